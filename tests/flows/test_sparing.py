"""Whoever has no strength left is asked less: one sentence, a pause, the short way; nothing is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest

import flows
from flows.understanding.energy import energy
from flows.waiting import For
from tests.flows.talker import Talker, asked, at_the_relation
from tests.flows.test_waiting import logged

SPENT = [
    "考えられない",
    "むり",
    "もう頭まわらん",
    "わからん むり",
    "だるい",
    "どうでもいい",
    "選べない",
    "いまは余裕ない",
]
LATER = ["もういい", "あとで", "今日はもうええわ", "また明日", "もう寝たい"]


def in_facts() -> Talker:
    return asked("facts.contact_how", "自分のミス", "納期に遅れてしまいました", "おととい")


def is_same_when_done_again(talker: Talker) -> bool:
    return flows.dump(flows.replay(logged(talker))) == flows.dump(talker.session)


@pytest.mark.parametrize("said", SPENT)
def test_who_is_worn_out_reads_one_sentence_and_is_offered_little(said: str) -> None:
    talker = in_facts()
    moves, asked_for = len(talker.session.consultation.moves), talker.turn.question
    talker.say(said)
    assert len(talker.turn.bubbles) == 1
    assert len(talker.turn.choices) <= 4
    assert talker.turn.question == asked_for
    assert len(talker.session.consultation.moves) == moves
    assert any(choice.data.startswith("c|pause|") for choice in talker.offered())
    talker.say("会社の電話です")
    assert talker.case.contact_how == "work_phone"
    assert is_same_when_done_again(talker)


@pytest.mark.parametrize("said", LATER)
def test_to_put_it_off_is_a_pause_and_what_was_open_comes_back(said: str) -> None:
    talker = in_facts()
    talker.say(said)
    assert talker.session.waiting.what is For.RETURN
    talker.now += timedelta(hours=20)
    talker.say("こんにちは")
    assert talker.turn.question == "facts.contact_how"
    assert is_same_when_done_again(talker)


@pytest.mark.parametrize(
    "said",
    [
        "上司には言えない",
        "会社に電話",
        "できない",
        "やってない",
        "明日やります",
        "店長に怒鳴られて疲れた",
        "無理な要求をされた",
        "なんで無理なの？",
    ],
)
def test_what_tells_or_asks_something_is_no_lack_of_strength(said: str) -> None:
    assert energy(said) == ""


def test_that_the_boss_cannot_be_told_stays_an_answer() -> None:
    talker = in_facts()
    while talker.turn.question != "stakeholders.boss":
        talker.say("不安3") if talker.turn.question == "feelings.which" else talker.tap("skipped")
    talker.say("むり")
    assert talker.case.boss in ("no", "afraid")


def test_the_short_way_leads_to_the_advice_and_can_be_gone_back() -> None:
    talker = in_facts()
    talker.say("考えられない")
    talker.tap_data(next(choice.data for choice in talker.offered() if choice.data == "c|spare|rest"))
    assert talker.turn.question == "apology.choice"
    assert talker.find("go") is not None
    assert is_same_when_done_again(talker)


def test_after_the_decision_the_short_way_leads_to_the_summary_and_then_to_the_end() -> None:
    talker = at_the_relation()
    talker.tap("skipped")
    talker.tap("go")
    talker.tap("done")
    assert talker.turn.question in ("trust.their_feelings", "career.wish")
    talker.say("もう頭まわらん")
    if talker.session.stage == "trust":
        talker.tap_data("c|spare|rest")
    assert talker.turn.question.startswith("summary.")
    talker.say("むり")
    assert talker.session.stage == "closed"
    assert is_same_when_done_again(talker)


def test_nothing_is_decided_for_who_gives_in() -> None:
    talker = at_the_relation()
    talker.tap("skipped")
    talker.say("もう謝ればいいんでしょ")
    assert talker.case.choice is None
    assert talker.find("later") is not None
    assert is_same_when_done_again(talker)


@pytest.mark.parametrize("said", ["あとで", "ちょっと休ませて", "今日はもうええわ"])
def test_practice_stops_when_it_is_too_much(said: str) -> None:
    talker = at_the_relation()
    talker.tap("skipped")
    talker.tap("go")
    talker.tap_data("c|rehearse|calm")
    talker.say(said)
    assert talker.session.waiting.within(For.REHEARSAL) is None
    assert len(talker.turn.bubbles) == 1
    assert is_same_when_done_again(talker)


@pytest.mark.parametrize("said", ["…", "・・・", "！"])
def test_silence_agrees_to_nothing(said: str) -> None:
    talker = at_the_relation()
    talker.tap("skipped")
    talker.say(said)
    assert talker.case.choice is None
    talker.say(said)
    assert talker.case.choice is None
    assert is_same_when_done_again(talker)


def test_who_says_so_twice_is_not_asked_which_way() -> None:
    talker = in_facts()
    talker.say("考えられない")
    talker.say("しんどい")
    assert talker.turn.question == "apology.choice"
    assert is_same_when_done_again(talker)


def test_a_pause_goes_on_until_somebody_comes_back() -> None:
    talker = in_facts()
    talker.say("あとで")
    for said in ("いらない", "おやすみ", "…"):
        talker.say(said)
        assert talker.session.waiting.what is For.RETURN
    talker.say("続きから")
    assert talker.turn.question == "facts.contact_how"
    assert is_same_when_done_again(talker)


@pytest.mark.parametrize(
    ("said", "after"), [("変わらん", {"不安": 3}), ("もう聞かんといて", None), ("さっきよりまし", None)]
)
def test_feelings_at_the_end_may_be_as_before_or_not_told(said: str, after: dict[str, int] | None) -> None:
    talker = at_the_relation()
    talker.tap("skipped")
    talker.tap("go")
    talker.tap("done")
    for _ in range(8):
        if talker.turn.question == "summary.feelings":
            break
        talker.tap(next(value for value in ("skipped", "no") if talker.find(value)))
    talker.say(said)
    assert talker.turn.question == "summary.rating"
    assert talker.case.feelings_after == after
    assert is_same_when_done_again(talker)
