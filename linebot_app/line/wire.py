"""One POST over a connection that is kept open; what is sent, and what an answer means, is not known here."""

from __future__ import annotations

import io
import socket
import ssl
from collections import deque
from collections.abc import Mapping
from http.client import HTTPResponse
from typing import Any, NamedTuple

from urllib3.connection import HTTPConnection, HTTPSConnection

_MOST_HEAD = 64 * 1024
_AT_ONCE = 16 * 1024


class Heard(NamedTuple):
    """`headers`: names in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Wire:
    """Connections to one origin, as many as threads post at the same time; urllib3 opens them and checks certificates.
    Safe between threads; make it after a fork."""

    def __init__(self, scheme: str, host: str, port: int | None, headers: Mapping[str, str]) -> None:
        self._host, self._port = host, port
        # Made once: it loads some hundred authorities.
        self._tls = ssl.create_default_context() if scheme == "https" else None
        name = f"[{host}]" if ":" in host else host
        named = name if port in (None, 443 if self._tls else 80) else f"{name}:{port}"
        if any(set("\r\n\0") & set(value) for value in headers.values()):
            raise ValueError("A header of one line was expected.")
        lines = [f"Host: {named}", *(f"{name}: {value}" for name, value in headers.items())]
        self._headers = "\r\n".join(lines).encode("latin-1")
        self._idle: deque[HTTPConnection] = deque()

    def post(self, path: str, body: bytes, more: Mapping[str, str], connect: float, read: float) -> Heard:
        """Posts once. `connect`, `read`: seconds for the connection and for each wait for the answer. Raises what
        urllib3 raises when there was no connection, else OSError or http.client.HTTPException."""
        connection = self._connected(connect)
        try:
            sock: Any = connection.sock
            sock.settimeout(read)
            extra = "".join(f"{name}: {value}\r\n" for name, value in more.items())
            start = f"POST {path} HTTP/1.1\r\n{extra}Content-Length: {len(body)}\r\n".encode("latin-1")
            sock.sendall(b"".join((start, self._headers, b"\r\n\r\n", body)))
            heard, stays = _heard(sock)
        except BaseException:
            connection.close()
            raise
        if stays:
            self._idle.append(connection)
        else:
            connection.close()
        return heard

    def close(self) -> None:
        while self._idle:
            self._idle.pop().close()

    def _connected(self, seconds: float) -> HTTPConnection:
        while self._idle:
            try:
                connection = self._idle.pop()
            except IndexError:  # another thread was quicker
                break
            if connection.is_connected:
                return connection
            connection.close()
        if self._tls:
            connection = HTTPSConnection(self._host, self._port, timeout=seconds, ssl_context=self._tls)
        else:
            connection = HTTPConnection(self._host, self._port, timeout=seconds)
        try:
            connection.connect()
        except BaseException:
            connection.close()
            raise
        return connection


def _heard(sock: Any) -> tuple[Heard, bool]:
    """The answer, and whether another may follow on this connection."""
    raw: bytes = sock.recv(_AT_ONCE)
    while (end := raw.find(b"\r\n\r\n")) < 0 and raw and len(raw) < _MOST_HEAD:
        more = sock.recv(_AT_ONCE)
        if not more:
            break
        raw += more
    head = raw[:end].decode("latin-1") if end >= 0 else ""
    first, *lines = head.split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    length = headers.get("content-length", "")
    plain = (
        first.startswith("HTTP/1.1 ")
        and first[9:12].isdecimal()
        and first[9] in "2345"
        and first[9:12] not in ("204", "304")
        and length.isdecimal()
        and "transfer-encoding" not in headers
        and len(headers) == len(lines)
    )
    if not plain:  # in parts, without a length, not HTTP at all: seldom, and the library knows how to read it
        return _read_slowly(sock, raw)
    pieces, left = [raw[end + 4 :]], int(length) - (len(raw) - end - 4)
    while left > 0:
        more = sock.recv(min(left, _AT_ONCE))
        if not more:
            raise ConnectionResetError("the answer ended early")
        pieces.append(more)
        left -= len(more)
    stays = left == 0 and "close" not in headers.get("connection", "").lower()
    return Heard(int(first[9:12]), headers, b"".join(pieces)), stays


class _Begun(io.RawIOBase):
    """A socket of which something was read already, from its beginning."""

    def __init__(self, begun: bytes, sock: socket.socket) -> None:
        self._begun, self._sock = begun, sock

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if not self._begun:
            return self._sock.recv_into(buffer)
        piece, self._begun = self._begun[: len(buffer)], self._begun[len(buffer) :]
        buffer[: len(piece)] = piece
        return len(piece)

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(self)


def _read_slowly(sock: Any, begun: bytes) -> tuple[Heard, bool]:
    response = HTTPResponse(_Begun(begun, sock), method="POST")  # type: ignore[arg-type]  # asks for its makefile only
    response.begin()
    body = response.read()
    headers = {name.lower(): value for name, value in response.getheaders()}
    return Heard(response.status, headers, body), False
