"""Loads the wording: every sentence the product says, from <lang>/*.toml; no rule lives here."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


class MissingWording(KeyError):
    """A key that no TOML file of the language holds."""


class Content:
    """Wording of one language by dotted key: file stem, then tables (`facts.demand.ask`).

    A value is a string with `{placeholders}`, or a list of strings that say the same in other words.
    """

    def __init__(self, language: str, values: Mapping[str, Any]) -> None:
        self.language = language
        self._values = dict(values)
        self._tables: dict[str, dict[str, Any]] = {}

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def keys(self) -> Iterator[str]:
        return iter(self._values)

    def __iter__(self) -> Iterator[str]:
        """Every key."""
        return iter(self._values)

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
def content(language: str = "ja") -> Content:
    """The wording of one language, read once a process."""
    values: dict[str, Any] = {}
    for file in sorted((FOLDER / language).glob("*.toml")):
        values.update(_flatten(file.stem, tomllib.loads(file.read_text(encoding="utf-8"))))
    if not values:
        raise MissingWording(f"no wording for language {language!r}")
    return Content(language, values)


def languages() -> tuple[str, ...]:
    return tuple(sorted(path.name for path in FOLDER.iterdir() if path.is_dir() and any(path.glob("*.toml"))))
