"""What is remembered of danger: denials, alerts, the way back, before consent, after it, and in the log."""

from __future__ import annotations

import json
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

import flows
from flows.rules import may_be_offered_more
from flows.safety.windows import EMERGENCY
from flows.stage import Stage
from flows.turn import Incoming, Part, Raises
from flows.urgency import STEPS
from flows.waiting import For
from tests.flows.care import CONCERN, IMMINENT, alerts, caring, in_facts, windows
from tests.flows.talker import Talker
from tests.flows.test_hostile_walks import SAID, walk
from tests.flows.test_properties import conversations

# Denial and what is remembered


def denied(talker: Talker, words: str = CONCERN) -> Talker:
    talker.say(words)
    talker.tap("not_meant")
    talker.tap("fine")
    return talker


def test_one_denial_does_not_end_it_and_the_matter_is_noted_for_operators() -> None:
    talker = caring(CONCERN)
    turn = talker.tap("not_meant")
    assert turn.stage == Stage.DANGER
    assert list(turn.asks_for(Raises.NOTE)) == ["denied concern self"]
    assert talker.tap("fine").question == "facts.when"


def test_i_am_fine_is_a_denial_and_does_not_end_it_at_once() -> None:
    talker = caring(CONCERN)
    assert talker.say("大丈夫です").stage == Stage.DANGER
    assert talker.say("大丈夫です").question == "facts.when"


def test_i_am_fine_says_that_one_is_safe_where_that_was_asked() -> None:
    talker = caring(IMMINENT)
    assert talker.say("大丈夫です").stage == Stage.DANGER
    assert talker.session.waiting.step == "company"


def test_who_tells_at_length_is_thanked_and_the_step_waits() -> None:
    talker = caring(CONCERN, "はい")
    talker.say("仕事のことばかり考えてしまって、家に帰っても落ち着かなくて、食べるのも面倒になってしまいました")
    assert talker.turn.stage == Stage.DANGER
    assert talker.session.waiting.step == "since"


def test_who_is_not_fine_after_a_denial_is_asked_on() -> None:
    talker = caring(CONCERN)
    talker.tap("not_meant")
    assert talker.say("いいえ").stage == Stage.DANGER
    assert talker.session.waiting.step == STEPS["self"][0].name


def test_words_denied_twice_interrupt_no_more_on_that_day() -> None:
    talker = denied(in_facts())
    turn = talker.say(CONCERN)
    assert turn.stage == Stage.FACTS
    assert alerts(turn) == []
    assert turn.trigger != "pause"


def test_the_memory_holds_marks_and_no_words() -> None:
    talker = denied(in_facts())
    assert talker.session.harmless
    assert "死" not in json.dumps(talker.session.harmless, ensure_ascii=False)


def test_on_the_next_day_in_japan_the_same_words_count_again() -> None:
    talker = denied(in_facts())
    talker.now = talker.now.replace(hour=23, minute=59)
    assert talker.say(CONCERN).stage == Stage.DANGER  # 23:59:30 plus what was waited for is the next day


def test_other_words_count_at_once_also_beside_the_remembered_ones() -> None:
    talker = denied(in_facts())
    assert talker.say("家で夫に殴られています").stage == Stage.DANGER
    talker = denied(in_facts())
    assert talker.say(f"{CONCERN}。家で夫に殴られています").stage == Stage.DANGER


def test_an_idiom_called_harmless_says_nothing_about_the_plain_wish() -> None:
    talker = denied(in_facts(), "お客様のことを考えると、死んでしまいたいです")
    assert talker.say("もう死んでしまいたいです。本当に").stage == Stage.DANGER


def test_what_is_passed_over_stays_on_the_operators_list() -> None:
    talker = denied(in_facts())
    assert list(talker.say(CONCERN).asks_for(Raises.NOTE))


def test_imminent_danger_is_never_remembered_as_harmless() -> None:
    talker = in_facts()
    for _ in range(3):
        turn = talker.say(IMMINENT)
        assert turn.stage == Stage.DANGER
        assert windows(turn)[0].contact in EMERGENCY
        talker.tap("not_meant")
        assert talker.tap("fine").question == "facts.when"
    assert talker.session.harmless == []


def test_what_was_remembered_goes_with_the_words_that_are_taken_back() -> None:
    talker = denied(in_facts())
    talker.unsend("message-5")
    assert talker.session.harmless == []


# Alerts


