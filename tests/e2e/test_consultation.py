"""Whole consultations with the real processes, over LINE's protocol: what a person would notice, and what the log
keeps of it; never wording."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable

import pytest

import flows
from linebot_app.connections import open_session_store
from linebot_app.settings import load_places
from linebot_app.simulator.driver import Phone
from tests.e2e.person import LEFT_COMPANY, ONCE_MORE, Api, Person, answer_by_answer, by_pasting, in_six_bubbles
from tests.support.stack import Json, Stack, wait_until

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("line_recovers")]

STORY, BUBBLES, TOLD = LEFT_COMPANY["story"], LEFT_COMPANY["bubbles"], set(LEFT_COMPANY["told"])
CAREFUL = ("route_via_company", "apologise_self_limited")  # not alone, and a limited apology at most
FROM_A_STORY, ANSWER_BY_ANSWER = 10, 25  # turns to the first advice
WAYS = [(by_pasting, FROM_A_STORY), (answer_by_answer, ANSWER_BY_ANSWER), (in_six_bubbles, FROM_A_STORY)]


def a_person(stack: Stack, name: str = "花子") -> Person:
    """Has just added the account and been greeted."""
    phone = stack.platform.phone(name)
    phone.wait_for_reply()
    return Person(phone, Api(phone))


def kept_of(stack: Stack, phone: Phone) -> Json:
    """Everything that Redis holds of this person's conversation; nothing is an empty dict."""
    store = open_session_store(load_places(stack.environ))
    try:
        kept = store.session(phone.id)
    finally:
        store.close()
    found: Json = json.loads(kept or b"{}")
    return found


def session_of(stack: Stack, phone: Phone) -> flows.Session:
    return flows.load(kept_of(stack, phone)["flow"])


def words_kept(stack: Stack, phone: Phone) -> str:
    return json.dumps(kept_of(stack, phone), ensure_ascii=False)


def assert_every_turn_was_answered_once(stack: Stack, phone: Phone, turns: list[Json]) -> None:
    """The product's log and LINE's own record tell the same."""
    sent = [event for one in stack.platform.webhooks() if phone.id in one["chats"] for event in one["event_ids"]]
    in_turns = [event for turn in turns for event in turn["event_ids"]]
    assert sorted(in_turns) == sorted(set(sent))
    assert [turn["number"] for turn in turns] == list(range(1, len(turns) + 1))

    assert {turn["delivery"]["outcome"] for turn in turns if turn["output"]} == {"replied"}
    shown = [entry for entry in phone.transcript() if entry.side == "bot" and entry.raw["delivered"]]
    assert {entry.via for entry in shown} == {"reply"}
    assert [entry.message_id for entry in shown] == [
        message for turn in turns if turn["output"] for message in turn["delivery"]["message_ids"]
    ]
    tokens = list(dict.fromkeys(entry.raw["token"] for entry in shown))
    assert len(tokens) == sum(bool(turn["output"]) for turn in turns)


@pytest.mark.parametrize(("begins", "most_turns"), WAYS, ids=lambda way: getattr(way, "__name__", None))
def test_a_person_is_led_from_the_first_words_to_the_end(
    stack: Stack, begins: Callable[[Person], None], most_turns: int
) -> None:
    person = a_person(stack)
    begins(person)
    person.answer_until("apology.choice")
    assert person.turns_until["apology.choice"] <= most_turns
    person.answer()
    assert session_of(stack, person.phone).consultation.case.choice in CAREFUL
    person.answer_until()
    assert session_of(stack, person.phone).consultation.state == "closed"

    assert [question for question in set(person.asked) if person.asked.count(question) > 1] == []
    if begins is not answer_by_answer:
        assert not TOLD & set(person.asked)
    turns = stack.export(person.phone)
    assert_every_turn_was_answered_once(stack, person.phone, turns)
    asked = [turn["question"] for turn in turns if turn["question"]]
    again = [question for before, question in itertools.pairwise(asked) if before == question]
    assert set(again) <= {*ONCE_MORE, "consent.agree", "facts.demands"}
    assert not any(turn["withheld"] for turn in turns[1:])  # nothing but the greeting before the first words


def test_a_person_who_never_taps_gets_to_the_end_too(stack: Stack) -> None:
    person = a_person(stack)
    person.answers = LEFT_COMPANY["typed"]
    person.say(STORY)
    person.answer_until()
    assert not TOLD & set(person.asked)
    assert not [entry for entry in person.phone.transcript() if entry.raw.get("postback")]
    assert session_of(stack, person.phone).consultation.case.choice in CAREFUL
    turns = stack.wait_for_log(person.phone)
    assert len(turns) == len(person.asked) + 2  # the greeting, the end: nothing had to be said twice


