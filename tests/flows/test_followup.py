"""Whether and when it may be asked how it went: with a yes each time, changed or stopped at any moment."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest

import flows
from flows.followup_times import QUIET_FROM, QUIET_UNTIL, awake, moment
from flows.safety.windows import JAPAN
from flows.stage import Stage
from flows.turn import Kind, Part
from tests.flows.later import OPEN, LaterTalker, agreed, at_the_end, days, in_the_middle, since
from tests.flows.talker import MORNING


@pytest.mark.parametrize("hour", range(24))
@pytest.mark.parametrize("count", [3, 7, 30, 90])
def test_a_chosen_time_is_never_later_than_wished_nor_in_the_quiet_hours(hour: int, count: int) -> None:
    now = MORNING.replace(hour=hour, minute=47, second=13, microsecond=5)
    at = moment(now, count)
    assert QUIET_UNTIL <= at.timetz().replace(tzinfo=None) < QUIET_FROM
    assert at.date() == (now + days(count)).date()
    if hour >= QUIET_UNTIL.hour:
        assert at <= now + days(count)


@pytest.mark.parametrize(
    ("clock", "then"),
    [
        ("08:00", "08:00"),
        ("20:59", "20:59"),
        ("21:00", "32:00"),
        ("23:59", "32:00"),
        ("00:00", "08:00"),
        ("07:59", "08:00"),
    ],
)
def test_who_sleeps_is_let_sleep_until_eight(clock: str, then: str) -> None:
    now = datetime.combine(MORNING.date(), time.fromisoformat(clock), JAPAN)
    hour, minute = map(int, then.split(":"))
    expected = datetime.combine(MORNING.date(), time(0), JAPAN) + timedelta(hours=hour, minutes=minute)
    assert awake(now) == expected
    assert awake(now.astimezone(tz=None)) == expected


@pytest.mark.parametrize(("choice", "count"), [("three_days", 3), ("week", 7), ("two_weeks", 14), ("month", 30)])
def test_a_time_is_chosen_with_a_tap(choice: str, count: int) -> None:
    due = flows.due(agreed(choice).session)
    assert due is not None
    assert due.at.date() == (MORNING + days(count)).date()


@pytest.mark.parametrize(
    ("words", "count"),
    [("1週間後", 7), ("来週お願いします", 7), ("10日後", 10), ("2か月後", 60), ("半月後", 14), ("三日後", 3)],
)
def test_a_time_is_chosen_with_words(words: str, count: int) -> None:
    talker = in_the_middle()
    talker.say("あとで聞いて")
    talker.say(words)
    due = flows.due(talker.session)
    assert due is not None
    assert due.at.date() == (MORNING + days(count)).date()
    assert talker.turn.question == OPEN


@pytest.mark.parametrize("words", ["いらないです", "いいえ", "聞かなくていい", "1000日後", "おとといです"])
def test_nothing_is_agreed_by_anything_else(words: str) -> None:
    talker = in_the_middle()
    talker.say("あとで聞いて")
    talker.say(words)
    assert flows.due(talker.session) is None


def test_a_yes_alone_asks_for_the_time_and_agrees_to_nothing() -> None:
    talker = in_the_middle()
    talker.say("あとで聞いて")
    talker.say("はい")
    assert talker.find("in.week.1") is not None
    assert flows.due(talker.session) is None


@pytest.mark.parametrize(
    "data", ["c|followup|in.week.9", "c|followup|in.0d.1", "c|followup|in.999d.1", "c|followup|in.١d.1"]
)
@pytest.mark.parametrize(
    "more", ["c|followup|how.better.1", "c|followup|how.fine.1", "c|followup|way.x.1", "c|followup|in"]
)
def test_a_forged_tap_agrees_to_nothing_and_answers_nothing(data: str, more: str) -> None:
    talker = in_the_middle()
    for tapped in (data, more):
        talker.tap_data(tapped)
        assert talker.turn.bubbles
    assert flows.due(talker.session) is None
    assert since(talker) == []


def test_it_is_asked_once_at_the_end_and_the_yes_is_for_one_time() -> None:
    talker = at_the_end("person_1")
    assert talker.find("in.week.1") is not None
    talker.say("ありがとうございます")
    assert talker.find("in.week.1") is None
    assert flows.due(talker.session) is None
    talker.say("フォロー")
    talker.tap("in.week.1")
    talker.sleep()
    talker.tap("how.better.1")
    assert flows.due(talker.session) is None


def test_who_says_no_is_not_asked_again_in_this_matter() -> None:
    talker = at_the_end("person_1")
    talker.tap("none.1")
    for text in ("こんにちは", "まとめ", "ありがとう"):
        talker.say(text)
        assert talker.find("in.week.1") is None


def test_who_only_wants_to_be_heard_is_not_asked_but_may_wish_it() -> None:
    talker = LaterTalker()
    talker.agree("ただ聞いてほしいだけなんです")
    talker.say("もう十分です") if talker.find("enough") is None else talker.tap("enough")
    talker.tap_data("a|listening.talk|enough|1")
    assert talker.session.consultation.state == Stage.CLOSED
    assert talker.find("in.week.1") is None
    talker.say("また聞いてほしい")
    talker.tap("in.week.1")
    assert flows.due(talker.session) is not None


def test_after_danger_it_is_neither_offered_nor_agreed_nor_sent() -> None:
    talker = agreed()
    assert flows.due(talker.session) is not None
    talker.say("もう死にたい")
    assert flows.due(talker.session) is None
    talker.tap("not_meant")
    talker.tap("fine")
    assert talker.turn.question == OPEN
    talker.now += days(30)
    for tapped in ("c|followup|", "c|followup|in.week.1"):
        talker.tap_data(tapped)
        assert talker.find("in.week.1") is None
    assert flows.due(talker.session) is None


def test_a_question_that_crossed_with_danger_says_nothing() -> None:
    talker = agreed()
    due = flows.due(talker.session)
    assert due is not None
    talker.say("もう死にたい")
    talker.now = due.at
    turn = talker.send(Part("due", Kind.DUE, talker.now, due.key))
    assert turn.bubbles == ()
    assert turn.stage == Stage.DANGER


@pytest.mark.parametrize(
    "words", ["フォローはやめて", "フォローをやめてください", "おたずねはいらないです", "もう聞かないで"]
)
def test_it_is_stopped_by_words_at_any_moment(words: str) -> None:
    talker = agreed()
    talker.say(words)
    assert flows.due(talker.session) is None
    assert talker.turn.question == OPEN


@pytest.mark.parametrize("words", ["もう聞かないでと言われた", "フォローはいらないと言われました"])
def test_what_others_said_of_theirs_stops_nothing(words: str) -> None:
    talker = agreed()
    talker.say(words)
    assert flows.due(talker.session) is not None


def test_it_is_shown_changed_and_stopped_beside_what_is_stored() -> None:
    talker = agreed("month")
    talker.say("自分のデータ")
    talker.tap("pick.1")
    talker.tap("in.three_days.1")
    due = flows.due(talker.session)
    assert due is not None
    assert due.at.date() == (MORNING + days(3)).date()
    talker.say("自分のデータ")
    talker.tap("stop")
    assert flows.due(talker.session) is None


def test_who_stopped_it_is_never_offered_it_again_unless_they_ask() -> None:
    talker = at_the_end("person_1")
    talker.say("フォローはやめて")
    talker.say("新しい相談")
    talker.tap("want_to_complain")
    while talker.turn.question:
        done = {"summary.rating": "5", "expectation.words": "done"}
        talker.tap(done.get(talker.turn.question, "skipped"))
    assert talker.session.consultation.state == Stage.CLOSED
    assert talker.find("in.week.2") is None
    talker.say("フォロー")
    assert talker.find("in.week.2") is not None


@pytest.mark.parametrize(("way", "is_kept"), [("keep", True), ("erase", False)])
def test_a_matter_that_is_erased_takes_its_time_along(way: str, is_kept: bool) -> None:
    talker = agreed()
    talker.say("最初から")
    talker.tap(way)
    assert (flows.due(talker.session) is not None) is is_kept


def test_who_has_everything_erased_is_asked_nothing() -> None:
    talker = agreed()
    talker.say("データを消して")
    talker.tap("yes")
    assert flows.due(talker.session) is None


def test_going_back_takes_the_yes_back_and_asks_anew() -> None:
    talker = agreed()
    talker.say("戻る")
    assert flows.due(talker.session) is None
    assert talker.find("in.month.1") is not None
    talker.say("ヘルプ")
    assert talker.turn.question == OPEN
