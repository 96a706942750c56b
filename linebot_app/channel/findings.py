"""What a look at the channel found, as values with words in content/; how it is looked at lives in checking.py."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from linebot_app.console.words import read

CONTENT = Path(__file__).parent / "content"
LANGUAGES = tuple(sorted(file.stem for file in CONTENT.glob("*.toml")))


class Mark(StrEnum):
    FINE = "fine"
    NOTE = "note"  # cannot be looked at from here, or might be meant so
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """`step` and `key` name the words: `<step>.<key>` what was found, `<step>.<key>_do` what to do about it."""

    step: str
    mark: Mark
    key: str
    values: dict[str, Any] = field(default_factory=dict)


def fine(step: str, **values: Any) -> Finding:
    return Finding(step, Mark.FINE, "fine", values)


def note(step: str, key: str, **values: Any) -> Finding:
    return Finding(step, Mark.NOTE, key, values)


def wrong(step: str, key: str, **values: Any) -> Finding:
    return Finding(step, Mark.WRONG, key, values)


def own_language() -> str:
    """That of the terminal, as its environment tells."""
    told = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    return next((one for one in LANGUAGES if told.startswith(one)), "en")


@cache
def words(language: str) -> dict[str, str]:
    return read(CONTENT / f"{language}.toml")


def say(language: str, key: str, **values: Any) -> str:
    return words(language)[key].format(**values)


def lines(finding: Finding, language: str) -> list[str]:
    """What was looked at and what was found, then what to do."""
    known, values = words(language), finding.values
    mark = known[f"mark.{finding.mark}"]
    found = [f"{mark} {known[f'{finding.step}.title']} — {known[_key(finding, known)].format(**values)}"]
    if (do := _key(finding, known) + "_do") in known:
        found.append(f"    → {known[do].format(**values)}")
    if values.get("said"):
        found.append(f"    {known['said'].format(said=values['said'])}")
    return found


def _key(finding: Finding, known: dict[str, str]) -> str:
    """What a step has no words of its own for is said as everywhere."""
    own = f"{finding.step}.{finding.key}"
    return own if own in known else f"trouble.{finding.key}"
