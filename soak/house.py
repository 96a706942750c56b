"""The processes of a soak: web, worker, a Valkey of their own, the simulator; started, killed, started again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from redis import Redis
from redis.exceptions import RedisError

from bench.processes import ROOT, free_port
from linebot_app.development.environment import for_development
from linebot_app.leash import die_with_parent
from linebot_app.simulator.driver import Platform
from linebot_app.storage.embedded import valkey_server
from soak.disk import Disk
from soak.hosts import Clock, Host, InNamespace, OnLoopback
from soak.valve import Valve

PATIENCE = 60.0
WEBS, WORKERS = 2, 3
HOSTS = ("web0 worker0", "web1 worker1 worker2")


class House:
    """Everything up, for a `with`. `fsync`: everysec or always. `database_url`: "" for SQLite. `namespaces`: each host
    has a network of its own, not only a line to Redis."""

    def __init__(self, fsync: str = "everysec", database_url: str = "", namespaces: bool = False) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="soak-")
        self.folder = Path(self._folder.name)
        self._processes: dict[str, subprocess.Popen[bytes]] = {}
        self._ports = {name: free_port() for name in (*(f"web{n}" for n in range(WEBS)), "valkey", "simulator")}
        self.line = Valve([self._ports["simulator"]])
        self.hosts: list[Host] = []
        for _ in HOSTS:
            redis = self._ports["valkey"]
            made = InNamespace(redis, self.line.port, database_url) if namespaces else OnLoopback(redis)
            self.hosts.append(made)
        self.webs = Valve([(self._host(f"web{n}").address, self._ports[f"web{n}"]) for n in range(WEBS)])
        self._fsync = fsync
        self.redis_url = f"redis://127.0.0.1:{self._ports['valkey']}"
        self.simulator_url = f"http://127.0.0.1:{self._ports['simulator']}"
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "LC_ALL") if name in os.environ}
        self.environ = for_development(
            {**kept, "DATA_DIR": str(self.folder), "SIMULATOR_PORT": str(self._ports["simulator"])}
        ) | {
            "REDIS_URL": self.redis_url,
            "LINE_API_BASE_URL": f"http://127.0.0.1:{self.line.port}",
            "WEBHOOK_URL": f"http://127.0.0.1:{self.webs.port}/callback",
            "PUBLIC_BASE_URL": f"http://127.0.0.1:{self.webs.port}",
        }
        self.disk = Disk(self.folder / "disk")
        self.log_file = self.disk.folder / "log.sqlite3"
        self.environ["DATABASE_URL"] = database_url or f"sqlite:///{self.log_file}"
        # A clock that can be moved is for a simulator at 127.0.0.1 alone.
        self.clocks = [] if namespaces else [Clock(self.folder / f"clock{n}") for n in range(len(HOSTS))]
        if namespaces:
            self.environ.pop("CLOCK_FILE", None)  # for a simulator at 127.0.0.1 alone
        self.platform = Platform(self.simulator_url, timeout=60)

    @property
    def names(self) -> tuple[str, ...]:
        """Who may be killed."""
        return (*(f"web{n}" for n in range(WEBS)), *(f"worker{n}" for n in range(WORKERS)), "valkey")

    def __enter__(self) -> House:
        try:
            for name in ("valkey", "simulator", *self.names[:-1]):
                self.start(name)
            for name in ("simulator", *(f"web{n}" for n in range(WEBS))):
                path = "/" if name == "simulator" else "/readyz"
                at = (
                    f"{self._host(name).address}:{self._ports[name]}" if name != "simulator" else self.simulator_url[7:]
                )
                _until(lambda at=at, path=path: _answers(f"http://{at}{path}"), f"{name} does not start")  # type: ignore[misc]
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.platform.close()
        for process in self._processes.values():
            process.send_signal(signal.SIGCONT)
            process.terminate()
        for process in self._processes.values():
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self.webs.close()
        for host in self.hosts:
            host.close()
        self.line.close()
        self.disk.close()
        self._folder.cleanup()

    def start(self, name: str) -> None:
        kind = name.rstrip("0123456789")
        if kind == "valkey":
            command = [str(valkey_server()), *self._valkey_options()]
        else:
            command = [sys.executable, "-m", f"linebot_app.{kind}"]
        own = {"PORT": str(self._ports[name])} if kind == "web" else {}
        if kind in ("web", "worker"):
            host = self._host(name)
            command, own = [*host.command, *command], own | dict(host.environ)
            if self.clocks:
                own |= self.clocks[self.hosts.index(host)].environ
        with (self.folder / f"{name}.output").open("ab") as output:
            self._processes[name] = subprocess.Popen(
                command,
                cwd=ROOT,
                env={**self.environ, **own},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                process_group=0,
                preexec_fn=die_with_parent,  # noqa: PLW1509 - nothing is held here that a child could wait for
            )
        if kind == "valkey":
            _until(self._valkey_answers, "Valkey does not start")

    def kill(self, name: str) -> None:
        """As a machine does that loses its power."""
        os.killpg(self._processes[name].pid, signal.SIGKILL)
        self._processes[name].wait()

    def output(self) -> str:
        return "".join(file.read_text("utf-8", "replace") for file in sorted(self.folder.glob("*.output")))

    def _host(self, name: str) -> Host:
        return next(host for names, host in zip(HOSTS, self.hosts, strict=True) if name in names.split())

    def _valkey_options(self) -> list[str]:
        options = {"port": self._ports["valkey"], "bind": "127.0.0.1", "dir": self.folder, "appendonly": "yes"}
        options |= {"appendfsync": self._fsync, "save": ""}
        return [word for name, value in options.items() for word in (f"--{name}", str(value))]

    def _valkey_answers(self) -> bool:
        try:
            with Redis.from_url(self.redis_url, socket_timeout=2) as client:
                return bool(client.ping())
        except RedisError:
            return False


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as response:
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _until(holds: Callable[[], bool], otherwise: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > deadline:
            raise RuntimeError(otherwise)
        time.sleep(0.05)
