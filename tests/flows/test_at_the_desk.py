"""A clerk at a desk who came only to be heard and is shouted at every day: what the chat asks, takes and advises."""

from __future__ import annotations

from datetime import datetime

import pytest

from flows.content import content
from flows.turn import as_lines
from flows.voice.recaps import understood
from tests.flows.talker import JAPAN, Talker

SUNDAY = datetime(2026, 11, 22, 15, 0, tzinfo=JAPAN)
TOLD = (
    "もうつかれた　ただ聞いてほしい",
    "ホテルのフロントでパート　泊まってるお客さんに毎日どなられる　旅行サイトが朝食つきって間違えて売ったプランで",
    "毎日すみませんって言った　支配人は「うまく謝っといて」って言うだけ　なにもしてない…",
    "今日中に返事しろ　朝食代もかえせってロビーで大声で言われた",
    "仕事行くの考えると涙が出る",
)


@pytest.fixture
def clerk() -> Talker:
    talker = Talker(SUNDAY)
    talker.agree()
    for text in TOLD:
        talker.say(text)
    talker.tap("sort")
    asked = set()
    for _ in range(40):
        asked.add(talker.turn.question)
        if talker.turn.question == "apology.choice":
            assert "apology.relation" not in asked
            return talker
        talker.tap(next(value for value in ("right", "疲れ=5", "enough", "skipped") if talker.find(value)))
    raise AssertionError(talker.turn.question)


def test_what_was_done_and_asked_for_is_taken_from_what_was_told_while_listening(clerk: Talker) -> None:
    assert clerk.case.done == ["apologised"]
    assert clerk.case.demands == ["money"]
    assert clerk.case.contact_how == "in_person"
    assert "うまく謝っといて" not in clerk.case.said


@pytest.mark.parametrize("words", ["支配人にかわってほしい　会社にたのむほうで", "会社に任せたいです"])
def test_words_that_mean_a_way_choose_it(clerk: Talker, words: str) -> None:
    clerk.say(words)
    assert clerk.case.choice == "route_via_company"
    assert clerk.turn.question == "apology.words"


def test_words_to_say_on_the_spot_come_first(clerk: Talker) -> None:
    clerk.tap("go")
    assert any("draft|boss_report" in choice.data for choice in clerk.offered())
    assert any("desk_script" in choice.data for choice in clerk.offered())


def test_nothing_is_sold_to_who_came_to_be_heard(clerk: Talker) -> None:
    clerk.tap("go")
    asked = []
    for text in ("次へ", "まとめ", "記録を見る"):
        clerk.say(text)
        asked.append(clerk.turn.question)
    assert "career.wish" not in asked


def test_the_recap_names_no_wish_as_a_role(clerk: Talker) -> None:
    card = understood(content(), clerk.case)
    lines = as_lines(card)
    assert lines
    assert not any(content().text("entry.role.options.listen") in line for line in lines)


@pytest.mark.parametrize("words", ["会社に任せるのは嫌です", "会社に頼むのはこわい", "謝りたくない"])
def test_a_way_that_is_named_to_turn_it_down_is_not_chosen(clerk: Talker, words: str) -> None:
    clerk.say(words)
    assert clerk.case.choice is None
    assert clerk.turn.question == "apology.choice"


@pytest.mark.parametrize("question", ["facts.responsibility", "feelings.which", "stakeholders.people"])
def test_what_the_recap_lacks_is_added_to_what_it_has(question: str) -> None:
    talker = Talker(SUNDAY)
    talker.agree(
        "ホテルのフロントで、泊まっているお客様に怒鳴られました。説明してほしいと言われて、会社に電話が来ました"
    )
    for _ in range(40):
        if talker.turn.question == question:
            break
        talker.tap(
            next(value for value in ("front_desk", "right", "怒り=3", "enough", "skipped") if talker.find(value))
        )
    assert talker.turn.question == question
    before = list(talker.case.demands or ())
    talker.say("朝食代もかえせって言われたのが表に入ってない")
    assert talker.case.demands == [*before, "money"]
    talker.say("毎日すみませんって言ったのが表に入ってないです")
    assert "apologised" in (talker.case.done or ())


def test_the_fast_lane_gives_words_for_the_spot(clerk: Talker) -> None:
    clerk.say("いますぐ返事が必要")
    titles = [getattr(bubble, "title", "") for bubble in clerk.turn.bubbles]
    assert content().text("documents.name.desk_script") in titles
    assert content().text("documents.name.phone_script") not in titles
