"""The caring conversation: what each level and kind of danger is asked, shown and told."""

from __future__ import annotations

import pytest

import flows
from flows.safety.windows import EMERGENCY, every_window
from flows.stage import Stage
from flows.turn import Bullets, Incoming, Kind
from flows.urgency import STEPS, leaves_no_time
from tests.flows.care import CONCERN, DOUBTFUL, IMMINENT, alerts, cards, caring, in_facts, windows

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


@pytest.mark.parametrize("words", ["ロープを買った", "遺書のことを考えてる"])
def test_means_told_after_the_wish_leave_no_time(words: str) -> None:
    talker = caring(CONCERN)
    assert alerts(talker.say(words)) == ["imminent"]
    assert talker.session.waiting.level == "imminent"


@pytest.mark.parametrize("words", ["毎晩考えてる", "ずっと頭から離れない"])
def test_a_yes_in_other_words_goes_on_to_the_first_step(words: str) -> None:
    talker = caring(CONCERN)
    talker.say(words)
    assert talker.session.waiting.step == STEPS["self"][0].name


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