def test_a_summary_is_shown_at_the_end_and_whenever_it_is_asked_for(stack: Stack) -> None:
    person = a_person(stack)
    person.say(STORY)
    person.answer_until("facts.certainty")
    halfway = person.say("まとめ")
    person.answer_until("summary.rating")
    at_the_end = person.reply
    whole = person.say("まとめ")
    for reply in (halfway, at_the_end, whole):
        assert any(entry.message["type"] == "flex" for entry in reply)
        assert person.question
    short, before, now = (sum(len(entry.text) for entry in reply) for reply in (at_the_end, halfway, whole))
    assert short < now
    assert before < now


def test_what_is_said_before_consent_is_logged_only_after_it(stack: Stack) -> None:
    person = a_person(stack)
    words = "目黒さん"
    person.say(STORY.replace("オーナーさん", words))
    held = stack.export(person.phone)
    assert held[-1]["withheld"]
    assert words not in stack.flask("log", "export")
    person.tap("agree")
    told = stack.export(person.phone)
    assert told[len(held) - 1]["turn"] == held[-1]["turn"]
    assert words in json.dumps(told[len(held) - 1]["input"], ensure_ascii=False)


def test_who_says_no_leaves_no_words_behind(stack: Stack) -> None:
    person = a_person(stack)
    person.say(STORY.replace("オーナーさん", "名取さん"))
    person.tap("refuse")
    turns = stack.export(person.phone)
    assert turns
    assert "名取さん" not in stack.flask("log", "export")
    assert "名取さん" not in words_kept(stack, person.phone)


def test_a_message_that_is_taken_back_leaves_the_log_and_the_case(stack: Stack) -> None:
    person = a_person(stack)
    person.say(STORY)
    person.answer_until("facts.certainty")
    person.say("自分で見ました。店長の沼田さんが怒鳴っていたので")
    taken_back = person.phone.transcript()
    entry = next(one for one in reversed(taken_back) if one.side == "person" and "沼田" in one.text)
    assert "沼田" in json.dumps(stack.export(person.phone), ensure_ascii=False)
    person.phone.unsend(entry)

    def is_gone() -> bool:
        return "沼田" not in json.dumps(stack.wait_for_log(person.phone), ensure_ascii=False)

    wait_until(is_gone, "the words are still in the log")
    assert "沼田" not in stack.flask("log", "export")
    assert "沼田" not in words_kept(stack, person.phone)
    person.phone.skip_replies()
    person.say("まとめ")
    assert "沼田" not in "".join(entry.text for entry in person.reply)
    person.answer_until()


def test_when_the_story_is_taken_back_what_was_read_from_it_is_gone_too(stack: Stack) -> None:
    person = a_person(stack)
    person.say(STORY.replace("オーナーさん", "広尾さん"))
    person.answer_until("facts.certainty")
    story = next(entry for entry in person.phone.transcript() if "広尾さん" in entry.text)
    person.phone.unsend(story)
    wait_until(lambda: "広尾" not in words_kept(stack, person.phone), "the words are still in the session")
    stack.wait_for_log(person.phone)
    assert "広尾" not in stack.flask("log", "export")
    person.phone.skip_replies()
    person.say("まとめ")
    shown = "".join(entry.text for entry in person.reply)
    assert "広尾" not in shown
    assert "お得意先" not in shown
    person.answer_until()
    assert TOLD & set(person.asked)


def test_who_deletes_their_data_leaves_nothing(stack: Stack) -> None:
    person = a_person(stack)
    person.say(STORY.replace("オーナーさん", "日比谷さん"))
    person.answer_until("facts.certainty")
    stack.wait_for_log(person.phone)
    assert "日比谷さん" in stack.flask("log", "export")
    person.say("データを消して")
    person.tap("yes")
    wait_until(
        lambda: not any(turn["input"] and not turn["withheld"] for turn in stack.log.of_person(person.phone.id)),
        "turns of before are still there",
    )
    assert "日比谷さん" not in stack.flask("log", "export")
    assert "日比谷" not in words_kept(stack, person.phone)
    for file in stack.data_dir.glob("log.sqlite3*"):
        assert "日比谷さん".encode() not in file.read_bytes()


