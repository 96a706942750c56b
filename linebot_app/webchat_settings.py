"""Whether there is a chat on a page of ours, and which sites may show it inside their own; read with the settings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlsplit

_SITE = re.compile(r"https://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?")
_SITE_HERE = re.compile(r"http://(?:127\.0\.0\.1|localhost)(?::\d{1,5})?")


class Reader(Protocol):
    """What of the reader of settings is needed here."""

    def optional(self, name: str) -> str | None: ...
    def choice(self, name: str, options: tuple[str, ...]) -> str: ...
    def complain(self, name: str, what: str) -> None: ...


@dataclass(frozen=True, slots=True)
class WebChatSettings:
    """`parents`: origins whose pages may hold the chat in a frame. `secure`: people come by https."""

    is_open: bool = False
    parents: tuple[str, ...] = ()
    secure: bool = False


def read_webchat(read: Reader) -> WebChatSettings:
    public = read.optional("PUBLIC_BASE_URL") or ""
    is_open = read.choice("WEBCHAT", ("off", "on")) == "on"
    named = (one.strip().rstrip("/") for one in (read.optional("WEBCHAT_PARENTS") or "").split(","))
    parents = tuple(one for one in named if one)
    for parent in parents:
        if not (_SITE.fullmatch(parent) or _SITE_HERE.fullmatch(parent)):
            read.complain("WEBCHAT_PARENTS", "names what is no site: write https://www.example.jp, with commas.")
            break
    if is_open and not public:
        read.complain("WEBCHAT", "needs PUBLIC_BASE_URL: the address at which people reach the chat.")
    elif is_open and not may_be_reached(public):
        read.complain("WEBCHAT", "needs a PUBLIC_BASE_URL with https: nobody is to read along on the way.")
    return WebChatSettings(is_open, parents, public.startswith("https:"))


def may_be_reached(base_url: str) -> bool:
    """https, or this very machine."""
    parts = urlsplit(base_url)
    return parts.scheme == "https" or parts.hostname in ("127.0.0.1", "localhost", "::1")
