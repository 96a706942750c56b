"""How a matter went on, told in own words: the very thing is taken up with one next step, and a question about being
asked again, or a day in words, is what it is."""

from __future__ import annotations

from datetime import datetime

import pytest

import flows
from flows.content import content
from flows.followup_times import NONE, planned
from flows.understanding.outcomes import outcome_in
from flows.waiting import For
from tests.flows.later import LaterTalker, agreed, at_the_end, since
from tests.flows.test_waiting import logged

OUTCOMES = [
    ("結局行かんかった", "not_gone"),
    ("謝ったら許してくれた", "forgiven"),
    ("まだ言えてない", "not_said"),
    ("余計ひどなった", "worse"),
    ("会社辞めました", "left_job"),
    ("上司に言えました！", "told_boss"),
    ("店長に話したら怒られた", "scolded"),
    ("電話したけど出んかった", "no_answer"),
    ("なんとかなりそうです。ありがとうございました", "better"),
    ("あのあと毎日電話くる", "calls_on"),
    ("課長が代わりに行ってくれて、私は行かんでよくなった", "boss_went"),
    ("課長が一緒に行ってくれることになった", "boss_will"),
    ("思い出したくない", "not_now"),
    ("昨日謝ってきました。怒鳴られましたけど最後は分かってくれました", "forgiven"),
    ("まだ眠れへん", "sleepless"),
]


def is_same_when_done_again(talker: LaterTalker) -> bool:
    return flows.dump(flows.replay(logged(talker))) == flows.dump(talker.session)


@pytest.mark.parametrize(("said", "kind"), OUTCOMES)
def test_what_was_told_is_taken_up_and_kept(said: str, kind: str) -> None:
    talker = agreed()
    talker.sleep()
    talker.say(said)
    assert content().text(f"followup.went.{kind}") in talker.words()
    assert since(talker) == ["told"]
    assert is_same_when_done_again(talker)


@pytest.mark.parametrize(
    "said",
    [
        "許してもらえたらいいな",
        "全然よくならないです",
        "上司に言えたらよかった",
        "許してくれると思う？",
        "おとといのことです",
    ],
)
def test_nothing_is_read_from_what_did_not_happen(said: str) -> None:
    assert outcome_in(said) not in ("forgiven", "better", "told_boss")


def test_who_asks_who_is_there_is_told_and_the_question_stays() -> None:
    talker = agreed()
    talker.sleep()
    talker.say("誰？")
    assert talker.session.waiting.what is For.HOW_IT_WENT
    assert since(talker) == []
    assert is_same_when_done_again(talker)


@pytest.mark.parametrize(
    "said", ["それって何日後に来るの？", "LINEで来るの？", "なんで聞くの", "誰が読むの？", "やめられる？"]
)
def test_a_question_about_being_asked_again_agrees_to_nothing(said: str) -> None:
    talker = at_the_end("person_1")
    talker.say(said)
    case = talker.session.consultation.case
    assert case.check_in is None
    assert talker.session.waiting.what is For.WHEN_AGAIN
    assert talker.find("in.week.1") is not None
    talker.tap("in.week.1")
    assert planned(talker.session.consultation) is not None
    assert is_same_when_done_again(talker)


@pytest.mark.parametrize(
    ("said", "day", "hour"),
    [("来週の金曜の夜", "2026-11-27", 20), ("来月の頭", "2026-12-01", None), ("12月1日の昼", "2026-12-01", 12)],
)
def test_a_day_in_words_is_that_day(said: str, day: str, hour: int | None) -> None:
    talker = at_the_end("person_1")
    assert talker.now.date().isoformat() == "2026-11-18"
    talker.say(said)
    at = planned(talker.session.consultation)
    assert isinstance(at, datetime)
    assert at.date().isoformat() == day
    assert hour is None or at.hour == hour
    assert is_same_when_done_again(talker)


def test_an_hour_alone_asks_for_the_day_and_is_kept_for_it() -> None:
    talker = at_the_end("person_1")
    talker.say("夜8時ごろがいい")
    assert talker.session.consultation.case.check_in is None
    talker.tap("in.week-20.1")
    at = planned(talker.session.consultation)
    assert at is not None
    assert at.hour == 20


@pytest.mark.parametrize("said", ["いらんわ", "やっぱりやめる", "別にええかな", "遠慮しときます"])
def test_a_no_in_any_words_is_a_no(said: str) -> None:
    talker = at_the_end("person_1")
    talker.say(said)
    assert talker.session.consultation.case.check_in == NONE
    assert is_same_when_done_again(talker)
