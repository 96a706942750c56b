"""A visitor of the web chat in Chromium, as person.py needs them: a hand on the page, and what the postbox holds for
those who must know which question is open; what is asserted lives in the tests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

from playwright.sync_api import Browser, Page

from linebot_app.connections import redis_url
from linebot_app.settings import load_places
from linebot_app.simulator.driver import Entry, Phone
from linebot_app.storage.postboxes import RedisPostboxes, open_postboxes
from linebot_app.webchat import letters
from tests.e2e.browser import PHONE_SIZE, watched
from tests.e2e.person import Offer, Person
from tests.support.stack import Stack, wait_until


class Postbox:
    """In the place of a phone: what the visitor was answered."""

    def __init__(self, stack: Stack, boxes: RedisPostboxes, person: str) -> None:
        self.platform = stack.platform
        self.id = person
        self._boxes = boxes
        self._read = 0

    def wait_for_reply(self) -> list[Entry]:
        """The house's letters since the last time, once there are any and nothing of the visitor's waits."""

        def fresh() -> list[letters.Read]:
            return [letters.read(one) for one in self._boxes.fetch(self.id, self._read).letters]

        wait_until(lambda: any(one.side == letters.HOUSE for one in fresh()[-1:]), "the visitor is not answered")
        found = fresh()
        self._read = found[-1].number
        return [_entry(one) for one in found if one.side == letters.HOUSE]


def _entry(one: letters.Read) -> Entry:
    items = [
        {"action": {"label": label, "data": data, "number": place}} for place, (data, label) in enumerate(one.taps)
    ]
    return Entry({"side": "bot", "id": str(one.number), "message": {"quickReply": {"items": items}}})


class WebHand:
    """Writes and touches what can be seen."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def write(self, text: str) -> None:
        own = self.page.locator("#thread li.own")
        before = own.count()
        self.page.get_by_role("textbox", name="メッセージ").fill(text)
        self.page.get_by_role("button", name="送信", exact=True).click()
        own.nth(before).wait_for()

    def touch(self, offer: Offer, value: str | None = None) -> None:
        letter = self.page.locator(f"#m{offer.message_id}")
        button = letter.locator(f'button[name="choice"][value="{offer.action["number"]}"]')
        if value is not None:
            letter.locator("summary", has_text=offer.label).click()
            letter.locator(f'input[name="picked-{offer.action["number"]}"]').fill(value)
        button.click()

    def see(self, reply: list[Entry]) -> None:
        for entry in reply:
            self.page.locator(f"#m{entry.message_id}").wait_for()


@contextmanager
def visitor(browser: Browser, stack: Stack, *, language: str = "ja-JP") -> Iterator[Person]:
    """Has begun and was greeted; errors of the page and violated policies fail at the end."""
    context = browser.new_context(
        viewport=PHONE_SIZE,
        locale=language,
        timezone_id="Asia/Tokyo",
        permissions=["clipboard-read", "clipboard-write"],
    )
    boxes = open_postboxes(redis_url(load_places(stack.environ)))
    page = context.new_page()
    problems = watched(page)
    try:
        page.goto(f"{stack.url}/chat")
        page.locator("form button.strong").click()
        page.locator("#thread li.house").first.wait_for()
        (cookie,) = (one for one in context.cookies() if one["name"] == "kikiyaku")
        assert cookie["httpOnly"]
        assert cookie["sameSite"] == "Lax"
        box = Postbox(stack, boxes, cookie["value"].rsplit(".", 2)[0])
        person = Person(cast("Phone", box), WebHand(page))
        person.reply = box.wait_for_reply()
        yield person
        assert problems == []
    finally:
        context.close()
        boxes.close()


def page_of(person: Person) -> Page:
    hand: Any = person.hand
    page: Page = hand.page
    return page
