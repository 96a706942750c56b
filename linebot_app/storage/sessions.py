"""Inboxes, sessions, outgoing messages and the log's queue in Redis; the rules of a conversation are not known here.

A person is due (a score in a partition's sorted set), claimed (the score moves to the lease's end) and given back.
docs/adr/0003-due-set-instead-of-consumer-groups.md tells why.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any

from linebot_app.ports import Accepted, Claim, Fenced, SessionStore, StoreUnavailable
from linebot_app.storage import scripts
from linebot_app.storage.address import read_address
from linebot_app.storage.bell import Bell
from linebot_app.storage.calls import Argument, Call, Calls, Command, Reset
from linebot_app.storage.kept_calls import KeptCalls
from linebot_app.storage.keys import Keys, person_of
from linebot_app.storage.log_queue import LogQueue
from linebot_app.storage.packing import packed, unpacked

REMEMBERED_SECONDS = 24 * 3600
INBOX_LIMIT = 2000
ACCEPT_SECONDS = 1.0  # whoever delivers an event waits for us: a Redis that hangs is given up sooner than in a worker
_MOST_EVENTS = 100  # handed out at once; the rest follows with the next commit, settle or claim


@dataclass(slots=True)
class _Held(Claim):
    """A claim that knows how many events at the inbox's head it has handed out already."""

    shown: int = 0


