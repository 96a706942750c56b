"""The list: every column, views that are saved, counted and shared, and keys of the pages that follow."""

from __future__ import annotations

import re
from datetime import timedelta

from linebot_app.console.house import House
from linebot_app.storage.cases import PAGE, SORTS
from linebot_app.storage.saved_views import MOST
from tests.linebot_app.console.conftest import Appoint, Browser, NewBrowser
from tests.linebot_app.console.test_cases import Write, number_of, said, write

__all__ = ["write"]
NEXT = re.compile(r'rel="next" href="([^"]+)"')


def test_a_row_tells_everything_that_is_known(browser: Browser, appoint: Appoint, house: House, write: Write) -> None:
    appoint("hana")
    told = {"danger": "concern self", "chosen": "data_first", "feelings": {"不安": [4, 2]}, "harassment": ["money"]}
    write({**said(1, **told), "flow_version": "v77", "effects": [{"does": "call_operator", "value": ""}]})
    number = number_of(house)
    house.cases.change(number, assignee="hana")
    house.cases.set_tags(number, ["急ぎ"])
    browser.sign_in("hana")
    browser.get("/cases")
    row = browser.page.partition("<tbody>")[2]
    for shown in (house.pseudonym("U1"), "不安 4→2", "v77", "hana", "急ぎ", 'class="mark problem"'):
        assert shown in row
    waits = house.cases.numbered(number)
    assert waits is not None
    assert waits.waiting_since is not None


def test_each_order_goes_on_over_pages_without_leaving_anybody_out(
    browser: Browser, appoint: Appoint, house: House, write: Write
) -> None:
    appoint("miru", "viewer")
    people = PAGE + 7
    waits = {"effects": [{"does": "call_operator", "value": ""}]}
    write(*({**said(1 + n % 5, f"U{n}", feelings={"不安": [n % 6, None]}), **waits} for n in range(people)))
    names = {house.pseudonym(f"U{n}") for n in range(people)}
    browser.sign_in("miru")
    for sort in SORTS:
        for order in ("", "&order=up"):
            browser.get(f"/cases?sort={sort}{order}")
            first = set(re.findall(r"[0-9a-f]{8}", browser.page.partition("<tbody>")[2])) & names
            found = NEXT.search(browser.page)
            assert found, sort
            browser.get(found[1].removeprefix("/console").replace("&amp;", "&"))
            second = set(re.findall(r"[0-9a-f]{8}", browser.page.partition("<tbody>")[2])) & names
            assert first | second == names, sort
            assert not first & second


def test_a_view_is_saved_counted_shared_and_removed(
    new_browser: NewBrowser, appoint: Appoint, house: House, write: Write
) -> None:
    appoint("hana")
    appoint("ken")
    write(said(1, "U1"), said(1, "U2", danger="concern self"))
    hana, ken = new_browser(), new_browser()
    hana.sign_in("hana")
    hana.get("/cases?danger=1")
    hana.post("/cases/views", name="こわい話", address="danger=1&evil=1&since=never", shared="1")
    hana.post("/cases/views", name="私だけ", address="")
    ken.sign_in("ken")
    ken.get("/cases/views")
    assert re.search(r'href="/console/cases\?danger=1"[^>]*>こわい話 <span class="count">1<', ken.page)
    assert "私だけ" not in ken.page
    (shared,) = house.views.of("ken")
    ken.get("/cases")
    ken.post(f"/cases/views/{shared.id}/remove")
    assert house.views.of("ken") == [shared]
    hana.get("/cases")
    hana.post(f"/cases/views/{shared.id}/remove")
    assert house.views.of("ken") == []


def test_a_viewer_shares_nothing_and_nobody_saves_without_end(browser: Browser, appoint: Appoint, house: House) -> None:
    appoint("miru", "viewer")
    browser.sign_in("miru")
    for number in range(MOST + 2):
        browser.get("/cases")
        browser.post("/cases/views", name=f"{number}", address="", shared="1")
    kept = house.views.of("miru")
    assert len(kept) == MOST
    assert not any(one.shared for one in kept)


def test_who_waits_is_shown_with_the_time(browser: Browser, appoint: Appoint, write: Write, house: House) -> None:
    appoint("hana")
    write({**said(1), "effects": [{"does": "call_operator", "value": ""}]})
    found = house.cases.numbered(number_of(house))
    assert found is not None
    assert found.waiting_since is not None
    browser.sign_in("hana")
    browser.clock.now = found.waiting_since + timedelta(minutes=23)
    browser.sign_in("hana")
    browser.get("/cases")
    assert re.search(r"<strong>2[34]\D", browser.page)


def test_who_came_by_the_web_page_is_told_from_who_came_by_line(
    browser: Browser, appoint: Appoint, house: House, write: Write
) -> None:
    visitor = "web.ja." + "v" * 32
    write(said(1, "U1"), said(1, visitor))
    appoint("miru", "viewer")
    browser.sign_in("miru")
    shown = {}
    for channel in ("line", "web", "", "fax"):
        browser.get(f"/cases?channel={channel}")
        rows = browser.page.partition("<tbody>")[2]
        shown[channel] = {name for name in ("U1", visitor) if house.pseudonym(name) in rows}
    assert shown == {"line": {"U1"}, "web": {visitor}, "": {"U1", visitor}, "fax": {"U1", visitor}}