def test_one_matter_is_reported_once_within_some_minutes_and_again_when_it_gets_worse() -> None:
    talker = caring(CONCERN)
    turns = [talker.turn, *(talker.say(CONCERN) for _ in range(4))]
    assert alerts(*turns) == ["concern"]
    assert alerts(talker.say(IMMINENT)) == ["imminent"]
    assert alerts(talker.say(IMMINENT), talker.say(CONCERN)) == []
    talker.now += timedelta(minutes=30)
    assert alerts(talker.say(IMMINENT)) == ["imminent"]


def test_another_matter_is_reported_at_once() -> None:
    talker = caring(CONCERN)
    assert alerts(talker.say("家で夫に殴られています")) == ["concern"]


# Before consent, after danger


def test_before_consent_danger_is_answered_and_nothing_may_be_stored() -> None:
    talker = Talker()
    turns = [talker.say(CONCERN), talker.tap("yes"), talker.tap("long"), talker.tap("unbearable")]
    assert all(turn.withheld and not turn.consented for turn in turns)
    assert alerts(*turns) == ["concern", "imminent"]
    talker.tap("safe")
    talker.tap_data("c|danger|back")
    assert talker.turn.question == "consent.agree"
    assert talker.tap("agree").stage != Stage.CONSENT


def test_after_danger_nothing_more_is_offered_for_a_week_and_never_in_this_conversation() -> None:
    talker = denied(in_facts())
    session = talker.session
    assert not may_be_offered_more(session, talker.now)
    assert not may_be_offered_more(session, talker.now + timedelta(days=90))
    talker.now += timedelta(days=2)
    talker.say("新しい相談")
    assert not may_be_offered_more(session, talker.now)
    assert may_be_offered_more(session, talker.now + timedelta(days=8))
    assert may_be_offered_more(flows.new_session(), talker.now)


def test_who_writes_again_after_days_is_asked_how_it_is_now() -> None:
    talker = caring(CONCERN)
    talker.now += timedelta(days=2)
    assert talker.say("こんにちは").stage == Stage.DANGER
    assert talker.tap("fine").question == "facts.when"


def test_a_change_that_was_begun_waits_while_danger_is_spoken_of() -> None:
    talker = in_facts()
    talker.tap_data("c|change|entry.role")
    assert talker.turn.question == "entry.role"
    talker.say(CONCERN)
    talker.tap("yes")
    assert talker.tap("back").question == "entry.role"
    assert talker.session.waiting.what is For.NEW_ANSWER


histories = st.lists(
    st.one_of(st.integers(0, 40), st.sampled_from([text for text in SAID if "データ" not in text])), max_size=20
)
inside = st.lists(
    st.one_of(st.integers(0, 12), st.sampled_from(["はい", "いいえ", CONCERN, "ひとり", "ぬ", "ずっと前から"])),
    max_size=8,
)


@conversations
@given(histories, st.sampled_from([CONCERN, IMMINENT, "家で夫に殴られています"]), inside)
def test_danger_in_any_state_leads_back_to_the_very_same_question(
    history: list[object], words: str, moves: list[object]
) -> None:
    talker = Talker()
    for step in ("こんにちは", 0, *history):
        walk(talker, step)
    talker.say("続ける")
    if talker.turn.question == "rehearsal":
        talker.tap("stop")  # after danger nobody plays a part: the question behind it is the open one
    if talker.turn.stage in (Stage.DANGER, Stage.PAUSED, Stage.CLOSED) or talker.turn.trigger == "taken_back":
        return
    question = talker.turn.question
    talker.session.harmless = []
    before = len(talker.session.consultation.moves)
    talker.say(words)
    assert talker.turn.stage == Stage.DANGER
    for step in moves:
        if isinstance(step, int) and step < len(talker.turn.choices):
            walk(talker, step)
        elif isinstance(step, str):
            talker.say(step)
        if talker.turn.stage != Stage.DANGER:
            break
    while talker.turn.stage == Stage.DANGER:
        talker.tap_data("c|danger|back")
    if len(talker.session.consultation.moves) == before:
        assert talker.turn.question == question


def test_danger_in_a_log_whose_words_are_gone_is_danger_again() -> None:
    talker = caring(CONCERN, "はい", "ずっと前から")
    talker.unsend("message-5")
    log = [
        (Incoming(tuple(_gone(part) for part in incoming.parts), tuple(turn.asks_for(Raises.RECORD))), now)
        for (incoming, now), turn in zip(talker.sent, talker.turns, strict=True)
    ]
    assert flows.dump(flows.replay(log)) == flows.dump(talker.session)


def _gone(part: Part) -> Part:
    return Part(part.event_id, part.kind, part.at) if part.message_id == "message-5" else part
