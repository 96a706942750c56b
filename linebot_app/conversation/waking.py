"""Turns for which nobody wrote, because a time that was agreed on has come: when one is taken, and its name. What it
says is the flow's; that it happens once is the store's."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta, timezone

from flows.turn import Incoming, Kind, Part
from linebot_app.conversation.answering import Flow, due_at
from linebot_app.conversation.records import Outgoing
from linebot_app.conversation.visit import Visit
from linebot_app.ports import Messenger

TOKYO = timezone(timedelta(hours=9), "Asia/Tokyo")
_UNSEEN = " unseen"  # behind the key: the flow is told that the person did not get it


class Waking:
    """`clock`: seconds since 1970."""

    def __init__(self, flow: Flow, messenger: Messenger, clock: Callable[[], float]) -> None:
        self._flow = flow
        self._messenger = messenger
        self._clock = clock

    def rest(self) -> float:
        """Seconds until somebody who did not write may be written to; 0 now."""
        now = self._clock()
        return max(0.0, self._flow.awake(datetime.fromtimestamp(now, TOKYO)).timestamp() - now)

    def is_time(self, visit: Visit) -> bool:
        """Whether the visit is for a turn that is due by itself; in the quiet hours it is put off to their end."""
        now = self._clock()
        if visit.record.wakes_in(now) != 0:
            return False
        rest = 0.0 if visit.record.attended else self.rest()  # an operator's silence is told at any hour
        if rest:
            visit.record.due = _ms(now + rest)
        return not rest

    def due(self, visit: Visit) -> Incoming | None:
        """The turn of an open session; None when the flow no longer wants it, and the record then says when it does."""
        found, now = self._flow.due(visit.session), self._clock()
        visit.record.due = due_at(self._flow, visit.session)
        if found is None or found.at.timestamp() > now:
            return None
        told = visit.record.attended or self._messenger.pushes_left() != 0
        return self._named(visit, found.key, "" if told else _UNSEEN)

    def unseen(self, visit: Visit, out: Outgoing) -> Incoming:
        """Tells the flow that what was sent for this key has not arrived."""
        return self._named(visit, out.due, _UNSEEN)

    def _named(self, visit: Visit, key: str, unseen: str) -> Incoming:
        """The same turn has the same name, whoever takes it and however often: the log keeps it once."""
        person = hashlib.sha256(visit.person.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        name = f"due:{person}:{key}{unseen.replace(' ', ':')}"
        at = datetime.fromtimestamp(self._clock(), TOKYO)
        return Incoming((Part(name, Kind.DUE, at, f"{key}{unseen}"),))


def _ms(seconds: float) -> int:
    return int(seconds * 1000)
