"""Who is asking: the role decides what is asked and what may be advised."""

from __future__ import annotations

from flows.case import Case
from flows.question import Question
from flows.understanding.being_heard import wants_to_be_heard
from flows.understanding.reading import Reading

ENTRIES = (
    "left_company",
    "own_mistake",
    "front_desk",
    "team_member",
    "lost_trust",
    "want_to_complain",
    "career",
    "listen",
)
EMPLOYED = frozenset({"own_mistake", "front_desk", "team_member"})


def put_role(case: Case, entry: str) -> None:
    """The role tells the employment as well, where it can."""
    case.entry = "own_mistake" if entry == "unknown" else entry
    if case.employment is None:
        case.employment = "left" if entry == "left_company" else "current" if entry in EMPLOYED else None


_ONLY_A_WISH = 25  # characters: who tells more than the wish to be heard has begun with the matter


def entry_read(reading: Reading) -> str | None:
    short = len(reading.text) <= _ONLY_A_WISH
    return reading.story.entry or ("listen" if short and wants_to_be_heard(reading.text) else None)


def employment_read(reading: Reading) -> str | None:
    return reading.situation.employment if reading.situation.employment_said else None


def needs_employment(case: Case) -> bool:
    return case.entry == "lost_trust"


QUESTIONS = (
    Question("entry.role", "entry", ENTRIES, reads=entry_read, puts=put_role, can_skip=False),
    Question("entry.employment", "employment", ("current", "left"), only_if=needs_employment, reads=employment_read),
)