class RedisSessions(LogQueue):
    """The SessionStore over one Redis, a Sentinel's master or a cluster. Threads may share it."""

    def __init__(self, calls: Calls, door: Calls, keys: Keys) -> None:
        super().__init__(calls, keys)
        self._door = door  # for accept alone
        self._bell = Bell(keys.bell, calls.pubsub)
        rows = [keys.due(n) for n in range(keys.partitions)]
        self._sweep: list[Command] = [(rows[0], ("TIME",))]
        self._sweep += [(row, ("ZRANGE", row, 0, 0, "WITHSCORES")) for row in rows]

    def accept(self, events: Sequence[Accepted]) -> list[bool]:
        if not events:
            return []
        keys = self._keys
        calls: list[Call] = []
        for event in events:
            partition = keys.partition(event.person)
            person, state, _, inbox = keys.of_person(partition, event.person)
            seen = keys.seen(partition, event.event_id)
            names = (seen, inbox, keys.due(partition), state, keys.overflow(partition))
            more = (person, event.body, REMEMBERED_SECONDS * 1000, INBOX_LIMIT, keys.bell, partition)
            calls.append((scripts.ACCEPT, names, more))
        try:
            answers = self._door.run_all(calls)
        except Reset:
            answers = self._door.run_all(calls)  # safe: what did take effect is answered as seen
        return [answer == 1 for answer in answers]

    def wait(self, seconds: float) -> bool:
        return self._bell.wait(seconds)

    def claim(self, lease: float) -> Claim | None:
        while True:
            partition = self._bell.next_rung()
            if partition is None:
                if not self._bell.sweep_is_due() or not self._sweep_all():
                    return None
                continue
            tag = self._keys.tags[partition]
            names = (self._keys.due(partition), self._keys.fence(partition))
            try:
                wait, *found = self._calls.run((scripts.CLAIM, names, (_us(lease), tag, _MOST_EVENTS)))
            except StoreUnavailable:
                self._bell.mark((partition,))
                raise
            if wait == 0:
                self._bell.mark((partition,))  # at the end of the row: the other partitions come first
            elif wait > 0:
                self._bell.due_in(wait / 1e6)
            if found:
                person, fence, session, out, events, abandoned = found
                return _Held(
                    person_of(person),
                    fence,
                    None if session is None else unpacked(session),
                    events,
                    None if out is None else out[1:],
                    abandoned=abandoned == 1,
                    shown=len(events),
                )

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
        shown = _shown(claim)
        if not 0 <= taken <= shown:
            raise ValueError(f"{taken} events taken of {shown} that were handed out.")
        keys, partition = self._keys, self._keys.partition(claim.person)
        person, state, session_key, inbox = keys.of_person(partition, claim.person)
        names = (state, session_key, inbox, keys.due(partition), keys.log(partition), keys.fence(partition))
        stored = b"" if session is None else packed(session)
        vanishes = "" if expires is None else max(1, round(expires * 1000))
        out = b"" if outgoing is None else b"=" + outgoing
        more: tuple[Argument, ...] = (
            person,
            claim.fence,
            _us(lease),
            stored,
            vanishes,
            taken,
            out,
            shown - taken,
            _MOST_EVENTS,
            *log,
        )
        return self._advance(claim, (scripts.COMMIT, names, more), shown - taken)

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
        shown = _shown(claim)
        keys, partition = self._keys, self._keys.partition(claim.person)
        person, state, _, inbox = keys.of_person(partition, claim.person)
        names = (state, inbox, keys.due(partition), keys.log(partition), keys.fence(partition))
        out = b"" if outgoing is None else b"=" + outgoing
        back = (int(release), _us(due_in), shown, _MOST_EVENTS, b"" if wake_in is None else _us(wake_in))
        more: tuple[Argument, ...] = (person, claim.fence, out, *back, *log)
        call: Call = (scripts.SETTLE, names, more)
        if not release:
            return self._advance(claim, call, shown)
        again = due_in if self._fenced(call)[1] else wake_in
        if again is not None and again > 0:
            self._bell.due_in(again)
        elif again is not None:
            self._bell.mark((partition,))
        return []

    def session(self, person: str) -> bytes | None:
        stored = self._calls.ask("GET", self._keys.of_person(self._keys.partition(person), person)[2])
        return None if stored is None else unpacked(stored)

    def people(self) -> Iterator[str]:
        met: set[bytes] = set()  # a scan may show a key twice
        for name in self._calls.scan(self._keys.sessions):
            if name not in met:
                met.add(name)
                yield self._keys.person_of_session(name)

    def replace_session(self, person: str, session: bytes, wake_in: float | None = None) -> bool:
        partition = self._keys.partition(person)
        name, _, key, _ = self._keys.of_person(partition, person)
        more = (packed(session), name, b"" if wake_in is None else _us(wake_in))
        return bool(self._calls.run((scripts.REPLACE, (key, self._keys.due(partition)), more)))

    def rewrite_session(self, person: str, before: bytes, after: bytes) -> bool:
        key = self._keys.of_person(self._keys.partition(person), person)[2]
        stored = self._calls.ask("GET", key)
        if stored is None or unpacked(stored) != before:
            return False
        return bool(self._calls.run((scripts.REWRITE, (key,), (stored, packed(after)))))

    def hasten(self, ahead: float) -> None:
        keys = self._keys
        for n, tag in enumerate(keys.tags):
            self._calls.run((scripts.HASTEN, (keys.due(n), keys.ahead(n)), (_us(ahead), tag)))
        self._bell.due_in(0.0)

    def watch(self, seconds: float) -> None:
        self._calls.ask("SET", self._keys.watched, b"1", "PX", max(1, round(seconds * 1000)))

    def is_watched(self) -> bool:
        with suppress(StoreUnavailable):
            return bool(self._calls.ask("EXISTS", self._keys.watched))
        return False

    def ping(self) -> None:
        self._calls.ping()

    def close(self) -> None:
        self._bell.close()
        self._calls.close()
        self._door.close()

    def _advance(self, claim: Claim, call: Call, shown: int) -> list[bytes]:
        fence, late = self._fenced(call)
        claim.fence = fence
        if isinstance(claim, _Held):
            claim.shown = shown + len(late)
        return list(late)

    def _fenced(self, call: Call) -> list[Any]:
        answer: list[Any] | None = self._calls.run(call)
        if answer is None:
            raise Fenced
        return answer

    def _sweep_all(self) -> bool:
        """Looks at the first in line of every partition: rings where somebody is due, notes when the next will be."""
        time, *rows = self._calls.ask_all(self._sweep)
        now = time[0] * 1_000_000 + time[1]
        firsts = sorted((int(row[1]), n) for n, row in enumerate(rows) if row)
        due = [n for score, n in firsts if score <= now]
        later = [score for score, _ in firsts if score > now]
        if later:
            self._bell.due_in((later[0] - now) / 1e6)
        self._bell.mark(due)
        return bool(due)


def open_sessions(url: str, partitions: int = 64, prefix: str = "kikiyaku", replicas: int = 0) -> SessionStore:
    """The store behind `url` (its forms: address.py). ValueError: the URL is malformed, or this Redis was laid out for
    another number of partitions. A Redis that is away is no error here; the first use finds out again. `replicas`: how
    many must have a delivery, and a turn, before it counts as taken."""
    address, keys = read_address(url), Keys(prefix, partitions)
    kind = partial(KeptCalls, replicas=replicas) if replicas else Calls
    store = RedisSessions(kind(address, keys), kind(address, keys, reply_seconds=ACCEPT_SECONDS), keys)
    try:
        with suppress(StoreUnavailable):  # the methods say so
            store.ping()
    except ValueError:
        store.close()
        raise
    return store


def _us(seconds: float) -> int:
    return max(0, round(seconds * 1_000_000))


def _shown(claim: Claim) -> int:
    return claim.shown if isinstance(claim, _Held) else len(claim.events)
