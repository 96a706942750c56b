"""What a turn asks the house to do besides answering; who does it is known in linebot_app."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Raises(StrEnum):
    """Things a turn asks the house to do besides answering."""

    ALERT = "alert"  # danger: operators must see it at once; `value` is the level
    NOTE = "note"  # for the operators' list, no alarm: danger that was denied or left
    CALL_OPERATOR = "call_operator"
    CALL_TAKEN_BACK = "call_taken_back"  # the call was not meant: nobody need come
    WITHDRAW = "withdraw"  # `value`: the message id that was taken back
    ERASE = "erase"  # everything kept of this person must go
    REVEAL = "reveal"  # consent given: what was withheld may be logged
    DISCARD = "discard"  # consent refused: what was withheld must go
    ENQUIRE = "enquire"  # `value`: an enquiry for the operators, as JSON (flows/jobs/enquiry.py); one a turn
    RECORD = "record"  # one step of what the input did, for the log: it is replayed by that once its words are gone


@dataclass(frozen=True, slots=True)
class Effect:
    does: Raises
    value: str = ""
