"""The plan as a calendar file: as RFC 5545 wants it, each step the same event in every file, in UTC."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from flows.documents import Step
from flows.documents.actions import actions
from linebot_app.sheet.calendar_file import LASTS, calendar_file, upcoming
from tests.flows.documents.cases import NOON, SATURDAY_NIGHT, wrong_order

STEPS = actions("apologise_with_boss", wrong_order(), NOON)
words = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=200)


def events(body: bytes) -> list[dict[str, object]]:
    return [dict(event) for event in Calendar.from_ical(body).walk("VEVENT")]  # type: ignore[arg-type]


def test_one_event_a_step_with_its_time_in_utc() -> None:
    found = events(calendar_file(STEPS, "予定", NOON, "mark"))
    assert len(found) == len(STEPS)
    for event, step in zip(found, STEPS, strict=True):
        starts = event["DTSTART"].dt  # type: ignore[attr-defined]
        assert starts.utcoffset() == timedelta()
        assert starts == (step.when - LASTS if step.by else step.when)
        assert starts.astimezone(ZoneInfo("Asia/Tokyo")).utcoffset() == timedelta(hours=9)


def test_no_line_is_longer_than_75_octets_and_every_one_ends_with_crlf() -> None:
    body = calendar_file(STEPS, "予定" * 40, NOON, "mark")
    lines = body.split(b"\r\n")
    assert lines[-1] == b""
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(len(line) for line in lines) <= 75
    for line in lines:
        line.decode()  # no character is torn apart


def test_a_calendar_that_takes_it_again_knows_each_event() -> None:
    first, second = (events(calendar_file(STEPS, "予定", now, "mark")) for now in (NOON, SATURDAY_NIGHT))
    assert [one["UID"] for one in first] == [one["UID"] for one in second]
    assert len({str(one["UID"]) for one in first}) == len(first)
    assert first[0]["DTSTAMP"].dt == NOON.astimezone(UTC)  # type: ignore[attr-defined]
    assert first[0]["DTSTAMP"].dt < second[0]["DTSTAMP"].dt  # type: ignore[attr-defined]


@given(words, words)
def test_any_words_come_through_and_none_becomes_a_property(text: str, name: str) -> None:
    step = Step(NOON, "", f"BEGIN:VEVENT;,\\ {text}\nDTSTART:19700101T000000Z", True, "key")
    body = calendar_file([step], name, NOON, "mark")
    (event,) = events(body)
    kept = "".join(c for c in step.text if c.isprintable() and not c.isspace())
    said = "".join(c for c in str(event["DESCRIPTION"]) if c.isprintable() and not c.isspace())
    assert said == kept
    assert event["DTSTART"].dt == NOON.astimezone(UTC)  # type: ignore[attr-defined]
    assert not any((byte < 0x20 and byte not in (0x09, 0x0A, 0x0D)) or byte == 0x7F for byte in body)


def test_what_lies_behind_is_left_out_and_today_is_not() -> None:
    later = NOON + timedelta(days=1, hours=5)
    assert all(step.when.date() >= later.date() for step in upcoming(STEPS, later))
    assert upcoming(STEPS, NOON) == STEPS
    assert upcoming(STEPS, datetime(2030, 1, 1, tzinfo=UTC)) == []
