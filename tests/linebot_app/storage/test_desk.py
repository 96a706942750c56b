"""What a desk of people rests on: hand-offs as the log tells them, duty, settings, canned answers, drafts, alarms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from linebot_app.storage.alarms import Alarms, open_alarms
from linebot_app.storage.canned import MOST, open_canned
from linebot_app.storage.cases import Cases, Filters, open_cases
from linebot_app.storage.desk import Desks, DeskSettings, open_desks
from linebot_app.storage.desk_tables import handoffs
from linebot_app.storage.drafts import RELEASED, open_drafts
from linebot_app.storage.transcripts import SqlTranscripts
from tests.linebot_app.storage.entries import erase
from tests.linebot_app.storage.test_cases import BEGIN, turn

MINUTE = timedelta(minutes=1)
HUMAN = ("call_operator", "")
WEEK = ((("10:00", "17:00"),),) * 5 + ((), ())


@pytest.fixture
def desks(transcripts: SqlTranscripts, database_url: str) -> Iterator[Desks]:
    with open_desks(database_url) as opened:
        yield opened


@pytest.fixture
def cases(transcripts: SqlTranscripts, database_url: str) -> Iterator[Cases]:
    with open_cases(database_url) as opened:
        yield opened


@pytest.fixture
def alarms(transcripts: SqlTranscripts, database_url: str) -> Iterator[Alarms]:
    with open_alarms(database_url) as opened:
        yield opened


def led(number: int, trigger: str, person: str = "U1", operator: str = "hana") -> dict[str, Any]:
    part = {"event_id": f"{person}-{number}", "kind": "operator", "text": f"take {operator} 900 180 花子", "at": "2026"}
    return {**turn(number, person), "trigger": trigger, "input": [part]}


def told(desks: Desks) -> list[tuple[str, str, bool, bool]]:
    with desks._engine.connect() as connection:
        rows = connection.execute(select(handoffs).order_by(handoffs.c.id)).all()
    return [(row.operator, row.ended, bool(row.asked_at), bool(row.spoke_at)) for row in rows]


@pytest.mark.parametrize("together", [True, False])
def test_a_hand_off_takes_the_matter_from_those_who_wait_and_ends_once(
    transcripts: SqlTranscripts, desks: Desks, cases: Cases, together: bool
) -> None:
    entries = [turn(1, "U1", HUMAN), led(2, "attended"), led(7, "operator"), led(8, "operator"), led(9, "given_back")]
    for batch in [entries] if together else [[entry] for entry in entries]:
        transcripts.write(batch)
    transcripts.write(entries)
    (found,) = cases.page(Filters())
    assert (found.state, found.waiting_since, found.assignee) == ("open", None, "hana")
    assert told(desks) == [("hana", "given_back", True, True)]


def test_when_the_operator_was_silent_the_person_waits_again_and_others_are_called(
    transcripts: SqlTranscripts, desks: Desks, cases: Cases
) -> None:
    transcripts.write([turn(1), led(2, "attended"), led(3, "silence")])
    (found,) = cases.page(Filters())
    assert (found.state, found.waiting_since) == ("waiting", BEGIN + 3 * MINUTE)
    assert [alert.kind for alert in cases.unseen_alerts()] == ["human"]
    assert told(desks) == [("hana", "silence", False, False)]


def test_whoever_takes_it_on_ends_the_one_before_and_it_goes_with_the_person(
    transcripts: SqlTranscripts, desks: Desks
) -> None:
    transcripts.write([turn(1), led(2, "attended"), led(3, "attended", operator="ken"), led(4, "left_operator")])
    assert [(who, how) for who, how, *_ in told(desks)] == [("hana", "handed_on"), ("ken", "left")]
    transcripts.write([erase()])
    assert told(desks) == []


def test_the_picture_of_the_desk_tells_what_was_set_and_measured(transcripts: SqlTranscripts, desks: Desks) -> None:
    now = BEGIN + timedelta(hours=1)
    assert desks.picture(now) is None
    desks.save(DeskSettings("つばめ", "03", WEEK, ("2026-12-28",), patience=20), "root", now)
    desks.save(replace(desks.settings(), contact="04"), "root", now)
    desks.come("hana", now, now + 30 * MINUTE)
    transcripts.write([turn(1, "U1", HUMAN), led(2, "attended"), led(8, "operator"), turn(9, "U2", HUMAN)])
    picture = desks.picture(now)
    assert picture is not None
    assert (picture.organisation, picture.contact, picture.week) == ("つばめ", "04", WEEK)
    assert (picture.on_duty, picture.waiting, picture.minutes) == (1, 1, 7)
    assert desks.settings().patience == 20


def test_duty_ends_by_itself_and_by_going(desks: Desks) -> None:
    desks.come("hana", BEGIN, BEGIN + MINUTE)
    desks.come("ken", BEGIN, BEGIN + 9 * MINUTE)
    assert [one.operator for one in desks.on_duty(BEGIN)] == ["hana", "ken"]
    assert [one.operator for one in desks.on_duty(BEGIN + MINUTE)] == ["ken"]
    desks.come("hana", BEGIN, BEGIN + 5 * MINUTE)
    desks.go("ken")
    assert [one.operator for one in desks.on_duty(BEGIN + MINUTE)] == ["hana"]


def test_canned_answers_keep_their_order_and_are_not_without_number(
    transcripts: SqlTranscripts, database_url: str
) -> None:
    with open_canned(database_url) as canned:
        assert all(canned.add(f"t{n}", "b", "root") for n in range(MOST))
        assert not canned.add("more", "b", "root")
        first, second, *_ = canned.all()
        assert canned.change(first.id, place=99, title="t", body="x", by="hana")
        assert canned.all()[0] == second
        assert canned.remove(second.id)
        assert not canned.remove(second.id)
        assert not canned.change(second.id, place=1, title="t", body="x", by="hana")


def test_a_draft_is_decided_once_by_somebody_else_and_goes_with_the_person(
    transcripts: SqlTranscripts, cases: Cases, database_url: str
) -> None:
    transcripts.write([turn(1)])
    (case,) = cases.page(Filters())
    with open_drafts(database_url) as drafts:
        number = drafts.add(case.id, "hana", "words", BEGIN)
        assert not drafts.decide(number, RELEASED, "hana", BEGIN)
        assert drafts.decide(number, RELEASED, "ken", BEGIN)
        assert not drafts.decide(number, RELEASED, "mika", BEGIN)
        kept = drafts.numbered(number)
        assert kept is not None
        assert (kept.state, kept.decided_by, drafts.waiting()) == (RELEASED, "ken", [])
        drafts.add(case.id, "hana", "more", BEGIN)
        assert len(drafts.waiting(case.id)) == 1
        transcripts.write([erase()])
        assert drafts.waiting() == []
        assert drafts.numbered(number) is None


def test_an_alarm_goes_out_each_way_until_somebody_has_seen_it(
    transcripts: SqlTranscripts, cases: Cases, alarms: Alarms
) -> None:
    transcripts.write([turn(1, "U1", ("alert", "imminent"))])
    now = BEGIN + 2 * MINUTE
    (alarm,) = alarms.take("mail", now, MINUTE)
    assert (alarm.kind, alarm.sent, alarm.case > 0) == ("imminent", 0, True)
    assert alarms.take("mail", now, MINUTE) == []  # somebody has it in hand
    alarms.sent(alarm, now, 5 * MINUTE)
    assert alarms.take("mail", now + 4 * MINUTE, MINUTE) == []
    (again,) = alarms.take("mail", now + 5 * MINUTE, MINUTE)
    assert again.sent == 1
    (other,) = alarms.take("hook", now, MINUTE)
    alarms.failed(other, "Timeout", now, MINUTE)
    assert alarms.problems() == {"hook": "Timeout"}
    (failed,) = alarms.take("hook", now + MINUTE, MINUTE)
    assert (failed.sent, failed.failed) == (0, 1)
    cases.see_alerts("U1", "hana", now)
    assert alarms.take("mail", now + timedelta(hours=1), MINUTE) == []
    alarms.forget(["mail"])
    assert alarms.problems() == {}


def test_one_who_died_with_an_alarm_in_hand_loses_it_to_the_next(
    transcripts: SqlTranscripts, cases: Cases, alarms: Alarms
) -> None:
    transcripts.write([turn(1, "U1", HUMAN)])
    now = BEGIN + 2 * MINUTE
    assert alarms.take("mail", now, MINUTE)
    assert alarms.take("mail", now + MINUTE, MINUTE)
    assert alarms.take("mail", datetime(2027, 1, 1, tzinfo=UTC), MINUTE) == []  # too old to call anybody
