"""Somebody asks for a human: an operator takes over on the console, answers on the phone under a name, gives back; with
the real processes, also when the worker is killed meanwhile."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from linebot_app.simulator.driver import Phone
from tests.e2e.browser import Screen, phone_page
from tests.e2e.console_page import appoint, console
from tests.e2e.person import Api, Person
from tests.support.stack import Stack, wait_until

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("line_recovers")]

STORY = "自分のミスで納期に遅れて、取引先に謝りに来いと言われました"
HELLO, STILL = "花子です。ゆっくり聞きますね。", "まだここにいますよ。"


@pytest.fixture(scope="module", autouse=True)
def an_operator(stack: Stack) -> None:
    appoint(stack, "hana", "花子", "admin")


def in_the_middle(stack: Stack, name: str) -> Person:
    phone = stack.platform.phone(name)
    person = Person(phone, Api(phone))
    phone.wait_for_reply()
    person.say(STORY)
    person.tap("agree")
    stack.wait_for_log(phone)
    return person


def opened(page: Page, stack: Stack, phone: Phone) -> None:
    """The page of this person's conversation, the newest on the list."""
    stack.wait_for_log(phone)
    page.goto(f"{stack.url}/console/cases")
    page.locator("a[data-row]").first.click()
    page.locator("#talk").wait_for()


def taken_over(page: Page) -> None:
    page.get_by_role("button", name="引き継ぐ", exact=True).click()
    page.get_by_label("お返事").wait_for()


def written(page: Page, words: str) -> None:
    page.get_by_label("お返事").fill(words)
    page.get_by_label("お返事").press("Control+Enter")
    expect(page.get_by_label("お返事")).to_have_value("")


def texts(phone: Phone) -> list[str]:
    return [entry.text for entry in phone.transcript() if entry.side == "bot"]


def test_asking_for_a_human_being_answered_and_going_on_with_the_same_question(stack: Stack, browser: Browser) -> None:
    person = in_the_middle(stack, "さくら")
    question = person.question
    with console(browser, stack, "hana") as page, phone_page(browser, stack.simulator_url) as handset:
        page.goto(f"{stack.url}/console/desk")
        page.get_by_label("組織の名前").fill("つばめ相談室")
        page.get_by_role("button", name="保存").click()
        page.get_by_role("button", name="席につく 花子").click()
        page.goto(f"{stack.url}/console/canned")
        page.get_by_label("見出し").last.fill("あいさつ")
        page.get_by_label("文", exact=True).last.fill("{operator}です。ゆっくり聞きますね。")
        page.get_by_role("button", name="加える").click()
        # Whoever asks is told that somebody is there, as it was set a moment ago.
        wait_until(lambda: _told_of_the_desk(person), "the desk does not reach the conversation")

        page.goto(f"{stack.url}/console/cases")
        expect(page.locator("#alerts [data-alert]").first).to_be_visible()
        wait_until(lambda: bool(page.evaluate("window.told.length > 0")), "nobody was told")
        opened(page, stack, person.phone)
        taken_over(page)
        screen = Screen(handset, person.phone)
        screen.write("聞いてもらえますか")
        expect(page.locator(".turns").get_by_text("聞いてもらえますか")).to_be_visible()
        page.get_by_label("お返事").focus()
        page.keyboard.press("Alt+Digit1")
        expect(page.get_by_label("お返事")).to_have_value(HELLO)
        page.get_by_role("button", name="送る").click()
        expect(screen.root.get_by_text(HELLO)).to_be_visible()
        expect(screen.root.get_by_text("相談員 花子", exact=False).first).to_be_visible()
        expect(page.locator(".turns").get_by_text("ゆっくり聞きますね")).to_be_visible()  # names are masked
        page.get_by_role("button", name="ボットにもどす").click()
        expect(page.get_by_role("button", name="引き継ぐ", exact=True)).to_be_visible()
    wait_until(lambda: stack.wait_for_log(person.phone)[-1]["trigger"] == "given_back", "it was not given back")
    assert stack.wait_for_log(person.phone)[-1]["question"] == question
    assert texts(person.phone).count(HELLO) == 1


def _told_of_the_desk(person: Person) -> bool:
    return "席にいます" in "".join(entry.text for entry in person.say("相談員と話す"))


def test_on_a_phone_the_panel_fits_and_works_without_a_mouse(stack: Stack, browser: Browser) -> None:
    person = in_the_middle(stack, "みどり")
    with console(browser, stack, "hana", width=390) as page:
        opened(page, stack, person.phone)
        taken_over(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.get_by_label("お返事").focus()
        page.keyboard.type("文字")
        expect(page.locator("[data-left]")).to_have_text("4998")
        page.keyboard.press("Control+Enter")
        assert [entry.text for entry in person.phone.wait_for_reply()][-1] == "文字"


def test_a_worker_killed_while_held_loses_and_repeats_nothing_and_silence_is_noticed(
    stack: Stack, browser: Browser
) -> None:
    person = in_the_middle(stack, "あおい")
    phone = person.phone
    with console(browser, stack, "hana") as page:
        opened(page, stack, phone)
        taken_over(page)
        with stack.without_worker():
            phone.say("もしもし")
            written(page, HELLO)
            written(page, STILL)
        wait_until(lambda: STILL in texts(phone), "the words of the operator did not arrive")
        with stack.without_worker():
            pass
        stack.platform.forward(15 * 60 + 1)
        wait_until(lambda: silences(stack, phone) == 1, "nobody noticed that the operator is silent")
        expect(page.get_by_role("button", name="引き継ぐ", exact=True)).to_be_visible()
    assert (texts(phone).count(HELLO), texts(phone).count(STILL)) == (1, 1)
    assert silences(stack, phone) == 1


def silences(stack: Stack, phone: Phone) -> int:
    return [turn["trigger"] for turn in stack.wait_for_log(phone)].count("silence")
