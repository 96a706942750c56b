"""The same consultation on the page of the web chat, in Chromium, with the real processes behind it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from linebot_app.console.sealing import pseudonym
from tests.e2e.console_page import appoint, console
from tests.e2e.person import Person, by_pasting
from tests.e2e.test_console_access import RULES
from tests.e2e.test_followup import A_WEEK, to_the_morning
from tests.e2e.web_visitor import page_of, visitor
from tests.support.stack import Stack, wait_until

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.usefixtures("line_recovers")]

SIZES = [(390, 844), (1440, 900)]


def violations(page: Page) -> Iterator[str]:
    axe = Axe()
    for width, height in SIZES:
        for scheme in ("light", "dark"):
            page.set_viewport_size({"width": width, "height": height})
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            for one in axe.run(page, options=RULES).response["violations"]:
                yield f"{width} {scheme}: {one['id']} at {one['nodes'][0]['target']} ({len(one['nodes'])})"
    for width in (320, 390, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            yield f"{width}: wider than the screen"
    page.set_viewport_size({"width": 390, "height": 844})


def shown(page: Page) -> list[str]:
    numbers: list[str] = page.eval_on_selector_all(
        "#thread li[data-number]", "all => all.map(one => one.dataset.number)"
    )
    return numbers


def test_a_visitor_gets_to_the_summary_with_a_reload_and_a_second_tab_on_the_way(
    browser: Browser, stack: Stack
) -> None:
    with visitor(browser, stack) as person:
        page = page_of(person)
        by_pasting(person)
        person.answer_until("feelings.which")
        before = shown(page)
        page.reload()
        assert shown(page) == before
        other = page.context.new_page()
        other.goto(f"{stack.url}/chat")
        page.bring_to_front()
        person.answer_until("apology.words")
        page.locator("button.copy:visible").last.click()
        draft = page.locator("button.copy:visible").last.get_attribute("data-text")
        assert page.evaluate("navigator.clipboard.readText()") == draft
        person.answer_until("summary.rating")
        person.answer_until()
        other.bring_to_front()
        other.locator(f"#m{shown(page)[-1]}").wait_for()
        assert shown(other) == shown(page)
        other.close()
        log = turns_of(stack, person)
        assert [turn["number"] for turn in log] == list(range(1, len(log) + 1))
        assert {turn["delivery"]["outcome"] for turn in log if turn["output"]} == {"pushed"}
        assert list(violations(page)) == []
        with page.context.expect_page() as opened:
            page.locator('a.open[href*="/s/"]').last.click()
        expect(opened.value.locator("section").first).to_be_visible()


def turns_of(stack: Stack, person: Person) -> list[dict[str, object]]:
    def turns() -> list[dict[str, object]]:
        return list(stack.log.of_person(person.phone.id))

    def everything_is_there() -> bool:
        found = turns()
        newest = bool(found) and found[-1]["question"] == person.question
        return newest and all(one["delivery"] or not one["output"] for one in found)

    wait_until(everything_is_there, "The log has not everything.")
    return turns()


def test_whoever_is_in_danger_can_dial_at_once(browser: Browser, stack: Stack) -> None:
    with visitor(browser, stack) as person:
        page = page_of(person)
        person.say("もう死にたいです")
        expect(page.locator('#thread a[href^="tel:"]').first).to_be_visible()
        assert list(violations(page)) == []


def test_what_is_asked_later_is_there_at_the_next_visit(browser: Browser, stack: Stack) -> None:
    to_the_morning(stack.platform)
    with visitor(browser, stack) as person:
        page = page_of(person)
        by_pasting(person)
        person.answer_until("facts.certainty")
        person.say("あとで聞いて")
        person.tap("in.week.1")
        page.goto("about:blank")
        stack.platform.forward(A_WEEK)
        reply = person.phone.wait_for_reply()
        page.goto(f"{stack.url}/chat")
        person.hand.see(reply)
        person.reply = reply
        person.tap("how.better.1")
        assert person.question == "facts.certainty"


def test_the_way_in_can_be_used_by_everybody_and_speaks_english(browser: Browser, stack: Stack) -> None:
    with browser.new_context(locale="en-GB", viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        page.goto(f"{stack.url}/chat")
        expect(page.locator("html")).to_have_attribute("lang", "en")
        assert list(violations(page)) == []
        page.locator("form button.strong").click()
        page.locator("#thread li.house").first.wait_for()
        expect(page.locator("html")).to_have_attribute("lang", "en")
        page.get_by_role("textbox").fill("A customer wants me to come and apologise.")
        page.keyboard.press("Control+Enter")
        expect(page.get_by_role("button", name="Yes, go on")).to_be_visible()


def test_an_operator_sees_where_somebody_came_from_takes_over_and_gives_back(browser: Browser, stack: Stack) -> None:
    appoint(stack, "hana", "花子", "admin")
    with visitor(browser, stack) as person, console(browser, stack, "hana") as desk:
        page = page_of(person)
        by_pasting(person)
        person.tap("agree")
        question = person.question
        turns_of(stack, person)
        desk.goto(f"{stack.url}/console/cases")
        name = pseudonym(stack.environ["SECRET_KEY"], person.phone.id)
        row = desk.locator("tr", has=desk.get_by_role("link", name=name, exact=True))
        expect(row).to_contain_text("ウェブ")
        row.get_by_role("link", name=name, exact=True).click()
        desk.get_by_role("button", name="引き継ぐ", exact=True).click()
        desk.get_by_label("お返事").fill("花子です。ゆっくり聞きますね。")
        desk.get_by_label("お返事").press("Control+Enter")
        expect(page.get_by_text("花子です。ゆっくり聞きますね。")).to_be_visible()
        expect(page.locator("li.house .from").last).to_contain_text("花子")
        page.get_by_role("textbox", name="メッセージ").fill("ありがとうございます")
        page.keyboard.press("Control+Enter")
        expect(desk.locator(".turns")).to_contain_text("ありがとうございます")
        desk.get_by_role("button", name="ボットにもどす").click()
        person.reply = person.phone.wait_for_reply()
        assert person.question == question
