"""The hosts that web and worker run on: lines of their own on the loopback, or network namespaces; who runs there is
told in house.py."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Protocol
from urllib.parse import parse_qs, urlsplit

from soak.valve import Valve

_numbers = count(os.getpid() % 200)


class Clock:
    """What time it is for whoever is started with `environ`: that of the machine, moved by so many seconds."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.environ = {"CLOCK_FILE": str(file)}
        self.move(0)

    def move(self, seconds: int) -> None:
        fresh = self._file.with_suffix(".new")
        fresh.write_text(str(seconds), "ascii")
        fresh.replace(self._file)


class Host(Protocol):
    """`command` goes in front of whatever runs there, `environ` is how the others are reached from there, `address`
    where it listens."""

    command: tuple[str, ...]
    environ: Mapping[str, str]
    address: str

    def freeze(self) -> None:
        """As a network that is torn apart: nothing ends, nothing arrives."""

    def thaw(self) -> None: ...
    def close(self) -> None: ...


class OnLoopback:
    """It reaches Redis over a line of its own; all else is shared."""

    def __init__(self, redis: int) -> None:
        self.command: tuple[str, ...] = ()
        self.address = "127.0.0.1"
        self._line = Valve([redis])
        self.environ: Mapping[str, str] = {"REDIS_URL": f"redis://127.0.0.1:{self._line.port}"}

    def freeze(self) -> None:
        self._line.freeze()

    def thaw(self) -> None:
        self._line.thaw()

    def close(self) -> None:
        self._line.close()


class InNamespace:
    """A network of its own with one cable to this machine; Redis, PostgreSQL and LINE are at its other end. `redis` and
    `line`: ports on the loopback here. `database_url`: "" or PostgreSQL on a Unix socket. Needs root."""

    def __init__(self, redis: int, line: int, database_url: str) -> None:
        number = next(_numbers) % 250
        self._name = f"kikiyaku{number}"
        self.address, here = f"10.213.{number}.2", f"10.213.{number}.1"
        self.command: tuple[str, ...] = ("ip", "netns", "exec", self._name)
        _ip("netns", "add", self._name)
        self._relays: list[Valve] = []
        try:
            _ip("link", "add", f"kk{number}", "type", "veth", "peer", "name", "cable", "netns", self._name)
            self._cable = f"kk{number}"
            _ip("address", "add", f"{here}/30", "dev", self._cable)
            _ip("link", "set", self._cable, "up")
            for words in (("address", "add", f"{self.address}/30", "dev", "cable"), ("link", "set", "cable", "up")):
                _ip("-n", self._name, *words)
            _ip("-n", self._name, "link", "set", "lo", "up")
            self.environ: Mapping[str, str] = {
                "HOST": self.address,
                "REDIS_URL": f"redis://{here}:{self._relay(redis, here)}",
                "LINE_API_BASE_URL": f"http://{here}:{self._relay(line, here)}",
            }
            if database_url:
                socket = f"{parse_qs(urlsplit(database_url).query)['host'][0]}/.s.PGSQL.5432"
                self.environ |= {"DATABASE_URL": f"postgresql://log@{here}:{self._relay(socket, here)}/postgres"}
        except BaseException:
            self.close()
            raise

    def freeze(self) -> None:
        _ip("link", "set", self._cable, "down")

    def thaw(self) -> None:
        _ip("link", "set", self._cable, "up")

    def close(self) -> None:
        for relay in self._relays:
            relay.close()
        with suppress(subprocess.CalledProcessError):
            _ip("netns", "delete", self._name)  # the cable goes with it

    def _relay(self, to: int | str, here: str) -> int:
        self._relays.append(Valve([to], here))
        return self._relays[-1].port


def has_namespaces() -> bool:
    """Whether this user may make them here."""
    if shutil.which("ip") is None or os.getuid() != 0:
        return False
    name = f"kikiyaku-try{os.getpid()}"
    try:
        _ip("netns", "add", name)
        _ip("-n", name, "link", "add", "one", "type", "veth", "peer", "name", "other")
    except subprocess.CalledProcessError:
        return False
    finally:
        with suppress(subprocess.CalledProcessError):
            _ip("netns", "delete", name)
    return True


def _ip(*words: str) -> None:
    subprocess.run(["ip", *words], check=True, capture_output=True, stdin=subprocess.DEVNULL)
