"""An operator has the conversation: the bot is silent, sees danger all the same, and goes on with the very question."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import flows
from flows.attending import PATIENCE, PATIENCE_IN_DANGER
from flows.desk import Desk
from flows.orders import BACK, SAY, TAKE, order
from flows.stage import Stage
from flows.turn import Incoming, Kind, Part, Raises, Turn
from tests.flows.talker import JAPAN, MORNING, Talker, asked

WEEK = ((("10:00", "12:00"), ("13:00", "17:00")),) * 5 + ((), ())
FRIDAY = datetime(2026, 11, 20, 9, 0, tzinfo=JAPAN)
DANGER = "もう死にたいです"


def ordered(talker: Talker, word: str, said: str = "", operator: str = "hana") -> Turn:
    talker.now += talker.pause
    text = order(word, operator, "花子", 900, 180)
    return talker.send(Part(f"order-{len(talker.sent)}", Kind.OPERATOR, talker.now, text, said=said))


def wait_until_due(talker: Talker) -> Turn:
    due = flows.due(talker.session)
    assert due is not None
    talker.now = due.at
    return talker.send(Part(f"due-{len(talker.sent)}", Kind.DUE, talker.now, due.key))


@pytest.fixture
def held() -> Talker:
    talker = asked("facts.contact_how", "自分のミス", "納期に遅れてしまいました", "おととい")
    ordered(talker, TAKE)
    return talker


def test_the_bot_is_silent_while_an_operator_has_the_conversation(held: Talker) -> None:
    moves = list(held.session.consultation.moves)
    for turn in (held.say("電話でした"), held.show(Kind.STICKER), held.tap_data("c|restart|yes"), held.say("戻る")):
        assert (turn.bubbles, turn.choices, turn.attended) == ((), (), "花子")
    assert held.session.consultation.moves == moves


def test_the_operator_speaks_under_a_name_and_the_windows_stay_at_hand(held: Talker) -> None:
    turn = ordered(held, SAY, "こんにちは")
    assert turn.sender.endswith("花子")
    assert "こんにちは" in held.words()
    assert held.find("windows") is not None
    assert len(ordered(held, SAY, "どうされましたか").bubbles) == 1  # presented once


def test_given_back_the_very_question_is_put_again(held: Talker) -> None:
    question = held.session.asked
    held.say("電話でした")
    turn = ordered(held, BACK)
    assert (turn.question, turn.attended, turn.trigger) == (question, "", "given_back")
    assert held.tap("private_phone").trigger == "answered"


@pytest.mark.parametrize("way", ["tap", "words"])
def test_the_person_may_go_back_to_the_bot(held: Talker, way: str) -> None:
    ordered(held, SAY, "こんにちは")
    label = next(choice.label for choice in held.offered() if choice.data.startswith("c|bot"))
    turn = held.tap("bot") if way == "tap" else held.say(label)
    assert (turn.trigger, turn.question, turn.attended) == ("left_operator", "facts.contact_how", "")


def test_when_nobody_writes_the_bot_takes_the_thread_back_and_says_so(held: Talker) -> None:
    ordered(held, SAY, "少しお待ちください")
    spoke = held.now
    held.say("はい")
    turn = wait_until_due(held)
    assert held.now - spoke == PATIENCE
    assert (turn.trigger, turn.question, turn.attended) == ("silence", "facts.contact_how", "")
    assert "花子" in held.words()


def test_every_word_of_the_operator_gives_more_time_and_an_old_time_does_nothing(held: Talker) -> None:
    before = flows.due(held.session)
    assert before is not None
    ordered(held, SAY, "こんにちは")
    held.now = before.at
    old = held.send(Part("due-old", Kind.DUE, held.now, before.key))
    assert (old.bubbles, old.attended) == ((), "花子")


def test_danger_raises_the_alarm_puts_the_windows_at_hand_and_shortens_the_patience(held: Talker) -> None:
    ordered(held, SAY, "こんにちは")
    turn = held.say(DANGER)
    assert list(turn.asks_for(Raises.ALERT)) == ["concern"]
    assert held.find("windows") is not None
    assert turn.attended == "花子"
    seen = held.now
    assert any(block for bubble in held.tap("windows").bubbles for block in getattr(bubble, "blocks", ()))
    assert held.say(DANGER).bubbles == ()  # once is enough; the operator has read it
    back = wait_until_due(held)
    assert held.now - seen == PATIENCE_IN_DANGER
    assert (back.stage, back.attended) == (Stage.DANGER, "")
    assert back.choices


def test_danger_before_shortens_the_patience_too_and_given_back_the_caring_goes_on() -> None:
    talker = asked("facts.contact_how", "自分のミス", "納期に遅れてしまいました", "おととい")
    talker.say(DANGER)
    ordered(talker, TAKE)
    due = flows.due(talker.session)
    assert due is not None
    assert due.at - talker.now == PATIENCE_IN_DANGER
    assert ordered(talker, BACK).stage == Stage.DANGER


@pytest.mark.parametrize("word", [SAY, BACK])
def test_an_order_that_comes_too_late_or_from_somebody_else_says_nothing(held: Talker, word: str) -> None:
    assert ordered(held, word, "x", operator="ken").trigger == "too_late"
    ordered(held, BACK)
    turn = ordered(held, word, "x")
    assert (turn.trigger, turn.bubbles) == ("too_late", ())


def test_another_operator_may_take_it_on(held: Talker) -> None:
    ordered(held, TAKE, operator="ken")
    assert ordered(held, SAY, "x").trigger == "too_late"
    assert ordered(held, SAY, "y", operator="ken").trigger == "operator"


def test_nobody_is_taken_over_before_they_agreed_to_being_read() -> None:
    talker = Talker()
    talker.say("こんにちは")
    turn = ordered(talker, TAKE)
    assert (turn.trigger, turn.attended) == ("too_late", "")


def test_words_taken_back_meanwhile_are_gone_and_break_nothing(held: Talker) -> None:
    held.say(DANGER)
    assert held.unsend(held.sent[-1][0].parts[0].message_id).trigger == "unsent"
    assert DANGER not in json.dumps(flows.dump(held.session), ensure_ascii=False)
    assert ordered(held, BACK).attended == ""


def as_logged(incoming: Incoming, turn: Turn, gone: set[str]) -> Incoming:
    """What the log keeps of it: no words of the operator, none that were taken back, what it did."""
    kept = ((part, "" if part.kind is Kind.TEXT and part.message_id in gone else part.text) for part in incoming.parts)
    parts = [Part(p.event_id, p.kind, p.at, text, p.message_id, p.picked) for p, text in kept]
    return Incoming(tuple(parts), tuple(turn.asks_for(Raises.RECORD)))


STEPS = st.lists(
    st.one_of(
        st.sampled_from([TAKE, SAY, BACK, "due", "unsend"]),
        st.sampled_from(
            ["電話でした", DANGER, "薬をためてあります", "相談員と話す", "戻る", "ボットの質問にもどる", ""]
        ),
        st.integers(0, 8),
    ),
    max_size=25,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS)
def test_the_log_of_any_such_talk_leads_to_the_same_session(walk: list[str | int]) -> None:
    talker = asked("facts.contact_how", "自分のミス", "納期に遅れてしまいました", "おととい")
    for step in walk:
        if step in (TAKE, SAY, BACK):
            ordered(talker, str(step), "お話をうかがいます")
        elif step == "due":
            if flows.due(talker.session) is not None:
                wait_until_due(talker)
        elif step == "unsend":
            if talker.turns[-1].trigger in ("to_operator", "danger_seen"):  # all others have tests of their own
                talker.unsend(talker.sent[-1][0].parts[0].message_id)
        elif isinstance(step, int):
            if offered := talker.offered():
                talker.tap_data(offered[step % len(offered)].data)
        elif step:
            talker.say(step)
    saved = flows.dump(talker.session)
    assert flows.dump(flows.load(json.loads(json.dumps(saved)))) == saved
    gone = {one.parts[0].message_id for one, _ in talker.sent if one.kind is Kind.UNSEND}
    logged = [
        (as_logged(incoming, turn, gone), now) for (incoming, now), turn in zip(talker.sent, talker.turns, strict=True)
    ]
    assert flows.dump(flows.replay(talker.sent)) == saved
    assert flows.dump(flows.replay(logged)) == saved


# What somebody is told who asks for a human


def told(desk: Desk, now: datetime = MORNING) -> str:
    talker = asked("facts.contact_how", "自分のミス", "納期に遅れてしまいました", "おととい")
    part = Part("e", Kind.TEXT, now, "相談員と話す", "m")
    turn = flows.take_turn(talker.session, Incoming((part,), desk=desk), now)
    assert list(turn.asks_for(Raises.CALL_OPERATOR)) == [""]
    assert turn.question == "facts.contact_how"
    talker.turn = turn
    return talker.words()


def test_what_is_told_depends_on_who_is_there_and_how_long_others_waited() -> None:
    here = told(Desk(week=WEEK, on_duty=1, waiting=3, minutes=7))
    assert "3" in here
    assert "7" in here
    assert told(Desk(week=WEEK, on_duty=1)) != told(Desk(week=WEEK))
    assert "11月24日" in told(Desk(week=WEEK), FRIDAY.replace(hour=18))  # the 23rd is a holiday


def test_hours_and_contact_are_told_as_they_were_set() -> None:
    words = told(Desk(organisation="つばめ相談室", contact="03-0000-0000", week=WEEK))
    for told_so in ("月〜金", "10:00", "13:00", "つばめ相談室", "03-0000-0000"):
        assert told_so in words
    assert "月" not in told(Desk(contact="x")).replace("11月", "")


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        (FRIDAY, FRIDAY.replace(hour=10)),
        (FRIDAY.replace(hour=12, minute=30), FRIDAY.replace(hour=13)),
        (FRIDAY.replace(hour=18), datetime(2026, 11, 25, 10, 0, tzinfo=JAPAN)),
        (FRIDAY.replace(hour=11), FRIDAY.replace(hour=11)),
    ],
)
def test_the_next_opening_passes_over_weekends_holidays_and_days_off(now: datetime, opens: datetime) -> None:
    desk = Desk(week=WEEK, closed=frozenset({date(2026, 11, 24)}))
    assert desk.opens(now) == opens


def test_without_hours_nothing_is_promised() -> None:
    assert Desk().opens(FRIDAY) is None
    assert Desk().closes(FRIDAY) is None
    assert Desk(week=WEEK).closes(FRIDAY + timedelta(hours=2)) == FRIDAY.replace(hour=12)
