"""The matter that a page is about: found or 404, with what may be seen of it and how its reading is noted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import abort

from linebot_app.console import sight
from linebot_app.console.guarding import me
from linebot_app.console.house import House
from linebot_app.storage.cases import Matter


@dataclass(frozen=True, slots=True)
class Found:
    """`all`: the matters of this person, the newest first."""

    house: House
    matter: Matter
    all: list[Matter]

    @property
    def person(self) -> str:
        return self.matter.person

    @property
    def scope(self) -> str:
        return sight.scope_of(self.house, self.person)

    @property
    def is_open(self) -> bool:
        return sight.is_open(self.house, self.scope)

    def veil(self, turns: Iterable[Mapping[str, Any]] = ()) -> sight.Veil:
        names = () if self.is_open else sight.names_of(self.all, turns)
        return sight.veil(self.house, self.person, names)

    def note(self, did: str, **details: object) -> None:
        about = f"case:{self.house.pseudonym(self.person)}-{self.matter.matter}"
        self.house.audit.note(self.house.clock(), me().name, did, about, details)


def matters_of(house: House) -> Callable[[int], Found]:
    def find(number: int) -> Found:
        found = house.cases.numbered(number)
        return Found(house, found, house.cases.of_person(found.person)) if found is not None else abort(404)

    return find
