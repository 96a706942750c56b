"""Looking for work in the conversation: the form step by step, one enquiry, openings, and not now."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

import flows
from flows.jobs.form import STEPS
from flows.snapshot import dump, load
from flows.turn import Carousel, Raises
from tests.flows.seeker import FORM, SALES, Listed, answers, enquiries, fill_in, seeker
from tests.flows.test_at_any_moment import at_the_decision, in_facts
from tests.flows.test_waiting import logged

# What cannot be skipped on the way to the end.
ANSWERED = {"apology.words": "done", "career.more": "enough", "summary.rating": "5"}


def test_the_form_leads_step_by_step_to_one_enquiry() -> None:
    talker = seeker()
    fill_in(talker)
    assert answers(talker)["occupation"] == ["sales"]
    assert not enquiries(talker.turn)
    talker.tap("send")
    (sent,) = enquiries(talker.turn)
    assert sent["kind"] == "job_form"
    assert sent["purpose"] in talker.everything()
    assert talker.turn.question == "career.experience"


def test_own_words_answer_a_step_and_the_enquiry_rests_on_them() -> None:
    talker = seeker()
    talker.say("経理か総務の仕事")
    message = f"message-{len(talker.sent)}"
    talker.say("大阪と兵庫")
    talker.say("正社員がいいです")
    talker.say("年収350万くらい")
    talker.say("経験あります")
    talker.say("来月から")
    talker.say("ここでお願いします")
    assert answers(talker)["place"] == ["27", "28"]
    talker.say("送る")
    (sent,) = enquiries(talker.turn)
    assert message in sent["rests_on"]
    assert "経理" in sent["wishes"]["words"]


def test_words_of_the_form_are_read_as_nothing_else_and_not_written_to_the_log() -> None:
    talker = in_facts()
    talker.say("求人")
    before = {k: v for k, v in dump(talker.session)["consultations"][0]["case"].items() if k != "jobs"}
    talker.say("半年前に辞めた先輩が怒っていた事務の仕事以外")
    assert {k: v for k, v in dump(talker.session)["consultations"][0]["case"].items() if k != "jobs"} == before
    assert not any("事務" in step for step in talker.turn.asks_for(Raises.RECORD))


def test_every_step_can_be_skipped() -> None:
    talker = seeker()
    for step in STEPS:
        if step.key != "about":
            talker.tap(f"{step.key}.")
    assert all(values == [] for values in answers(talker).values())
    assert talker.find("send") is not None


def test_back_undoes_exactly_one_step_and_leaves_the_form_at_its_beginning() -> None:
    talker = seeker()
    talker.tap("occupation.sales")
    talker.tap("place.kanto")
    talker.tap("back")
    assert answers(talker) == {"occupation": ["sales"]}
    talker.say("戻る")
    assert answers(talker) == {}
    talker.say("戻る")
    assert talker.turn.question == "career.experience"
    talker.say("戻る")
    assert talker.turn.question == "entry.role"


def test_back_after_sending_leads_into_the_form_and_the_same_is_not_sent_twice() -> None:
    talker = seeker()
    fill_in(talker)
    talker.tap("send")
    talker.say("戻る")
    assert talker.turn.question == FORM
    assert "contact" not in answers(talker)
    talker.tap("contact.chat")
    talker.tap("send")
    assert len(enquiries(talker.turn)) == 1
    talker.say("求人")
    talker.tap("send")
    assert not enquiries(talker.turn)


def test_an_old_card_sends_nothing_until_it_is_in_sight_again() -> None:
    talker = seeker()
    fill_in(talker)
    talker.tap("stop")
    talker.tap_data("c|jobs|send")
    assert not enquiries(talker.turn)
    assert talker.turn.question == FORM
    talker.tap("send")
    assert len(enquiries(talker.turn)) == 1


def test_one_answer_can_be_put_right_before_it_is_sent() -> None:
    talker = seeker()
    fill_in(talker)
    talker.tap("change")
    talker.tap("again.place")
    talker.say("北海道")
    assert answers(talker)["place"] == ["1"]
    assert talker.find("send") is not None


def test_the_form_is_begun_anywhere_and_leads_back_to_the_open_question() -> None:
    talker = in_facts()
    question = talker.turn.question
    talker.say("求人を見たい")
    assert talker.turn.question == FORM
    talker.tap("stop")
    assert talker.turn.question == question


def test_not_now_is_respected() -> None:
    talker = seeker()
    talker.tap("stop")
    assert talker.session.jobs_later
    while talker.turn.question and talker.turn.question != "summary.rating":
        talker.tap(ANSWERED.get(talker.turn.question, "skipped"))
    talker.say("5")
    while talker.turn.question:
        talker.tap("skipped")
    assert not any(c.data.startswith("c|jobs") for c in talker.offered())


def test_who_wanted_the_career_part_may_look_at_jobs_at_the_end_and_nobody_else() -> None:
    offered = []
    for wish in ("yes", "no"):
        talker = at_the_decision()
        talker.tap("go")
        for _ in range(30):
            if not talker.turn.question:
                break
            if talker.turn.question == "career.wish":
                talker.tap(wish)
            elif talker.turn.question in ANSWERED:
                talker.tap(ANSWERED[talker.turn.question])
            else:
                talker.tap("skipped")
        talker.tap_data("c|followup|none.1")
        offered.append(talker.find("later") is not None)
    assert offered == [True, False]


def test_after_danger_nobody_is_led_to_jobs() -> None:
    talker = seeker()
    talker.say("もう死にたい")
    assert talker.turn.stage == "danger"
    talker.tap("resume") if talker.find("resume") else talker.tap_data("c|danger|back")
    talker.say("大丈夫です、続きから")
    talker.tap_data("c|jobs|")
    assert talker.turn.question != FORM
    talker.tap_data("c|jobs|send")
    assert not enquiries(talker.turn)


def test_openings_are_shown_and_interest_is_told_once_after_its_purpose_was_read() -> None:
    talker = seeker(Listed(SALES))
    fill_in(talker)
    talker.tap("see")
    assert any(isinstance(bubble, Carousel) for bubble in talker.turn.bubbles)
    talker.tap("like.7")
    assert not enquiries(talker.turn)
    talker.tap("tell.7")
    (sent,) = enquiries(talker.turn)
    assert sent["kind"] == "interest"
    talker.tap_data("c|jobs|like.7")
    assert not enquiries(talker.turn)
    assert dump(flows.replay(logged(talker))) == dump(talker.session)


def test_who_has_sent_the_form_has_read_the_purpose_already() -> None:
    talker = seeker(Listed(SALES))
    fill_in(talker)
    talker.tap("send")
    talker.tap("like.7")
    assert len(enquiries(talker.turn)) == 1


@pytest.mark.parametrize("listing", [None, Listed(), Listed(away=True)])
def test_without_openings_the_conversation_goes_on(listing: Listed | None) -> None:
    talker = seeker(listing)
    fill_in(talker)
    talker.tap("see")
    assert talker.turn.question == "career.experience"
    talker.tap_data("c|jobs|like.7")
    assert not enquiries(talker.turn)
    assert talker.turn.question == "career.experience"


def test_words_that_cannot_be_read_are_said_so_and_at_last_skipped() -> None:
    talker = seeker()
    talker.tap("occupation.any")
    for _ in range(3):
        talker.say("ぬるぽ")
    assert answers(talker)["place"] == []


def test_a_session_made_again_from_the_log_is_the_same_with_words_taken_back() -> None:
    talker = seeker()
    talker.say("経理か総務の仕事")
    said = f"message-{len(talker.sent)}"
    talker.tap("place.kanto")
    talker.say("むにゃむにゃ")
    talker.say("契約社員")
    talker.say("戻る")
    talker.say("飛ばす")
    assert dump(flows.replay(logged(talker))) == dump(talker.session)
    talker.unsend(said)
    assert answers(talker)["occupation"] == []
    assert "経理" not in json.dumps(dump(talker.session), ensure_ascii=False)
    assert dump(flows.replay(logged(talker))) == dump(talker.session)
    assert dump(load(dump(talker.session))) == dump(talker.session)


def test_a_pause_and_a_long_absence_come_back_to_the_open_step() -> None:
    talker = seeker()
    talker.tap("occupation.sales")
    talker.say("休む")
    talker.now += timedelta(days=3)
    talker.say("続きから")
    assert talker.turn.question == FORM
    assert answers(talker) == {"occupation": ["sales"]}


def test_forged_taps_do_no_harm() -> None:
    talker = seeker()
    for data in (
        "c|jobs|place.mars",
        "c|jobs|again.x",
        "c|jobs|like.",
        "c|jobs|tell.99",
        "c|jobs|send",
        "c|jobs|x.y.z",
        "a|career.jobs|place=13|1",
    ):
        talker.tap_data(data)
        assert not enquiries(talker.turn)
    assert answers(talker) == {}
