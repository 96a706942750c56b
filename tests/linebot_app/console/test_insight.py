"""Figures, the map coloured by them, and the work list of what was not understood."""

from __future__ import annotations

import csv
import io
import re
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from flows.consultation import ROUTES
from flows.stage import Stage
from linebot_app.console.csv_files import lines
from linebot_app.console.flow_map import draw
from linebot_app.console.house import House
from linebot_app.console.insight import median, standings
from linebot_app.storage.journey import class_of
from tests.linebot_app.console.conftest import Appoint, Browser, Write, said

NAME = "田中"


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))


def missed(number: int, person: str = "U1", text: str = f"{NAME}部長に殴られた") -> dict[str, Any]:
    return {**said(number, person, text, names=[f"{NAME}部長"]), "trigger": "not_understood", "stage": "facts"}


@pytest.fixture
def signed_in(browser: Browser, appoint: Appoint) -> Browser:
    appoint("stat", "statistics")
    browser.sign_in("stat")
    return browser


def test_what_is_counted_is_what_began_in_the_range_with_that_entry(signed_in: Browser, write: Write) -> None:
    write(said(1, "U1"), said(2, "U1", place="feelings"), said(1, "U2", entry="career", place="career"))
    write(said(1, "U3", started="2026-01-05T10:00:00+09:00"))
    assert signed_in.get("/insight/stages.csv?span=30").status_code == 200
    assert [[row[1], row[2], row[3]] for row in rows(signed_in.page)[1:]] == [
        ["1", "1", "0"],
        ["1", "0", "1"],
        ["1", "0", "1"],
    ]
    signed_in.get("/insight/stages.csv?entry=career")
    assert [row[1:4] for row in rows(signed_in.page)[1:]] == [["1", "0", "1"]]
    signed_in.get("/insight/begun.csv?since=2026-01-01&until=2026-03-31")
    assert rows(signed_in.page)[1:] == [["2026-01", "1"]]
    signed_in.get("/insight/begun.csv?since=2026-01-03&until=2026-01-20")
    assert rows(signed_in.page)[1:] == [["2026-01-05", "1"]]


@pytest.mark.parametrize(
    ("since", "until", "count"),
    [
        ("2026-01-05", "2026-01-05", 1),
        ("2026-01-06", "2026-02-28", 0),
        ("2025-12-31", "2026-01-31", 1),
        ("2025-11-15", "2026-01-04", 0),
        ("2025-11-15", "2026-01-05", 1),
        ("", "2026-01-04", 0),
        ("2026-01-05", "", 1),
    ],
)
def test_days_months_and_what_is_between_add_up(
    signed_in: Browser, write: Write, since: str, until: str, count: int
) -> None:
    write(said(1, "U3", started="2026-01-05T00:10:00+09:00"))
    signed_in.get(f"/insight/stages.csv?since={since}&until={until}")
    assert sum(int(row[1]) for row in rows(signed_in.page)[1:]) == count


def test_a_page_of_figures_draws_the_map_and_leads_to_the_lists(
    browser: Browser, appoint: Appoint, write: Write
) -> None:
    appoint("hana", "viewer")
    write(said(1), said(2, "U2", rating=4, advised="route_via_company", chosen="later", place="closed"))
    browser.sign_in("hana")
    assert browser.get("/insight?entry=left_company&span=all").status_code == 200
    assert 'href="/console/cases?entry=left_company&amp;place=facts"' in browser.page
    assert browser.page.count('class="box ') == len(Stage) - 3
    assert "style=" not in browser.page


def test_who_sees_figures_alone_is_led_to_no_conversation(signed_in: Browser, write: Write) -> None:
    write(said(1), missed(2))
    signed_in.get("/insight")
    assert "/console/cases" not in signed_in.page
    assert NAME not in signed_in.page
    assert signed_in.get("/misses").status_code == 403


@pytest.mark.parametrize(
    "query", ["span=x", "since=2026-99-01", "until=%00", "entry=%27", "since=9999-01-01&until=0001-01-01"]
)
def test_a_strange_range_is_no_trouble(signed_in: Browser, write: Write, query: str) -> None:
    write(said(1))
    assert signed_in.get(f"/insight?{query}").status_code == 200
    assert signed_in.get("/insight/nothing.csv").status_code == 404


