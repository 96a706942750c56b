"""The windows that help are right, sourced and sorted."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest

from flows.safety.windows import (
    CHANNELS,
    JAPAN,
    KINDS,
    WindowEntry,
    every_window,
    is_open,
    next_opening,
    spans,
    windows,
)

SUNDAY_NIGHT = datetime(2026, 11, 22, 23, 30, tzinfo=JAPAN)
TUESDAY_NOON = datetime(2026, 11, 24, 12, 0, tzinfo=JAPAN)


def test_every_window_names_source_date_and_readable_hours():
    for entry in every_window():
        assert entry.sources, entry.key
        assert entry.checked_on < datetime(2026, 1, 1, tzinfo=UTC).date(), entry.key
        assert set(entry.kinds) <= set(KINDS)
        assert entry.channel in CHANNELS
        assert re.match(r"tel:|https://", entry.uri), entry.key
        for ahead in range(31):
            spans(entry.hours, SUNDAY_NIGHT.date() + timedelta(days=ahead))


def test_what_is_shown_rests_on_two_sources():
    assert all(len(entry.sources) >= 2 for entry in every_window() if entry.active)


def test_misprinted_numbers_are_nowhere():
    numbers = {entry.contact for entry in every_window()} | {entry.uri for entry in every_window()}
    wrong = ("0570-046-556", "0120-565-455", "0120-583-358", "188", "#9999")
    assert not any(number in shown for shown in numbers for number in wrong)
    hotline = [entry.key for entry in every_window() if "0120-783-556" in entry.contact]
    assert hotline == ["inochi_no_denwa"]


@pytest.mark.parametrize("urgent", [False, True])
@pytest.mark.parametrize("now", [SUNDAY_NIGHT, TUESDAY_NOON])
@pytest.mark.parametrize("kind", KINDS)
def test_those_open_now_come_first_and_closed_ones_tell_when_they_open(now: datetime, kind: str, urgent: bool):
    shown = windows(now, kind, urgent=urgent)
    states = [entry.open_now for entry in shown if "ja" in entry.languages]
    assert states == sorted(states, key=[True, None, False].index)
    assert all(entry.opens_at is not None and entry.opens_at > now for entry in shown if entry.open_now is False)


@pytest.mark.parametrize("now", [SUNDAY_NIGHT, TUESDAY_NOON])
def test_a_need_to_talk_finds_people_to_talk_to_before_the_emergency_numbers(now: datetime):
    shown = windows(now, "life")
    opened = [entry for entry in shown if entry.open_now and "ja" in entry.languages]
    ranks = [2 if entry.emergency else 1 if entry.written else 0 for entry in opened]
    assert ranks == sorted(ranks)
    assert ranks[0] == 0
    assert {"110", "119"} <= {entry.contact for entry in shown[:6]}
    assert sum(entry.written for entry in shown) >= 2


@pytest.mark.parametrize("kind", ["life", "violence", "threat"])
@pytest.mark.parametrize("now", [SUNDAY_NIGHT, TUESDAY_NOON])
def test_when_it_cannot_wait_the_emergency_numbers_come_first(now: datetime, kind: str):
    shown = windows(now, kind, urgent=True)
    assert shown[0].emergency
    assert all(entry.emergency for entry in shown[: sum(entry.emergency for entry in shown)])


def test_lines_in_other_languages_follow_those_in_japanese():
    spoken = ["ja" in entry.languages for entry in windows(TUESDAY_NOON, "life")]
    assert spoken == sorted(spoken, reverse=True)
    assert not all(spoken)


def test_threats_lead_to_the_police_and_to_advice_on_work_and_law():
    contacts = [entry.contact for entry in windows(TUESDAY_NOON, "threat")]
    assert {"110", "#9110"} <= set(contacts)
    assert any("legal" in entry.kinds for entry in windows(TUESDAY_NOON, "threat"))


def test_a_kind_of_danger_finds_the_windows_of_its_need():
    assert windows(TUESDAY_NOON, "self") == windows(TUESDAY_NOON, "life")
    assert windows(TUESDAY_NOON, "violence_at_home") == windows(TUESDAY_NOON, "violence")
    with pytest.raises(ValueError, match="weather"):
        windows(TUESDAY_NOON, "weather")


def test_a_night_that_runs_into_the_morning_counts_as_open():
    hours = "daily 16:00-21:00; day10 08:00-32:00"
    assert is_open(hours, datetime(2026, 11, 11, 7, 59, tzinfo=JAPAN))
    assert not is_open(hours, datetime(2026, 11, 11, 8, 1, tzinfo=JAPAN))
    assert next_opening(hours, SUNDAY_NIGHT) == datetime(2026, 11, 23, 16, 0, tzinfo=JAPAN)


def test_a_desk_that_keeps_office_days_is_shut_on_a_public_holiday() -> None:
    monday, tuesday = (datetime(2026, 11, day, 10, tzinfo=JAPAN) for day in (23, 24))

    def desk(now: datetime) -> WindowEntry:
        return next(window for window in windows(now, "threat") if window.contact == "#9110")

    assert desk(monday).open_now is False
    assert desk(tuesday).open_now is True
