"""When a person may be written to without having written: days, the quiet hours of Japan, who is due; nothing is
said here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from flows.rules import saw_danger
from flows.safety.windows import JAPAN
from flows.session import Attended, Consultation, Session
from flows.waiting import For

DAYS = {"three_days": 3, "week": 7, "two_weeks": 14, "month": 30, "two_months": 60, "quarter": 90}
FURTHEST = 200  # days; trust takes about half a year
QUIET_FROM, QUIET_UNTIL = time(21), time(8)
_LATEST = time(20, 30)  # chosen so that a worker that runs a little late still comes before the quiet hours
AT_REST = timedelta(minutes=15)  # who wrote less than so long ago is talking, and is not interrupted
NONE = "none"
DESK = "desk:"  # keys of the silence of an operator begin so


@dataclass(frozen=True, slots=True)
class Due:
    """`at`: not before. `key` names it among all of this person, the same however often it is worked out."""

    at: datetime
    key: str


def moment(now: datetime, days: int, hour: int | None = None) -> datetime:
    """So many days from now, at the `hour` that was wished for, else at this time of the day: it is one at which the
    person has time. Never in quiet hours."""
    there = now.astimezone(JAPAN).replace(microsecond=0) + timedelta(days=days)
    if hour is not None:
        there = _at(there, time(min(max(hour, 0), 23)))
    if there.time() > _LATEST:
        return _at(there, _LATEST)
    return there if there.time() >= QUIET_UNTIL else _at(there, QUIET_UNTIL)


def awake(now: datetime) -> datetime:
    """`now`, or in the quiet hours the next morning."""
    there = now.astimezone(JAPAN)
    if there.time() >= QUIET_FROM:
        return _at(there + timedelta(days=1), QUIET_UNTIL)
    return now if there.time() >= QUIET_UNTIL else _at(there, QUIET_UNTIL)


def _at(day: datetime, there: time) -> datetime:
    return day.replace(hour=there.hour, minute=there.minute, second=0, microsecond=0)


def planned(consultation: Consultation) -> datetime | None:
    """What the person agreed to and was not asked yet."""
    wanted = consultation.case.check_in
    if wanted in (None, NONE) or wanted == consultation.checked_in:
        return None
    return datetime.fromisoformat(str(wanted))


def silence_ends(session: Session, held: Attended) -> datetime:
    """When an operator has not written for too long: sooner where danger was seen."""
    at = held.spoke + timedelta(seconds=held.patience)
    if session.waiting.within(For.CARE) is None:
        return at
    since = max(held.spoke, held.alarmed or held.spoke)
    return min(at, since + timedelta(seconds=held.patience_in_danger))


def due(session: Session) -> Due | None:
    """Who has to be asked next, and when, so that the house can wake up for it. None while one such question is open,
    for what can only be shown at the next visit, and where danger was seen since."""
    if session.attended is not None:
        ends = silence_ends(session, session.attended)
        return Due(ends, f"{DESK}{int(ends.timestamp() * 1000)}")
    found = [
        (at, one) for one in session.consultations if (at := planned(one)) is not None and not saw_danger(session, one)
    ]
    if not found or session.consented is None or session.waiting.within(For.HOW_IT_WENT) is not None:
        return None
    at, consultation = min(found, key=lambda pair: pair[0])
    rested = at if session.seen is None else max(at, session.seen + AT_REST)
    return Due(awake(rested), key_of(consultation, at))


def key_of(consultation: Consultation, at: datetime) -> str:
    return f"{consultation.number}:{int(at.timestamp())}"


def named(session: Session, key: str) -> Consultation | None:
    """The consultation that a key of `due` stands for, asked or not; None where that was changed since."""
    number, _, moment_of = key.partition(":")
    for one in session.consultations:
        wanted = one.case.check_in
        if str(one.number) == number and wanted not in (None, NONE):
            at = datetime.fromisoformat(str(wanted))
            return one if str(int(at.timestamp())) == moment_of else None
    return None


def is_expected(session: Session) -> bool:
    """There is something to stop: a question that is planned, open, or waits for a visit."""
    planned_or_not_seen = any(one.unseen or planned(one) is not None for one in session.consultations)
    return planned_or_not_seen or session.waiting.within(For.HOW_IT_WENT) is not None


def overdue(session: Session, now: datetime) -> Consultation | None:
    """Whom a visit finds with a question that could not be sent, or was not sent yet."""
    for one in session.consultations:
        at = planned(one)
        if (one.unseen or (at is not None and at <= now)) and not saw_danger(session, one):
            return one
    return None
