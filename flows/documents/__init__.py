"""Documents from what a person told us, a check on any text, and the next steps; the channel shows them."""

from flows.documents.blanks import blanks
from flows.documents.brief import BRIEF as IN_BRIEF
from flows.documents.changes import changed_lines
from flows.documents.checking.check import Finding, Review, check, parts_missing, parts_present, review
from flows.documents.choosing import kinds_for
from flows.documents.contacts import contacts, may_stay_in_touch, owes_no_contact
from flows.documents.draft import (
    BRIEF,
    REGISTERS,
    SHORT,
    Draft,
    UnknownKind,
    blank_after,
    call_script,
    draft,
    holding_message,
    in_other_letters,
    name_of,
    parts_of,
    pieces_shown,
)
from flows.documents.gist import as_written, to_check
from flows.documents.handed_in import draft_handed_in
from flows.documents.layout import KINDS
from flows.documents.plan import Step, plan
from flows.documents.standing import Standing
from flows.documents.untrue import Declined, decline, untrue_wish

__all__ = [
    "BRIEF",
    "IN_BRIEF",
    "KINDS",
    "REGISTERS",
    "SHORT",
    "Declined",
    "Draft",
    "Finding",
    "Review",
    "Standing",
    "Step",
    "UnknownKind",
    "as_written",
    "blank_after",
    "blanks",
    "call_script",
    "changed_lines",
    "check",
    "contacts",
    "decline",
    "draft",
    "draft_handed_in",
    "holding_message",
    "in_other_letters",
    "kinds_for",
    "may_stay_in_touch",
    "name_of",
    "owes_no_contact",
    "parts_missing",
    "parts_of",
    "parts_present",
    "pieces_shown",
    "plan",
    "review",
    "to_check",
    "untrue_wish",
]
