"""What the wording rests on outside of it, help lines and law: source, when it was checked, when it has to be looked at
again; whether an operator has done so is known by the house."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Any

from flows.content import FOLDER, Book, Content, content
from flows.safety.windows import OLD_AFTER, every_window

SOON = timedelta(days=60)
_FILE = FOLDER / "grounds.toml"
_SHORTEST_CONTACT = 3  # signs: 110


class Standing(StrEnum):
    FINE = "fine"
    SOON = "soon"  # expires within two months
    OVER = "over"  # has expired


@dataclass(frozen=True, slots=True)
class Ground:
    """`id`: windows.police, law.no_kneeling. `contact`: what is dialled or opened, "" for law. `says`: what it is
    about. `sentences`: keys or tables of keys that rest on it; a help line is also looked for by its number. `shown`:
    people see it."""

    id: str
    name: str
    contact: str
    says: str
    sources: tuple[str, ...]
    checked_on: date
    expires_on: date
    sentences: tuple[str, ...]
    shown: bool = True

    def since(self, checked_on: date) -> date:
        """When it expires that was checked (again) on this day."""
        return self.expires_on if checked_on <= self.checked_on else checked_on + OLD_AFTER

    def carries(self, key: str, text: str) -> bool:
        """The sentence under `key` would be wrong if this were."""
        names = any(key == one or key.startswith(f"{one}.") for one in self.sentences)
        return names or (len(self.contact) >= _SHORTEST_CONTACT and _holds(text, self.contact))


def standing(expires_on: date, today: date) -> Standing:
    if today > expires_on:
        return Standing.OVER
    return Standing.SOON if expires_on - today <= SOON else Standing.FINE


def every_ground(wording: Content | None = None) -> list[Ground]:
    """Help lines in the order of their file, active or not, then law."""
    return [*_help_lines(wording or content()), *_law()]


def _help_lines(wording: Content) -> list[Ground]:
    return [
        Ground(
            f"windows.{one.key}",
            one.name,
            one.contact,
            one.hours_text,
            one.sources,
            one.checked_on,
            one.expires_on,
            (f"windows.windows.{one.key}",),
            one.active,
        )
        for one in every_window(wording.language)
    ]


@lru_cache(maxsize=1)
def _law() -> tuple[Ground, ...]:
    table: dict[str, dict[str, Any]] = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return tuple(
        Ground(
            f"law.{name}",
            name.replace("_", " "),
            "",
            row["says"],
            tuple(row["sources"]),
            row["checked_on"],
            row.get("expires_on") or row["checked_on"] + OLD_AFTER,
            tuple(row["sentences"]),
        )
        for name, row in table.items()
    )


def _holds(text: str, contact: str) -> bool:
    """As a number of its own, not within another one."""
    place = text.find(contact)
    while place >= 0:
        before, after = text[max(0, place - 1) : place], text[place + len(contact) :][:1]
        if not (before.isdigit() or before in ("-", "#") or after.isdigit() or (after == "-" and contact.isdigit())):
            return True
        place = text.find(contact, place + 1)
    return False


def unknown_sentences(book: Book) -> list[str]:
    """Keys named in grounds.toml under which nothing is said."""
    said = {key for wording in book.by_language.values() for key in wording}
    wanted = [(ground.id, key) for ground in _law() for key in ground.sentences]
    return [
        f"{ground}: {key} is said nowhere"
        for ground, key in wanted
        if not any(one == key or one.startswith(f"{key}.") for one in said)
    ]
