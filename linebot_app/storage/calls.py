"""Runs scripts and commands where they belong, turns failures into StoreUnavailable; what they mean is elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from redis.crc import key_slot

from linebot_app.ports import StoreUnavailable
from linebot_app.storage.connect import Topology
from linebot_app.storage.keys import Keys
from linebot_app.storage.node import Node
from linebot_app.storage.scripts import Script
from linebot_app.storage.wire import Refusal, Wire, pack

Argument = bytes | str | int
Call = tuple[int, Script, Sequence[bytes], Sequence[Argument]]  # partition, script, KEYS, ARGV


class Calls:
    """All that RedisSessions says to Redis goes through here. Threads may share it."""

    def __init__(self, topology: Topology, keys: Keys) -> None:
        self._topology = topology
        self._meta = keys.meta
        self._partitions = keys.partitions
        self.slots = [key_slot(tag) for tag in keys.tags]
        self._checked = False

    def run(self, call: Call) -> Any:
        """One script. Raises Lost when nobody knows whether it ran, else StoreUnavailable."""
        partition, script, names, arguments = call
        return self.run_at(self.slots[partition], script, names, arguments)

    def run_at(self, slot: int, script: Script, names: Sequence[bytes], arguments: Sequence[Argument]) -> Any:
        if not self._checked:
            self.check()
        answer = self._topology.ask(slot, pack("EVALSHA", script.sha, len(names), *names, *arguments))
        if isinstance(answer, Refusal):
            return self._again(slot, script, names, arguments, answer)
        return answer

    def run_all(self, calls: Sequence[Call]) -> list[Any]:
        """Several scripts, one round trip. Where one fails the others may have taken effect."""
        if len(calls) == 1:
            return [self.run(calls[0])]
        if not self._checked:
            self.check()
        commands = [
            (self.slots[n], pack("EVALSHA", script.sha, len(names), *names, *args)) for n, script, names, args in calls
        ]
        answers = self._topology.ask_all(commands)
        for n, answer in enumerate(answers):
            if isinstance(answer, Refusal):
                partition, script, names, arguments = calls[n]
                answers[n] = self._again(self.slots[partition], script, names, arguments, answer)
        return answers

    def ask(self, slot: int, *command: Argument) -> Any:
        return _accepted(self._topology.ask(slot, pack(*command)))

    def ask_all(self, commands: Sequence[tuple[int, bytes]]) -> list[Any]:
        if not self._checked:
            self.check()
        return [_accepted(answer) for answer in self._topology.ask_all(commands)]

    def check(self) -> None:
        """Raises ValueError when the data in this Redis was laid out for another number of partitions."""
        slot = key_slot(self._meta)
        stored = self.ask(slot, "GET", self._meta)  # first without writing: a full server must go on to settle turns
        if stored is None:
            self.ask(slot, "SETNX", self._meta, self._partitions)
            stored = self.ask(slot, "GET", self._meta)
        if stored != str(self._partitions).encode():
            raise ValueError(
                f"This Redis holds conversations in {stored.decode()} partitions, not {self._partitions}: "
                f"the number is fixed at the first start. Use {stored.decode()}, or an empty Redis, or another prefix."
            )
        self._checked = True

    def nodes(self) -> list[Node]:
        return self._topology.nodes()

    def subscription(self) -> Wire:
        """A connection for the bell; in a cluster any node hears what is published on another."""
        error: StoreUnavailable | None = None
        for node in self._topology.nodes():
            try:
                return node.open()
            except StoreUnavailable as refused:
                error = refused
        raise error or StoreUnavailable("No server to listen to.")

    def close(self) -> None:
        self._topology.close()

    def _again(
        self, slot: int, script: Script, names: Sequence[bytes], arguments: Sequence[Argument], why: Refusal
    ) -> Any:
        if why.code != "NOSCRIPT":
            raise StoreUnavailable(f"Redis refuses: {str(why)[:200]}") from why
        # A server that does not know the script has not run it. It may also be a new, empty one.
        self.check()
        return self.ask(slot, "EVAL", script.source, len(names), *names, *arguments)


def _accepted(answer: Any) -> Any:
    if isinstance(answer, Refusal):
        raise StoreUnavailable(f"Redis refuses: {str(answer)[:200]}") from answer
    return answer
