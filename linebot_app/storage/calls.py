"""Runs scripts and commands where they belong, turns failures into StoreUnavailable; what they mean is elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, cast

from redis import Redis, RedisCluster
from redis.client import PubSub
from redis.cluster import ClusterNode
from redis.connection import ConnectionPool
from redis.exceptions import (
    AskError,
    ConnectionError,  # noqa: A004 - the library's, not Python's
    NoScriptError,
    RedisClusterException,
    RedisError,
    ResponseError,
    TimeoutError,  # noqa: A004
    TryAgainError,
)

from linebot_app.ports import StoreUnavailable
from linebot_app.storage.address import Address
from linebot_app.storage.connect import REPLY_SECONDS, Client, connect
from linebot_app.storage.keys import Keys
from linebot_app.storage.lines import Lines
from linebot_app.storage.scripts import Script

Argument = bytes | str | int
Call = tuple[Script, Sequence[bytes], Sequence[Argument]]  # script, KEYS (all of one slot), ARGV
Command = tuple[bytes, tuple[Argument, ...]]  # one of its keys, the words

TROUBLE = (RedisError, RedisClusterException, OSError)


class Reset(StoreUnavailable):
    """The other side closed the connection: a new one may work at once. Whether the command ran is unknown."""


class Calls:
    """All that RedisSessions says to Redis goes through here. Threads may share it."""

    def __init__(self, address: Address, keys: Keys, reply_seconds: float = REPLY_SECONDS) -> None:
        self._address = address
        self._reply_seconds = reply_seconds
        self._meta = keys.meta
        self._partitions = keys.partitions
        self._client: Client | None = None
        self._lines: Lines | None = None  # where the address is that of one server
        self._checked = False

    def run(self, call: Call) -> Any:
        """One script. Raises StoreUnavailable; unless Redis refused, nobody knows whether the script ran."""
        if not self._checked:
            self.check()
        script, names, arguments = call
        try:
            if self._lines is None:
                return self.ask("EVALSHA", script.sha, len(names), *names, *arguments)
            return self._lines.ask("EVALSHA", script.sha, len(names), *names, *arguments)
        except NoScriptError:
            return self._taught(call)
        except TROUBLE as error:
            raise self._unavailable(error) from error

    def run_all(self, calls: Sequence[Call]) -> list[Any]:
        """Several scripts, one round trip per server. Where one fails the others may have taken effect."""
        if len(calls) == 1:
            return [self.run(calls[0])]
        answers = self._answers(
            [(names[0], ("EVALSHA", script.sha, len(names), *names, *more)) for script, names, more in calls]
        )
        return [
            self._taught(call) if isinstance(answer, NoScriptError) else self._accepted(answer)
            for call, answer in zip(calls, answers, strict=True)
        ]

    def ask(self, *command: Argument) -> Any:
        """One command. Raises StoreUnavailable, and NoScriptError as it is."""
        client: Any = self.client()
        try:
            return client.execute_command(*command)
        except NoScriptError:
            raise
        except TROUBLE as error:
            raise self._unavailable(error) from error

    def ask_all(self, commands: Sequence[Command]) -> list[Any]:
        """Many commands that may be repeated without harm, one round trip per server."""
        return [self._accepted(answer) for answer in self._answers(commands)]

    def check(self) -> None:
        """Raises ValueError when the data in this Redis was laid out for another number of partitions."""
        stored = self.ask("GET", self._meta)  # first without writing: a full server must go on to settle turns
        if stored is None:
            self.ask("SETNX", self._meta, self._partitions)
            stored = self.ask("GET", self._meta)
        if stored != str(self._partitions).encode():
            raise ValueError(
                f"This Redis holds conversations in {stored.decode()} partitions, not {self._partitions}: "
                f"the number is fixed at the first start. Use {stored.decode()}, or an empty Redis, or another prefix."
            )
        self._checked = True

    def ping(self) -> None:
        """Raises StoreUnavailable unless every server that holds keys answers."""
        self.check()
        client = self.client()
        if isinstance(client, RedisCluster):
            try:
                client.ping(target_nodes=RedisCluster.PRIMARIES)
            except TROUBLE as error:
                raise self._unavailable(error) from error

    def scan(self, pattern: bytes) -> Iterator[bytes]:
        """Keys of all servers; one may come twice."""
        try:
            yield from self.client().scan_iter(match=pattern, count=1000)
        except TROUBLE as error:
            raise self._unavailable(error) from error

    def pubsub(self) -> PubSub:
        """A subscription to be; in a cluster any node hears what is published on another."""
        client: Any = self.client()
        return cast("PubSub", client.pubsub())

    def client(self) -> Client:
        client = self._client
        if client is None:
            try:
                client = self._client = connect(self._address, self._reply_seconds)
            except TROUBLE as error:
                raise self._unavailable(error) from error
            # A Sentinel's pool looks at each connection that comes back: it may lead to the master of before.
            if isinstance(client, Redis) and type(client.connection_pool) is ConnectionPool:
                self._lines = Lines(client.connection_pool)
        return client

    def close(self) -> None:
        if self._client is not None:
            self._client.close()

    def _answers(self, commands: Sequence[Command]) -> list[Any]:
        """Error replies are returned in their place. redis-py's ClusterPipeline is not used: it has no EVALSHA, and
        repeats every command of a connection that broke, each with a timeout of its own."""
        if not self._checked:
            self.check()
        client = self.client()
        answers: list[Any] = [None] * len(commands)
        try:
            for node, numbers in by_node(client, commands):
                for n, answer in zip(numbers, _talk(client, node, [commands[n] for n in numbers]), strict=True):
                    answers[n] = answer
            for n, answer in enumerate(answers):
                if isinstance(answer, AskError | TryAgainError):  # the slot has moved, or moves: it was not executed
                    answers[n] = _redirected(client, commands[n])
        except TROUBLE as error:
            raise self._unavailable(error) from error
        return answers

    def _taught(self, call: Call) -> Any:
        # A server that does not know the script has not run it. It may also be a new, empty one.
        self.check()
        script, names, arguments = call
        return self.ask("EVAL", script.source, len(names), *names, *arguments)

    def _accepted(self, answer: Any) -> Any:
        if isinstance(answer, Exception):
            raise self._unavailable(answer) from answer
        return answer

    def _unavailable(self, error: Exception) -> StoreUnavailable:
        if isinstance(error, ResponseError):
            return StoreUnavailable(f"Redis refuses: {str(error)[:200]}")
        if isinstance(error, RedisClusterException):
            self._client = None  # no node is left: begin again at those that the URL names
        kind = Reset if isinstance(error, ConnectionError) else StoreUnavailable
        return kind(f"Redis cannot be reached ({type(error).__name__}).")


def by_node(client: Client, commands: Sequence[Command]) -> list[tuple[ClusterNode | None, list[int]]]:
    """Which commands, by number, go to which node of a cluster; to None where there is but one server."""
    if isinstance(client, Redis):
        return [(None, list(range(len(commands))))] if commands else []
    groups: dict[ClusterNode, list[int]] = {}
    for n, (key, _) in enumerate(commands):
        node = client.get_node_from_key(key)  # type: ignore[no-untyped-call]
        if node is None:
            raise RedisClusterException("The cluster has no node for a slot.")
        groups.setdefault(node, []).append(n)
    return list(groups.items())


def _talk(client: Any, node: ClusterNode | None, commands: Sequence[Command]) -> list[Any]:
    pipeline = (client if node is None else client.get_redis_connection(node)).pipeline(transaction=False)
    for _, words in commands:
        pipeline.execute_command(*words)
    try:
        answers: list[Any] = pipeline.execute(raise_on_error=False)
    except (ConnectionError, TimeoutError):
        if node is not None:  # who has its slots now? after a single command redis-py asks this by itself
            client.nodes_manager.initialize(last_failed_node_name=node.name)
        raise
    return answers


def _redirected(client: Any, command: Command) -> Any:
    try:
        return client.execute_command(*command[1])
    except ResponseError as error:
        return error
