"""Answers that are corrected, continued by a late bubble or taken back, and taps that nobody could have made."""

from __future__ import annotations

from datetime import timedelta

import pytest

import flows
from flows.stage import Stage
from flows.turn import Kind, Part
from tests.flows.talker import Talker
from tests.flows.test_review import STORY, in_facts

# Changing


def test_whatever_was_taken_from_a_story_can_be_changed() -> None:
    talker = Talker()
    talker.say(STORY)
    talker.tap("agree")
    talker.tap("right")
    talker.say("直す")
    offered = [choice.data.split("|")[2] for choice in talker.offered() if choice.data.startswith("c|change|")]
    assert "facts.demands" in offered
    talker.tap_data("c|change|facts.demands")
    talker.tap("explanation")
    assert talker.session.consultation.case.demands == ["explanation"]
    talker.tap_data("c|change|facts.contact_how")
    talker.tap("email")
    assert talker.session.consultation.case.contact_how == "email"
    assert talker.session.consultation.case.demands == ["explanation"]


# Taps


@pytest.mark.parametrize(
    "picked", ["2026-99-99", "2026-02-30", "2026-11-24T25:61", "２０２６-11-24", "9999-99-99T00:00"]
)
def test_a_day_that_does_not_exist_is_not_taken(picked: str) -> None:
    talker = in_facts()
    for _ in range(10):
        if talker.turn.question == "facts.deadline":
            break
        talker.tap("visit" if talker.turn.question == "facts.demands" else "skipped")
    assert talker.turn.question == "facts.deadline"
    before = len(talker.session.consultation.moves)
    talker.tap_data("a|facts.deadline|date|1", picked)
    assert len(talker.session.consultation.moves) == before
    talker.say("まとめ")


# Late bubbles


def late(talker: Talker, text: str) -> None:
    number = len(talker.sent) + 1
    at = talker.now + timedelta(milliseconds=400)
    talker.send(Part(f"event-{number}", Kind.TEXT, at, text, f"message-{number}"))


def test_danger_in_a_late_bubble_does_not_cost_the_answer_before_it() -> None:
    talker = Talker()
    talker.agree()
    talker.tap("own_mistake")
    talker.say("報告書が遅れて怒られました")
    late(talker, "もう死にたい")
    assert talker.turn.stage == Stage.DANGER
    talker.tap_data("c|danger|back")
    assert talker.session.consultation.case.happened


def test_a_command_in_a_late_bubble_is_a_command() -> None:
    talker = Talker()
    talker.agree()
    talker.tap("own_mistake")
    talker.say("報告書が遅れて怒られました")
    late(talker, "ヘルプ")
    assert talker.turn.trigger == "help"
    assert talker.session.consultation.case.happened == "報告書が遅れて怒られました"


def test_a_late_bubble_that_makes_no_sense_does_not_cost_the_answer_before_it() -> None:
    talker = in_facts()
    talker.tap("skipped")
    assert talker.turn.question == "facts.contact_how"
    talker.say("メール")
    late(talker, "ぬ")
    assert talker.session.consultation.case.contact_how == "email"


# Words taken back


def blanked(talker: Talker, message_id: str) -> list[object]:
    """The inputs as the log holds them after a withdrawal."""
    from flows.turn import Incoming

    pairs = []
    for incoming, now in talker.sent:
        parts = tuple(
            Part(p.event_id, p.kind, p.at, "", "", "") if p.message_id == message_id and p.kind is Kind.TEXT else p
            for p in incoming.parts
        )
        pairs.append((Incoming(parts), now))
    return pairs


def test_the_log_without_a_withdrawn_text_leads_to_the_same_case() -> None:
    talker = Talker()
    talker.agree()
    talker.tap("own_mistake")
    talker.say("月次の報告書が遅れて、鈴木商店の田中様に怒られました")
    message = talker.sent[-1][0].parts[0].message_id
    talker.tap("today")
    talker.tap("email")
    talker.unsend(message)
    again = flows.replay(blanked(talker, message))  # type: ignore[arg-type]
    assert again.consultation.case == talker.session.consultation.case
    assert again.consultation.state == talker.session.consultation.state


def test_of_an_answer_in_two_bubbles_the_withdrawn_one_no_longer_counts() -> None:
    talker = in_facts()
    while talker.turn.question != "facts.demands":
        talker.tap("skipped")
    one, two = talker.part(Kind.TEXT, "説明しろと言われました"), talker.part(Kind.TEXT, "慰謝料を払えと言われました")
    two = Part("event-two", Kind.TEXT, two.at, two.text, "message-two")
    talker.send(one, two)
    assert set(talker.session.consultation.case.demands or ()) >= {"explanation", "money"}
    talker.unsend("message-two")
    assert "money" not in (talker.session.consultation.case.demands or ())
    assert "explanation" in (talker.session.consultation.case.demands or ())


def test_a_text_meant_for_a_question_that_a_withdrawal_closed_answers_no_other() -> None:
    talker = Talker()
    talker.agree()
    talker.tap("own_mistake")
    talker.say("月次の報告書が遅れて、お客様に怒られました。土下座しろと言われました")
    message = talker.sent[-1][0].parts[0].message_id
    for _ in range(40):
        if talker.turn.question == "apology.words":
            break
        match talker.turn.question:
            case "feelings.which":
                talker.say("不安3")
            case "apology.choice":
                talker.tap("go")
            case "facts.harassment":
                talker.tap("skipped")
            case _:
                talker.tap("skipped")
    assert talker.turn.question == "apology.words"
    talker.unsend(message)
    open_now = talker.session.consultation
    if flows.dump(talker.session)["consultations"][0]["state"] == "apology" and open_now.case.choice:
        pytest.skip("the withdrawal changed nothing about the decision")
    before = len(open_now.moves)
    talker.say("はい")
    assert talker.session.consultation.case.choice is None
    assert len(talker.session.consultation.moves) == before
