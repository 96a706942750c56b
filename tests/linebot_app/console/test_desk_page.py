"""What admins set about the desk reaches conversations; who is on duty; canned answers; enquiries; the bell."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest

from linebot_app.console.at_desk import AtDesk
from linebot_app.console.house import House
from tests.linebot_app.console.conftest import Appoint, Browser, Clock, NewBrowser, Write, said
from tests.linebot_app.storage.test_enquiries import enquiry

FORM = {
    "organisation": "つばめ相談室",
    "contact": "03-0000-0000",
    "hours0": "10:00-12:00, 13:00〜17:00",
    "hours1": "",
    "hours2": "9:30-17:00",
    "closed": "2026-12-29\n2026-12-28",
    "closed_on_holidays": "yes",
    "patience": "20",
    "patience_in_danger": "2",
    "four_eyes": "yes",
}


@pytest.fixture
def admin(browser: Browser, appoint: Appoint) -> Browser:
    appoint("root", "admin")
    browser.sign_in("root")
    return browser


def test_what_is_set_is_what_conversations_are_told(admin: Browser, at_desk: AtDesk, house: House) -> None:
    admin.get("/desk")
    admin.post("/desk", **FORM)
    kept = at_desk.desks.settings()
    assert (kept.organisation, kept.patience, kept.patience_in_danger, kept.four_eyes) == ("つばめ相談室", 20, 2, True)
    assert kept.week[:3] == ((("10:00", "12:00"), ("13:00", "17:00")), (), (("09:30", "17:00"),))
    assert kept.closed == ("2026-12-28", "2026-12-29")
    admin.get("/desk")
    assert "10:00-12:00, 13:00-17:00" in admin.page
    assert len(house.audit.find(did="desk_set")) == 1
    picture = at_desk.desks.picture(house.clock())
    assert picture is not None
    assert picture.contact == "03-0000-0000"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("hours0", "10-17"),
        ("hours0", "17:00-10:00"),
        ("hours0", "10:00-14:00, 13:00-17:00"),
        ("hours0", "24:00-25:00"),
        ("closed", "29.12."),
        ("patience", "0"),
        ("patience", "241"),
        ("patience", "x"),
        ("patience_in_danger", ""),
        ("organisation", "x" * 61),
        ("contact", "a\x07b"),
    ],
)
def test_what_cannot_be_is_refused_as_a_whole(admin: Browser, at_desk: AtDesk, name: str, value: str) -> None:
    admin.get("/desk")
    admin.post("/desk", **{**FORM, name: value})
    assert at_desk.desks.settings().organisation == ""
    admin.get("/desk")
    assert "notice problem" in admin.page


def test_duty_ends_with_the_hours_or_after_a_shift(admin: Browser, at_desk: AtDesk, clock: Clock) -> None:
    admin.get("/")
    admin.post("/desk/duty", duty="yes")
    (here,) = at_desk.desks.on_duty(clock())
    assert here.until - clock() == timedelta(hours=8)
    admin.get("/desk")
    hours = {f"hours{day}": "9:00-11:00" for day in range(7)}
    admin.post("/desk", **{**FORM, **hours, "closed_on_holidays": "no"})
    admin.get("/desk")
    admin.post("/desk/duty", duty="yes", operator="root")
    (here,) = at_desk.desks.on_duty(clock())
    assert here.until.isoformat() == "2026-11-24T02:00:00+00:00"
    admin.get("/")
    admin.post("/desk/duty", duty="no")
    assert at_desk.desks.on_duty(clock()) == []


def test_who_sets_nothing_only_comes_and_leaves_for_themselves(
    browser: Browser, appoint: Appoint, at_desk: AtDesk, clock: Clock
) -> None:
    appoint("hana")
    appoint("ken")
    browser.sign_in("hana")
    browser.get("/")
    assert browser.post("/desk/duty", duty="yes", operator="ken").status_code == 403
    browser.get("/")
    browser.post("/desk/duty", duty="yes")
    assert [one.operator for one in at_desk.desks.on_duty(clock())] == ["hana"]
    assert browser.get("/desk").status_code == 403


def test_canned_answers_are_kept_by_supervisors(
    new_browser: NewBrowser, appoint: Appoint, at_desk: AtDesk, house: House
) -> None:
    appoint("sumi", "supervisor")
    sumi = new_browser()
    sumi.sign_in("sumi")
    sumi.get("/canned")
    sumi.post("/canned", title="あいさつ", body="{operator}です")
    (kept,) = at_desk.canned.all()
    sumi.get("/canned")
    sumi.post(f"/canned/{kept.id}", title="はじめ", body="<b>x</b>", place="3")
    sumi.get("/canned")
    assert "&lt;b&gt;x" in sumi.page
    for bad in ({"title": "", "body": "x"}, {"title": "x", "body": " "}, {"title": "x" * 41, "body": "x"}):
        sumi.post("/canned", **bad)
        sumi.get("/canned")
    assert [one.title for one in at_desk.canned.all()] == ["はじめ"]
    assert sumi.post("/canned/99", remove="yes").status_code == 404
    sumi.get("/canned")
    sumi.post(f"/canned/{kept.id}", remove="yes")
    assert at_desk.canned.all() == []
    assert len(house.audit.find(operator="sumi", did="canned_added")) == 1


# Enquiries


def asked(number: int, person: str = "U1", **told: Any) -> dict[str, Any]:
    wishes = {"words": ["経理"], "prefectures": [13], "remote": True, "income": 4_000_000}
    return enquiry(f"e{number}", person, wishes=wishes, contact="電話は090-1234-5678へ", **told)


@pytest.fixture
def inbox(write: Write, at_desk: AtDesk) -> AtDesk:
    write(said(1), asked(1), asked(2, "U2"))
    return at_desk


def test_enquiries_are_seen_to_step_by_step(browser: Browser, appoint: Appoint, inbox: AtDesk, house: House) -> None:
    appoint("hana")
    browser.sign_in("hana")
    browser.get("/enquiries")
    newest, oldest = inbox.enquiries.page()
    assert "経理" in browser.page
    assert "東京" in browser.page
    browser.post(f"/enquiries/{oldest.id}/state", state="progress")
    browser.get("/enquiries")
    taken = inbox.enquiries.numbered(oldest.id)
    assert taken is not None
    assert (taken.state, taken.assignee) == ("progress", "hana")
    browser.post(f"/enquiries/{newest.id}/assignee", assignee="hana")
    browser.get("/enquiries?assignee=me&state=new")
    assert browser.page.count("<article") == 1
    for state in ("answered", "closed"):
        browser.post(f"/enquiries/{oldest.id}/state", state=state)
        browser.get("/enquiries")
    assert len(house.audit.find(about=f"enquiry:{oldest.id}")) == 3
    assert browser.post(f"/enquiries/{oldest.id}/state", state="withdrawn").status_code == 400
    browser.get("/enquiries")
    assert browser.post("/enquiries/999/state", state="closed").status_code == 404
    browser.get("/enquiries")
    assert browser.post(f"/enquiries/{oldest.id}/assignee", assignee="nobody").status_code == 400


def test_who_only_reads_sees_no_numbers_and_changes_nothing(browser: Browser, appoint: Appoint, inbox: AtDesk) -> None:
    appoint("mika", "viewer")
    browser.sign_in("mika")
    browser.get("/enquiries")
    assert "経理" in browser.page
    assert "1234" not in browser.page
    (first, _) = inbox.enquiries.page()
    assert browser.post(f"/enquiries/{first.id}/state", state="closed").status_code == 403


def test_what_was_taken_back_shows_nothing(browser: Browser, appoint: Appoint, write: Write) -> None:
    write(said(1), asked(1, rests_on=["m9"]), {"kind": "withdraw", "person": "U1", "message_id": "m9", "at": "2026"})
    appoint("hana")
    browser.sign_in("hana")
    browser.get("/enquiries")
    assert browser.page.count("<article") == 1
    assert "経理" not in browser.page


# The bell


def test_alerts_come_by_themselves_and_only_when_there_is_something_new(
    browser: Browser, appoint: Appoint, write: Write, clock: Clock
) -> None:
    appoint("hana")
    browser.sign_in("hana")
    browser.get("/")
    address = re.compile(r'hx-get="/console(/bell[^"]*)"')

    def ring() -> int:
        found = address.search(browser.page)
        assert found is not None
        before = browser.page
        status = browser.get(found[1], headers={"HX-Request": "true"}).status_code
        if status == 204:
            browser.page = before
        return status

    assert ring() == 204
    entry = said(1)
    write({**entry, "effects": [{"does": "alert", "value": "imminent"}], "at": clock().isoformat()})
    assert ring() == 200
    assert 'data-alert="' in browser.page
    assert ring() == 204
    clock.forward(minutes=1)
    assert ring() == 200


def test_a_page_that_asks_by_itself_keeps_nobody_signed_in_but_writing_does(
    browser: Browser, appoint: Appoint, clock: Clock
) -> None:
    appoint("hana")
    browser.sign_in("hana")
    for _ in range(5):
        clock.forward(minutes=10)
        browser.get("/bell", headers={"HX-Request": "true"})
    assert browser.get("/bell", headers={"HX-Request": "true"}).status_code == 401
    browser.sign_in("hana")
    for _ in range(5):
        clock.forward(minutes=10)
        browser.get("/")
        browser.post("/desk/duty", duty="yes")
    assert browser.get("/").status_code == 200
