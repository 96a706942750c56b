"""What a worker holds in its hands while it serves one person: claim, inbox, session; no rule lives here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from flows.turn import Kind, Part
from linebot_app.conversation.arrival import Arrival
from linebot_app.conversation.recent import Recent
from linebot_app.conversation.records import Outgoing, SessionRecord, Unreadable
from linebot_app.ports import Claim, SessionStore

A_DAY = 24 * 3600.0


class Visit:
    """`record` and `session` are worked on and thrown away together when a turn fails; `saved` is what the store has.

    `unreadable`: the stored session is no record that this code knows; `record` is then an empty one in its place.
    `recent`: sessions that were left in this process and may be at hand still.
    """

    def __init__(
        self,
        store: SessionStore,
        claim: Claim,
        read: Callable[[bytes], Arrival],
        lease: float,
        clock: Callable[[], float],
        recent: Recent,
    ) -> None:
        self._store = store
        self._recent = recent
        self._clock = clock
        self._read = read
        self._lease = lease
        self._bodies = list(claim.events)
        self.claim = claim
        self.saved = claim.session
        self.start_over(recent.take(self.person, self.saved))
        self.inbox = [read(body) for body in claim.events]

    def start_over(self, at_hand: tuple[SessionRecord, Any] | None = None) -> None:
        """Back to what the store has: what was changed since may be half done. `at_hand`: the same, read already."""
        self.session: Any = None
        self.unreadable = self._is_saved = False
        if at_hand is not None:
            self.record, self.session = at_hand
            return
        try:
            self.record = SessionRecord.from_bytes(self.saved) if self.saved is not None else SessionRecord()
        except Unreadable:
            self.record, self.unreadable = SessionRecord(), True

    @property
    def person(self) -> str:
        return self.claim.person

    @property
    def is_group(self) -> bool:
        return any(arrival.group for arrival in self.inbox)

    def waiting(self) -> list[Arrival]:
        """Events without a turn, oldest accepted first. A message that was taken back while it waited (or before it
        came) has lost its words: it is one more notice that the message is gone."""
        left = [arrival for arrival in self.inbox if arrival.part.event_id not in self.record.done]
        gone = {arrival.part.message_id for arrival in left if arrival.part.kind is Kind.UNSEND}
        gone.update(self.record.gone)
        gone.discard("")
        if not gone:
            return left
        return [replace(one, part=_taken_back(one.part)) if one.part.message_id in gone else one for one in left]

    def consume(self, event_ids: Sequence[str]) -> int:
        """Marks events as consumed; how many leave the inbox. One that is not its oldest is remembered as done instead:
        the store only lets go from the front."""
        done = set(self.record.done) | set(event_ids)
        taken = 0
        while taken < len(self.inbox) and self.inbox[taken].part.event_id in done:
            taken += 1
        in_front = {arrival.part.event_id for arrival in self.inbox[:taken]}
        self.record.done = sorted(done - in_front)
        return taken

    def commit(self, session: bytes | None, taken: int, outgoing: bytes | None, log: Sequence[bytes]) -> None:
        """One atomic step in the store. `session` None: nothing is kept. Raises Fenced, StoreUnavailable."""
        arrived = self._store.commit(
            self.claim,
            session=session,
            taken=taken,
            outgoing=outgoing,
            log=log,
            lease=self._lease,
            # Of a session that cannot be read nobody knows whether it may vanish.
            expires=self._life_left() if session is not None and self.record.withheld and not self.unreadable else None,
        )
        self.saved = session
        self._is_saved = True
        self._bodies = self._bodies[taken:]
        self.inbox = self.inbox[taken:]
        self._add(arrived)

    def _life_left(self) -> float:
        return max(1.0, A_DAY - (self._clock() - self.record.told / 1000)) if self.record.told else A_DAY

    def save(self, outgoing: Outgoing) -> None:
        self._add(self._store.settle(self.claim, outgoing=outgoing.to_bytes(), log=(), release=False))

    def settle(self, log: Sequence[bytes]) -> None:
        """What was sent is done with; the person is kept."""
        self._add(self._store.settle(self.claim, outgoing=None, log=log, release=False))

    def leave(self, outgoing: Outgoing | None = None, log: Sequence[bytes] = (), due_in: float = 0.0) -> None:
        """Gives the person back."""
        left = outgoing.to_bytes() if outgoing else None
        wake_in = self.record.wakes_in(self._clock()) if self.record.due else None
        self._store.settle(self.claim, outgoing=left, log=log, release=True, due_in=due_in, wake_in=wake_in)
        if self._is_saved and self.saved is not None and self.session is not None and not self.unreadable:
            self._recent.keep(self.person, self.saved, self.record, self.session)

    def _add(self, arrived: Sequence[bytes]) -> None:
        self._bodies = self._bodies + list(arrived)
        self.inbox = self.inbox + [self._read(body) for body in arrived]
        # The store tells by these what we have not seen yet; setting them is harmless where it keeps count itself.
        self.claim.events = list(self._bodies)


def _taken_back(part: Part) -> Part:
    return Part(part.event_id, Kind.UNSEND, part.at, message_id=part.message_id)
