"""What a whole turn becomes on LINE: nothing lost, nothing empty, always within the limits."""

from __future__ import annotations

import json

from hypothesis import HealthCheck, given, settings

from flows.turn import Bar, Card, Choice, Paragraph, Say, Turn
from linebot_app.line import limits
from linebot_app.line.render import render
from tests.linebot_app.line.drawn import all_actions, card, everything_said
from tests.support import turns as made


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(made.turns)
def test_whatever_a_turn_holds_its_messages_are_within_the_limits(turn: Turn) -> None:
    messages = render(turn)
    assert len(messages) <= 5
    if messages:
        assert limits.problems_of_request(messages) == []
    json.dumps(messages, ensure_ascii=False).encode()
    assert all("quickReply" not in message for message in messages[:-1])


def test_a_turn_without_bubbles_sends_nothing() -> None:
    assert render(Turn()) == []
    assert render(Turn(choices=(Choice("はい", "yes"),))) == []


def test_empty_texts_and_empty_cards_are_left_out() -> None:
    turn = Turn((Say(""), Say(" \n\u200b"), Card("list", "", ()), Say("こんにちは")))
    assert [message["type"] for message in render(turn)] == ["text"]


def test_choices_are_offered_even_when_every_bubble_is_empty() -> None:
    messages = render(Turn((Say(""),), (Choice("はい", "yes"),)))
    assert len(messages) == 1
    assert all_actions(messages)[0]["data"] == "yes"


def test_rendering_twice_gives_equal_messages_that_share_nothing_that_changes() -> None:
    turn = Turn((card(Paragraph("本文"), Bar("不安", 4, 2)),), (Choice("はい", "yes"),))
    first = json.dumps(render(turn))
    render(Turn((card(Bar("怒り", 1)),)))
    assert json.dumps(render(turn)) == first


def test_more_than_five_bubbles_are_joined_with_a_blank_line_and_the_question_stays_alone() -> None:
    says = tuple(Say(f"{n}つめの文です。") for n in range(8))
    messages = render(Turn(says))
    assert len(messages) == 5
    assert messages[-1]["text"] == says[-1].text
    assert messages[0]["text"].startswith(f"{says[0].text}\n\n{says[1].text}")
    assert everything_said(messages) == "".join(say.text for say in says)


def test_more_than_five_cards_and_texts_lose_nothing_and_keep_their_order() -> None:
    turn = Turn(tuple(part for n in range(5) for part in (Say(f"文{n}"), card(Paragraph(f"中{n}"), title=f"題{n}"))))
    messages = render(turn)
    assert len(messages) <= 5
    said = everything_said(messages)
    places = [said.index(f"{sign}{n}") for n in range(5) for sign in "文題中"]
    assert places == sorted(places)