def test_every_way_of_the_flow_is_on_the_map_between_its_boxes() -> None:
    drawn = draw(standings({"stage": {"facts": 4}, "left": {"facts": 2}}), {("facts", "feelings"): 2})
    ways = {(way.source, way.target): way for way in drawn.ways}
    assert set(ways) == {(str(a), str(b)) for _, a, b, *_ in ROUTES if a is not Stage.CONSENT}
    assert [way for way in drawn.ways if way.count] == [ways["facts", "feelings"]]
    spots = {(box.x, box.y) for box in drawn.boxes}
    assert len(spots) == len(drawn.boxes)
    facts = next(box for box in drawn.boxes if box.place == "facts")
    assert (facts.share, facts.heat) == (50.0, 4)
    for way in drawn.ways:
        numbers = [float(one) for one in way.path.replace("M", " ").replace("C", " ").replace("L", " ").split()]
        assert all(0 <= x <= drawn.width for x in numbers[::2])
        assert all(0 <= y <= drawn.height for y in numbers[1::2])


def test_a_median_is_near_that_of_the_durations() -> None:
    durations = [3, 40, 41, 200, 5000]
    classes: dict[int, int] = {}
    for one in durations:
        classes[class_of(one)] = classes.get(class_of(one), 0) + 1
    assert median(classes) == pytest.approx(41, rel=0.06)


def test_no_cell_of_a_file_is_a_formula() -> None:
    told = ["=1+1", "+81", "-2", "@x", "\t=1", " =1", "＝1", "plain", -5, None]
    (row,) = rows("".join(lines([told])))
    assert row == ["'=1+1", "'+81", "'-2", "'@x", "'\t=1", "' =1", "'＝1", "plain", "-5", ""]


def test_what_was_not_understood_is_masked_and_reading_it_is_noted(
    browser: Browser, appoint: Appoint, house: House, write: Write
) -> None:
    appoint("hana", "viewer")
    write(missed(1))
    browser.sign_in("hana")
    browser.get("/misses")
    assert "殴られた" in browser.page
    assert NAME not in browser.page
    (noted,) = house.audit.find(did="misses_read")
    assert noted.details == {"texts": 1}


def test_a_text_that_somebody_has_seen_to_leaves_the_list_and_may_come_back(
    browser: Browser, appoint: Appoint, write: Write
) -> None:
    appoint("hana")
    write(missed(1))
    browser.sign_in("hana")
    browser.get("/misses")
    assert "殴られた" in browser.page
    for state, listed in (("done", False), ("open", True)):
        browser.post("/misses/1", state=state)
        browser.get("/misses")
        assert ("殴られた" in browser.page) is listed
    assert browser.post("/misses/1", state="gone").status_code == 400
    browser.get("/misses")
    assert browser.post("/misses/77", state="done").status_code == 404


def test_words_that_were_taken_back_are_in_no_work_list(browser: Browser, appoint: Appoint, write: Write) -> None:
    appoint("hana")
    write(missed(1))
    write({"kind": "withdraw", "person": "U1", "message_id": "m1", "at": "2026"})
    browser.sign_in("hana")
    browser.get("/misses")
    assert "殴られた" not in browser.page


def test_the_drawing_is_whole(browser: Browser, appoint: Appoint, write: Write) -> None:
    appoint("hana", "viewer")
    write(said(1))
    browser.sign_in("hana")
    browser.get("/insight")
    drawing = "<svg" + browser.page.partition('<svg viewBox="0 0 ')[2].partition("</svg>")[0] + "</svg>"
    assert ET.fromstring(drawing.replace("<svg", '<svg viewBox="0 0 ', 1)) is not None


def test_the_list_that_a_stage_leads_to_holds_those_that_were_counted(
    browser: Browser, appoint: Appoint, house: House, write: Write
) -> None:
    appoint("hana", "viewer")
    write(said(1, "U1"), said(1, "U2", started="2026-01-05T10:00:00+09:00"))
    browser.sign_in("hana")
    browser.get("/insight?since=2026-01-01&until=2026-01-31")
    leads = next(one for one in re.findall(r'href="/console/cases\?([^"]*)"', browser.page) if "place=facts" in one)
    leads = leads.replace("&amp;", "&")
    assert browser.get(f"/cases?{leads}").status_code == 200
    assert house.pseudonym("U2") in browser.page
    assert house.pseudonym("U1") not in browser.page
