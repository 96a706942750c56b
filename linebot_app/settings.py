"""Settings, from the environment alone: read once, checked as a whole; nothing is connected or started here."""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from linebot_app.alarm_settings import AlarmSettings, read_alarms
from linebot_app.console_settings import ConsoleSettings, read_console
from linebot_app.model_settings import ModelAt, read_model
from linebot_app.token_settings import TokenIssue, read_tokens
from linebot_app.trace_settings import read_traces
from linebot_app.webchat_settings import WebChatSettings, read_webchat

REDIS_SCHEMES = ("redis", "rediss", "unix", "redis+sentinel", "rediss+sentinel", "redis+cluster", "rediss+cluster")
DATABASE_SCHEMES = ("sqlite", "postgresql", "postgres")
LINE_API = "https://api.line.me"
MAKE_ONE = "make one with `openssl rand -hex 32`"
PRINTABLE = re.compile(r"[!-~]+")
# Today a channel secret is 32 hexadecimal digits; what LINE may issue tomorrow is not ours to refuse.
CHANNEL_SECRET = re.compile(r"[!-~]{4,}")
ACCESS_TOKEN = re.compile(r"[!-~]{4,}")
LONG = re.compile(r"[ -~]{16,}")
HOST = re.compile(r"[0-9A-Za-z.:-]+")
_HERE = ("127.0.0.1", "localhost", "::1")

Read = TypeVar("Read", bound="Places")


class BrokenSettings(Exception):
    """What is missing or malformed; `problems` has one line for each, none shows the value of a secret."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where things are kept: all that a command which only reads or repairs data needs.

    `redis_url` None: the embedded Valkey under `data_dir`. `database_url` is always set (default: SQLite there).
    `content_dir`: what the organisation says otherwise, None for nothing. `clock_file`: beside the simulator, how far
    its clock was moved; None everywhere else.
    Fields that may hold a password never appear in the repr.
    """

    data_dir: Path
    database_url: str = field(repr=False)
    redis_url: str | None = field(default=None, repr=False)
    redis_wait: int = 0  # how many replicas must have what counts as taken
    content_dir: Path | None = None
    clock_file: Path | None = None


@dataclass(frozen=True, slots=True)
class Organisation:
    """The organisation's own sign-in (OpenID Connect). `name`: what its button is called."""

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings(Places):
    """What a process that serves people needs. Secrets never appear in the repr."""

    line_channel_secret: str = field(repr=False)
    line_channel_secret_old: str | None = field(default=None, repr=False)  # still valid while it is being changed
    secret_key_old: str | None = field(default=None, repr=False)  # still opens what it sealed while it is being changed
    line_channel_access_token: str = field(repr=False)
    line_token_issue: TokenIssue | None = None  # None: that token
    secret_key: str = field(repr=False)
    line_api_base_url: str = LINE_API
    host: str = "127.0.0.1"
    port: int = 8000
    public_base_url: str | None = None
    metrics_token: str | None = field(default=None, repr=False)  # None: /metrics answers this machine alone
    worker_threads: int = 4
    simulator_port: int = 8100
    language_model: ModelAt | None = None
    proxies: int = 0  # how many of ours stand before the web process and tell who asked
    console_second_factor: bool = True
    organisation: Organisation | None = None
    alarms: AlarmSettings = field(default_factory=AlarmSettings)
    webchat: WebChatSettings = field(default_factory=WebChatSettings)
    traces_url: str | None = field(default=None, repr=False)
    console: ConsoleSettings = field(default_factory=ConsoleSettings)

    def keys_for_flask(self) -> dict[str, object]:
        """What signs sessions, and what still opens them, as Flask's configuration names it."""
        return {
            "SECRET_KEY": self.secret_key,
            "SECRET_KEY_FALLBACKS": [self.secret_key_old] * bool(self.secret_key_old),
        }


