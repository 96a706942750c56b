"""Where a language model is, from the environment; what it is asked lives in language_model.py."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import Protocol
from urllib.parse import urlsplit

PRINTABLE = re.compile(r"[!-~]+")
_HERE = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class ModelAt:
    """A language model behind OpenAI's chat completions: it may read texts of people who agreed, and fill slots."""

    base_url: str
    name: str
    api_key: str = field(repr=False)


class Reader(Protocol):
    """What reads the environment, see settings.py."""

    def optional(self, name: str) -> str | None: ...
    def complain(self, name: str, what: str) -> None: ...
    def matching(self, name: str, shape: re.Pattern[str], described: str) -> str | None: ...
    def url(self, name: str, schemes: tuple[str, ...]) -> str | None: ...


def read_model(read: Reader) -> ModelAt | None:
    """None: rules alone."""
    base_url = read.url("LLM_BASE_URL", ("https", "http"))
    name = read.matching("LLM_MODEL", PRINTABLE, "the name of a model")
    key = read.matching("LLM_API_KEY", PRINTABLE, "an API key")
    given = {"LLM_BASE_URL": base_url, "LLM_MODEL": name, "LLM_API_KEY": key}
    if not any(given.values()):
        return None
    for missing in (setting for setting, value in given.items() if not value):
        if not read.optional(missing):
            read.complain(missing, "is missing: a language model needs all three of " + ", ".join(given) + ".")
    if base_url and base_url.startswith("http:") and urlsplit(base_url).hostname not in _HERE:
        read.complain("LLM_BASE_URL", "is not https: only on this machine itself may it be http.")
    if find_spec("openai") is None:
        read.complain("LLM_BASE_URL", "needs a package that is not installed: pip install -r requirements-model.txt.")
    return ModelAt((base_url or "").rstrip("/"), name or "", key or "")
