"""「わたしのデータ」: what is shown of it, the page it opens, and that deleting is proved without the data."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import orjson
import pytest

import flows
from flows import mine
from flows.content import content, languages
from flows.stage import Stage
from flows.turn import Card, Choice, Does, Incoming, Raises, Turn
from flows.waiting import For
from tests.flows.talker import Talker

STORY = "取引先の佐藤さんが怒っていて、菓子折りを持って謝りに来いと言われました。"


class WithPage(Talker):
    """Their channel has a page; `key` is what its last address was made of."""

    key = ""

    def send(self, *parts: Any) -> Turn:
        def page(key: str) -> str:
            self.key = key
            return f"https://a.example/s/{key}"

        self.turn = flows.take_turn(self.session, Incoming(parts, page=page), self.now)
        self.turns.append(self.turn)
        return self.turn


def told() -> WithPage:
    talker = WithPage()
    talker.agree(STORY)
    return talker


def card(turn: Turn) -> Card:
    return next(bubble for bubble in turn.bubbles if isinstance(bubble, Card))


def commands(turn: Turn) -> set[str]:
    inside = [choice for bubble in turn.bubbles for choice in getattr(bubble, "choices", ())]
    return {choice.data.split("|")[1] for choice in (*turn.choices, *inside) if choice.data}


def test_everything_that_can_be_done_about_ones_data_is_one_tap_away() -> None:
    talker = told()
    turn = talker.tap_data("c|mine|")
    assert {"change", "erase", "withdraw_consent", "no_followup", "unlink", "go_on"} <= commands(turn)
    opens = [choice for choice in card(turn).choices if choice.does is Does.OPEN]
    assert [choice.value for choice in opens] == [f"https://a.example/s/{talker.key}"]
    assert mine.is_theirs(talker.session, talker.key)
    assert STORY not in talker.words(), "what is stored is counted here, and read on the page"


def test_a_channel_without_a_page_offers_none() -> None:
    talker = Talker()
    talker.agree(STORY)
    assert all(choice.does is not Does.OPEN for choice in card(talker.tap_data("c|mine|")).choices)


def test_before_consent_nothing_is_kept_and_consent_is_asked_for_again() -> None:
    talker = WithPage()
    talker.say(STORY)
    turn = talker.tap_data("c|mine|")
    assert (turn.question, talker.key) == ("consent.agree", "")
    assert turn.withheld


def test_who_wants_no_later_question_is_not_offered_to_stop_it_once_more() -> None:
    talker = told()
    talker.tap_data("c|no_followup|")
    assert "no_followup" not in commands(talker.tap_data("c|mine|"))


@pytest.mark.parametrize("words", ["わたしのデータ", "自分のデータ", "データを見たい"])
def test_it_can_be_said(words: str) -> None:
    talker = told()
    talker.say(words)
    assert talker.turn.trigger == "mine"


def test_the_data_hold_every_word_and_every_answer_and_nothing_that_was_taken_back() -> None:
    talker = told()
    talker.say("部長に相談したら、一人で行けと言われました。")
    found = mine.as_data(talker.session, content())
    assert orjson.loads(orjson.dumps(found)) == found
    assert STORY in orjson.dumps(found).decode()
    given = [one.get("text", "") for one in found["consultations"][0]["given"]]
    assert any("部長" in text for text in given)
    told_on_the_page = _read(talker)
    assert STORY in told_on_the_page
    talker.unsend("message-1")
    assert "佐藤" not in orjson.dumps(mine.as_data(talker.session, content())).decode()
    assert "佐藤" not in _read(talker)


def _read(talker: Talker) -> str:
    blocks = [block for section in mine.sections(talker.session, content()) for block in section.blocks]
    return "\n".join(str(getattr(block, "text", "")) for block in blocks)


@pytest.mark.parametrize("language", languages())
def test_the_page_can_be_made_in_every_language_at_any_moment(language: str) -> None:
    talker = told()
    while talker.turn.question and len(talker.turns) < 25:
        assert mine.sections(talker.session, content(language))
        choice = next((one for one in talker.offered() if one.data and one.data.startswith("a|")), None)
        if choice is None:
            break
        talker.tap_data(choice.data)
    mine.as_data(talker.session, content(language))


def test_a_link_ends_when_links_are_made_void_or_everything_is_erased() -> None:
    talker = told()
    talker.tap_data("c|mine|")
    first = talker.key
    talker.tap_data("c|unlink|")
    assert not mine.is_theirs(talker.session, first)
    talker.tap_data("c|mine|")
    second = talker.key
    talker.tap_data("c|erase|yes")
    assert not mine.is_theirs(talker.session, second)
    talker.now += timedelta(minutes=1)
    talker.agree(STORY)
    assert not mine.is_theirs(talker.session, second)
    assert not mine.is_theirs(talker.session, "data.0.0")


@pytest.mark.parametrize("asks", ["erase", "withdraw_consent"])
def test_deleting_is_asked_about_and_then_proved_by_date_and_numbers_alone(asks: str) -> None:
    talker = told()
    kept = mine.kept(talker.session)
    assert kept.total >= 2
    talker.tap_data(f"c|{asks}|")
    assert talker.session.waiting.what is For.YES_TO_ERASE
    assert talker.session.consented is not None
    turn = talker.say("はい")
    assert any(True for _ in turn.asks_for(Raises.ERASE))
    proof = turn.bubbles[-1]
    assert str(kept.total) in proof.text  # type: ignore[union-attr]
    assert f"{talker.now:%H:%M}" in proof.text  # type: ignore[union-attr]
    assert "佐藤" not in talker.words()
    assert talker.session.consented is None
    assert mine.kept(talker.session).counts["texts"] == 0


@pytest.mark.parametrize("asks", ["erase", "withdraw_consent"])
def test_who_thinks_better_of_it_keeps_everything(asks: str) -> None:
    talker = told()
    before = mine.kept(talker.session)
    talker.tap_data(f"c|{asks}|")
    talker.say("いいえ")
    assert (mine.kept(talker.session), talker.session.consented is not None) == (before, True)
    assert talker.turn.question


def test_erasing_where_nothing_was_kept_proves_nothing() -> None:
    talker = Talker()
    talker.say(STORY)
    talker.tap_data("c|erase|yes")
    assert len(talker.turn.bubbles) == 1


def test_the_button_that_is_always_there_starts_goes_on_and_begins_anew() -> None:
    talker = Talker()
    talker.tap_data("c|start|")
    assert talker.turn.question == "consent.agree"
    talker.say(STORY)
    talker.tap_data("c|go_on|")
    assert talker.turn.question == "consent.agree", "whatever is tapped, consent comes first"
    talker.tap("agree")
    question = talker.turn.question
    for data in ("c|start|", "c|go_on|"):
        assert talker.tap_data(data).question == question
    talker.tap_data("c|pause|")
    assert talker.tap_data("c|start|").question == question
    talker.session.consultation.state = Stage.CLOSED
    talker.tap_data("c|start|")
    assert len(talker.session.consultations) == 2


def test_labels_of_the_ways_fit() -> None:
    assert all(isinstance(choice, Choice) and choice.label for choice in card(told().tap_data("c|mine|")).choices)
