"""Which server holds a slot: a single one, the master that Sentinels name, or a cluster's nodes; no key is spelt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Protocol

from linebot_app.ports import StoreUnavailable
from linebot_app.storage.address import Address, Place, read_address
from linebot_app.storage.cluster import Cluster
from linebot_app.storage.node import ELSEWHERE, Node
from linebot_app.storage.wire import Refusal, pack


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
        if isinstance(answers[0], Refusal) and answers[0].code in ELSEWHERE:
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


def connect(url: str) -> Topology:
    """The topology that the URL names; ValueError when it is malformed. Connects at the first question only."""
    address = read_address(url)
    return Cluster(address) if address.kind == "cluster" else OneServer(address)
