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


# Where a conversation stands while it is interrupted; consultations keep their place on the map meanwhile.
ASIDES = (Stage.DANGER, Stage.PAUSED)
