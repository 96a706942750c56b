"""What the turn needs from the outside, as protocols; storage and line implement them, conversation.py uses
nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

VISITOR = "web."  # how the ids of the web chat's visitors begin; LINE's begin with U, R or C


class StoreUnavailable(Exception):
    """Redis cannot be reached or refuses writes; nothing of the call has taken effect."""


class Fenced(Exception):
    """Another worker has claimed this person since; nothing of the call has taken effect."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """One webhook event on its way into an inbox. `person`: LINE user ID (or group/room ID); `body`: JSON bytes
    `{"received": ms, "event": {…the raw LINE event…}}`."""

    person: str
    event_id: str
    body: bytes


@dataclass(slots=True)
class Claim:
    """The exclusive right to move one person's conversation, until `lease` seconds after it was taken or renewed.

    `fence` grows with every claim of the person; the store refuses any write with an older one.
    """

    person: str
    fence: int
    session: bytes | None
    events: list[bytes] = field(default_factory=list)  # bodies, in order of acceptance
    outgoing: bytes | None = None  # committed earlier, not settled: must be delivered before the next turn
    abandoned: bool = (
        False  # the claim before this one was never given back: its holder died in the middle of something
    )


class SessionStore(Protocol):
    """Inboxes, sessions and outgoing messages. Every method raises StoreUnavailable when Redis is away."""

    def accept(self, events: Sequence[Accepted]) -> list[bool]:
        """Appends each event to its person's inbox unless its id was seen in the last 24 h; atomic per event, one round
        trip for all. True where it was new. Marks seen, appends, makes the person due and rings, all or nothing."""

    def wait(self, seconds: float) -> bool:
        """Blocks until somebody rings or the time is over; True when rung. A missed ring costs at most `seconds`."""

    def claim(self, lease: float) -> Claim | None:
        """Takes the person who has been due longest: lock, fence, session, inbox and outgoing in one atomic step.
        None when nobody is due. A claim that is never released becomes due again when its lease is over."""

    def commit(
        self,
        claim: Claim,
        *,
        session: bytes | None,
        taken: int,
        outgoing: bytes | None,
        log: Sequence[bytes],
        lease: float,
        expires: float | None = None,
    ) -> list[bytes]:
        """One atomic step: store the session (None deletes it; `expires` seconds until it vanishes), drop the
        first `taken` events, set the outgoing record, append the log entries, renew the lease. Returns events that
        arrived meanwhile (bodies beyond those in `claim.events`). Raises Fenced."""

    def settle(
        self,
        claim: Claim,
        *,
        outgoing: bytes | None,
        log: Sequence[bytes],
        release: bool,
        due_in: float = 0.0,
        wake_in: float | None = None,
    ) -> list[bytes]:
        """After sending: replace the outgoing record (None: done), append log entries; with `release` give the
        person back, due again in `due_in` seconds while something (event, outgoing) is left, and with nothing left in
        `wake_in` seconds (None: only when they write). Returns events not yet in `claim.events` (always empty with
        `release`). Raises Fenced.

        Commit and settle hand every event out once per claim; they set `claim.fence` anew and leave `claim.events`
        to the caller. After StoreUnavailable the claim is not to be used again: its lease brings the person back."""

    def log_entries(self, count: int) -> Sequence[tuple[str, bytes]]:
        """Up to `count` committed log entries that no one has acknowledged, oldest first within each person, as
        (handle, entry)."""

    def log_done(self, handles: Sequence[str]) -> None:
        """Forgets entries that are safely in SQL."""

    def log_reject(self, handles: Sequence[str]) -> None:
        """Puts entries aside that SQL can never take; they are kept in Redis for 30 days."""

    def log_lock(self, seconds: float) -> bool:
        """True while this process is the one that moves log entries (renews when held)."""

    def session(self, person: str) -> bytes | None: ...

    def people(self) -> Iterator[str]:
        """Everybody with a session."""

    def replace_session(self, person: str, session: bytes, wake_in: float | None = None) -> bool:
        """For repairs (`sessions rebuild`): stores a session where there is none; False when there is one. The person
        is due in `wake_in` seconds (None: only when they write)."""

    def rewrite_session(self, person: str, before: bytes, after: bytes) -> bool:
        """The same session written down in another way; False when it is no longer `before`."""

    def hasten(self, ahead: float) -> None:
        """The clock that decides when people are due was moved by hand and is `ahead` seconds ahead in all; who is
        held is left alone. Never in production."""

    def watch(self, seconds: float) -> None:
        """Somebody reads along for so long, and should see at once what was said."""

    def is_watched(self) -> bool:
        """False where it cannot be told."""

    def ping(self) -> None: ...

    def close(self) -> None: ...


class Outcome(StrEnum):
    """How a delivery ended; `delivery` in the log."""

    REPLIED = "replied"
    PUSHED = "pushed"
    UNKNOWN = "unknown"  # a reply whose answer never came, and the minute is over
    BLOCKED = "blocked"
    REFUSED = "refused"  # LINE said 4xx: see `detail`
    QUOTA = "quota"  # no push left this month
    NOTHING = "nothing"  # there was nothing to send


class Sent(StrEnum):
    """What one call to LINE came to."""

    OK = "ok"
    TOKEN_INVALID = "token_invalid"
    REFUSED = "refused"  # another 4xx: sending it again cannot help
    LATER = "later"  # 429 or 5xx: nothing was sent, try again
    QUOTA = "quota"
    UNKNOWN = "unknown"  # timeout or reset: it may have been sent


@dataclass(frozen=True, slots=True)
class Answer:
    sent: Sent
    status: int = 0
    request_id: str = ""
    detail: str = ""
    message_ids: tuple[str, ...] = ()


class Messenger(Protocol):
    """LINE's sending side; never raises for anything the platform or the network does."""

    def reply(self, token: str, messages: Sequence[Mapping[str, Any]]) -> Answer: ...

    def push(self, person: str, messages: Sequence[Mapping[str, Any]], retry_key: str) -> Answer: ...

    def show_loading(self, person: str, seconds: int = 20) -> None: ...

    def pushes_left(self) -> int | None:
        """How many pushes this month allows, as far as is known; None: no limit, or it cannot be told."""


