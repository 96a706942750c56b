"""LINE's sending end as cheap as it can be: takes replies and pushes, says 200 at once; it checks nothing."""

from __future__ import annotations

import asyncio
import re
import socket
import ssl
import time
from collections.abc import Callable

_TOKEN = re.compile(rb'"replyToken":\s*"([^"]+)"')
_LENGTH = re.compile(rb"\r\ncontent-length:\s*(\d+)", re.IGNORECASE)
_BODY = b'{"sentMessages":[{"id":"461230966842064897","quoteToken":"IStG5h1Tz7bsUv7aFcdq"}]}'
_ANSWER = (
    b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
    b"x-line-request-id: 123e4567-e89b-12d3-a456-426655440000\r\nContent-Length: %d\r\n\r\n%s" % (len(_BODY), _BODY)
)

Took = Callable[[str, float], None]  # reply token (of other calls: the path), time.perf_counter()


class _Connection(asyncio.Protocol):
    def __init__(self, took: Took) -> None:
        self._took = took
        self._buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        transport.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while (end := self._buffer.find(b"\r\n\r\n")) >= 0:
            length = _LENGTH.search(self._buffer, 0, end)
            whole = end + 4 + (int(length[1]) if length else 0)
            if len(self._buffer) < whole:
                return
            one, self._buffer = self._buffer[:whole], self._buffer[whole:]
            self._transport.write(_ANSWER)
            if one.startswith(b"GET "):  # a profile, the quota: nobody is told anything
                continue
            token = _TOKEN.search(one, end)
            self._took(token[1].decode() if token else one.split(b" ", 2)[1].decode(), time.perf_counter())


class Stub:
    """One HTTP and one HTTPS port on loopback; every call that sends something is handed to `took`."""

    def __init__(self, took: Took, context: ssl.SSLContext) -> None:
        self._took = took
        self._context = context
        self._servers: list[asyncio.Server] = []
        self.plain = self.tls = ""

    async def start(self) -> None:
        loop = asyncio.get_running_loop()
        for context in (None, self._context):
            server = await loop.create_server(lambda: _Connection(self._took), "127.0.0.1", 0, ssl=context)
            self._servers.append(server)
        ports = [server.sockets[0].getsockname()[1] for server in self._servers]
        self.plain, self.tls = f"http://127.0.0.1:{ports[0]}", f"https://127.0.0.1:{ports[1]}"

    def close(self) -> None:
        for server in self._servers:
            server.close()
