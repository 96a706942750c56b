"""The pages of conversations: found by filters in the address, read by those who may, and every reading noted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from linebot_app.console.house import House
from linebot_app.storage.cases import PAGE
from tests.linebot_app.console.conftest import Appoint, Browser
from tests.linebot_app.storage.test_cases import turn

HOSTILE = "<script>alert('x')</script>"
Write = Callable[..., None]


@pytest.fixture
def write(house: House) -> Write:
    return lambda *entries: house.transcripts.write(list(entries))


def said(number: int, person: str = "U1", text: str = "つらい", **digest: Any) -> dict[str, Any]:
    part = {"event_id": f"{person}-{number}", "kind": "text", "text": text, "message_id": f"m{number}", "at": ""}
    answer = {"type": "say", "lines": ["聞いています"], "personal": True, "choices": ["はい"]}
    return {**turn(number, person, **digest), "input": [part], "output": [answer]}


def number_of(house: House, person: str = "U1") -> int:
    return house.cases.of_person(person)[0].id


def test_the_address_alone_tells_what_is_listed(browser: Browser, appoint: Appoint, house: House, write: Write) -> None:
    appoint("hana", "viewer")
    write(said(1, "U1"), said(2, "U2", danger="imminent self"))
    browser.sign_in("hana")
    browser.get("/cases?danger=1")
    assert house.pseudonym("U2") in browser.page
    assert house.pseudonym("U1") not in browser.page


@pytest.mark.parametrize(
    "query",
    [
        "after=x",
        "after=1~x",
        "after=abc~5",
        "after=1~5&sort=strongest",
        "sort=nothing",
        "since=2026-99-99",
        "state=%00",
        "x=1",
    ],
)
def test_a_strange_address_is_no_trouble(browser: Browser, appoint: Appoint, write: Write, query: str) -> None:
    appoint("hana", "viewer")
    write(said(1))
    browser.sign_in("hana")
    assert browser.get(f"/cases?{query}").status_code == 200


def test_a_long_list_goes_on_on_the_next_page(browser: Browser, appoint: Appoint, house: House, write: Write) -> None:
    appoint("hana", "viewer")
    write(*(said(1, f"U{number}") for number in range(PAGE + 3)))
    browser.sign_in("hana")
    browser.get("/cases")
    first = {f"U{n}" for n in range(PAGE + 3) if house.pseudonym(f"U{n}") in browser.page}
    onward = browser.page.partition('href="/console/cases?after=')[2].partition('"')[0]
    browser.get(f"/cases?after={onward}")
    second = {f"U{n}" for n in range(PAGE + 3) if house.pseudonym(f"U{n}") in browser.page}
    assert len(first) == PAGE
    assert len(second) == 3
    assert not first & second


def test_who_only_views_sees_words_without_names_and_no_user_id(
    browser: Browser, appoint: Appoint, house: House, write: Write
) -> None:
    appoint("hana", "viewer")
    write(said(1, "U-secret-id", "田中部長に090-1234-5678から責められた", names=["支店の轟さん"]))
    write(said(2, "U-secret-id", "轟が怒っている。a.b@example.com", names=["支店の轟さん"]))
    browser.sign_in("hana")
    for path in ("/cases", f"/cases/{number_of(house, 'U-secret-id')}"):
        browser.get(path)
        for secret in ("田中", "5678", "轟", "example.com", "U-secret-id"):
            assert secret not in browser.page, path
    assert "責められた" in browser.page


def test_a_conversation_is_read_as_text_and_the_reading_is_noted(
    browser: Browser, appoint: Appoint, house: House, write: Write
) -> None:
    appoint("hana")
    write(said(1, text=HOSTILE), said(2, place="feelings"))
    browser.sign_in("hana")
    assert browser.get(f"/cases/{number_of(house)}").status_code == 200
    assert HOSTILE not in browser.page
    assert "alert(" in browser.page
    assert "facts.when" in browser.page
    (noted, *_) = house.audit.find(did="read")
    assert noted.about == f"case:{house.pseudonym('U1')}-1"
    assert "U1" not in str(noted)


def test_state_assignee_and_tags_are_kept_and_noted(
    browser: Browser, appoint: Appoint, house: House, write: Write
) -> None:
    appoint("hana")
    write(said(1))
    number = number_of(house)
    browser.sign_in("hana")
    for path, form in (
        ("state", {"state": "done"}),
        ("assignee", {"assignee": "hana"}),
        ("tags", {"tags": "急ぎ、訪問"}),
    ):
        browser.get(f"/cases/{number}")
        assert browser.post(f"/cases/{number}/{path}", **form).status_code == 302
    found = house.cases.numbered(number)
    assert found is not None
    assert (found.state, found.assignee, set(found.tags)) == ("done", "hana", {"急ぎ", "訪問"})
    assert {"state_changed", "assigned", "tagged"} <= {one.did for one in house.audit.find()}


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("state", {"state": "gone"}),
        ("assignee", {"assignee": "nobody"}),
        ("tags", {"tags": "a," * 20}),
        ("tags", {"tags": "x" * 50}),
    ],
)
def test_what_makes_no_sense_is_not_kept(
    browser: Browser, appoint: Appoint, house: House, write: Write, path: str, form: dict[str, str]
) -> None:
    appoint("hana")
    write(said(1))
    number = number_of(house)
    browser.sign_in("hana")
    browser.get(f"/cases/{number}")
    browser.post(f"/cases/{number}/{path}", **form)
    found = house.cases.numbered(number)
    assert found is not None
    assert (found.state, found.assignee, found.tags) == ("open", "", ())


def test_an_alert_is_on_top_of_every_page_until_somebody_has_seen_it(
    browser: Browser, appoint: Appoint, house: House, write: Write
) -> None:
    appoint("hana")
    write({**said(1), "effects": [{"does": "alert", "value": "imminent"}]})
    number = number_of(house)
    browser.sign_in("hana")
    for path in ("/", "/account", "/cases"):
        browser.get(path)
        assert f'href="/console/cases/{number}"' in browser.page.partition("<main")[0]
    browser.get(f"/cases/{number}")
    browser.post(f"/cases/{number}/seen")
    browser.get("/")
    assert f'href="/console/cases/{number}"' not in browser.page
    assert house.audit.find(did="alerts_seen")


def test_a_conversation_that_is_not_there_is_told(browser: Browser, appoint: Appoint) -> None:
    appoint("hana")
    browser.sign_in("hana")
    assert browser.get("/cases/999").status_code == 404
    assert browser.get(f"/cases/{'9' * 30}").status_code == 404


def test_a_search_shows_where_it_was_said_as_text_and_notes_no_words(
    browser: Browser, appoint: Appoint, house: House, write: Write
) -> None:
    appoint("hana")
    write(said(1, text=f"謝罪{HOSTILE}"), said(2, "U2", "天気"))
    browser.sign_in("hana")
    browser.get("/search?q=謝罪")
    assert "<mark>謝罪</mark>" in browser.page
    assert HOSTILE not in browser.page
    assert f'href="/console/cases/{number_of(house)}?' in browser.page
    (noted,) = house.audit.find(did="searched")
    assert "謝罪" not in str(noted)
    for odd in ("%00", "'", "%22", "*", "a" * 500):
        assert browser.get(f"/search?q={odd}").status_code == 200