class Transcripts(Protocol):
    """The log in SQL. Entries are dicts as conversation.py commits them (docs/adr on the log tell the kinds: turn,
    delivery,
    reveal, withdraw, discard, erase); writing the same entry twice changes nothing."""

    def write(self, entries: Sequence[Mapping[str, Any]]) -> None: ...

    def exclusively(self) -> AbstractContextManager[None]:
        """Nobody else writes meanwhile; this thread's writes are committed together at the end, none of them if it
        raises."""

    def of_person(self, person: str) -> Iterator[dict[str, Any]]:
        """That person's turns, oldest first, as `log export` prints them."""

    def everything(self) -> Iterator[dict[str, Any]]:
        """All turns, oldest first, read in slices."""

    def not_understood(self) -> Iterator[dict[str, Any]]:
        """Those whose words no rule could take, oldest first: the operators' work list."""

    def ping(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Letter:
    """One thing in a postbox. `number` grows; `body`: bytes of the channel's own making."""

    number: int
    body: bytes


@dataclass(frozen=True, slots=True)
class Post:
    """`version` is another one as soon as something was changed or taken out that may have been fetched before."""

    version: int
    letters: list[Letter]


class Postboxes(Protocol):
    """What is shown on a page of ours, kept for each person until they fetch it, and for a while after: the newest few
    hundred, until nothing was added for some weeks (a day, where they have not agreed to anything that stays). Every
    method raises StoreUnavailable; who does not know whether it was done does it again."""

    def put(self, person: str, key: str, bodies: Sequence[bytes], *, stays: bool) -> bool:
        """Behind all others, all or none; False where it was done before under the same `key`."""

    def fetch(self, person: str, after: int = 0, until: int | None = None) -> Post:
        """What has a number beyond `after`, in order; not beyond `until`."""

    def mend(self, person: str, changes: Sequence[tuple[Letter, bytes]]) -> None:
        """Other bodies in the place of some; what is no longer there stays away."""

    def empty(self, person: str) -> None: ...

    def close(self) -> None: ...
