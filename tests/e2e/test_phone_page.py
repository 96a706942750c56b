"""Whole consultations on the phone page, in Chromium, with the real processes behind it: what a person sees."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.browser import Screen, phone_page
from tests.e2e.person import Person, answer_by_answer, by_pasting, in_six_bubbles, offers_of
from tests.support.stack import Stack

pytestmark = [
    pytest.mark.slow,
    pytest.mark.browser,
]


@pytest.fixture
def page(browser: Browser, stack: Stack) -> Iterator[Page]:
    with phone_page(browser, stack.simulator_url) as opened:
        yield opened


def somebody(page: Page, stack: Stack, name: str = "花子") -> Person:
    """A friend of the account, greeted, whose phone is on the page."""
    phone = stack.platform.phone(name)
    page.goto(f"{stack.simulator_url}/#{phone.id}")
    person = Person(phone, Screen(page, phone))
    person.reply = phone.wait_for_reply()
    person.hand.see(person.reply)
    return person


def screen(person: Person) -> Screen:
    assert isinstance(person.hand, Screen)
    return person.hand


@pytest.mark.parametrize("begins", [by_pasting, answer_by_answer, in_six_bubbles])
def test_a_person_gets_to_the_summary_by_typing_and_tapping(
    page: Page, stack: Stack, begins: Callable[[Person], None]
) -> None:
    person = somebody(page, stack)
    begins(person)
    person.answer_until("summary.rating")
    screen(person).assert_nothing_sticks_out()
    person.answer_until()
    said = [entry for entry in person.phone.transcript() if entry.side == "person" and entry.message]
    assert screen(person).root.locator('[data-side="person"]').count() == len(said)
    expect(screen(person).root.get_by_label("ボットに届いていません")).to_have_count(0)


def test_strengths_are_set_on_the_card_and_the_first_answer_can_be_corrected(page: Page, stack: Stack) -> None:
    person = somebody(page, stack)
    by_pasting(person)
    person.answer_until("feelings.which")
    person.tap("不安=4")
    assert person.question in ("feelings.which", "feelings.strength")
    on_the_card = next(offer for offer in offers_of(person.phone) if "困惑=5" in offer.data)
    screen(person).touch(on_the_card)
    person.reply = person.phone.wait_for_reply()
    person.tap("enough")
    assert not person.question.startswith("feelings.")
    person.answer_until("apology.choice")
    person.tap("back")
    assert person.question == "apology.relation"
    screen(person).assert_nothing_sticks_out()


def test_an_answer_is_corrected_from_an_older_card(page: Page, stack: Stack) -> None:
    person = somebody(page, stack)
    by_pasting(person)
    person.answer_until("feelings.which")
    person.tap("change")
    person.tap("facts.certainty")
    person.tap("heard")
    assert person.question == "feelings.which"
    recap = next(offer for offer in offers_of(person.phone) if offer.data == ["c", "change", "facts"])
    screen(person).touch(recap)
    person.reply = person.phone.wait_for_reply()
    person.tap("go_on")
    assert person.question == "feelings.which"


def test_a_pause_ends_where_it_began(page: Page, stack: Stack) -> None:
    person = somebody(page, stack)
    by_pasting(person)
    person.answer_until("stakeholders.company_told")
    person.tap("pause")
    assert person.question == ""
    page.reload()
    screen(person).see(person.reply)
    person.tap("resume")
    assert person.question == "stakeholders.company_told"


def test_stickers_and_pictures_are_answered_and_the_question_is_asked_again(page: Page, stack: Stack) -> None:
    person = somebody(page, stack)
    by_pasting(person)
    person.answer_until("facts.certainty")
    root = screen(person).root
    root.get_by_role("button", name="スタンプ", exact=True).click()
    root.get_by_role("button", name="スタンプ 446/1988").click()
    person.reply = person.phone.wait_for_reply()
    assert person.question == "facts.certainty"
    root.get_by_role("button", name="カメラ").click()
    person.reply = person.phone.wait_for_reply()
    assert person.question == "facts.certainty"
    screen(person).see(person.reply)
    screen(person).assert_nothing_sticks_out()


def test_a_day_is_chosen_in_the_picker(page: Page, stack: Stack) -> None:
    person = somebody(page, stack)
    answer_by_answer(person)
    person.answer_until("facts.deadline")
    person.tap("date", "2026-12-01")
    assert person.question != "facts.deadline"
    told = stack.wait_for_log(person.phone)[-1]
    assert told["input"][0]["picked"] == "2026-12-01"


def test_a_draft_is_copied_whole(page: Page, stack: Stack) -> None:
    person = somebody(page, stack)
    by_pasting(person)
    person.answer_until("apology.words")
    draft = next(offer for offer in person.offers() if offer.action["type"] == "clipboard")
    screen(person).button(draft).click()
    expect(page.get_by_role("status").get_by_text("コピーしました")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == draft.action["clipboardText"]
    assert person.phone.replies(timeout=0) == []


def test_a_message_is_taken_back_on_the_phone(page: Page, stack: Stack) -> None:
    person = somebody(page, stack)
    person.say("三田さんというお客様に怒られています")
    root = screen(person).root
    bubble = root.locator('[data-side="person"]', has_text="三田さん")
    bubble.hover()
    bubble.get_by_role("button", name="メッセージのメニュー").click()
    root.get_by_role("menuitem", name="送信取消").click()
    root.get_by_role("dialog").get_by_role("button", name="送信取消").click()
    expect(root.get_by_text("送信を取り消しました")).to_be_visible()
    stack.wait_for_log(person.phone)
    assert "三田" not in stack.flask("log", "export")
    person.say("まだ相談したいです")
    assert person.question == "consent.agree"


def test_somebody_adds_the_account_blocks_it_and_comes_back(page: Page, stack: Stack) -> None:
    phone = stack.platform.phone("健", follow=False)
    page.goto(f"{stack.simulator_url}/#{phone.id}")
    hand = Screen(page, phone)
    hand.root.get_by_role("button", name="友だち追加").click()
    hand.see(phone.wait_for_reply())
    hand.root.get_by_role("button", name="メニュー", exact=True).click()
    hand.root.get_by_role("menuitem", name="ブロック").click()
    expect(hand.root.get_by_text("ブロック中です")).to_be_visible()
    hand.root.get_by_role("button", name="ブロック解除").click()
    hand.see(phone.wait_for_reply())
    expect(hand.field).to_be_visible()


def test_two_people_side_by_side_have_a_chat_each(page: Page, stack: Stack) -> None:
    one = somebody(page, stack, "花子")
    page.set_viewport_size({"width": 1400, "height": 900})
    phone = stack.platform.phone("太郎")
    page.goto(f"{stack.simulator_url}/#{one.phone.id},{phone.id}")
    other = Person(phone, Screen(page, phone))
    phone.wait_for_reply()
    one.say("目白さんに責められています")
    other.say("高輪さんに怒られました")
    one.tap("agree")
    other.tap("details")
    expect(screen(one).root.get_by_text("高輪さん")).to_have_count(0)
    expect(screen(other).root.get_by_text("目白さん")).to_have_count(0)
    assert one.question == "entry.role"
    assert other.question == "consent.agree"


def test_whoever_is_shown_stays_when_somebody_newer_comes(page: Page, stack: Stack) -> None:
    first = stack.platform.phone("花子")
    page.goto("about:blank")
    page.goto(stack.simulator_url)
    hand = Screen(page, first)
    hand.see(first.wait_for_reply())
    newer = stack.platform.phone("太郎")
    newer.wait_for_reply()
    hand.write("まだここにいます")
    hand.see(first.wait_for_reply())
    expect(page.locator(f'[data-person="{newer.id}"]')).to_have_count(0)
