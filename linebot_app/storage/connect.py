"""Which server holds a slot: a single one, the master that Sentinels name, or a cluster's nodes; no key is spelt here."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Protocol

from linebot_app.ports import StoreUnavailable
from linebot_app.storage.address import Address, Place, read_address
from linebot_app.storage.wire import Lost, Refusal, Wire, pack

_MOST_IDLE = 64
# The server that answered so is not the one to ask, or not yet: look again who is.
_REDIRECTS = frozenset(("MOVED", "ASK", "TRYAGAIN"))
_ELSEWHERE = frozenset(("READONLY", "LOADING", "MASTERDOWN", "CLUSTERDOWN"))


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


class Topology(Protocol):
    """Where commands go. `slot` is a cluster's hash slot; everything else ignores it."""

    def ask(self, slot: int, command: bytes) -> Any:
        """One packed command to the holder of the slot. Raises StoreUnavailable (Lost: outcome unknown) and Refusal."""

    def ask_all(self, commands: Sequence[tuple[int, bytes]]) -> list[Any]:
        """Many at once, one round trip per server; error replies are returned in their place."""

    def nodes(self) -> list[Node]:
        """Every server that holds keys."""

    def close(self) -> None: ...


class OneServer:
    """A single server; with Sentinels, the one they call master at the time."""

    def __init__(self, address: Address) -> None:
        self._address = address
        self._node = Node(address.places[0], address) if address.kind == "one" else None

    def ask(self, slot: int, command: bytes) -> Any:  # noqa: ARG002 - every slot is here
        return self._answers(command, 1)[0]

    def ask_all(self, commands: Sequence[tuple[int, bytes]]) -> list[Any]:
        return self._answers(b"".join(command for _, command in commands), len(commands)) if commands else []

    def nodes(self) -> list[Node]:
        if self._node is None:
            self._node = Node(_master(self._address), self._address)
        return [self._node]

    def _answers(self, payload: bytes, replies: int) -> list[Any]:
        node = self._node or self.nodes()[0]
        try:
            answers = node.talk(payload, replies)
        except StoreUnavailable:
            self._forget()
            raise
        if isinstance(answers[0], Refusal) and answers[0].code in _ELSEWHERE:
            self._forget()
        return answers

    def _forget(self) -> None:
        node = self._node
        if node is not None and self._address.kind == "sentinel":
            self._node = None
            node.close()

    def close(self) -> None:
        if self._node is not None:
            self._node.close()


def _master(address: Address) -> Place:
    sentinel = replace(address, kind="one", user="", password=address.sentinel_password, db=0)
    for place in address.places:
        node = Node(place, sentinel)
        try:
            answer = node.talk(pack("SENTINEL", "get-master-addr-by-name", address.master), 1)[0]
        except StoreUnavailable:
            continue
        finally:
            node.close()
        if isinstance(answer, list) and len(answer) == 2:
            return Place(answer[0].decode(), int(answer[1]))
    raise StoreUnavailable(f"No Sentinel knows a master named {address.master}.")


class Cluster:
    """A Redis Cluster. Its map of slots is read once, and again when a node refuses, moves or vanishes."""

    def __init__(self, address: Address) -> None:
        self._address = address
        self._known: dict[Place, Node] = {}
        self._ranges: list[tuple[int, int, Node]] = []
        self._holders: dict[int, Node] = {}

    def ask(self, slot: int, command: bytes) -> Any:
        return self.ask_all(((slot, command),))[0]

    def ask_all(self, commands: Sequence[tuple[int, bytes]]) -> list[Any]:
        answers = self._round(commands)
        for _ in range(3):
            again = [n for n, answer in enumerate(answers) if isinstance(answer, Refusal) and answer.code in _REDIRECTS]
            if not again:
                break
            # None of these was executed, so asking again is safe.
            for n in again:
                answers[n] = self._redirected(commands[n], answers[n])
        if any(isinstance(answer, Refusal) and answer.code in _ELSEWHERE for answer in answers):
            self._ranges = []
        return answers

    def nodes(self) -> list[Node]:
        ranges = self._ranges or self._look()
        return list(dict.fromkeys(node for _, _, node in ranges))

    def _round(self, commands: Sequence[tuple[int, bytes]]) -> list[Any]:
        groups: dict[Node, list[int]] = {}
        for n, (slot, _) in enumerate(commands):
            groups.setdefault(self._holder(slot), []).append(n)
        answers: list[Any] = [None] * len(commands)
        spoken: list[tuple[Node, Wire, list[int]]] = []
        try:
            for node, numbers in groups.items():
                wire = node.take()
                wire.send(b"".join(commands[n][1] for n in numbers))
                spoken.append((node, wire, numbers))
            while spoken:
                node, wire, numbers = spoken[0]
                for n, answer in zip(numbers, wire.receive(len(numbers)), strict=True):
                    answers[n] = answer
                spoken.pop(0)
                node.give(wire)
        except StoreUnavailable:
            self._ranges = []
            for _, wire, _ in spoken:
                wire.close()  # it still owes answers
            raise
        return answers

    def _redirected(self, command: tuple[int, bytes], refusal: Refusal) -> Any:
        if refusal.code == "ASK":
            place = _place(str(refusal).split()[2])
            return self._node(place).talk(pack("ASKING") + command[1], 2)[1]
        if refusal.code == "TRYAGAIN":
            time.sleep(0.02)  # the slot is on its way from one node to the other
        else:
            self._ranges = []
        return self._holder(command[0]).talk(command[1], 1)[0]

    def _holder(self, slot: int) -> Node:
        if not self._ranges:
            self._look()
        node = self._holders.get(slot)
        if node is None:
            for first, last, candidate in self._ranges:
                if first <= slot <= last:
                    node = self._holders[slot] = candidate
                    break
            else:
                self._ranges = []
                raise StoreUnavailable("The cluster has no node for a slot.")
        return node

    def _node(self, place: Place) -> Node:
        return self._known.setdefault(place, Node(place, self._address))

    def _look(self) -> list[tuple[int, int, Node]]:
        for place in dict.fromkeys((*self._known, *self._address.places)):
            try:
                rows = self._node(place).talk(pack("CLUSTER", "SLOTS"), 1)[0]
            except StoreUnavailable:
                continue
            if isinstance(rows, list) and rows:
                # A node that does not know its own address sends an empty one: it is where we asked.
                ranges = [
                    (first, last, self._node(Place((host or b"").decode() or place.host, port)))
                    for first, last, (host, port, *_), *_ in rows
                ]
                self._holders = {}
                self._ranges = ranges
                return ranges
        raise StoreUnavailable("No node of the cluster answers.")

    def close(self) -> None:
        for node in self._known.values():
            node.close()


def _place(text: str) -> Place:
    host, _, port = text.rpartition(":")
    return Place(host, int(port))


def connect(url: str) -> Topology:
    """The topology that the URL names; ValueError when it is malformed. Connects at the first question only."""
    address = read_address(url)
    return Cluster(address) if address.kind == "cluster" else OneServer(address)


__all__ = ["Lost", "Node", "Topology", "connect"]
