"""What leaves the log leaves the postbox, in front of the very commit that says so; the flow decides what leaves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import orjson

from flows.effects import Raises
from linebot_app.conversation.records import SessionRecord, Unreadable
from linebot_app.ports import Claim, Postboxes, SessionStore
from linebot_app.webchat import letters


class Mending:
    """A SessionStore as far as a conversation uses one. Everything said before is in the postbox by then, as a turn is
    sent before the next one is taken; dying between the two, the turn is taken again and the postbox mended again."""

    def __init__(self, store: SessionStore, postboxes: Postboxes) -> None:
        self._store = store
        self._postboxes = postboxes

    def commit(self, claim: Claim, *, log: Sequence[bytes], **more: Any) -> list[bytes]:
        for entry in map(orjson.loads, log):
            self._mend(claim.person, entry)
        return self._store.commit(claim, log=log, **more)

    def settle(self, claim: Claim, **more: Any) -> list[bytes]:
        return self._store.settle(claim, **more)

    def _mend(self, person: str, entry: dict[str, Any]) -> None:
        match entry["kind"]:
            case "erase":
                self._postboxes.empty(person)
            case "withdraw":
                post = self._postboxes.fetch(person)
                gone = entry["message_id"]
                self._postboxes.mend(person, letters.without(post.letters, lambda one: one.sent_id == gone))
            case "turn" if any(effect["does"] == Raises.DISCARD for effect in entry["effects"]):
                self._discard(person)

    def _discard(self, person: str) -> None:
        """What was said and is not to be kept: everything, where consent was refused."""
        before = self._store.session(person)
        try:
            record = SessionRecord.from_bytes(before) if before is not None else SessionRecord()
        except Unreadable:
            record = SessionRecord()
        if record.withheld:
            self._postboxes.empty(person)
            return
        events = {event_id for held in record.held for event_id in held["event_ids"]}
        post = self._postboxes.fetch(person)
        self._postboxes.mend(person, letters.without(post.letters, lambda one: one.event_id in events))
