"""Quality review: what gets into the queue, who marks it, who sees what was said, and what stays when it is deleted."""

from __future__ import annotations

from typing import Any

import pytest

from linebot_app.console.house import House
from linebot_app.storage.reviews import DIMENSIONS
from tests.linebot_app.console.conftest import Appoint, Browser, NewBrowser, Write, said
from tests.linebot_app.storage.test_cases import BEGIN

REMARK = "とても丁寧でした"
MARKS = {**dict.fromkeys(DIMENSIONS, "4"), "comment_empathy": REMARK}


@pytest.fixture
def supervisor(browser: Browser, appoint: Appoint) -> Browser:
    appoint("rie", "supervisor")
    browser.clock.forward(days=3)
    browser.sign_in("rie")
    browser.get("/reviews")
    return browser


def alarmed(number: int, person: str) -> dict[str, Any]:
    return {**said(number, person), "effects": [{"does": "alert", "value": "concern"}]}


def queued(house: House, but_of: str = "") -> dict[str, str]:
    return {one.person: one.why for one in house.ledger.reviews.queue(but_of)}


def test_all_with_danger_and_the_share_of_the_others_are_queued_once(
    supervisor: Browser, house: House, write: Write
) -> None:
    write(*(said(1, f"U{n:03}") for n in range(300)), alarmed(2, "U-risky"))
    house.ledger.reviews.set_share(20, "root", house.clock())
    supervisor.post("/reviews/fill")
    first = queued(house)
    assert first["U-risky"] == "risk"
    (noted,) = house.audit.find(did="reviews_filled")
    assert 30 < noted.details["added"] < 90
    assert house.ledger.reviews.fill(house.clock()) == 0


def test_what_still_goes_on_is_not_judged(house: House, write: Write) -> None:
    write(alarmed(1, "U1"))
    house.ledger.reviews.set_share(100, "root", BEGIN)
    assert house.ledger.reviews.fill(BEGIN.replace(hour=20)) == 0


@pytest.fixture
def card(supervisor: Browser, house: House, write: Write) -> int:
    write(alarmed(1, "U1"))
    house.cases.change(house.cases.of_person("U1")[0].id, assignee="hana")
    house.ledger.reviews.fill(house.clock())
    return house.ledger.reviews.queue("")[0].id


def test_a_conversation_is_read_masked_marked_and_noted(supervisor: Browser, house: House, card: int) -> None:
    assert supervisor.get(f"/reviews/{card}").status_code == 200
    assert "つらい" in supervisor.page
    assert supervisor.post(f"/reviews/{card}", **MARKS).status_code == 302
    assert queued(house) == {}
    supervisor.get("/reviews/weeks.csv")
    assert supervisor.page.splitlines()[1].endswith(",1,4.0,4.0,4.0,4.0,4.0")
    supervisor.get("/reviews/operators.csv")
    assert "hana,1," in supervisor.page
    noted = [one.did for one in house.audit.find(about=f"case:{house.pseudonym('U1')}-1")]
    assert noted == ["reviewed", "review_read"]
    assert REMARK not in str(house.audit.find())
    assert supervisor.get(f"/reviews/{card}").status_code == 404


@pytest.mark.parametrize("wrong", [{"safety": "6"}, {"safety": ""}, {"safety": "4.5"}, {"safety": "９"}])
def test_marks_that_are_none_are_not_kept(supervisor: Browser, house: House, card: int, wrong: dict[str, str]) -> None:
    supervisor.get(f"/reviews/{card}")
    supervisor.follow(supervisor.post(f"/reviews/{card}", **{**MARKS, **wrong}))
    assert 'class="notice problem"' in supervisor.page
    assert len(queued(house)) == 1


def test_one_sees_what_was_said_of_ones_own_work_and_no_colleague_does(
    supervisor: Browser, new_browser: NewBrowser, appoint: Appoint, card: int
) -> None:
    supervisor.get(f"/reviews/{card}")
    supervisor.post(f"/reviews/{card}", **MARKS)
    for name, sees in (("hana", True), ("ken", False)):
        appoint(name)
        browser = new_browser()
        browser.sign_in(name)
        browser.get("/reviews/mine")
        assert (REMARK in browser.page) is sees
        for path in ("/reviews", f"/reviews/{card}", "/reviews/operators.csv"):
            assert browser.get(path).status_code == 403


def test_nobody_marks_their_own_work(supervisor: Browser, house: House, write: Write) -> None:
    write(alarmed(1, "U1"))
    house.cases.change(house.cases.of_person("U1")[0].id, assignee="rie")
    house.ledger.reviews.fill(house.clock())
    assert queued(house, but_of="rie") == {}
    number = house.ledger.reviews.queue("")[0].id
    supervisor.get("/reviews")
    assert supervisor.get(f"/reviews/{number}").status_code == 403
    supervisor.get("/reviews")
    assert supervisor.post(f"/reviews/{number}", **MARKS).status_code == 403


def test_one_may_be_asked_for_and_left_aside(supervisor: Browser, house: House, write: Write) -> None:
    write(said(1, "U1"))
    for _ in range(2):
        supervisor.get("/reviews")
        supervisor.post("/reviews/ask", case=str(house.cases.of_person("U1")[0].id))
    assert queued(house) == {"U1": "asked"}
    number = house.ledger.reviews.queue("")[0].id
    supervisor.get(f"/reviews/{number}")
    supervisor.post(f"/reviews/{number}", leave="1")
    assert queued(house) == {}
    supervisor.get("/reviews")
    assert supervisor.post("/reviews/ask", case="999").status_code == 404


def test_when_the_conversation_goes_the_marks_stay_without_the_comments(
    supervisor: Browser, house: House, write: Write, card: int
) -> None:
    supervisor.get(f"/reviews/{card}")
    supervisor.post(f"/reviews/{card}", **MARKS)
    write({"kind": "erase", "person": "U1", "at": house.clock().isoformat()})
    supervisor.get("/reviews/weeks.csv")
    assert ",1,4.0" in supervisor.page
    (kept,) = house.ledger.reviews.of_operator("hana")
    assert (kept.case, kept.comments) == (0, {})


def test_only_admins_set_the_share(
    supervisor: Browser, new_browser: NewBrowser, appoint: Appoint, house: House
) -> None:
    assert supervisor.post("/reviews/share", share="50").status_code == 403
    appoint("root", "admin")
    admin = new_browser()
    admin.sign_in("root")
    for share, status in (("101", 400), ("x", 400), ("50", 302)):
        admin.get("/reviews")
        assert admin.post("/reviews/share", share=share).status_code == status
    assert house.ledger.reviews.share() == 50
