"""Openings beside each other on LINE: one bubble each, within every limit, nothing lost."""

from __future__ import annotations

import random

import pytest

from flows.content import content
from flows.jobs import Place, Shortlist
from flows.jobs.cards import found
from flows.jobs.judging import judge
from flows.turn import Carousel, Choice, Say, Turn, as_lines
from linebot_app.line import limits
from linebot_app.line.cards import CAROUSEL_BYTES, size_of
from linebot_app.line.render import MESSAGES, render
from linebot_app.simulator.checks.messages import check_messages
from tests.flows.jobs.openings import TODAY, any_opening, any_wishes, opening
from tests.linebot_app.line.drawn import actions, card, everything_said


def ten(seed: int, **told: object) -> Turn:
    chance = random.Random(seed)
    wishes = any_wishes(chance)
    listed = [any_opening(n, chance) if not told else opening(n, **told) for n in range(1, 11)]
    matches = tuple(judge(one, wishes, TODAY) for one in listed)
    return Turn(found(content(), Shortlist(matches, 10), wishes, lambda id_: f"c|interest|{id_}"))


@pytest.mark.parametrize("seed", range(10))
def test_ten_openings_are_one_carousel_of_ten(seed: int) -> None:
    messages = render(ten(seed))
    assert check_messages(messages).found == []
    said, carousel = messages
    assert said["type"] == "text"
    assert carousel["contents"]["type"] == "carousel"
    assert len(carousel["contents"]["contents"]) == 10
    assert len({bubble["size"] for bubble in carousel["contents"]["contents"]}) == 1
    taps = [action["data"] for action in actions(carousel["contents"]) if action["type"] == "postback"]
    assert taps == [f"c|interest|{n}" for n in range(1, 11)]


def test_openings_that_say_a_lot_stay_within_every_limit() -> None:
    turn = ten(
        1,
        title="とても長い題名" * 20,
        company="長い名前の会社" * 20,
        hours="朝から晩まで" * 40,
        places=tuple(Place(code, "とても長い名前の市" * 5) for code in range(1, 12)),
        url="https://example.com/" + "あ" * 100,
    )
    messages = render(turn)
    assert limits.problems_of_request(messages) == []
    assert len(messages) <= MESSAGES
    assert all(size_of(message["contents"]) <= CAROUSEL_BYTES for message in messages if message["type"] == "flex")


def test_every_word_can_be_read_where_there_are_no_cards() -> None:
    turn = ten(2)
    _, beside = turn.bubbles
    assert isinstance(beside, Carousel)
    assert as_lines(beside) == [line for one in beside.cards for line in as_lines(one)]
    said = everything_said(render(turn))
    assert all("".join(one.title.split()) in said for one in beside.cards if one.title.strip())


def test_choices_that_are_too_many_stand_below_the_carousel_not_in_it() -> None:
    cards = (card(title="一", choices=(Choice("a", "a"),)), card(title="二"))
    turn = Turn((Carousel(cards),), tuple(Choice(f"選択{n}", f"c{n}") for n in range(15)))
    messages = render(turn)
    assert limits.problems_of_request(messages) == []
    assert len(messages[0]["contents"]["contents"]) == 2
    data = {item["action"]["data"] for item in messages[-1]["quickReply"]["items"]}
    data |= {action["data"] for action in actions(messages[-1]["contents"])}
    assert data == {f"c{n}" for n in range(15)}


def test_a_crowded_turn_loses_no_opening() -> None:
    turn = Turn((*(Say(f"{n}") for n in range(3)), *(Carousel((card(title=f"題{n}"),)) for n in range(6))))
    messages = render(turn)
    assert len(messages) <= MESSAGES
    assert limits.problems_of_request(messages) == []
    assert all(f"題{n}" in everything_said(messages) for n in range(6))
