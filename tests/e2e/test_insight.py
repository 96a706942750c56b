"""A supervisor sees where people stay, goes from the map to them, and takes their conversations away as a file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.console_page import appoint, console
from tests.e2e.person import Api, Person
from tests.support.stack import Stack

pytestmark = pytest.mark.slow

STORY = "自分のミスで納期に遅れて、取引先に謝りに来いと言われました"


@pytest.fixture(scope="module", autouse=True)
def an_operator(stack: Stack) -> None:
    appoint(stack, "rie", "理恵", "supervisor")


@pytest.mark.parametrize("width", [1440, 390])
def test_from_the_map_to_the_list_to_a_file(stack: Stack, browser: Browser, width: int) -> None:
    phone = stack.platform.phone(f"insight-{width}")
    person = Person(phone, Api(phone))
    phone.wait_for_reply()
    person.say(STORY)
    person.tap("agree")
    stack.wait_for_log(phone)
    with console(browser, stack, "rie", width=width) as page:
        page.goto(f"{stack.url}/console/insight?span=7")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        stands = page.locator('svg a:not([aria-label*="、0件"])').first
        stands.focus()
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile("place="))
        expect(page.locator("a[data-row]").first).to_be_visible()
        page.get_by_role("link", name="この一覧を書き出す").click()
        with page.expect_download() as download:
            page.get_by_role("button", name="書き出す", exact=True).click()
        text = Path(download.value.path()).read_text("utf-8-sig")
        assert text.count("\n") > 1
        expect(page.locator("#made")).to_contain_text("終わり")  # the page was not loaded again
