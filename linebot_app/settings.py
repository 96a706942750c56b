"""Settings, from the environment alone: read once, checked as a whole; nothing is connected or started here."""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

REDIS_SCHEMES = ("redis", "rediss", "unix", "redis+sentinel", "rediss+sentinel", "redis+cluster", "rediss+cluster")
DATABASE_SCHEMES = ("sqlite", "postgresql", "postgres")
LINE_API = "https://api.line.me"
MAKE_ONE = "make one with `openssl rand -hex 32`"
PRINTABLE = re.compile(r"[!-~]+")
CHANNEL_SECRET = re.compile(r"[0-9a-f]{32}")


class BrokenSettings(Exception):
    """What is missing or malformed; `problems` has one line for each, none shows the value of a secret."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Settings:
    """One process's settings. Fields that may hold a secret never appear in its repr.

    `redis_url` None: the embedded Valkey under `data_dir`. `database_url` is always set (default: SQLite there).
    """

    line_channel_secret: str = field(repr=False)
    line_channel_access_token: str = field(repr=False)
    secret_key: str = field(repr=False)
    data_dir: Path
    database_url: str = field(repr=False)
    redis_url: str | None = field(default=None, repr=False)
    line_api_base_url: str = LINE_API
    host: str = "127.0.0.1"
    port: int = 8000
    public_base_url: str | None = None
    metrics_token: str | None = field(default=None, repr=False)
    worker_threads: int = 1
    simulator_port: int = 8001


class _Reader:
    """Takes values out of an environment and collects every complaint instead of stopping at the first."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self.problems: list[str] = []

    def optional(self, name: str) -> str | None:
        return self._environ.get(name, "").strip() or None

    def complain(self, name: str, what: str) -> None:
        self.problems.append(f"{name} {what}")

    def secret(self, name: str, where: str, fits: Callable[[str], bool], shape: str) -> str:
        value = self.optional(name)
        if value is None:
            self.complain(name, f"is missing: {where}.")
            return ""
        if not fits(value):
            self.complain(name, f"is not {shape}: {where}.")
        return value

    def number(self, name: str, default: int, least: int, most: int) -> int:
        value = self.optional(name)
        if value is None:
            return default
        if not (value.isascii() and value.isdigit() and len(value) <= 6 and least <= int(value) <= most):
            self.complain(
                name, f"is not a number from {least} to {most}: set it to one or leave it out (default {default})."
            )
            return default
        return int(value)

    def url(self, name: str, schemes: tuple[str, ...], *, needs_host: bool = True) -> str | None:
        value = self.optional(name)
        if value is None:
            return None
        try:
            parts = urlsplit(value)
            ports_are_fine = parts.scheme.endswith(("+sentinel", "+cluster")) or parts.port is None or parts.port > 0
        except ValueError:
            parts, ports_are_fine = urlsplit(""), False
        # SQLAlchemy drivers are written behind a plus: postgresql+psycopg.
        scheme = parts.scheme if parts.scheme in schemes else parts.scheme.partition("+")[0]
        has_place = bool(parts.netloc) or not needs_host or scheme == "unix"
        if scheme not in schemes or not ports_are_fine or not has_place or not PRINTABLE.fullmatch(value):
            self.complain(name, f"is not a URL that starts with {' or '.join(f'{scheme}://' for scheme in schemes)}.")
        return value

    def folder(self, name: str, default: str) -> Path:
        path = Path(self.optional(name) or default).absolute()
        problem = folder_problem(name, path)
        if problem:
            self.problems.append(problem)
        return path


def folder_problem(name: str, path: Path) -> str | None:
    """Makes the folder `path` (the setting `name`); one line when nothing can be written there, else None."""
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=path):
            return None
    except OSError as error:
        return f"{name} cannot be written ({error.strerror}: {path}): choose another folder or change its owner."


def load(environ: Mapping[str, str]) -> Settings:
    """The settings that `environ` describes. Raises BrokenSettings with everything that is wrong."""
    read = _Reader(environ)
    data_dir = read.folder("DATA_DIR", "data")
    console = "copy it from the LINE Developers Console"
    host = read.optional("HOST") or "127.0.0.1"
    if not re.fullmatch(r"[0-9A-Za-z.:-]+", host):
        read.complain("HOST", "is not a host name or address: 127.0.0.1 is the default.")
    metrics_token = read.optional("METRICS_TOKEN")
    if metrics_token is not None and not (len(metrics_token) >= 16 and PRINTABLE.fullmatch(metrics_token)):
        read.complain(
            "METRICS_TOKEN",
            "is not 16 or more ASCII characters: make one with `openssl rand -hex 32`, or leave it out.",
        )
    settings = Settings(
        line_channel_secret=read.secret(
            "LINE_CHANNEL_SECRET",
            f"{console}, Basic settings",
            lambda value: bool(CHANNEL_SECRET.fullmatch(value)),
            "32 characters of 0-9 and a-f",
        ),
        line_channel_access_token=read.secret(
            "LINE_CHANNEL_ACCESS_TOKEN",
            f"{console}, Messaging API",
            lambda value: len(value) >= 16 and bool(PRINTABLE.fullmatch(value)),
            "an access token (ASCII without spaces)",
        ),
        secret_key=read.secret(
            "SECRET_KEY",
            f"{MAKE_ONE} and keep it",
            lambda value: len(value) >= 32,
            "32 or more characters",
        ),
        line_api_base_url=(read.url("LINE_API_BASE_URL", ("https", "http")) or LINE_API).rstrip("/"),
        redis_url=read.url("REDIS_URL", REDIS_SCHEMES),
        database_url=read.url("DATABASE_URL", DATABASE_SCHEMES, needs_host=False)
        or f"sqlite:///{data_dir / 'log.sqlite3'}",
        data_dir=data_dir,
        host=host,
        port=read.number("PORT", 8000, 1, 65535),
        public_base_url=(read.url("PUBLIC_BASE_URL", ("https", "http")) or "").rstrip("/") or None,
        metrics_token=metrics_token,
        worker_threads=read.number("WORKER_THREADS", 1, 1, 64),
        simulator_port=read.number("SIMULATOR_PORT", 8001, 1, 65535),
    )
    if read.problems:
        raise BrokenSettings(tuple(read.problems))
    return settings


def load_or_exit(environ: Mapping[str, str]) -> Settings:
    """The settings; a process that cannot have them names every problem on stderr, one line each, and exits with 1."""
    try:
        return load(environ)
    except BrokenSettings as broken:
        print(*broken.problems, sep="\n", file=sys.stderr)
        raise SystemExit(1) from None
