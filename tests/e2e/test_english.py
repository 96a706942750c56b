"""A consultation in English with the real processes: the profile's language is asked for once, and it stays English."""

from __future__ import annotations

import re

import pytest

import flows
from flows.content import content
from tests.e2e.person import Api, Person
from tests.e2e.test_consultation import session_of
from tests.support.stack import Stack

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("line_recovers")]

JAPANESE = re.compile(r"[ぁ-ゖァ-ヺ一-鿿]")
STORY = (
    "I used to work for a courier. A regular customer calls my own mobile and says that I lied about the parcel. "
    "I only told my manager what I had seen."
)
IN_ENGLISH = {
    "facts.happened": "A shop that I used to look after blames me",
    "facts.contact_how": "They called my own mobile",
    "facts.said": "It is your fault, come and apologise",
    "facts.did": "I told my manager what I had seen, once",
    "facts.certainty": "I saw it myself",
    "feelings.which": "worried 4, confused 5, guilty 2, angry 3",
    "stakeholders.people": "The owner does not care, the new person in charge tells me to go",
    "stakeholders.company_told": "not yet",
    "career.learned": "To ask first who will hear it",
    "career.goal": "A job in sales with clients I can keep for long",
    "career.next_step": "Go through my CV next Monday",
    "summary.feelings": "worried 2, confused 2, guilty 1, angry 2",
}


def said(person: Person) -> list[str]:
    return [entry.message["text"] for entry in person.reply if entry.message["type"] == "text"]


def test_an_english_profile_is_led_to_the_end_in_english(stack: Stack) -> None:
    phone = stack.platform.phone("Ann", language="en")
    greeting = phone.wait_for_reply()
    assert content("en").text("consent.hello") in [entry.text for entry in greeting]
    person = Person(phone, Api(phone), answers=IN_ENGLISH)
    person.say(STORY)
    shown = said(person)
    for _ in range(80):
        if not person.question:
            break
        person.answer()
        shown += said(person)
    session: flows.Session = session_of(stack, phone)
    assert (session.language, session.consultation.state) == ("en", "closed")
    assert [text for text in shown if JAPANESE.search(text)] == []
    asked = [call for call in stack.platform.calls(endpoint="profile") if call["chat"] == phone.id]
    assert len(asked) == 1


def test_a_profile_that_is_not_told_means_japanese(stack: Stack) -> None:
    stack.platform.fail_next("500", endpoint="profile")
    phone = stack.platform.phone("Ben", language="en")
    greeting = phone.wait_for_reply()
    assert content().text("consent.hello") in [entry.text for entry in greeting]
    person = Person(phone, Api(phone))
    person.say("Hello")
    assert content().text("consent.about") in said(person)
    person.say("English please")
    assert content("en").text("consent.about") in said(person)
