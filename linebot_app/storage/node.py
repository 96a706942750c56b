"""One server and its idle connections; which server it should be is decided elsewhere."""

from __future__ import annotations

import os
from typing import Any

from linebot_app.storage.address import Address, Place
from linebot_app.storage.wire import Wire, pack

_MOST_IDLE = 64
# The server that answers so is not the one to ask, or not yet: look again who is.
ELSEWHERE = frozenset(("READONLY", "LOADING", "MASTERDOWN", "CLUSTERDOWN"))


class Node:
    """A server and its idle connections. Threads may share it; a forked process opens connections of its own."""

    def __init__(self, place: Place, address: Address) -> None:
        self.place = place
        self._address = address
        self._idle: list[Wire] = []
        self._setup: list[bytes] = []
        if address.password:
            self._setup.append(pack("AUTH", *filter(None, (address.user, address.password))))
        if address.db:
            self._setup.append(pack("SELECT", str(address.db)))

    def open(self) -> Wire:
        """A connection for the caller alone, never to be given back."""
        return Wire(self.place, self._address, self._setup)

    def take(self) -> Wire:
        while self._idle:
            try:
                wire = self._idle.pop()
            except IndexError:  # another thread was quicker
                break
            if wire.owner == os.getpid() and wire.fresh():
                return wire
            wire.close()
        return self.open()

    def give(self, wire: Wire) -> None:
        if len(self._idle) < _MOST_IDLE:
            self._idle.append(wire)
        else:
            wire.close()

    def talk(self, payload: bytes, replies: int) -> list[Any]:
        wire = self.take()
        answers = wire.talk(payload, replies)  # when it raises, the wire is closed and forgotten
        self.give(wire)
        return answers

    def close(self) -> None:
        while self._idle:
            self._idle.pop().close()
