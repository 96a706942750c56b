"""Names are masked for everybody until somebody with the right gives a reason, and that is noted."""

from __future__ import annotations

from linebot_app.console.house import House
from tests.linebot_app.console.conftest import Appoint, Browser
from tests.linebot_app.console.test_cases import Write, number_of, said, write

__all__ = ["write"]
SECRET = "田中"


def test_names_are_shown_after_a_reason_for_a_while_and_it_is_noted(
    browser: Browser, appoint: Appoint, house: House, write: Write
) -> None:
    appoint("hana")
    write(said(1, text=f"{SECRET}部長に叱られた"))
    path = f"/cases/{number_of(house)}"
    browser.sign_in("hana")
    browser.get(path)
    assert SECRET not in browser.page
    browser.post(f"{path}/reveal", reason="contact", note=f"{SECRET}さんに返事")
    browser.get(path)
    assert SECRET in browser.page
    (noted,) = house.audit.find(did="revealed")
    assert noted.details["reason"] == "contact"
    assert SECRET not in str(noted)
    browser.clock.forward(minutes=29)
    browser.get(path)
    browser.clock.forward(minutes=2)
    browser.get(path)
    assert SECRET not in browser.page


def test_without_a_reason_or_the_right_nothing_is_shown(
    browser: Browser, appoint: Appoint, house: House, write: Write
) -> None:
    appoint("hana")
    appoint("miru", "viewer")
    write(said(1, text=f"{SECRET}部長に叱られた"))
    path = f"/cases/{number_of(house)}"
    browser.sign_in("hana")
    for form in ({}, {"reason": "nosy"}, {"reason": "other"}):
        browser.get(path)
        browser.post(f"{path}/reveal", **form)
        browser.get(path)
        assert SECRET not in browser.page
    browser.get("/account")
    browser.post("/sign-out")
    browser.sign_in("miru")
    browser.get(path)
    assert browser.post(f"{path}/reveal", reason="contact").status_code == 403
    assert not house.audit.find(did="revealed")


def test_who_sees_masked_words_cannot_find_them_by_the_name(
    browser: Browser, appoint: Appoint, house: House, write: Write
) -> None:
    appoint("miru", "viewer")
    appoint("hana")
    write(said(1, text=f"{SECRET}部長に叱られた"))
    browser.sign_in("miru")
    link = f"/console/cases/{number_of(house)}?"
    browser.get(f"/search?q={SECRET}")
    assert link not in browser.page
    browser.get("/search?q=叱られた")
    assert link in browser.page
    assert SECRET not in browser.page
    browser.post("/sign-out")
    browser.sign_in("hana")
    browser.get("/search")
    browser.post("/search/reveal", reason="asked", q=SECRET)
    browser.get(f"/search?q={SECRET}")
    assert link in browser.page


def test_a_search_keeps_to_the_filters(browser: Browser, appoint: Appoint, house: House, write: Write) -> None:
    appoint("hana")
    write(said(1, "U1", "謝罪"), said(1, "U2", "謝罪", entry="own_mistake"))
    browser.sign_in("hana")
    browser.get("/search?q=謝罪&entry=own_mistake")
    assert house.pseudonym("U2") in browser.page
    assert house.pseudonym("U1") not in browser.page
