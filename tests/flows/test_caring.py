"""The caring conversation: each kind and level, urgency, denial, what is remembered, and the way back."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import flows
from flows.rules import may_be_offered_more
from flows.safety.windows import EMERGENCY, every_window
from flows.stage import Stage
from flows.turn import Bullets, Card, Incoming, Kind, Part, Raises, Turn, Window
from flows.urgency import STEPS, leaves_no_time
from flows.waiting import For
from tests.flows.talker import Talker, asked
from tests.flows.test_hostile_walks import SAID, walk
from tests.flows.test_properties import conversations

CONCERN = "もう死んでしまいたいです"
IMMINENT = "今夜、薬を全部飲んで死にます"
DOUBTFUL = "死にたいとは思っていませんが、もうすぐ一か月になります"


def in_facts() -> Talker:
    return asked("facts.when", "自分のミス", "納期に遅れてしまいました")


def caring(*texts: str) -> Talker:
    talker = in_facts()
    for text in texts:
        talker.say(text)
    assert talker.turn.stage == Stage.DANGER, talker.turn.stage
    return talker


def cards(turn: Turn, kind: str) -> list[Card]:
    return [bubble for bubble in turn.bubbles if isinstance(bubble, Card) and bubble.kind == kind]


def windows(turn: Turn) -> list[Window]:
    return [block for card in cards(turn, "windows") for block in card.blocks if isinstance(block, Window)]


def alerts(*turns: Turn) -> list[str]:
    return [level for turn in turns for level in turn.asks_for(Raises.ALERT)]


# Levels


def test_doubtful_words_get_one_gentle_question_and_the_thread_is_kept() -> None:
    talker = in_facts()
    turn = talker.say(DOUBTFUL)
    assert turn.question == "facts.when"
    assert turn.stage == Stage.FACTS
    assert talker.find("yes")
    assert alerts(turn) == []


def test_a_yes_to_the_gentle_question_leads_to_care_and_is_not_asked_for_again() -> None:
    talker = in_facts()
    talker.say(DOUBTFUL)
    turn = talker.tap("yes")
    assert turn.stage == Stage.DANGER
    assert alerts(turn) == ["concern"]
    assert talker.session.waiting.step == STEPS["self"][0].name


@pytest.mark.parametrize(
    ("words", "stage"), [("あります", Stage.DANGER), ("つらい気持ちがある", Stage.DANGER), ("大丈夫です", Stage.FACTS)]
)
def test_the_gentle_question_can_be_answered_in_words_right_after_it(words: str, stage: Stage) -> None:
    talker = in_facts()
    talker.say(DOUBTFUL)
    misses = talker.session.misses
    assert talker.say(words).stage == stage
    assert talker.session.misses == misses
    if stage == Stage.FACTS:
        assert talker.turn.question == "facts.when"


def test_what_answers_the_open_question_is_never_taken_for_the_gentle_one() -> None:
    talker = in_facts()
    talker.say(DOUBTFUL)
    talker.say("おととい")
    assert talker.session.consultation.case.when
    assert talker.say("あります").stage == Stage.FACTS


def test_concern_asks_by_name_with_windows_beside_and_goes_on_in_small_steps() -> None:
    talker = caring(CONCERN)
    assert windows(talker.turn)
    seen = []
    for key in ("yes", "a_while", "passing", "no_plan", "with_me"):
        turn = talker.tap(key)
        seen.append(talker.session.waiting.step)
        assert turn.stage == Stage.DANGER
        assert talker.find("back")
    assert seen == [*(step.name for step in STEPS["self"]), "cope"]
    assert any(isinstance(block, Bullets) for card in cards(talker.turn, "plan") for block in card.blocks)
    assert all(talker.find(way) for way in ("breathe", "ground", "person", "place", "soothe", "lines"))


@pytest.mark.parametrize(
    "answers",
    [
        ["a_while", "unbearable"],
        ["long", "passing", "means"],
        ["long", "strong", "thought"],
        ["lately", "passing", "thought", "alone"],
    ],
)
def test_answers_that_leave_no_time_make_it_imminent(answers: list[str]) -> None:
    talker = caring(CONCERN)
    talker.tap("yes")
    for key in answers[:-1]:
        talker.tap(key)
        assert alerts(talker.turn) == []
    turn = talker.tap(answers[-1])
    assert alerts(turn) == ["imminent"]
    assert windows(turn)[0].contact in EMERGENCY
    assert talker.session.waiting.level == "imminent"


def test_typed_answers_lead_through_the_steps_as_taps_do() -> None:
    talker = caring(CONCERN, "はい", "ずっと前から", "たまに浮かぶくらいです", "考えてません", "一緒にいます")
    assert talker.session.waiting.step == "cope"
    assert talker.session.waiting.about.split() == ["long", "passing", "no_plan", "with_me"]


def test_an_unclear_answer_is_asked_for_once_more_at_most() -> None:
    talker = caring(CONCERN, "はい")
    for expected in ("since", "strength", "strength", "plan"):
        talker.say("ぬぬぬ")
        assert talker.session.waiting.step == expected


def test_imminent_danger_gets_the_emergency_numbers_first_and_an_alert() -> None:
    talker = caring(IMMINENT)
    shown = windows(talker.turn)
    assert shown[0].contact in EMERGENCY
    assert shown[1].contact in EMERGENCY
    assert alerts(talker.turn) == ["imminent"]
    assert cards(talker.turn, "windows")[0] in talker.turn.bubbles[:2]


def test_who_is_in_imminent_danger_is_told_whether_somebody_is_there() -> None:
    said = []
    for duty in (False, True):
        talker = in_facts()
        part = talker.part(Kind.TEXT, IMMINENT)
        said.append(flows.take_turn(talker.session, Incoming((part,), duty=duty), talker.now))
    nobody, somebody = said
    assert nobody.bubbles != somebody.bubbles
    open_now = [window.contact for window in windows(nobody) if window.open_now]
    words = "".join(getattr(bubble, "text", "") for bubble in nobody.bubbles)
    assert any(contact in words for contact in open_now if contact not in EMERGENCY)


def test_contact_is_kept_in_imminent_danger_until_it_is_safe() -> None:
    talker = caring(IMMINENT)
    for move in ("not_safe", "text"):
        talker.tap("not_safe") if move == "not_safe" else talker.say("もう無理")
        assert talker.find("safe")
        assert talker.find("not_safe")
    assert talker.tap("safe").stage == Stage.DANGER
    assert talker.session.waiting.step == "company"


def test_who_has_called_for_help_is_kept_company() -> None:
    talker = caring(IMMINENT)
    turn = talker.say("119に電話しました")
    assert turn.trigger == "danger_called"
    assert talker.find("safe")


def test_leaving_imminent_danger_is_asked_about_once() -> None:
    talker = caring(IMMINENT)
    assert talker.tap_data("c|danger|back").stage == Stage.DANGER
    assert talker.find("back")
    assert talker.tap_data("c|danger|back").question == "facts.when"


# Kinds


@pytest.mark.parametrize(
    ("words", "kind", "contact"),
    [
        (CONCERN, "self", "0120-279-338"),
        ("あいつを殺してやりたい", "others", "110"),
        ("家で夫に殴られています", "violence_at_home", "0120-279-889"),
        ("友達が死にたいと言っています", "someone", "0120-279-338"),
    ],
)
def test_each_kind_has_its_own_words_steps_and_windows(words: str, kind: str, contact: str) -> None:
    talker = caring(words)
    assert talker.session.waiting.kind == kind
    assert contact in {window.contact for window in windows(talker.turn)}
    for _ in range(8):
        if talker.session.waiting.step == "cope":
            break
        step = next((s for s in STEPS[kind] if s.name == talker.session.waiting.step), None)
        talker.tap(step.answers[0] if step is not None else "yes" if talker.find("yes") else "safe")
    assert cards(talker.turn, "plan")


@pytest.mark.parametrize("ask", ["窓口を見る", "c|windows|", "c|danger|lines"])
def test_the_windows_asked_for_in_danger_fit_its_kind(ask: str) -> None:
    talker = caring("家で夫に殴られています")
    turn = talker.tap_data(ask) if "|" in ask else talker.say(ask)
    assert "0120-279-889" in {window.contact for window in windows(turn)}
    assert any("ja" not in w.languages for w in every_window() if w.contact in {x.contact for x in windows(turn)})


def test_kinds_are_spoken_to_in_different_words() -> None:
    texts = (CONCERN, "あいつを殺してやりたい", "家で夫に殴られています", "友達が死にたいと言っています")
    first = {getattr(caring(text).turn.bubbles[0], "text", "") for text in texts}
    assert len(first) == len(texts)


@pytest.mark.parametrize("words", ["電話で「殺すぞ」とおどされました", "お客様に胸ぐらをつかまれて殴られました"])
def test_a_threat_by_a_client_opens_protection_and_can_be_said_to_be_now(words: str) -> None:
    talker = in_facts()
    turn = talker.say(words)
    assert turn.stage == Stage.FACTS
    assert {"110", "#9110"} <= {window.contact for window in windows(turn)}
    turn = talker.tap("threat_now")
    assert alerts(turn) == ["imminent"]
    assert windows(turn)[0].contact == "110"
    assert talker.tap("safe").stage == Stage.DANGER
    assert talker.session.waiting.kind == "threat"


def test_that_a_threat_is_there_now_can_be_typed() -> None:
    talker = in_facts()
    assert talker.say("いま危ない").stage == Stage.FACTS
    talker.say("電話で「殺すぞ」とおどされました")
    assert talker.say("いま家の前にいます").stage == Stage.DANGER
    assert talker.session.waiting.kind == "threat"


@pytest.mark.parametrize("kind", STEPS)
def test_every_kind_but_the_own_wish_can_be_answered_with_yes_and_no(kind: str) -> None:
    for step in STEPS[kind]:
        assert not step.yes or step.yes in step.answers
        assert not step.no or step.no in step.answers
        assert len(set(step.answers)) == len(step.answers)


def test_harmless_answers_alone_leave_time() -> None:
    assert not leaves_no_time({"long", "strong", "no_plan", "alone"})


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
