"""A TCP connection that can be cut: clients speak to it, it passes on to whoever of its backends answers."""

from __future__ import annotations

import socket
import threading
from collections.abc import Sequence
from contextlib import suppress
from itertools import count

_CHUNK = 65_536


class Valve:
    """Listens on a free port of the loopback, or `at` an address of this machine. `backends`: taken in turn; a port of
    the loopback, an address with a port, or the path of a Unix socket."""

    def __init__(self, backends: Sequence[int | tuple[str, int] | str], at: str = "127.0.0.1") -> None:
        self._backends = tuple(backends)
        self._turn = count()
        self._open = threading.Event()
        self._open.set()
        self._flowing = threading.Event()
        self._flowing.set()
        self._pairs: set[tuple[socket.socket, socket.socket]] = set()
        self._lock = threading.Lock()
        self._server = socket.create_server((at, 0), backlog=512)
        self.port: int = self._server.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def cut(self) -> None:
        """Every connection there is ends in the middle of whatever it does."""
        with self._lock:
            pairs = list(self._pairs)
        for pair in pairs:
            for side in pair:
                _end(side)

    def shut(self) -> None:
        """Nobody gets through until `reopen`."""
        self._open.clear()
        self.cut()

    def reopen(self) -> None:
        self._open.set()

    def freeze(self) -> None:
        """As a network that is torn apart: nothing ends, nothing arrives. What was on its way arrives after `thaw`."""
        self._flowing.clear()

    def thaw(self) -> None:
        self._flowing.set()

    def close(self) -> None:
        _end(self._server)  # wakes the thread that waits at the door
        self._server.close()
        self.shut()
        self.thaw()

    def _serve(self) -> None:
        while True:
            try:
                client, _ = self._server.accept()
            except OSError:
                return
            threading.Thread(target=self._pass_on, args=(client,), daemon=True).start()

    def _pass_on(self, client: socket.socket) -> None:
        backend = self._backend() if self._open.is_set() else None
        if backend is None:
            client.close()
            return
        pair = (client, backend)
        with self._lock:
            self._pairs.add(pair)
        back = threading.Thread(target=self._copy, args=(backend, client), daemon=True)
        back.start()
        self._copy(client, backend)
        back.join()
        with self._lock:
            self._pairs.discard(pair)
        for side in pair:
            side.close()

    def _copy(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(_CHUNK):
                self._flowing.wait()
                target.sendall(data)
        _end(target)
        _end(source)

    def _backend(self) -> socket.socket | None:
        first = next(self._turn)
        for n in range(len(self._backends)):
            with suppress(OSError):
                backend = _connected(self._backends[(first + n) % len(self._backends)])
                backend.settimeout(None)
                return backend
        return None


def _connected(place: int | tuple[str, int] | str) -> socket.socket:
    if not isinstance(place, str):
        return socket.create_connection(("127.0.0.1", place) if isinstance(place, int) else place, 2)
    found = socket.socket(socket.AF_UNIX)
    found.settimeout(2)
    try:
        found.connect(place)
    except OSError:
        found.close()
        raise
    return found


def _end(side: socket.socket) -> None:
    with suppress(OSError):
        side.shutdown(socket.SHUT_RDWR)
