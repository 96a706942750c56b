"""A person's hands and eyes on the phone page, in Chromium; what they say is told in person.py."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, ViewportSize, sync_playwright

from linebot_app.simulator.driver import Entry, Phone
from tests.e2e.person import Offer

CHROMIUM = Path("/usr/bin/chromium")
PHONE_SIZE: ViewportSize = {"width": 390, "height": 844}
PATIENCE_MS = 15_000
WIDER_THAN_THE_PHONE = """
() => [...document.querySelectorAll("body *")].filter((one) => {
    if (one.closest(".carousel, .quick") || !one.getClientRects().length) return false;
    return one.getBoundingClientRect().right > innerWidth + 0.5;
}).map((one) => `${one.className}: ${one.textContent.slice(0, 40)}`)
"""


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        try:
            yield browser
        finally:
            browser.close()


def watched(page: Page) -> list[str]:
    """What goes wrong on it from now on: errors and violated policies."""
    page.set_default_timeout(PATIENCE_MS)
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    return problems


@contextmanager
def phone_page(browser: Browser, url: str, *, scale: float = 1) -> Iterator[Page]:
    """The page at the size of a phone; errors of the page and violated policies fail at the end."""
    context = browser.new_context(
        viewport=PHONE_SIZE,
        device_scale_factor=scale,
        locale="ja-JP",
        timezone_id="Asia/Tokyo",
        permissions=["clipboard-read", "clipboard-write"],
    )
    page = context.new_page()
    problems = watched(page)
    try:
        page.goto(url)
        yield page
        assert problems == []
    finally:
        context.close()


class Screen:
    """The hand of a person who sees `phone` on the page; everything is found as they would: by role and name."""

    def __init__(self, page: Page, phone: Phone) -> None:
        self.page = page
        self.root = page.locator(f'[data-person="{phone.id}"]')
        self.root.wait_for()

    @property
    def field(self) -> Locator:
        return self.root.get_by_role("textbox", name="メッセージを入力")

    def write(self, text: str) -> None:
        own = self.root.locator('[data-side="person"][data-type="text"]')
        before = own.count()
        self.field.fill(text)
        self.field.press("Enter")
        own.nth(before).wait_for()

    def touch(self, offer: Offer, value: str | None = None) -> None:
        self.button(offer).click()
        if value is not None:
            self.root.locator('input[name="when"]').fill(value)
            self.root.get_by_role("dialog").get_by_role("button", name="送信").click()

    def button(self, offer: Offer) -> Locator:
        place = (
            self.root.get_by_role("group", name="クイックリプライ") if offer.quick else self.bubble(offer.message_id)
        )
        return place.get_by_role("button", name=offer.label, exact=True)

    def bubble(self, message_id: str) -> Locator:
        return self.root.locator(f'[data-message-id="{message_id}"]')

    def see(self, reply: list[Entry]) -> None:
        for entry in reply:
            self.bubble(entry.message_id).wait_for()

    def assert_nothing_sticks_out(self) -> None:
        assert self.page.evaluate(WIDER_THAN_THE_PHONE) == []
        assert self.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
