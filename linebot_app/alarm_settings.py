"""Where alarms are sent to, from the environment; how they are sent lives in alarms/."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import urlsplit

MAIL = re.compile(r"[!-?A-~]+@[0-9A-Za-z.-]+")
SECRET = re.compile(r"[ -~]{16,}")
_HERE = ("127.0.0.1", "localhost", "::1")
_MAIL_SETTINGS = ("ALERT_SMTP_URL", "ALERT_MAIL_FROM", "ALERT_MAIL_TO")


@dataclass(frozen=True, slots=True)
class MailTo:
    """`server`: smtp:// or smtps://, with name and password where it wants them."""

    server: str = field(repr=False)
    sender: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HookAt:
    url: str = field(repr=False)
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class AlarmSettings:
    """`repeat`: minutes until what nobody has seen is told again. `page`: the address of the console, None where it is
    not known."""

    mail: MailTo | None = None
    hook: HookAt | None = None
    repeat: int = 5
    page: str | None = None


class Reader(Protocol):
    """What reads the environment, see settings.py."""

    def optional(self, name: str) -> str | None: ...
    def complain(self, name: str, what: str) -> None: ...
    def matching(self, name: str, shape: re.Pattern[str], described: str) -> str | None: ...
    def number(self, name: str, default: int, least: int, most: int) -> int: ...
    def url(self, name: str, schemes: tuple[str, ...]) -> str | None: ...


def read_alarms(read: Reader, page: str | None) -> AlarmSettings:
    return AlarmSettings(_mail(read), _hook(read), read.number("ALERT_REPEAT", 5, 1, 1440), page)


def _mail(read: Reader) -> MailTo | None:
    server = read.url("ALERT_SMTP_URL", ("smtps", "smtp"))
    sender = read.matching("ALERT_MAIL_FROM", MAIL, "an e-mail address")
    told = read.optional("ALERT_MAIL_TO")
    people = tuple(one.strip() for one in (told or "").split(",") if one.strip())
    if told and not (people and all(MAIL.fullmatch(one) for one in people)):
        read.complain("ALERT_MAIL_TO", "is not a list of e-mail addresses with commas: correct it or leave it out.")
    given = [name for name in _MAIL_SETTINGS if read.optional(name)]
    if not given:
        return None
    for missing in (name for name in _MAIL_SETTINGS if name not in given):
        read.complain(missing, "is missing: alerts by e-mail need " + ", ".join(_MAIL_SETTINGS) + ".")
    return MailTo(server or "", sender or "", people)


def _hook(read: Reader) -> HookAt | None:
    url = read.url("ALERT_HOOK_URL", ("https", "http"))
    secret = read.matching("ALERT_HOOK_SECRET", SECRET, "16 or more ASCII characters")
    if not read.optional("ALERT_HOOK_URL"):
        return None
    if not read.optional("ALERT_HOOK_SECRET"):
        read.complain("ALERT_HOOK_SECRET", "is missing: whoever gets alerts must be able to tell that they are ours.")
    if url and url.startswith("http:") and urlsplit(url).hostname not in _HERE:
        read.complain("ALERT_HOOK_URL", "is not https: only on this machine itself may it be http.")
    return HookAt(url or "", secret or "")
