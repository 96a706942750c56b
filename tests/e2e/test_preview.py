"""The preview in Chromium: the files of the phone page draw it, and everybody can use it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect
from werkzeug.serving import make_server

from linebot_app.preview.app import create_preview
from linebot_app.wording.shelf import Shelf

pytestmark = [pytest.mark.slow, pytest.mark.browser]
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
# What is drawn is LINE's look, which is not ours to choose.
PLACES: dict[str, Any] = {"exclude": [[".line-look"]]}


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    shelf = Shelf(None, None)
    shelf.begin()
    server = make_server("127.0.0.1", 0, create_preview(shelf, lambda: date(2026, 11, 24)), threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_bubbles_cards_and_help_lines_are_drawn_and_the_page_can_be_used(
    browser: Browser, url: str, width: int, scheme: Any
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    try:
        for path, key, drawn in (
            ("/stage/apology", "apology.choice", "[class*=fx-]"),
            ("/file/glossary", "glossary.meaning.police_line", ".bubble"),
        ):
            page.goto(f"{url}{path}")
            expect(page.locator(f'[id="{key}"]').locator(drawn).first).to_be_visible()
            found = Axe().run(page, context=PLACES, options=RULES).response["violations"]
            assert [one["id"] for one in found] == []
            assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth"), path
        expect(page.locator(".marks li").first).to_be_visible()
        assert complaints == []
    finally:
        page.close()
