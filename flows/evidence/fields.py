"""What one record holds, in the order asked, and how an answer is kept as a move; nothing is asked or shown here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from flows.case import Case, Person
from flows.evidence.when import is_span, moment_in

JAPAN = ZoneInfo("Asia/Tokyo")
LOG = "summary.log"  # every answer about a record is a move of this question
MOST_RECORDS = 30
_COPULA = re.compile(r"(?:から)?(?:です|でした)?(?:[。.]|$)$")
_SECONDS = "%Y-%m-%dT%H:%M:%S"


@dataclass(frozen=True, slots=True)
class Field:
    """`options`: keys to tap besides own words, of which at most `most` letters are kept."""

    key: str
    options: tuple[str, ...] = ()
    most: int = 60


FIELDS = (
    Field("what", most=600),
    Field("when", ("now", "today", "yesterday")),
    Field("who"),
    Field("how", ("audio", "calls", "picture", "mail", "memo", "paper", "none")),
    Field("witness", ("nobody", "colleague", "family", "other")),
)
BY_KEY = {field.key: field for field in FIELDS}
_NEVER_TOLD = frozenset({"how", "witness"})  # what happened, when and by whom may be told in one sentence


def entry(record: str, field: str, value: str) -> str:
    """An answer as a move holds it. `record`: when the record was begun, its name."""
    words = " ".join(value.split())
    if field in ("who", "witness"):
        words = _COPULA.sub("", words) or words
    return f"{record} {field}={words[: BY_KEY[field].most]}"


def put_into_log(case: Case, text: str) -> bool:
    """`<record> <field>=<value>`, or the name of a record alone to drop it. Done again, all of them in their order lead
    to the same."""
    told, answered, value = text.partition("=")
    record, _, field = told.partition(" ")
    if not answered:
        case.log = {name: fields for name, fields in case.log.items() if name != record}
    elif field in BY_KEY:
        case.log[record] = {**case.log.get(record, {}), field: value}
    return True


def name_for(case: Case, now: datetime) -> str:
    """The name of a record that is begun now: its time in Japan, no two the same."""
    moment = now.astimezone(JAPAN)
    while (name := moment.strftime(_SECONDS)) in case.log:
        moment += timedelta(seconds=1)
    return name


def noted_at(record: str) -> datetime:
    """When the record was begun."""
    return datetime.strptime(record, _SECONDS).replace(tzinfo=JAPAN)


def known_person(people: Sequence[Person], text: str) -> Person | None:
    """Somebody of the case whose name is in these words."""
    return next((person for person in people if len(person.name) >= 2 and person.name in text), None)


def next_field(case: Case, record: str) -> Field | None:
    """The first thing that is still to be asked; what the words tell already is not. None once what words cannot tell
    is answered, whatever was taken back before it."""
    told = case.log.get(record, {})
    if told.keys() >= _NEVER_TOLD:
        return None
    words = told.get("what")
    if not words:
        return BY_KEY["what"]
    known = {
        "when": moment_in(words, noted_at(record)) != "" and not is_span(words),
        "who": known_person(case.people, words) is not None,
    }
    return next(field for field in FIELDS if field.key not in told and not known.get(field.key))