class _Reader:
    """Takes values out of an environment and collects every complaint instead of stopping at the first."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self.problems: list[str] = []

    def optional(self, name: str) -> str | None:
        return self._environ.get(name, "").strip() or None

    def complain(self, name: str, what: str) -> None:
        self.problems.append(f"{name} {what}")

    def finish(self) -> None:
        if self.problems:
            raise BrokenSettings(tuple(self.problems))

    def secret(self, name: str, shape: re.Pattern[str], described: str, where: str) -> str:
        value = self.optional(name)
        if value is None:
            self.complain(name, f"is missing: {where}.")
        elif not shape.fullmatch(value):
            self.complain(name, f"is not {described}: {where}.")
        return value or ""

    def matching(self, name: str, shape: re.Pattern[str], described: str) -> str | None:
        value = self.optional(name)
        if value is not None and not shape.fullmatch(value):
            self.complain(name, f"is not {described}: correct it or leave it out.")
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

    def choice(self, name: str, options: tuple[str, ...]) -> str:
        """The first of `options` where nothing is set."""
        value = self.optional(name) or options[0]
        if value not in options:
            self.complain(name, f"is none of {', '.join(options)}: correct it or leave it out.")
        return value

    def url(self, name: str, schemes: tuple[str, ...]) -> str | None:
        value = self.optional(name)
        if value is not None and not _is_url(value, schemes):
            choices = " or ".join(f"{scheme}://" for scheme in schemes)
            self.complain(name, f"is not a URL that starts with {choices}: correct it or leave it out.")
        return value

    def folder(self, name: str, default: str) -> Path:
        path = Path(self.optional(name) or default).absolute()
        problem = folder_problem(name, path)
        if problem:
            self.problems.append(problem)
        return path


def _is_url(value: str, schemes: tuple[str, ...]) -> bool:
    try:
        parts = urlsplit(value)
        # Sentinel and Cluster name several hosts, each with its port: those are read where they are connected to.
        if not parts.scheme.endswith(("+sentinel", "+cluster")):
            _ = parts.port  # raises when it is none
    except ValueError:
        return False
    # SQLAlchemy writes its driver behind a plus: postgresql+psycopg.
    kind = parts.scheme if parts.scheme in schemes else parts.scheme.partition("+")[0]
    has_place = bool(parts.path) if kind in ("sqlite", "unix") else bool(parts.netloc)
    return kind in schemes and has_place and "://" in value and bool(PRINTABLE.fullmatch(value))


def folder_problem(name: str, path: Path) -> str | None:
    """Makes the folder `path` (the setting `name`); one line when nothing can be written there, else None."""
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=path):
            return None
    except OSError as error:
        return f"{name} cannot be written ({error.strerror}: {path}): choose another folder or change its owner."


def load_places(environ: Mapping[str, str]) -> Places:
    """Where things are kept, as `environ` tells; nothing about LINE is asked. Raises BrokenSettings."""
    read = _Reader(environ)
    places = Places(**_places(read))
    read.finish()
    return places


def load(environ: Mapping[str, str]) -> Settings:
    """The settings that `environ` describes. Raises BrokenSettings with everything that is wrong."""
    read = _Reader(environ)
    console = "copy it from the LINE Developers Console"
    issued = read_tokens(read)
    settings = Settings(
        line_channel_secret=read.secret(
            "LINE_CHANNEL_SECRET", CHANNEL_SECRET, "a channel secret", f"{console}, Basic settings"
        ),
        line_channel_secret_old=read.matching("LINE_CHANNEL_SECRET_OLD", CHANNEL_SECRET, "a channel secret"),
        line_channel_access_token=_access_token(read, issued, f"{console}, Messaging API"),
        line_token_issue=issued,
        secret_key=read.secret("SECRET_KEY", LONG, "16 or more ASCII characters", f"{MAKE_ONE} and keep it"),
        secret_key_old=read.matching("SECRET_KEY_OLD", LONG, "16 or more ASCII characters: the key before"),
        line_api_base_url=(read.url("LINE_API_BASE_URL", ("https", "http")) or LINE_API).rstrip("/"),
        host=read.matching("HOST", HOST, "a host name or address") or "127.0.0.1",
        port=read.number("PORT", 8000, 1, 65535),
        public_base_url=(read.url("PUBLIC_BASE_URL", ("https", "http")) or "").rstrip("/") or None,
        metrics_token=read.matching("METRICS_TOKEN", ACCESS_TOKEN, f"4 or more ASCII characters: {MAKE_ONE}"),
        worker_threads=read.number("WORKER_THREADS", 4, 1, 64),
        simulator_port=read.number("SIMULATOR_PORT", 8100, 1, 65535),
        language_model=read_model(read),
        proxies=read.number("PROXIES", 0, 0, 5),
        console_second_factor=read.choice("CONSOLE_SECOND_FACTOR", ("required", "optional")) == "required",
        organisation=_organisation(read),
        alarms=read_alarms(read, _console_page(read)),
        webchat=read_webchat(read),
        traces_url=read_traces(read),
        console=read_console(read),
        **_places(read),
    )
    if settings.clock_file is not None and urlsplit(settings.line_api_base_url).hostname != "127.0.0.1":
        read.complain("CLOCK_FILE", "moves the time: it is for the simulator alone. Leave it out.")
    read.finish()
    return settings


def _access_token(read: _Reader, issued: TokenIssue | None, where: str) -> str:
    """Needed where none is issued."""
    if issued is not None:
        return read.matching("LINE_CHANNEL_ACCESS_TOKEN", ACCESS_TOKEN, "an access token") or ""
    return read.secret("LINE_CHANNEL_ACCESS_TOKEN", ACCESS_TOKEN, "an access token", where)


def _console_page(read: _Reader) -> str | None:
    public = (read.optional("PUBLIC_BASE_URL") or "").rstrip("/")
    return f"{public}/console" if public else None


def _organisation(read: _Reader) -> Organisation | None:
    issuer = read.url("OIDC_ISSUER", ("https", "http"))
    given = {"OIDC_ISSUER": issuer}
    for name in ("OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"):
        given[name] = read.matching(name, PRINTABLE, "printable ASCII")
    label = read.optional("OIDC_NAME") or "OpenID Connect"
    if not any(given.values()):
        return None
    for missing in (setting for setting, value in given.items() if not value):
        if not read.optional(missing):
            read.complain(
                missing, "is missing: signing in with accounts of the organisation needs " + ", ".join(given) + "."
            )
    if issuer and issuer.startswith("http:") and urlsplit(issuer).hostname not in _HERE:
        read.complain("OIDC_ISSUER", "is not https: only on this machine itself may it be http.")
    return Organisation(
        (issuer or "").rstrip("/"), given["OIDC_CLIENT_ID"] or "", given["OIDC_CLIENT_SECRET"] or "", label
    )


def _content_dir(read: _Reader) -> Path | None:
    told = read.optional("CONTENT_DIR")
    if told and not Path(told).is_dir():
        read.complain("CONTENT_DIR", "is not a folder: make it, or leave it out.")
    return Path(told).absolute() if told else None


def _places(read: _Reader) -> dict[str, Any]:
    data_dir = read.folder("DATA_DIR", "data")
    return {
        "data_dir": data_dir,
        "database_url": read.url("DATABASE_URL", DATABASE_SCHEMES) or f"sqlite:///{data_dir}/log.sqlite3",
        "redis_url": read.url("REDIS_URL", REDIS_SCHEMES),
        "redis_wait": read.number("REDIS_WAIT", 0, 0, 5),
        "content_dir": _content_dir(read),
        "clock_file": Path(clock) if (clock := read.optional("CLOCK_FILE")) else None,
    }


def or_exit(read: Callable[[Mapping[str, str]], Read], environ: Mapping[str, str]) -> Read:
    """What `read` (load, load_places) makes of `environ`. When that fails every problem is named on stderr, exit 1."""
    try:
        return read(environ)
    except BrokenSettings as broken:
        print(*broken.problems, sep="\n", file=sys.stderr)
        raise SystemExit(1) from None
