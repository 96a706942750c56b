"""Being asked later how it went, with the real processes: the simulator's clock is moved, nobody writes meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone

import pytest
from playwright.sync_api import Browser, expect

from linebot_app.simulator.driver import Entry, Phone, Platform
from tests.e2e.browser import Screen, phone_page
from tests.e2e.person import LEFT_COMPANY, Api, Person
from tests.support.stack import Json, Stack, wait_until

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("line_recovers")]

TOKYO = timezone(timedelta(hours=9))
A_WEEK = 7 * 86_400
HOW = "followup.how"


def to_the_morning(platform: Platform) -> None:
    """Ten o'clock in Japan, so that a week later nobody sleeps, whenever this runs."""
    now = datetime.fromtimestamp(platform.now() / 1000, TOKYO)
    ten = now.replace(hour=10, minute=0, second=0, microsecond=0)
    platform.forward((ten if ten > now else ten + timedelta(days=1)).timestamp() - now.timestamp())


def who_agreed(stack: Stack, hand: Callable[[Phone], object] = Api) -> Person:
    """In the middle of the facts, and to be asked in a week."""
    to_the_morning(stack.platform)
    phone = stack.platform.phone("花子")
    person = Person(phone, hand(phone))  # type: ignore[arg-type]
    phone.wait_for_reply()
    person.say(LEFT_COMPANY["story"])
    person.answer_until("facts.certainty")
    person.say("あとで聞いて")
    person.tap("in.week.1")
    return person


def turns_of(stack: Stack, person: Person, trigger: str) -> list[Json]:
    return [turn for turn in stack.log.of_person(person.phone.id) if turn["trigger"] == trigger]


def pushed(person: Person) -> list[Entry]:
    return [entry for entry in person.phone.transcript() if entry.via == "push"]


def test_moving_the_clock_by_a_week_brings_the_question_once_and_the_answer_is_kept(stack: Stack) -> None:
    person = who_agreed(stack)
    stack.platform.forward(A_WEEK)
    person.reply = person.phone.wait_for_reply()
    assert {entry.via for entry in person.reply} == {"push"}
    assert person.find("how.better.1")
    person.tap("how.better.1")
    assert person.question == "facts.certainty"
    stack.platform.forward(10 * A_WEEK)
    person.answer()
    stack.wait_for_log(person.phone)
    (turn,) = turns_of(stack, person, "due")
    assert (turn["question"], turn["delivery"]["outcome"]) == (HOW, "pushed")
    assert len(pushed(person)) == len(turn["output"])
    answered = turns_of(stack, person, "followup")[-1]
    assert "do followup how.better.1" in [effect["value"] for effect in answered["effects"]]


def test_a_worker_that_was_killed_meanwhile_changes_nothing(stack: Stack) -> None:
    person = who_agreed(stack)
    with stack.without_worker():
        stack.platform.forward(A_WEEK)
    person.reply = person.phone.wait_for_reply()
    assert person.find("how.same.1")
    assert {entry.via for entry in person.reply} == {"push"}
    wait_until(lambda: bool(turns_of(stack, person, "due")), "the question is not logged")
    assert len(turns_of(stack, person, "due")) == len({entry.raw["retry_key"] for entry in pushed(person)}) == 1


def test_without_a_push_left_the_question_is_put_at_the_next_visit(stack: Stack) -> None:
    person = who_agreed(stack)
    stack.platform.switch(quota=0)
    try:
        stack.platform.forward(A_WEEK)
        wait_until(lambda: bool(turns_of(stack, person, "due_unseen")), "nothing came due")
        person.say("こんにちは")
    finally:
        stack.platform.switch(quota=-1)
    assert person.find("how.worse.1")
    assert pushed(person) == []
    person.tap("how.worse.1")
    assert person.question == "facts.certainty"


@pytest.mark.browser
def test_the_clock_of_the_phone_page_shows_it(browser: Browser, stack: Stack) -> None:
    person = who_agreed(stack)
    with phone_page(browser, f"{stack.simulator_url}/#{person.phone.id}") as page:
        page.set_viewport_size({"width": 1200, "height": 900})
        screen = Screen(page, person.phone)
        screen.root.get_by_role("button", name="開発者ドロワー").click()
        page.get_by_role("tab", name="時計").click()
        page.get_by_role("button", name="1週間", exact=True).click()
        screen.see(person.phone.wait_for_reply())
        screen.root.get_by_role("button", name="よくなった", exact=True).click()
        person.reply = person.phone.wait_for_reply()
        screen.see(person.reply)
        expect(screen.root.get_by_role("button", name="よくなった", exact=True)).to_have_count(0)
    assert person.question == "facts.certainty"
