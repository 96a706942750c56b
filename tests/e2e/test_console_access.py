"""Everybody can use every page of the console: WCAG 2.2 AA as axe checks it, on a phone and a large screen, by day and
by night; nothing jumps while a page loads, nothing sticks out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.e2e.console_page import appoint, console
from tests.e2e.console_tour import pages, talked
from tests.support.stack import Stack

pytestmark = pytest.mark.slow
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    # A count of one digit is read like one of two: axe would leave it to the eye.
    "checks": {"color-contrast": {"options": {"ignoreLength": True}}},
}
SHIFT = """() => new Promise(done => {
    let sum = 0;
    new PerformanceObserver(list => { for (const one of list.getEntries()) sum += one.hadRecentInput ? 0 : one.value; })
        .observe({ type: "layout-shift", buffered: true });
    requestAnimationFrame(() => setTimeout(() => done(sum), 50));
})"""


@pytest.fixture(scope="module", autouse=True)
def an_operator(stack: Stack) -> None:
    appoint(stack, "hana", "花子", "admin")
    talked(stack)


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_every_page_can_be_used_by_everybody(browser: Browser, stack: Stack, width: int, scheme: str) -> None:
    found: list[str] = []
    axe = Axe()
    with console(browser, stack, "hana", width=width) as page:
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        for name, _ in pages(page, stack):
            found += [f"{name}: {one}" for one in _violations(axe, page)]
            if page.evaluate(SHIFT) > 0.02:
                found.append(f"{name}: the layout shifts")
            if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
                found.append(f"{name}: wider than the screen")
    assert found == []


def _violations(axe: Axe, page: Page) -> Iterator[str]:
    for one in axe.run(page, options=RULES).response["violations"]:
        yield f"{one['id']} at {one['nodes'][0]['target']} ({len(one['nodes'])})"
