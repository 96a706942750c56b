"""Loads the wording: every sentence the product says, from <lang>/*.toml; no rule lives here."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
FIRST = "ja"  # the language that everything is written in first


class MissingWording(KeyError):
    """A key that no TOML file of the language holds."""


class Content:
    """Wording of one language by dotted key: file stem, then tables (`facts.demand.ask`).

    A value is a string with `{placeholders}`, or a list of strings that say the same in other words. What this language
    has no wording for is taken from `instead`; its own keys are those that it is iterated by.
    """

    def __init__(self, language: str, values: Mapping[str, Any], instead: Content | None = None) -> None:
        self.language = language
        self._own = dict(values)
        self._values: dict[str, Any] = {**instead._values, **self._own} if instead is not None else self._own
        self._tables: dict[str, dict[str, Any]] = {}

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def keys(self) -> Iterator[str]:
        return iter(self._own)

    def __iter__(self) -> Iterator[str]:
        """Every key."""
        return iter(self._own)

    def raw(self, key: str) -> Any:
        try:
            return self._values[key]
        except KeyError:
            raise MissingWording(f"{self.language}: {key}") from None

    def under(self, prefix: str) -> Mapping[str, Any]:
        """The entries of one table (`chat.spoken`), by their own name, in file order."""
        if prefix not in self._tables:
            start = prefix + "."
            self._tables[prefix] = {
                key[len(start) :]: value for key, value in self._values.items() if key.startswith(start)
            }
        return self._tables[prefix]

    def text(self, key: str, variant: int = 0, /, **values: object) -> str:
        """The sentence under `key`; of a list the one numbered `variant` (modulo its length). Raises MissingWording."""
        value = self.raw(key)
        if isinstance(value, list):
            value = value[variant % len(value)]
        return str(value).format(**values) if values else str(value)


def _flatten(prefix: str, table: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for key, value in table.items():
        name = f"{prefix}.{key}"
        if isinstance(value, dict):
            yield from _flatten(name, value)
        else:
            yield name, value


@cache
def content(language: str = FIRST) -> Content:
    """The wording of one language, read once a process."""
    values: dict[str, Any] = {}
    for file in sorted((FOLDER / language).glob("*.toml")):
        values.update(_flatten(file.stem, tomllib.loads(file.read_text(encoding="utf-8"))))
    if not values:
        raise MissingWording(f"no wording for language {language!r}")
    return Content(language, values, content() if language != FIRST else None)


@cache
def languages() -> tuple[str, ...]:
    """Asked several times in every turn: the folders are looked at once a process."""
    return tuple(sorted(path.name for path in FOLDER.iterdir() if path.is_dir() and any(path.glob("*.toml"))))
