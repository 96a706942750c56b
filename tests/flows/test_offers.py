"""A label that is typed does what the tap does, wherever it is on screen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import flows
from flows.offers import named, offered_by
from flows.stage import Stage
from flows.turn import Does, Kind
from tests.flows.talker import Talker, at_the_relation
from tests.flows.test_properties import conversations, hold, steps
from tests.flows.test_waiting import logged


def at_the_decision() -> Talker:
    talker = at_the_relation()
    talker.tap("keep")
    assert talker.turn.question == "apology.choice"
    return talker


def place_of(talker: Talker) -> tuple[object, ...]:
    session = talker.session
    moves = [(move.question, move.value, move.more) for move in session.consultation.moves]
    return (session.waiting.what, session.stage, session.active, session.language, talker.turn.question, moves)


@conversations
@given(steps, st.integers(0, 40))
def test_typing_a_label_on_screen_leads_where_the_tap_leads(walk: list[object], choice: int) -> None:
    typing, tapping = Talker(), Talker()
    for talker in (typing, tapping):
        hold(talker, ["こんにちは", 0, *walk])
    if typing.session.stage is Stage.CONSENT:
        return
    offered = {data: label for label, data in offered_by(typing.turn)}
    shown = [one for one in typing.offered() if one.does is Does.TAP and one.data in offered]
    if not shown:
        return
    one = shown[choice % len(shown)]
    typing.say(one.label)
    tapping.tap_data(one.data)
    assert place_of(typing) == place_of(tapping)


@conversations
@given(steps, st.lists(st.integers(0, 40), max_size=6))
def test_the_log_of_typed_labels_leads_to_the_same_session(walk: list[object], choices: list[int]) -> None:
    talker = Talker()
    hold(talker, ["こんにちは", 0, *[step for step in walk if not isinstance(step, str)]])
    for choice in choices:
        if labels := [one.label for one in talker.offered()]:
            talker.say(labels[choice % len(labels)])
    assert flows.dump(flows.replay(talker.sent)) == flows.dump(talker.session)
    assert flows.dump(flows.replay(logged(talker))) == flows.dump(talker.session)


@pytest.mark.parametrize("around", ["{}", "{}で", "{}をお願いします", "「{}」です", "じゃあ{}", "{}！", " {} にします"])
def test_polite_words_around_a_label_change_nothing(around: str) -> None:
    talker = at_the_decision()
    label = next(one.label for one in talker.offered() if one.data == "c|options|")
    talker.say(around.format(label))
    assert talker.turn.trigger == "options"


def test_what_was_offered_with_the_same_question_before_is_still_in_sight() -> None:
    talker = at_the_decision()
    label = next(one.label for one in talker.offered() if one.data == "c|options|")
    talker.tap_data("c|options|")
    assert label not in [one.label for one in talker.offered()]
    talker.say(label)
    assert talker.turn.trigger == "options"


def test_a_slip_of_one_letter_is_still_that_label() -> None:
    assert named("ほかの法法を見る", ["ほかの方法を見る", "まだ決めない"]) == "ほかの方法を見る"
    assert named("ほか方法を見る", ["ほかの方法を見る", "まだ決めない"]) == "ほかの方法を見る"


@pytest.mark.parametrize(
    ("said", "labels"),
    [
        ("会社に話せない", ["会社に話せた"]),
        ("いま", ["いまはいい"]),
        ("ほかの方法は見たくない", ["ほかの方法を見る"]),
        ("続けたくない", ["続けたい"]),
        ("3月までの契約です", ["2月までの契約です"]),
        ("次へ進む前に聞きたいことがあります", ["次へ"]),
    ],
)
def test_words_that_say_something_else_are_no_label(said: str, labels: list[str]) -> None:
    assert named(said, labels) == ""


def test_a_label_that_holds_words_taken_back_is_forgotten() -> None:
    talker = at_the_decision()
    assert talker.session.offered
    talker.unsend(talker.sent[2][0].parts[0].message_id)
    assert talker.session.offered == []


def test_danger_comes_before_a_label() -> None:
    talker = at_the_decision()
    talker.say("もう死にたい")
    assert talker.turn.stage == Stage.DANGER


def test_a_picture_forgets_no_label() -> None:
    talker = at_the_decision()
    talker.show(Kind.STICKER)
    talker.say("ほかの方法を見る")
    assert talker.turn.trigger == "options"
