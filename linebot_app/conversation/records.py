"""The two values that Redis keeps of a person: the session, and messages on their way; no rule of a turn lives here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Self
from uuid import uuid4

import orjson

from linebot_app.conversation.entries import blank

VERSION = 1
MOST_MESSAGES = 5  # of one reply or push
TOKEN_LIVES = 50.0  # seconds since receipt; LINE says one minute
MOST_HELD = 50  # log entries that wait for consent
_LEFT_OUT_WHEN_EMPTY = (
    *("told", "blocked", "contact", "held", "done", "gone", "attempts", "due", "attended", "tokens"),
    *("menu", "menu_owed"),
)
MOST_GONE = 30  # message ids taken back lately


class Unreadable(ValueError):
    """Not a record of a version that this code knows."""


@dataclass(slots=True)
class Shown:
    """A message to be shown again. `personal`: it may repeat words of the person."""

    message: dict[str, Any]
    personal: bool


@dataclass(slots=True)
class SessionRecord:
    """What is kept of one person. `flow`: the flow's snapshot (None: no conversation yet).

    `withheld`: consent is open, so that `held` keeps the log entries with words and everything vanishes a day after
    `told`, ms of the first words (0: none yet), however long the person keeps the chat alive.
    `carry`: messages of an earlier turn that may not have arrived, shown in front of the next ones. `contact`: ms of
    the latest sign whether the person can be written to, `blocked` what it said. `done`: events of the inbox that were
    consumed before older ones. `gone`: messages taken back, which may still be on their way to us. `attempts`: how
    often a turn was begun after a crash, by event id. `due`: ms at which the flow has something to say by itself, 0:
    never. `attended`: the name of the operator who has the conversation, "" for the bot; `tokens`: of messages that
    came since, unused, each with the ms of its receipt. `menu`: the rich menu that is to be seen, "" for that of all;
    `menu_owed`: whether it is seen is not known yet.
    """

    flow: dict[str, Any] | None = None
    withheld: bool = True
    told: int = 0
    number: int = 0
    blocked: bool = False
    contact: int = 0
    held: list[dict[str, Any]] = field(default_factory=list)
    carry: list[Shown] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    attempts: dict[str, int] = field(default_factory=dict)
    due: int = 0
    attended: str = ""
    tokens: list[list[Any]] = field(default_factory=list)
    menu: str = ""
    menu_owed: bool = False

    def to_bytes(self) -> bytes:
        value: dict[str, Any] = {"v": VERSION, "flow": self.flow, "withheld": self.withheld, "number": self.number}
        for name in _LEFT_OUT_WHEN_EMPTY:
            if kept := getattr(self, name):
                value[name] = kept
        if self.carry:
            value["carry"] = [[shown.message, shown.personal] for shown in self.carry]
        return orjson.dumps(value)

    @classmethod
    def from_bytes(cls, raw: bytes) -> Self:
        """Raises Unreadable."""
        try:
            value = orjson.loads(raw)
            if value.pop("v") != VERSION:
                raise Unreadable("another version")
            carry = [Shown(message, personal) for message, personal in value.pop("carry", [])]
            return cls(**value, carry=carry)
        except (ValueError, TypeError, KeyError, AttributeError):
            raise Unreadable("not a session record") from None

    def wakes_in(self, now: float) -> float | None:
        """Seconds until the person is due though they have not written; None for never. `now`: since 1970."""
        return max(0.0, self.due / 1000 - now) if self.due and not self.blocked else None

    def hold(self, entry: dict[str, Any]) -> None:
        self.held.append(entry)
        if len(self.held) > MOST_HELD:
            del self.held[10]  # the first messages tell the story, the last ones where it stands

    def forget(self, message_id: str) -> None:
        """Removes the words of a message from everything here but `flow`."""
        for entry in self.held:
            blank(entry, message_id)
        self.carry = [shown for shown in self.carry if not shown.personal]
        if message_id not in self.gone:
            self.gone = [*self.gone, message_id][-MOST_GONE:]


@dataclass(slots=True)
class Outgoing:
    """The messages of one turn from their commit until their delivery is settled.

    `open`: somebody may have called LINE since this was written, and what came of it is not known. `unknown`: a call
    with the reply token ended without an answer; `doubted`: it ended with a 5xx. `pushing`: the push with `key` was
    begun. `pushed_blind`: a push ended so that it may have arrived. `since`: ms of the commit. `silent`: nothing about
    it may be logged (a group, or somebody who was just erased). `apology`: the messages were replaced by one. `due`:
    nobody wrote for this turn, the flow knows it by this key.
    """

    turn: str
    messages: list[dict[str, Any]]
    token: str = ""
    received: int = 0
    since: int = 0
    personal: bool = False
    group: bool = False
    silent: bool = False
    blocked: bool = False
    key: str = field(default_factory=lambda: str(uuid4()))
    open: bool = True
    unknown: bool = False
    doubted: bool = False
    pushing: bool = False
    pushed_blind: bool = False
    tries: int = 0
    apology: bool = False
    due: str = ""

    def to_bytes(self) -> bytes:
        value = {"v": VERSION, **{name: getattr(self, name) for name in self.__slots__}}
        if not self.due:  # a worker of the version before reads all others
            del value["due"]
        return orjson.dumps(value)

    @classmethod
    def from_bytes(cls, raw: bytes) -> Self:
        """Raises Unreadable."""
        try:
            value = orjson.loads(raw)
            if value.pop("v") != VERSION:
                raise Unreadable("another version")
            return cls(**value)
        except (ValueError, TypeError, KeyError, AttributeError):
            raise Unreadable("not an outgoing record") from None

    def as_shown(self) -> list[Shown]:
        """To be shown again: without quick replies, which belong under the last message only."""
        return [
            Shown({name: value for name, value in message.items() if name != "quickReply"}, self.personal)
            for message in self.messages
        ]