def test_two_people_who_talk_at_the_same_time_are_not_mixed_up(stack: Stack) -> None:
    one, other = a_person(stack, "花子"), a_person(stack, "太郎")
    one.phone.say(STORY.replace("オーナーさん", "青山さん"))
    other.phone.say(
        "白金さんというお客様に、納品の遅れのことで怒られています。私のミスです。上司にはまだ言えていません"
    )
    for person in (one, other):
        person.reply = person.phone.wait_for_reply()
    for _ in range(4):
        for person in (one, other):
            person.answers = {"entry.role": "[left_company]" if person is one else "[own_mistake]"}
            person.answers |= {"stakeholders.boss": "[yes]"}
            person.answer()
    for person, own, foreign in ((one, "青山さん", "白金"), (other, "白金さん", "青山")):
        turns = stack.export(person.phone)
        assert_every_turn_was_answered_once(stack, person.phone, turns)
        kept = json.dumps(turns, ensure_ascii=False) + words_kept(stack, person.phone)
        assert own in kept
        assert foreign not in kept
        assert foreign not in "".join(entry.text for entry in person.phone.transcript())
    assert session_of(stack, one.phone).consultation.case.entry == "left_company"
    assert session_of(stack, other.phone).consultation.case.entry == "own_mistake"


def test_killing_the_worker_between_two_turns_loses_nothing(stack: Stack) -> None:
    person = a_person(stack)
    person.say(STORY)
    person.answer_until("facts.certainty")
    stack.wait_for_log(person.phone)  # its hands are empty now
    with stack.without_worker():
        person.phone.say(LEFT_COMPANY["answers"]["facts.certainty"])
        stack.platform.wait_until_idle()
        assert stack.platform.webhooks()[-1]["state"] == "delivered"
        assert person.phone.replies(timeout=0) == []
    person.reply = person.phone.wait_for_reply()
    assert person.question not in ("facts.certainty", "")
    person.answer_until()
    assert_every_turn_was_answered_once(stack, person.phone, stack.export(person.phone))


def test_killing_the_worker_in_the_middle_of_an_answer_loses_nothing(stack: Stack) -> None:
    person = a_person(stack)
    person.say(STORY)
    person.answer_until("facts.certainty")
    stack.platform.fail_next("silence", endpoint="reply")
    person.phone.say(LEFT_COMPANY["answers"]["facts.certainty"])
    wait_until(lambda: not stack.platform.state()["faults"], "the worker does not answer")
    with stack.without_worker():
        pass  # it was waiting for what LINE says
    person.reply = person.phone.wait_for_reply(timeout=40)  # the dead one's claim has to run out
    assert person.question not in ("facts.certainty", "")
    person.answer()
    assert_every_turn_was_answered_once(stack, person.phone, stack.export(person.phone))


@pytest.mark.parametrize("fault", ["429", "500", "reset", "reset_after", "timeout_after"])
def test_when_line_fails_once_there_is_still_exactly_one_answer(stack: Stack, fault: str) -> None:
    person = a_person(stack)
    stack.platform.fail_next(fault, endpoint="reply")
    person.say(STORY)
    assert person.question == "consent.agree"
    person.tap("agree")
    assert person.question != "consent.agree"
    turns = stack.export(person.phone)
    assert stack.platform.state()["faults"] == []
    shown = [entry for entry in person.phone.transcript() if entry.side == "bot" and entry.raw["delivered"]]
    assert len(shown) == sum(len(turn["output"]) for turn in turns)
    assert len({entry.raw["token"] for entry in shown}) == len(turns)
    assert {entry.via for entry in shown} == {"reply"}


def test_an_event_that_line_delivers_again_is_not_answered_again(stack: Stack) -> None:
    stack.platform.switch(duplicate_percent=100)
    person = a_person(stack)
    person.say(STORY)
    person.tap("agree")
    stack.platform.wait_until_idle()
    mine = [one for one in stack.platform.webhooks() if person.phone.id in one["chats"]]
    assert any(one["duplicate"] for one in mine)
    assert_every_turn_was_answered_once(stack, person.phone, stack.export(person.phone))


def test_no_process_prints_what_people_say(stack: Stack) -> None:
    person = a_person(stack)
    person.say(STORY)
    person.answer_until("facts.certainty")
    printed = "".join(stack.output(name) for name in ("web", "worker", "simulator"))
    assert "Traceback" not in printed
    assert not [bubble for bubble in BUBBLES if bubble[:12] in printed]
