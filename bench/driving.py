"""Sends prepared deliveries and waits for the replies at the stub: closed loops of people, or at a steady rate."""

from __future__ import annotations

import asyncio
import re
import socket
import time
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import count

from bench.deliveries import request
from bench.people import Script

_LENGTH = re.compile(rb"\r\ncontent-length:\s*(\d+)", re.IGNORECASE)
PATIENCE = 20.0
MESSAGES = "/v2/bot/message/"
WARMING = "warm"  # the reply token of calls that belong to no event


class _Connection(asyncio.Protocol):
    """One kept-alive connection with one request at a time."""

    def __init__(self) -> None:
        self._buffer = b""
        self.answer: asyncio.Future[int] | None = None
        self.open = True

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        transport.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        end = self._buffer.find(b"\r\n\r\n")
        length = _LENGTH.search(self._buffer, 0, end) if end >= 0 else None
        if length and len(self._buffer) >= end + 4 + int(length[1]):
            status, self._buffer = int(self._buffer[9:12]), b""
            if self.answer is not None and not self.answer.done():
                self.answer.set_result(status)

    def connection_lost(self, exc: Exception | None) -> None:
        self.open = False
        if self.answer is not None and not self.answer.done():
            self.answer.set_exception(exc or ConnectionResetError())


@dataclass(slots=True)
class Run:
    """What one load came to. Times in seconds; `acknowledged`: until the 200, `answered`: until the reply arrived."""

    seconds: float = 0.0
    events: int = 0
    acknowledged: list[float] = field(default_factory=list)
    answered: list[float] = field(default_factory=list)


class Driver:
    """`took` is the stub's ear: replies find their event by the reply token."""

    def __init__(self) -> None:
        self._idle: dict[int, deque[_Connection]] = {}
        self._waiting: dict[str, asyncio.Future[float]] = {}
        self._tokens = count(1)
        self.unexpected = 0
        self.beside = 0  # calls that say nothing to anybody
        self.slow = 0  # how often somebody waited so long that the loading animation was shown

    def took(self, token: str, at: float) -> None:
        waiting = self._waiting.pop(token, None)
        if waiting is not None and not waiting.done():
            waiting.set_result(at)
        elif token.endswith("/loading/start"):
            self.slow += 1
        elif token.startswith("/") and not token.startswith(MESSAGES):
            self.beside += 1  # a menu that is shown below the chat
        else:
            self.unexpected += token != WARMING  # a push, or a second reply to one event

    async def post(self, port: int, raw: bytes) -> int:
        """The status. A connection that the server has closed while it was idle is replaced."""
        idle = self._idle.setdefault(port, deque())
        while idle:
            connection = idle.popleft()
            try:
                if connection.open:
                    return await self._ask(connection, raw, idle)
            except ConnectionError:  # it was being closed; whether the event was taken is told by its id
                continue
        _, fresh = await asyncio.get_running_loop().create_connection(_Connection, "127.0.0.1", port)
        return await self._ask(fresh, raw, idle)

    async def _ask(self, connection: _Connection, raw: bytes, idle: deque[_Connection]) -> int:
        connection.answer = asyncio.get_running_loop().create_future()
        connection.transport.write(raw)
        status = await connection.answer
        idle.append(connection)
        return status

    async def turn(self, port: int, prepared: tuple[str, bytes], run: Run) -> None:
        """One event: delivered, acknowledged and answered. RuntimeError when either fails."""
        token, raw = prepared
        replied = self._waiting[token] = asyncio.get_running_loop().create_future()
        begun = time.perf_counter()
        status = await self.post(port, raw)
        run.acknowledged.append(time.perf_counter() - begun)
        if status != 200:
            raise RuntimeError(f"a webhook was answered {status}")
        try:
            run.answered.append(await asyncio.wait_for(replied, PATIENCE) - begun)
        except TimeoutError:
            raise RuntimeError(f"no reply within {PATIENCE:.0f} s") from None
        run.events += 1

    def prepare(self, scripts: Iterable[Script], *, echo: bool = False) -> list[list[tuple[str, bytes]]]:
        """The deliveries of each person in order, with reply tokens that nobody else has."""
        return [
            [
                (token, request(script, number, token, echo=echo))
                for number in range(len(script.steps))
                for token in (f"{next(self._tokens):032}",)
            ]
            for script in scripts
        ]

    async def closed(self, port: int, people: Sequence[list[tuple[str, bytes]]], at_once: int, pause: float = 0) -> Run:
        """Everybody from the first step to the last, `at_once` of them at a time; each waits for the reply."""
        run, left = Run(), deque(people)

        async def seat() -> None:
            while left:
                for prepared in left.popleft():
                    await self.turn(port, prepared, run)
                    if pause:
                        await asyncio.sleep(pause)

        begun = time.perf_counter()
        await asyncio.gather(*(seat() for _ in range(at_once)))
        run.seconds = time.perf_counter() - begun
        return run

    async def steady(self, port: int, people: list[deque[tuple[str, bytes]]], rate: float, seconds: float) -> Run:
        """`rate` events a second, whoever has got the last answer goes on. Takes what it sends out of `people`."""
        run, ready, busy = Run(), deque(people), set[asyncio.Task[None]]()

        async def one(person: deque[tuple[str, bytes]]) -> None:
            await self.turn(port, person.popleft(), run)
            if person:
                ready.append(person)

        begun = time.perf_counter()
        for number in range(int(rate * seconds)):
            await asyncio.sleep(max(0.0, begun + number / rate - time.perf_counter()))
            if ready:
                task = asyncio.create_task(one(ready.popleft()))
                busy.add(task)
                task.add_done_callback(busy.discard)
        await asyncio.gather(*busy)
        run.seconds = time.perf_counter() - begun
        return run

    async def acknowledged_only(self, port: int, raws: Sequence[bytes], at_once: int, status: int = 200) -> Run:
        """Deliveries whose replies nobody waits for, each answered with this status."""
        run, left = Run(), deque(raws)

        async def seat() -> None:
            while left:
                raw = left.popleft()
                begun = time.perf_counter()
                if await self.post(port, raw) != status:
                    raise RuntimeError(f"a webhook was not answered {status}")
                run.acknowledged.append(time.perf_counter() - begun)
                run.events += 1

        begun = time.perf_counter()
        await asyncio.gather(*(seat() for _ in range(at_once)))
        run.seconds = time.perf_counter() - begun
        return run

    async def steadily_acknowledged(self, port: int, raws: Sequence[bytes], rate: float) -> Run:
        """Deliveries at a steady rate whose replies nobody waits for."""
        run, busy = Run(), set[asyncio.Task[None]]()

        async def one(raw: bytes) -> None:
            begun = time.perf_counter()
            await self.post(port, raw)
            run.acknowledged.append(time.perf_counter() - begun)

        begun = time.perf_counter()
        for number, raw in enumerate(raws):
            await asyncio.sleep(max(0.0, begun + number / rate - time.perf_counter()))
            task = asyncio.create_task(one(raw))
            busy.add(task)
            task.add_done_callback(busy.discard)
        await asyncio.gather(*busy)
        run.seconds, run.events = time.perf_counter() - begun, len(raws)
        return run

    def hang_up(self) -> None:
        for idle in self._idle.values():
            for connection in idle:
                connection.transport.close()
