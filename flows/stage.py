"""The stages of a consultation; what is asked in each lives in flows/stages, how they follow one another in
consultation.py."""

from enum import StrEnum


class Stage(StrEnum):
    """Values are stored in sessions and logs: add, never rename."""

    CONSENT = "consent"
    ENTRY = "entry"
    FACTS = "facts"
    FEELINGS = "feelings"
    STAKEHOLDERS = "stakeholders"
    APOLOGY = "apology"
    TRUST = "trust"
    EXPECTATION = "expectation"
    CAREER = "career"
    SUMMARY = "summary"
    LISTENING = "listening"
    CLOSED = "closed"
    DANGER = "danger"
    PAUSED = "paused"


# Stages that interrupt another one and lead back to it.
ASIDES = (Stage.DANGER, Stage.PAUSED)
# Stages that can be interrupted and come back to.
PLACES = tuple(stage for stage in Stage if stage not in ASIDES)
