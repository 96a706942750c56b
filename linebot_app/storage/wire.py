"""One connection to one Redis server: bytes out, replies in, short timeouts; whom to call and what to say is elsewhere.

Why not redis-py's client: a command costs it three times the CPU (20 µs against 7), and it repeats commands after a
reset by itself, which a script that moves a conversation must never suffer.
"""

from __future__ import annotations

import os
import select
import socket
import ssl
import time
from contextlib import suppress
from typing import Any, cast

import hiredis

from linebot_app.ports import StoreUnavailable
from linebot_app.storage.address import Address, Place

CONNECT_SECONDS = 1.0
REPLY_SECONDS = 2.0
_NOTHING = object()


class Refusal(Exception):
    """An error reply of the server. `code` is its first word (NOSCRIPT, MOVED, OOM …)."""

    @property
    def code(self) -> str:
        return str(self).partition(" ")[0]


class Lost(StoreUnavailable):
    """The connection broke or no answer came in time; whether the commands took effect is unknown."""

    def __init__(self, message: str, *, reset: bool = False) -> None:
        super().__init__(message)
        self.reset = reset  # closed by the other side, as after a restart: a new connection may work at once


def pack(*arguments: bytes | str | int) -> bytes:
    """One command as it goes over the wire."""
    return cast("bytes", hiredis.pack_command(arguments))  # type: ignore[arg-type] # its stub names a one-element tuple


class Wire:
    """Not thread-safe: whoever took it from the pool has it alone. Raises Lost, and is closed then."""

    def __init__(self, place: Place, address: Address, setup: list[bytes]) -> None:
        self._reader: Any = hiredis.Reader(protocolError=Refusal, replyError=Refusal, notEnoughData=_NOTHING)
        self._buffer = bytearray(65536)
        self.owner = os.getpid()
        try:
            self._socket = _connect(place, address)
        except OSError as error:  # includes timeouts, TLS and name resolution
            raise Lost(f"Redis cannot be reached ({type(error).__name__}).") from error
        self._poll = select.poll()
        self._poll.register(self._socket, select.POLLIN)
        if setup:
            for reply in self.talk(b"".join(setup), len(setup)):
                if isinstance(reply, Refusal):
                    self.close()
                    raise StoreUnavailable(f"Redis refuses the connection: {str(reply)[:200]}")

    def fresh(self) -> bool:
        """False when the other side has closed (or said something nobody asked for): readable while idle."""
        if not self._poll.poll(0):
            return True
        if isinstance(self._socket, ssl.SSLSocket):  # a TLS 1.3 session ticket is readable too
            try:
                self._socket.settimeout(0)
                self._socket.recv(1)
            except (ssl.SSLWantReadError, BlockingIOError):
                return True
            except OSError:
                return False
            finally:
                self._socket.settimeout(REPLY_SECONDS)
        return False

    def talk(self, payload: bytes, replies: int) -> list[Any]:
        """Sends packed commands and reads as many replies; an error reply is returned as Refusal, not raised."""
        self.send(payload)
        return self.receive(replies)

    def send(self, payload: bytes) -> None:
        try:
            self._socket.sendall(payload)
        except OSError as error:
            self.close()
            raise Lost(
                f"Redis cannot be written to ({type(error).__name__}).", reset=not isinstance(error, TimeoutError)
            ) from error

    def receive(self, replies: int) -> list[Any]:
        answers: list[Any] = []
        gets, read, buffer = self._reader.gets, self._socket.recv_into, self._buffer
        deadline = time.monotonic() + REPLY_SECONDS
        while True:
            answer = gets()
            if answer is not _NOTHING:
                answers.append(answer)
                if len(answers) == replies:
                    return answers
                continue
            try:
                size = read(buffer)
                if size and time.monotonic() > deadline:
                    raise TimeoutError
            except OSError as error:
                self.close()
                raise Lost(
                    f"Redis does not answer ({type(error).__name__}).", reset=not isinstance(error, TimeoutError)
                ) from error
            if not size:
                self.close()
                raise Lost("Redis has closed the connection.", reset=True)
            self._reader.feed(buffer, 0, size)

    def overhear(self, seconds: float) -> list[Any]:
        """Messages that come by themselves (a subscription) within `seconds`: the first ones, [] for none."""
        heard: list[Any] = []
        try:
            if seconds > 0 and not self._poll.poll(seconds * 1000):
                return heard
            self._socket.settimeout(0)
            while True:
                size = self._socket.recv_into(self._buffer)
                if not size:
                    raise ConnectionResetError
                self._reader.feed(self._buffer, 0, size)
                while (message := self._reader.gets()) is not _NOTHING:
                    heard.append(message)
        except (BlockingIOError, ssl.SSLWantReadError):
            self._socket.settimeout(REPLY_SECONDS)
            return heard
        except OSError as error:
            self.close()
            raise Lost(f"The bell's connection broke ({type(error).__name__}).", reset=True) from error

    def wake(self) -> None:
        """Ends the connection under a thread that listens on it."""
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        self._socket.close()


def _connect(place: Place, address: Address) -> socket.socket:
    if place.path:
        plain = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            plain.settimeout(CONNECT_SECONDS)
            plain.connect(place.path)
        except OSError:
            plain.close()
            raise
    else:
        plain = socket.create_connection((place.host, place.port), timeout=CONNECT_SECONDS)
        plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        plain.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    if address.tls:
        try:
            context = ssl.create_default_context(cafile=address.ca_file or None)
            if not address.verify:
                context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
            plain = context.wrap_socket(plain, server_hostname=place.host)
        except OSError:
            plain.close()
            raise
    plain.settimeout(REPLY_SECONDS)
    return plain
