"""The sheet of one consultation: everything that was told, decided and planned, as sections of channel-neutral blocks.
What a section holds lives in parts.py; how it looks, with whoever shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from flows.content import Content
from flows.documents import Step
from flows.evidence.record import Record
from flows.house_words import said_of
from flows.session import Consultation
from flows.sheet import parts
from flows.turn import Block

Part = Callable[[parts.About], tuple[Block, ...]]


@dataclass(frozen=True, slots=True)
class Section:
    """`key` is one of PARTS."""

    key: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """`sections` that have something to say, in their order; `steps`: the plan as data, for a calendar; `records`: what
    happened as data, for a table."""

    number: int
    started: datetime
    sections: tuple[Section, ...]
    steps: tuple[Step, ...]
    records: tuple[Record, ...]


# In the order of the sheet; a title is `sheet.title.<key>`.
PARTS: dict[str, Part] = {
    "facts": parts.facts,
    "to_check": parts.to_check,
    "feelings": parts.feelings,
    "parties": parts.parties,
    "expectation": parts.expectation,
    "decision": parts.decision,
    "plan": parts.plan,
    "evidence": parts.evidence,
    "criteria": parts.criteria,
    "trust": parts.trust,
    "outcome": parts.outcome,
    "learning": parts.learning,
    "drafts": parts.drafts,  # last: on paper each is a page of its own
}


def make(consultation: Consultation, now: datetime, wording: Content) -> Sheet:
    """The sheet as it is to be read at `now` (aware); pure. Without anything told it has no sections."""
    about = parts.About(consultation, now, said_of(wording, consultation.case))
    found = ((key, part(about)) for key, part in PARTS.items())
    sections = (Section(key, wording.text(f"sheet.title.{key}"), blocks) for key, blocks in found if blocks)
    return Sheet(consultation.number, consultation.started, tuple(sections), about.steps, about.records)
