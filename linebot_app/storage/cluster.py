"""A Redis Cluster: which node has a slot, and what to do when it has moved."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

from linebot_app.ports import StoreUnavailable
from linebot_app.storage.address import Address, Place
from linebot_app.storage.node import ELSEWHERE, Node
from linebot_app.storage.wire import Refusal, Wire, pack

_REDIRECTS = frozenset(("MOVED", "ASK", "TRYAGAIN"))


class Cluster:
    """A topology (connect.py). Its map of slots is read once, and again when a node refuses, moves or vanishes."""

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
        if any(isinstance(answer, Refusal) and answer.code in ELSEWHERE for answer in answers):
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
