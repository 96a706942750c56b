"""Documents from what a person told us, a check on any text, and the next steps; the channel shows them."""

from flows.documents.choosing import kinds_for
from flows.documents.draft import REGISTERS, Draft, UnknownKind, call_script, draft, holding_message
from flows.documents.findings import Finding, check, parts_present
from flows.documents.layout import KINDS
from flows.documents.plan import Step, plan

__all__ = [
    "KINDS",
    "REGISTERS",
    "Draft",
    "Finding",
    "Step",
    "UnknownKind",
    "call_script",
    "check",
    "draft",
    "holding_message",
    "kinds_for",
    "parts_present",
    "plan",
]
