"""Where the console is reached, and which passwords it refuses, from the environment; signing in lives in console/."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

HOST_NAME = re.compile(r"[0-9a-z][0-9a-z.-]{2,252}")


@dataclass(frozen=True, slots=True)
class ConsoleSettings:
    """`host`: the name of the console alone, None: it shares one with all else. `leaked`: a file of passwords, one a
    line, that nobody may take."""

    host: str | None = None
    leaked: Path | None = None


class Reader(Protocol):
    """What reads the environment, see settings.py."""

    def optional(self, name: str) -> str | None: ...
    def complain(self, name: str, what: str) -> None: ...
    def matching(self, name: str, shape: re.Pattern[str], described: str) -> str | None: ...


def read_console(read: Reader) -> ConsoleSettings:
    host = read.matching("CONSOLE_HOST", HOST_NAME, "a host name in small letters, without a port")
    return ConsoleSettings(host, _leaked(read))


def _leaked(read: Reader) -> Path | None:
    path = read.optional("CONSOLE_LEAKED_PASSWORDS")
    if path is None:
        return None
    try:
        with Path(path).open("rb") as file:
            file.read(1)
    except OSError as error:
        read.complain("CONSOLE_LEAKED_PASSWORDS", f"cannot be read ({error.strerror}): give the path of a file.")
    return Path(path)
