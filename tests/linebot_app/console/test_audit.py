"""The record of what operators did: found again, a page at a time, and changed by nobody."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import DBAPIError

from linebot_app.console.house import JAPAN, House
from linebot_app.storage.audit import PAGE
from linebot_app.storage.database import for_writing, open_engine
from linebot_app.storage.tables import audit
from tests.linebot_app.console.conftest import Appoint, Browser


@pytest.mark.parametrize("change", [update(audit).values(operator="eve"), delete(audit)])
def test_the_database_itself_refuses_to_change_the_record(house: House, database_url: str, change: object) -> None:
    house.audit.note(house.clock(), "hana", "read", "case:1")
    engine = open_engine(database_url)
    with pytest.raises(DBAPIError), for_writing(engine) as connection, connection.begin():
        connection.execute(change)  # type: ignore[call-overload]
    engine.dispose()
    assert [one.operator for one in house.audit.find()] == ["hana"]


def test_the_newest_come_first_and_older_ones_a_page_further(house: House, browser: Browser, appoint: Appoint) -> None:
    for number in range(PAGE + 5):
        house.audit.note(house.clock(), "hana", "read", f"case:{number}")
    appoint("root", "admin")
    browser.sign_in("root")
    browser.get("/audit?operator=hana&did=read")
    assert f"case:{PAGE + 4}<" in browser.page
    assert "case:4<" not in browser.page
    onward = browser.page.partition('href="/console/audit?')[2].partition('"')[0].replace("&amp;", "&")
    browser.get(f"/audit?{onward}")
    assert "case:4<" in browser.page
    assert f"case:{PAGE + 4}<" not in browser.page


@pytest.mark.parametrize("before", ["-1", "abc", "9" * 40, "1e3"])
def test_a_strange_page_number_is_no_trouble(browser: Browser, appoint: Appoint, before: str) -> None:
    appoint("root", "admin")
    browser.sign_in("root")
    assert browser.get(f"/audit?before={before}&about=%00").status_code == 200


def test_it_is_searched_by_who_what_whom_and_when(house: House, browser: Browser, appoint: Appoint) -> None:
    now = house.clock()
    house.audit.note(now, "hana", "read", "case:abc-1")
    house.audit.note(now, "hana", "read", "case:abc-12")
    house.audit.note(now, "rie", "tagged", "case:abcd-1")
    house.audit.note(now - timedelta(days=3), "rie", "read", "case:abc-1", {"note": "=1+1"})
    appoint("root", "admin")
    browser.sign_in("root")
    today, then = (f"{moment.astimezone(JAPAN):%Y-%m-%d}" for moment in (now, now - timedelta(days=3)))
    for query, count in (
        ("operator=rie", 2),
        ("did=read", 3),
        ("person=abc", 3),
        ("person=abc&operator=hana", 2),
        (f"did=read&since={today}", 2),
        (f"did=read&until={then}", 1),
        ("about=case:abc-12", 1),
        ("person=nobody", 0),
    ):
        browser.get(f"/audit?{query}")
        assert browser.page.count("<td>case:") == count, query
    browser.get("/audit/audit.csv?person=abc&operator=rie")
    assert browser.page.count("case:abc-1") == 1
    assert ",rie,read," in browser.page
    assert house.audit.find(did="exported", operator="root")
