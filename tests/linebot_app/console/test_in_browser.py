"""The pages of conversations in Chromium: bubbles are drawn, keys work, nothing sticks out or jumps."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Page, expect
from werkzeug.middleware.dispatcher import DispatcherMiddleware
from werkzeug.serving import make_server

from linebot_app.console.app import PATH, create_console
from linebot_app.console.house import House
from linebot_app.settings import Settings
from linebot_app.storage.presence import open_presence
from tests.e2e.browser import CHROMIUM, chromium
from tests.linebot_app.console.conftest import PASSWORD, Appoint, Clock
from tests.linebot_app.console.test_cases import Write, number_of, write
from tests.linebot_app.console.test_transcript import logged, talker

__all__ = ["talker", "write"]
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"{CHROMIUM} is missing: apt-get install chromium"),
]
_SHIFTS = """
new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const one of list.getEntries()) sum += one.value; })
    .observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(sum), 0)));
})
"""


@pytest.fixture(scope="module")
def running() -> Iterator[Chromium]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def database_url(tmp_path: object) -> str:
    """One kind of database is enough for what a browser does."""
    return f"sqlite:///{tmp_path}/log.sqlite3"


@pytest.fixture
def app(house: House, settings: Settings, valkey_url: str) -> Flask:
    looked_at = replace(house, second_factor=False, looking=open_presence(valkey_url))
    return create_console(settings, looked_at, "memory://")


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, DispatcherMiddleware(Flask("outside"), {PATH: app}), threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}{PATH}"
    server.shutdown()
    thread.join()


def opened(running: Chromium, address: str, name: str, width: int = 1440) -> Page:
    context = running.new_context(viewport={"width": width, "height": 900}, locale="ja-JP", timezone_id="Asia/Tokyo")
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda told: problems.append(told.text) if told.type == "error" else None)
    page.goto(f"{address}/sign-in")
    page.locator("[name=name]").fill(name)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=password]").press("Enter")
    page.locator("header.top").wait_for()
    page.problems = problems  # type: ignore[attr-defined]
    return page


def problems_of(page: Page) -> list[str]:
    return page.problems  # type: ignore[attr-defined,no-any-return]


def test_an_operator_goes_through_the_list_by_keys_and_reads_what_line_showed(
    running: Chromium, address: str, appoint: Appoint, house: House, write: Write, talker: object
) -> None:
    appoint("hana")
    write(*logged(talker, "U1"), *logged(talker, "U2"))  # type: ignore[arg-type]
    page = opened(running, address, "hana")
    page.goto(f"{address}/cases")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    expect(page.locator("[data-row]").first).to_be_focused()
    page.keyboard.press("Enter")
    page.locator(".turn .line-look .bubble").first.wait_for()
    assert page.locator(".line-look .fx-bubble").count() > 0
    assert (
        page.locator(".line-look [role=button]:not([tabindex='-1']), .line-look button:not([tabindex='-1'])").count()
        == 0
    )
    assert page.evaluate(_SHIFTS) <= 0.02
    page.locator(".turn details").first.locator("summary").click()
    page.locator("aside details:has(.summary) summary").click()
    page.locator(".summary h3").first.wait_for()
    page.keyboard.press("Escape")
    page.goto(f"{address}/search")
    page.keyboard.press("/")
    expect(page.locator("input[type=search]")).to_be_focused()
    assert problems_of(page) == []
    page.context.close()


def test_nothing_sticks_out_on_a_phone(
    running: Chromium, address: str, appoint: Appoint, house: House, write: Write, talker: object
) -> None:
    appoint("hana")
    write(*logged(talker))  # type: ignore[arg-type]
    page = opened(running, address, "hana", 390)
    for path in (
        "/cases",
        f"/cases/{number_of(house)}",
        f"/cases/{number_of(house)}/replay?all=1",
        "/search",
        "/mentions",
    ):
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        assert page.evaluate(_SHIFTS) <= 0.02, path
    assert problems_of(page) == []
    page.context.close()


def test_two_who_look_at_the_same_conversation_are_told(
    running: Chromium, address: str, appoint: Appoint, house: House, write: Write, talker: object
) -> None:
    appoint("hana")
    appoint("ken")
    write(*logged(talker))  # type: ignore[arg-type]
    path = f"{address}/cases/{number_of(house)}"
    hana, ken = opened(running, address, "hana"), opened(running, address, "ken")
    with hana.expect_response(lambda answer: answer.url.endswith("/looking")):
        hana.goto(path)
    expect(hana.locator(".looking .notice")).to_have_count(0)
    ken.goto(path)
    expect(ken.locator(".looking .notice")).to_contain_text("Hana")
    hana.context.close()
    ken.context.close()


def test_a_page_left_open_shows_nothing_any_more_once_the_sign_in_is_over(
    running: Chromium, address: str, appoint: Appoint, clock: Clock
) -> None:
    appoint("hana")
    page = opened(running, address, "hana")
    page.goto(f"{address}/cases")
    clock.forward(minutes=31)
    page.wait_for_url("**/sign-in?**")
    expect(page.locator("header.top")).to_have_count(0)
    page.context.close()
