"""Files into the listing: what is good is there, what is bad is told, and what is gone vanishes."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from pathlib import Path

import orjson
import pytest

from linebot_app.openings import files
from linebot_app.openings.files import Unreadable
from linebot_app.openings.importing import NothingGood, take_in
from linebot_app.storage.openings import BY_OPERATOR, KEPT_WHEN_OVER, Openings
from tests.flows.jobs.openings import NOW
from tests.linebot_app.openings.conftest import Import
from tests.linebot_app.openings.postings import ROW, csv_of, pay, posting


def titles(store: Openings) -> dict[str, str]:
    return {listed.identifier: listed.opening.title for listed in store.listed(None, NOW, 1_000)}


def told(report: object) -> list[str]:
    return [f"{problem.where}|{problem.field}" for problem in report.problems]  # type: ignore[attr-defined]


def test_good_postings_are_listed_and_bad_ones_told(take: Import, store: Openings) -> None:
    broken = posting("A2", baseSalary=pay(value=-1, unitText="HOUR"))
    report = take(posting("A1"), broken, posting("A1", title="別"), {"@type": "WebPage"}, {"a": 1}, posting("A3"))
    assert titles(store) == {"A1": "一般事務", "A3": "一般事務"}
    assert told(report) == ["item 2|baseSalary.value", "item 3|identifier", "item 5|@type"]
    assert (report.good, report.bad, report.others) == (2, 3, 1)


def test_taking_a_file_in_again_changes_nothing(take: Import, store: Openings) -> None:
    take(posting("A1"), posting("A2"))
    before = [(listed.id, listed.opening) for listed in store.listed(None, NOW, 10)]
    figures = take(posting("A1"), posting("A2")).figures
    assert (figures.added, figures.changed, figures.same) == (0, 0, 2)
    assert [(listed.id, listed.opening) for listed in store.listed(None, NOW, 10)] == before


def test_a_later_file_brings_openings_up_to_date_and_keeps_their_number(take: Import, store: Openings) -> None:
    take(posting("A1"), posting("A2"))
    number = {listed.identifier: listed.id for listed in store.listed(None, NOW, 10)}
    figures = take(posting("A1", title="経理"), posting("A4")).figures
    assert (figures.added, figures.changed) == (1, 1)
    assert titles(store) == {"A1": "経理", "A2": "一般事務", "A4": "一般事務"}
    assert {listed.identifier: listed.id for listed in store.listed(None, NOW, 10)}["A1"] == number["A1"]


def test_a_full_file_closes_what_it_does_not_hold_of_its_source_alone(take: Import, store: Openings) -> None:
    take(posting("A1"), posting("A2"), posting("A3"))
    take(posting("A1", title="他"), source="b")
    bad = posting("A3", datePosted="いつか")
    report = take(posting("A1"), bad, full=True)
    assert report.figures.closed == 1
    found = sorted((one.opening.source, one.identifier) for one in store.listed(None, NOW, 10))
    assert found == [("a", "A1"), ("a", "A3"), ("b", "A1")]  # a broken row is not missing
    assert take(posting("A2")).figures.changed == 1
    assert "A2" in titles(store)


def test_a_full_file_of_nothing_good_closes_nothing(take: Import, store: Openings) -> None:
    take(posting("A1"))
    with pytest.raises(NothingGood) as refused:
        take(posting("A2", title=None), full=True)
    assert told(refused.value.report) == ["item 1|title"]
    with pytest.raises(Unreadable):
        take(full=True)
    assert titles(store) == {"A1": "一般事務"}


def test_what_is_over_is_not_listed_and_what_is_over_for_long_is_gone(take: Import, store: Openings) -> None:
    until = (NOW + timedelta(days=1)).isoformat()
    report = take(posting("A1", validThrough=until), posting("A2", validThrough="2026-11-17"))
    assert (report.good, report.over) == (1, 1)
    assert set(titles(store)) == {"A1"}
    assert list(store.listed(None, NOW + timedelta(days=2), 10)) == []
    take(posting("A3"), now=NOW + KEPT_WHEN_OVER + timedelta(days=2))
    assert {listed.identifier for listed in store.listed(None, None, 10)} == {"A3"}


def test_what_an_operator_has_closed_stays_closed_until_they_open_it(take: Import, store: Openings) -> None:
    take(posting("A1"), posting("A2"))
    number = next(listed.id for listed in store.listed(None, NOW, 10) if listed.identifier == "A1")
    assert store.mark(number, True, NOW)
    assert take(posting("A1"), posting("A2"), full=True).figures.kept_closed == 1
    assert set(titles(store)) == {"A2"}
    assert {listed.closed for listed in store.listed(None, None, 10)} == {"", BY_OPERATOR}
    assert store.fetch([number], NOW) == []
    assert store.mark(number, False, NOW)
    assert set(titles(store)) == {"A1", "A2"}
    assert not store.mark(99_999, True, NOW)


def test_a_file_that_breaks_off_changes_nothing(take: Import, store: Openings) -> None:
    take(posting("A1"))
    rows = orjson.dumps(posting("A2")) + b"\n" + b"\xff\xfe\xfa\n"
    with pytest.raises(Unreadable):
        take(name="file.jsonl", raw=rows)
    assert set(titles(store)) == {"A1"}


def test_many_rows_are_written_in_batches(take: Import, store: Openings) -> None:
    rows = b"\n".join(orjson.dumps(posting(f"A{n}")) for n in range(1_203))
    assert take(name="file.jsonl", raw=rows).figures.added == 1_203
    assert store.count(NOW) == 1_203
    assert len(list(store.entries(NOW))) == 1_203


def test_every_change_of_the_listing_is_seen_by_its_version(take: Import, store: Openings) -> None:
    versions = [store.version()]
    take(posting("A1"))
    versions.append(store.version())
    store.mark(next(store.listed(None, NOW, 1)).id, True, NOW)
    versions.append(store.version())
    assert versions == sorted(set(versions))


GRAPH = {"@context": "https://schema.org", "@graph": [{"@type": "Organization"}, posting("A1"), posting("A2")]}
LIST = {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": posting("A1")}, posting("A2")]}
SCRIPT = f"<script type='application/ld+json'>{orjson.dumps(GRAPH).decode()}</script>"
PAGE = f"<html><script>var a = 1;</script>{SCRIPT}</html>"


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("file.json", orjson.dumps([posting("A1"), posting("A2")])),
        ("file.json", orjson.dumps(GRAPH)),
        ("file.jsonld", b"\xef\xbb\xbf" + orjson.dumps(LIST, option=orjson.OPT_INDENT_2)),
        ("file.jsonl", orjson.dumps(posting("A1")) + b"\r\n\r\n" + orjson.dumps(posting("A2"))),
        ("file", orjson.dumps(posting("A1")) + b"\n" + orjson.dumps(posting("A2")) + b"\n"),
        ("file", b"\n " + orjson.dumps([posting("A1"), posting("A2")])),
        ("file", PAGE.encode()),
        ("file.html", PAGE.encode() + b"<script type=application/ld+json>" * 1_000),
        ("file.csv", csv_of({**ROW, "id": "A1"}, {**ROW, "id": "A2"}).encode()),
        ("file.csv", csv_of({**ROW, "id": "A1"}, {**ROW, "id": "A2"}).encode("utf-8-sig")),
        ("file.csv", csv_of({**ROW, "id": "A1"}, {**ROW, "id": "A2"}).encode("cp932")),
        (
            "file.tsv",
            csv_of({**ROW, "id": "A1"}, {**ROW, "id": "A2"}, columns=("id", "title", "prefecture"))
            .replace(",", "\t")
            .encode(),
        ),
        ("file", "求人番号,職種,都道府県,知らない列\nA1,事務,大阪府,x\nA2,事務,大阪府\n".encode("cp932")),
    ],
    ids=range(13),
)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_every_form_of_a_file_is_read(take: Import, store: Openings, name: str, raw: bytes) -> None:
    assert take(name=name, raw=raw).bad == 0
    assert set(titles(store)) == {"A1", "A2"}


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_bad_rows_of_a_csv_are_told_by_the_line_they_begin_in(take: Import, store: Openings) -> None:
    rows = [
        {**ROW, "id": "A1", "description": "一行目\n二行目"},
        {**ROW, "id": "A2", "url": "ftp://x"},
        {**ROW, "id": "A3", "title": ""},
    ]
    report = take(name="file.csv", raw=csv_of(*rows, {**ROW, "id": "A4"}).encode() + b"x" * 30 + b"," * 30 + b"\n")
    assert told(report) == ["line 4|url", "line 5|title", "line 7|"]
    assert set(titles(store)) == {"A1", "A4"}


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    "rest",
    [b'"never closed, ' + b"x" * 300_000, b"a" * (files.LONGEST_LINE + 10), b"\x00,\x00,\x00", b'"a"b"c"d,"'],
    ids=["quote", "long", "nul", "quotes"],
)
def test_hostile_rows_spoil_nothing_but_themselves(take: Import, store: Openings, rest: bytes) -> None:
    good = csv_of({**ROW, "id": "A1"}).encode()
    report = take(name="file.csv", raw=good + rest + b"\n" + csv_of({**ROW, "id": "A2"}).encode().split(b"\r\n")[1])
    assert report.bad >= 1
    assert "A1" in titles(store)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("file.json", b""),
        ("file.json", b"[" * 50_000),
        ("file.json", b'{"@type": "JobPosting", '),
        ("file.json", b"[]"),
        ("file.jsonl", b""),
        ("file.csv", b""),
        ("file.csv", b"name,place\nx,y\n"),
        ("file.csv", b"id,id,title,prefecture\n"),
        ("file.csv", "id,title,prefecture\n".encode("utf-16")),
        ("file.csv", b"id,title,prefecture\n\x81\n"),
        ("file.html", b"<html></html>"),
    ],
    ids=range(11),
)
def test_what_is_no_listing_is_refused_as_a_whole(take: Import, name: str, raw: bytes) -> None:
    with pytest.raises(Unreadable):
        take(name=name, raw=raw)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_document_too_large_to_be_held_is_refused(
    store: Openings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "WHOLE", 1_000)
    path = tmp_path / "large.json"
    path.write_bytes(orjson.dumps([posting(f"A{n}") for n in range(50)]))
    with pytest.raises(Unreadable):
        take_in(store, path, "a", NOW)


def test_a_csv_written_by_another_program_is_the_same() -> None:
    written = io.StringIO()
    csv.DictWriter(written, list(ROW)).writerow(ROW)
    assert written.getvalue() == csv_of(ROW, columns=tuple(ROW)).split("\r\n", 1)[1]
