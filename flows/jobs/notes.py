"""The sentences around the form and the listing, by name; when each is said is decided by the conversation."""

from __future__ import annotations

from enum import StrEnum


class Note(StrEnum):
    """Keys of the wording."""

    OFFER = "jobs.offer"
    LATER = "jobs.later"  # not now: it is not offered again
    NOT_READ = "jobs.not_read"
    SENT = "jobs.sent"
    INTEREST_SENT = "jobs.interest_sent"  # {title}
    GONE = "jobs.gone"  # the opening is closed or over
    LISTING_AWAY = "jobs.listing_away"
    SEND = "jobs.form.send"  # labels of the confirmation
    CHANGE = "jobs.form.change"
    STOP = "jobs.form.stop"
