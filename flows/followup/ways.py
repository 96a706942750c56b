"""What may come next after it was told how it went: where to go on, and when to ask again; what each does lives in
flows/commands/followup.py."""

from __future__ import annotations

from flows.followup_times import NONE
from flows.session import Consultation
from flows.stage import Stage
from flows.stages.followup import TOLD

# Of a relation that was hurt: 1 week, then about 1, 3 and 6 months after the apology, each agreed to anew.
_SUGGESTED = ("week", "month", "two_months", "quarter")
_OVER_MONTHS = (
    ("three_days", "week", "two_weeks", "month"),
    ("two_weeks", "month", "two_months"),
    ("month", "two_months", "quarter"),
    ("month", "two_months", "quarter"),
)
_ONCE = ("three_days", "week", "two_weeks", "month")
_WITH_PLAN = frozenset({"same", "worse", "not_yet", TOLD})
_WITH_LISTENING = frozenset({"same", "worse", TOLD})


def is_about_trust(consultation: Consultation) -> bool:
    """An apology, or a relation that has grown cold: trust comes back over months."""
    case = consultation.case
    return case.entry == "lost_trust" or (case.choice or "").startswith("apologise")


def times_offered(consultation: Consultation) -> tuple[str, ...]:
    """When the bot may ask; no is always among it. After the whole of half a year: nothing."""
    asked = len(consultation.case.since)
    if not is_about_trust(consultation):
        return (*_ONCE, NONE)
    return (*_OVER_MONTHS[asked], NONE) if asked < len(_OVER_MONTHS) else ()


def suggested(consultation: Consultation) -> str:
    """The time that the way back to trust suggests next; "" for none."""
    asked = len(consultation.case.since)
    return _SUGGESTED[asked] if is_about_trust(consultation) and asked < len(_SUGGESTED) else ""


def is_a_long_way(consultation: Consultation) -> bool:
    """It was asked all through the half year that trust takes."""
    return is_about_trust(consultation) and len(consultation.case.since) >= len(_SUGGESTED)


def ways_offered(consultation: Consultation, outcome: str) -> tuple[str, ...]:
    """Where one may go on from a matter that was talked through; what is open goes on by itself."""
    if consultation.state is not Stage.CLOSED or outcome == "silent":
        return ()
    case, found = consultation.case, []
    if outcome in _WITH_PLAN and case.choice is not None:
        found.append("plan")
    if outcome in _WITH_LISTENING:
        found.append("listen")
    if is_about_trust(consultation) or (case.relation == "keep" and outcome != "worse" and case.choice is not None):
        found.append("trust")
    if outcome in ("better", "same", TOLD) and "career.wish" in consultation.answered and case.career_wish != "yes":
        found.append("career")
    return tuple(found)


def times_next(consultation: Consultation, outcome: str) -> tuple[str, ...]:
    """Where the next time is offered at once: trust takes months, and what has not happened yet is still to come."""
    if outcome == "not_yet":
        return times_offered(consultation) or (*_ONCE, NONE)
    return times_offered(consultation) if outcome in ("better", "same", TOLD) and is_about_trust(consultation) else ()
