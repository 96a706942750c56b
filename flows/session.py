"""What is remembered of one person's chat: consent, consultations, and what was asked last; no behaviour lives here."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from flows.case import Case
from flows.stage import Stage
from flows.turn import Incoming
from flows.waiting import For, Waiting, stage_of

FLOW_VERSION = "1"
MOST_LIKED = 30


@dataclass(slots=True)
class Words:
    """A text of the person, as far as it may be kept: parts by message id, so that one of them can be withdrawn."""

    parts: list[tuple[str, str]]  # (message id, text); last a blank pair when some were withdrawn

    @classmethod
    def of(cls, incoming: Incoming) -> Words:
        return cls.left_of([(part.message_id, part.text) for part in incoming.parts])

    @classmethod
    def left_of(cls, parts: list[tuple[str, str]]) -> Words:
        kept = [(message, text) for message, text in parts if text]
        return cls(kept if len(kept) == len(parts) else [*kept, ("", "")])

    @property
    def is_whole(self) -> bool:
        """None of them was taken back."""
        return ("", "") not in self.parts

    @property
    def text(self) -> str:
        return "\n".join(text for _, text in self.parts if text)


@dataclass(slots=True)
class Move:
    """One answer: what replaying rests on. `value` is the accepted answer, `words` the text it came with (None for
    a tap).

    `more`: it adds to the open question without closing it. `rests_on`: Question.fingerprint when it was given.
    `corrects`: it puts right what a story told about a question that is not asked on this way.
    `at`: when it was taken, so that 「明日」 means the same day on replay. `took`: what a language model read out of
    the words, as took.py writes it down.
    """

    question: str
    value: Any
    at: datetime
    words: Words | None = None
    more: bool = False
    rests_on: str = ""
    corrects: bool = False
    took: list[str] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """None of its words was taken back: what was read out of the whole still stands."""
        return self.words is not None and self.words.is_whole


@dataclass(slots=True)
class Consultation:
    """One matter. `state`, its place on the map, is moved by the machine of consultation.py only."""

    number: int
    started: datetime
    state: Stage = Stage.ENTRY
    case: Case = field(default_factory=Case)
    moves: list[Move] = field(default_factory=list)
    answered: list[str] = field(default_factory=list)  # question ids, in order
    advised: str = ""  # the option advised last, to tell when it changes
    changed: bool = False  # an earlier answer was changed: from then on every move is replayed
    protected: bool = False  # the protection path was shown
    weighed: list[str] = field(default_factory=list)  # "<question> <value>": contradictions that were asked about
    enquired: str = ""  # when the answer was given that the last enquiry ended with
    practised: list[Move] = field(default_factory=list)  # what was said in the last rehearsals: no facts of the case
    shown: str = ""  # "<kind>" or "<kind>.<register>": the draft that was asked for last
    shown_before: str = ""  # another draft that was looked at before that one
    offered: bool = False  # it was asked whether the bot may ask how it went
    checked_in: str = ""  # case.check_in as it was when the bot asked how it went
    unseen: bool = False  # that question did not reach the person: it is put at the next visit
    replied: list[str] = field(default_factory=list)  # what was asked of us and answered, in order


@dataclass(slots=True)
class Alerted:
    """An alert that was raised."""

    level: str
    kind: str
    at: datetime


@dataclass(slots=True)
class Attended:
    """An operator who has the conversation. `operator`: the name to sign in with, `shown` what the person sees.
    `spoke`: when they wrote last, or came. The patience is in seconds. `alarmed`: when danger was seen first since."""

    operator: str
    shown: str
    since: datetime
    spoke: datetime
    patience: int
    patience_in_danger: int
    introduced: bool = False
    alarmed: datetime | None = None


@dataclass(slots=True)
class Session:
    """Everything of one person. `waiting` alone tells how the next tap or text is taken."""

    consultations: list[Consultation] = field(default_factory=list)
    active: int = 0
    waiting: Waiting = field(default_factory=lambda: Waiting(For.CONSENT))
    consented: datetime | None = None
    informed: bool = False  # was told what is stored, by whom it is read and how it goes
    held: list[tuple[datetime, Words]] = field(default_factory=list)  # texts before consent
    turns: int = 0
    seen: datetime | None = None  # last time the person wrote
    asked_at: datetime | None = None  # when the last answer of the bot was made
    asked: str = ""  # the question put last; words taken back may have closed it since
    misses: int = 0  # how often the open question was not understood in a row
    gentle: bool = False  # one gentle question was put; nothing is known to be wrong
    crowded: datetime | None = None  # when far too much came at once
    noted: datetime | None = None  # when danger was seen last: rules.may_be_offered_more asks for it
    alerted: Alerted | None = None  # what operators were told last
    harmless: list[str] = field(default_factory=list)  # marks of words that were called harmless on that day
    harmless_on: str = ""  # Japan's day, ISO
    listened: int = 0
    model_named: bool = False  # consent was asked for with the language model named in it
    jobs_later: bool = False  # "not now": jobs are not offered again
    no_follow_up: bool = False  # "stop": the bot does not offer again to ask how it went
    liked: list[str] = field(default_factory=list)  # openings that operators were told about
    narrowed: str = ""  # the question at which it was asked which one of several is meant
    offered: list[list[str]] = field(default_factory=list)  # label and data of what can be tapped, see offers.py
    unlinked: int = 0  # how often all links to the printable page were made void: links of before no longer open
    language: str = "ja"  # what the person is spoken to in; chosen by them, or suggested by their profile
    attended: Attended | None = None  # an operator speaks instead of the bot
    terms: str = "1"  # the version of what was agreed to
    terms_at: datetime | None = None  # when a later version was agreed to

    @property
    def consultation(self) -> Consultation:
        return self.consultations[self.active]

    def like(self, opening_id: str) -> None:
        """Remembers that operators were told; only of the last ones."""
        self.liked = [*(one for one in self.liked if one != opening_id), opening_id][-MOST_LIKED:]

    @property
    def stage(self) -> Stage:
        """Where the conversation stands, asides included."""
        return stage_of(self.waiting, self.consultation.state)
