"""The rich menus with the real processes, in Chromium: set up by command, tapped, changed as a consultation goes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, expect

from linebot_app.line.menus import Menu
from tests.e2e.browser import Screen, phone_page
from tests.support.stack import Stack, wait_until

pytestmark = [
    pytest.mark.slow,
    pytest.mark.browser,
]


@pytest.fixture(scope="module")
def set_up(stack: Stack) -> None:
    with stack.without_worker():  # one that looked for menus before remembers for a while that there are none
        stack.flask("line", "setup")
        stack.flask("line", "check")


def menu_on(screen: Screen) -> Locator:
    return screen.root.locator(".rich-menu")


def addresses_in(value: Any) -> Iterator[str]:
    """Of every button that opens something."""
    if isinstance(value, dict) and value.get("type") == "uri":
        yield str(value["uri"])
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from addresses_in(one)


def shows(screen: Screen, menu: Menu) -> None:
    expect(menu_on(screen)).to_have_attribute("data-menu", menu.as_sent()["name"], timeout=15_000)


@pytest.mark.usefixtures("set_up")
def test_the_menu_below_the_chat_is_tapped_and_changes_with_the_consultation(browser: Browser, stack: Stack) -> None:
    phone = stack.platform.phone("花子")
    phone.wait_for_reply()
    with phone_page(browser, f"{stack.simulator_url}/#{phone.id}") as page:
        screen = Screen(page, phone)
        before, during = Menu("before", "ja"), Menu("during", "ja")
        shows(screen, before)
        image = menu_on(screen).locator("img")
        expect(image).to_be_visible()
        assert image.evaluate("one => one.naturalWidth") == 2500
        screen.assert_nothing_sticks_out()
        menu_on(screen).get_by_role("button", name=before.label("start"), exact=True).click()
        assert phone.wait_for_reply()[-1].quick_replies
        expect(image).to_be_hidden()
        phone.choose(phone.labels()[0])
        shows(screen, during)
        asked = phone.transcript()[-1].quick_replies
        menu_on(screen).get_by_role("button", name=during.label("go_on"), exact=True).click()
        assert phone.wait_for_reply()[-1].quick_replies == asked
        menu_on(screen).locator(".menu-bar").click()
        menu_on(screen).get_by_role("button", name=during.label("mine"), exact=True).click()
        (address,) = [uri for entry in phone.wait_for_reply() for uri in addresses_in(entry.message)]
        stack.wait_for_log(phone)
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        with page.expect_download() as download:
            page.locator(".files a").click()
        found = json.loads(download.value.path().read_text("utf-8"))
        assert found["consent"]["agreed"]
        assert any(turn["you"] == ["[tap] c|mine|"] for turn in found["conversation"])


@pytest.mark.usefixtures("set_up")
def test_who_speaks_english_sees_the_english_menu_and_erasing_shows_the_first_again(stack: Stack) -> None:
    phone = stack.platform.phone("Anna", language="en")
    phone.wait_for_reply()
    wait_until(lambda: _name(phone).startswith("kikiyaku before.en "), "the English menu is shown")
    phone.say("I was told to apologise to a client.")
    phone.wait_for_reply()
    phone.choose(phone.labels()[0])
    wait_until(lambda: _name(phone).startswith("kikiyaku during.en "), "the English menu of a consultation is shown")
    phone.postback("c|erase|yes")
    wait_until(lambda: _name(phone).startswith("kikiyaku before."), "the first menu is shown again")


def _name(phone: object) -> str:
    return str((phone.menu() or {}).get("name", ""))  # type: ignore[attr-defined]


@pytest.mark.usefixtures("set_up")
def test_line_that_takes_no_menus_delays_no_answer(stack: Stack) -> None:
    phone = stack.platform.phone("太郎")
    phone.wait_for_reply()
    stack.platform.switch(silence_ms=60_000)
    stack.platform.fail_next("silence", 1, "menu_link")
    try:
        phone.say("クレームで謝罪を求められています。")
        phone.wait_for_reply()
        phone.choose(phone.labels()[0])
        assert phone.ask("まだわかりません")
    finally:
        stack.platform.no_faults()
        stack.platform.switch(silence_ms=10_000)
