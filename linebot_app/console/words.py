"""What the pages say, in the languages of content/; which one somebody reads is decided elsewhere."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "content"
DEFAULT = "ja"


@cache
def languages() -> tuple[str, ...]:
    return tuple(sorted((file.stem for file in FOLDER.glob("*.toml")), key=lambda name: (name != DEFAULT, name)))


@cache
def words(language: str) -> dict[str, str]:
    """Every sentence by dotted key. KeyError for a language that is not there."""
    file = FOLDER / f"{language}.toml"
    if language not in languages():
        raise KeyError(language)
    return read(file)


def read(file: Path) -> dict[str, str]:
    """Every sentence of a TOML file by dotted key."""
    flat: dict[str, str] = {}
    _flatten("", tomllib.loads(file.read_text("utf-8")), flat)
    return flat


def _flatten(prefix: str, table: dict[str, Any], into: dict[str, str]) -> None:
    for key, value in table.items():
        if isinstance(value, dict):
            _flatten(f"{prefix}{key}.", value, into)
        else:
            into[prefix + key] = str(value)


def say(language: str, key: str, **values: object) -> str:
    """KeyError when nobody has written it: a test asks for every key that a page uses."""
    sentence = words(language)[key]
    return sentence.format(**values) if values else sentence
