"""Admins set how long data is kept; what they cannot set is what people were told, and what the audit needs."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from flows.orders import forgets
from linebot_app.console.house import House
from linebot_app.line.events import read
from linebot_app.storage.retention_rules import RetentionRules
from tests.linebot_app.console.conftest import Appoint, Browser, Write, said

USUAL = {name: str(days) for name, days in asdict(RetentionRules()).items()}


@pytest.fixture
def admin(browser: Browser, appoint: Appoint) -> Browser:
    appoint("root", "admin")
    browser.sign_in("root")
    browser.get("/retention")
    return browser


def test_what_an_admin_sets_is_kept_and_noted(admin: Browser, house: House) -> None:
    assert admin.post("/retention", **{**USUAL, "conversations": "90", "grace": "0"}).status_code == 302
    rules = house.ledger.rules.rules()
    assert (rules.conversations, rules.grace, rules.audit) == (90, 0, 1095)
    (noted,) = house.audit.find(did="retention_changed")
    assert noted.details == {"conversations": "365 > 90", "grace": "30 > 0"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"enquiries": "181"},
        {"audit": "364"},
        {"conversations": "0"},
        {"notes": "-1"},
        {"alerts": "1e2"},
        {"exports": "９"},
        {"search": ""},
        {"grace": "99999999999"},
    ],
)
def test_what_makes_no_sense_changes_nothing(admin: Browser, house: House, wrong: dict[str, str]) -> None:
    admin.follow(admin.post("/retention", **{**USUAL, "conversations": "90", **wrong}))
    assert 'class="notice problem"' in admin.page
    assert house.ledger.rules.rules() == RetentionRules()


def test_looking_at_what_would_go_deletes_nothing(admin: Browser, house: House, write: Write) -> None:
    write(said(1, started="2020-01-01T10:00:00+09:00") | {"at": "2020-01-01T10:00:00+09:00"})
    assert admin.get("/retention?preview=1").status_code == 200
    assert len(house.cases.of_person("U1")) == 1
    went = house.ledger.retention.run(RetentionRules(), house.clock())
    assert (went["turns"], went["conversations"]) == (1, 1)
    assert house.cases.of_person("U1") == []
    admin.get("/retention")
    assert admin.page.count("<time") == 1


def test_old_entries_of_the_audit_go_and_those_of_a_year_stay(house: House) -> None:
    now = house.clock()
    house.audit.note(now.replace(year=2020), "hana", "read", "case:old")
    house.audit.note(now.replace(year=2025, month=12, day=20), "hana", "read", "case:young")
    assert house.ledger.retention.run(RetentionRules(audit=365), now)["audit"] == 1
    assert [one.about for one in house.audit.find(did="read")] == ["case:young"]


def test_an_admin_may_have_somebody_forgotten_who_asked_in_another_way(
    admin: Browser, house: House, write: Write
) -> None:
    assert house.at_desk is not None
    write(said(1))
    case, name = str(house.cases.of_person("U1")[0].id), house.pseudonym("U1")
    admin.get(f"/retention/forget?case={case}")
    admin.follow(admin.post("/retention/forget", case=case, name="somebody else"))
    assert 'class="notice problem"' in admin.page
    assert house.at_desk.store.claim(0.0) is None
    assert admin.post("/retention/forget", case=case, name=name).status_code == 302
    claim = house.at_desk.store.claim(0.0)
    assert claim is not None
    assert claim.person == "U1"
    assert forgets(read(claim.events[0]).part.text) == house.clock()
    (noted,) = house.audit.find(did="forget_ordered")
    assert noted.about == f"case:{name}"
    admin.get("/retention")
    assert admin.post("/retention/forget", case="99", name=name).status_code == 404


@pytest.mark.parametrize("old", [0, 1, 5, 9])
def test_what_would_go_is_what_goes(house: House, write: Write, old: int) -> None:
    for number in range(9):
        year = "2020" if number < old else "2026"
        write(said(number, f"U{number}") | {"at": f"{year}-11-{10 + number}T10:00:00+09:00"})
    assert house.ledger.retention.count(RetentionRules(), house.clock())["turns"] == old
    assert house.ledger.retention.run(RetentionRules(), house.clock())["turns"] == old
