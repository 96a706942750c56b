"""Records as they are read: those the person wrote and the one that their story tells, with every label in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from flows.case import Case
from flows.content import Content
from flows.evidence.fields import BY_KEY, known_person, noted_at
from flows.evidence.when import is_a_time_of_day, is_span, moment_in, time_on
from flows.session import Consultation
from flows.stages import BY_ID
from flows.voice import names

MOST = 1_000
COLUMNS = ("when", "who", "what", "how", "witness", "noted")
_MINUTE = "%Y-%m-%dT%H:%M"
_DAYS_BACK = {"today": 0, "yesterday": 1}


@dataclass(frozen=True, slots=True)
class Record:
    """One thing that happened, in words; "" where nothing is known. `on`: ISO date or minute, "" when the words name
    none. `noted`: when it was written down. `name`: of those the person wrote, "" of the one out of the story."""

    name: str
    on: str
    when: str
    who: str
    what: str
    how: str
    witness: str
    noted: datetime

    def cells(self, wording: Content) -> tuple[str, ...]:
        """In the order of COLUMNS."""
        return (self.when, self.who, self.what, self.how, self.witness, dated(wording, self.noted.strftime(_MINUTE)))


def is_called_for(case: Case) -> bool:
    """Something happened that goes beyond a complaint: whoever asks for help with it is asked when and what."""
    return bool(case.log) or bool(case.harassment) or case.boss_why == "harassed"


def records(consultation: Consultation, wording: Content) -> tuple[Record, ...]:
    """The story first, then by the day on which it happened; what has no day stands where it was written."""
    case = consultation.case
    told = out_of_the_story(consultation, wording)
    written = [written_down(case, name, wording) for name in case.log if case.log[name].get("what")]
    written.sort(key=lambda one: (one.on or one.noted.strftime(_MINUTE), one.noted))
    return (*((told,) if told is not None else ()), *written)


def written_down(case: Case, name: str, wording: Content) -> Record:
    fields, noted = case.log[name], noted_at(name)
    what = fields.get("what", "")
    on, when = _when(fields.get("when", ""), what, noted, wording)
    return Record(name, on, when, _who(case, fields.get("who", ""), what), what,
                  _label(wording, "how", fields.get("how", "")), _label(wording, "witness", fields.get("witness", "")),
                  noted)  # fmt: skip


def out_of_the_story(consultation: Consultation, wording: Content) -> Record | None:
    """What the consultation itself tells of it; None where nothing went too far."""
    case, noted = consultation.case, consultation.started
    if not case.harassment:
        return None
    kinds = (names.label(wording, BY_ID["facts.harassment"], kind) for kind in case.harassment)
    quotes = names.value_of(wording, case, "facts.said", MOST)
    told = wording.text("evidence.story", 0, kinds=names.listed(wording, kinds))
    way = names.value_of(wording, case, "facts.contact_how") if case.contact_how not in (None, "unknown") else ""
    told = wording.text("evidence.by", 0, way=way, told=told) if way else told
    on = moment_in(case.when or "", noted)
    when = names.value_of(wording, case, "facts.when", MOST) if case.when not in (None, "unknown") else ""
    return Record("", on, _with_day(when, on, wording), names.value_of(wording, case, "facts.contact_who"),
                  " ".join(filter(None, (told, quotes))), "", "", noted)  # fmt: skip


def dated(wording: Content, iso: str) -> str:
    """2026年11月20日（金） 22:00 of an ISO date or minute."""
    return wording.text("evidence.dated", 0, year=iso[:4], day=names.day(wording, iso))


def _when(told: str, what: str, noted: datetime, wording: Content) -> tuple[str, str]:
    """ISO and words: of a tap the day it meant then, else the words with the day they mean."""
    if told == "now":
        on = noted.strftime(_MINUTE)
    elif told in _DAYS_BACK:
        on = (noted.date() - timedelta(days=_DAYS_BACK[told])).isoformat()
    else:
        on = _iso(told)
    if on:
        return on, dated(wording, on)
    on = moment_in(told or what, noted)
    if told and not on and (day := moment_in(what, noted)) and is_a_time_of_day(told):
        on = time_on(told, day, noted)  # the day was told before, the time now
    return on, _with_day(told, on, wording)


def _iso(text: str) -> str:
    """The value of a date picker."""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return ""
    return text if len(text) in (10, 16) else ""


def _with_day(words: str, on: str, wording: Content) -> str:
    day = dated(wording, on) if on else ""
    if not words or not day or is_span(words):
        return words or day
    return wording.text("evidence.on", 0, words=words, day=day)


def _who(case: Case, told: str, what: str) -> str:
    if told.startswith("#"):
        return next((person.name for person in case.people if person.key == told[1:]), "")
    if told:
        return told
    person = known_person(case.people, what)
    return person.name if person is not None else ""


def _label(wording: Content, field: str, value: str) -> str:
    return wording.text(f"evidence.{field}.options.{value}") if value in BY_KEY[field].options else value
