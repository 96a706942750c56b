"""Real servers for tests, on loopback and in folders of their own; fixtures for a whole session end what they began."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from redis import Connection

from linebot_app.storage import embedded
from linebot_app.storage.address import Place

PATIENCE = 20.0


def until(true: Callable[[], object], what: str) -> None:
    """Waits for a condition, not for a time."""
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline, f"{what}: not within {PATIENCE:.0f} s"
        time.sleep(0.01)


def free_port() -> int:
    """A port whose cluster bus port (plus 10,000) is free as well."""
    while True:
        with socket.create_server(("127.0.0.1", 0)) as probe:
            port: int = probe.getsockname()[1]
        if port < 50000:
            try:
                socket.create_server(("127.0.0.1", port + 10000)).close()
            except OSError:
                continue
            return port


def say(place: Place, *words: str) -> object:
    """One command on a connection of its own. Raises what redis-py raises."""
    connection = Connection(host=place.host, port=place.port, socket_timeout=2.0, protocol=2)
    try:
        connection.send_command(*words)
        return connection.read_response()
    finally:
        connection.disconnect()


def answers(place: Place) -> bool:
    try:
        return say(place, "PING") == b"PONG"
    except Exception:  # noqa: BLE001 - whatever it is, it is no answer
        return False


class Server:
    """A redis-server that a test may freeze, kill and start again with the same data."""

    def __init__(self, folder: Path, *options: str, port: int | None = None, program: str = "redis-server") -> None:
        self.folder = folder
        self.port = port or free_port()
        self.place = Place("127.0.0.1", self.port)
        self.url = f"redis://127.0.0.1:{self.port}"
        self._program = program
        self._options = options
        self.process: subprocess.Popen[bytes] | None = None
        self.start()

    def start(self) -> None:
        binary = shutil.which(self._program)
        if binary is None:
            pytest.skip(f"{self._program} is not installed (apt install redis-server)")
        self.folder.mkdir(parents=True, exist_ok=True)
        common = ("--port", str(self.port), "--bind", "127.0.0.1", "--dir", str(self.folder), "--save", "")
        command = [binary, *(common if self._program == "redis-server" else ()), *self._options]
        self.process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=self.folder
        )
        try:
            until(lambda: answers(self.place), f"{self._program} answers")
        except AssertionError:
            self.kill()
            raise

    def send(self, number: signal.Signals) -> None:
        assert self.process is not None
        self.process.send_signal(number)

    def kill(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None


@contextmanager
def a_folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="kikiyaku-test-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def valkey_url() -> Iterator[str]:
    """The embedded Valkey."""
    with a_folder() as folder:
        try:
            yield embedded.ensure(folder)
        finally:
            embedded.stop(folder)


@pytest.fixture(scope="session")
def redis_url() -> Iterator[str]:
    """Debian's redis-server."""
    with a_folder() as folder:
        server = Server(folder)
        try:
            yield server.url
        finally:
            server.kill()


@pytest.fixture(scope="session")
def cluster_url() -> Iterator[str]:
    """A Redis Cluster of three masters."""
    with a_folder() as folder:
        options = ("--cluster-enabled", "yes", "--cluster-node-timeout", "2000")
        servers: list[Server] = []
        try:
            for n in range(3):
                servers.append(Server(folder / str(n), *options))  # noqa: PERF401 - each is ended when a later one fails
            first, *others = servers
            bounds = (0, 5461, 10923, 16384)
            for n, server in enumerate(servers):
                say(server.place, "CLUSTER", "ADDSLOTSRANGE", str(bounds[n]), str(bounds[n + 1] - 1))
                say(server.place, "CLUSTER", "SET-CONFIG-EPOCH", str(n + 1))
            for server in others:
                say(server.place, "CLUSTER", "MEET", "127.0.0.1", str(first.port))
            for server in servers:
                until(
                    lambda place=server.place: (
                        b"cluster_state:ok" in say(place, "CLUSTER", "INFO")
                        and b"cluster_known_nodes:3" in say(place, "CLUSTER", "INFO")
                    ),
                    "the cluster has formed",
                )
            yield f"redis+cluster://127.0.0.1:{servers[1].port},127.0.0.1:{first.port}"
        finally:
            for server in servers:
                server.kill()


@pytest.fixture(scope="session")
def sentinel_url() -> Iterator[str]:
    """A master that one Sentinel watches."""
    with a_folder() as folder:
        port = free_port()
        server = Server(folder / "master")
        watcher = None
        try:
            settings = folder / "sentinel.conf"
            settings.write_text(
                f"port {port}\nbind 127.0.0.1\ndir {folder}\nsentinel monitor house 127.0.0.1 {server.port} 1\n"
            )
            watcher = Server(folder, str(settings), port=port, program="redis-sentinel")
            yield f"redis+sentinel://127.0.0.1:{port}/house"
        finally:
            if watcher is not None:
                watcher.kill()
            server.kill()


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    """A throw-away PostgreSQL on a Unix socket, or what DATABASE_URL_TEST names (its tables are dropped)."""
    given = os.environ.get("DATABASE_URL_TEST")
    if given:
        yield given
        return
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))
    if not installed:
        pytest.skip("PostgreSQL is not installed (apt install postgresql) and DATABASE_URL_TEST is not set")
    folder = Path(tempfile.mkdtemp(prefix="kikiyaku-pg-"))
    as_somebody: list[str] = []
    if os.getuid() == 0:  # initdb refuses to run as root
        as_somebody = ["runuser", "-u", "postgres", "--"]
        shutil.chown(folder, "postgres")
    data, bin_ = folder / "data", installed[-1].parent
    run = {"check": True, "stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "cwd": folder}
    try:
        initdb = [bin_ / "initdb", "-D", data, "-U", "log", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"]
        subprocess.run([*as_somebody, *map(str, initdb)], **run)  # type: ignore[call-overload]
        options = f"-k {folder} -c listen_addresses= -c fsync=off"
        pg_ctl = [*as_somebody, str(bin_ / "pg_ctl"), "-D", str(data)]
        subprocess.run([*pg_ctl, "-w", "-l", str(folder / "log"), "-o", options, "start"], **run)  # type: ignore[call-overload]
        try:
            yield f"postgresql://log@/postgres?host={folder}"
        finally:
            subprocess.run([*pg_ctl, "-m", "immediate", "stop"], **run)  # type: ignore[call-overload]
    finally:
        shutil.rmtree(folder, ignore_errors=True)
