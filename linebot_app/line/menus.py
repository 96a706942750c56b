"""Which rich menus there are: states, languages, areas and what a tap on each does; pictures lie beside, who sees which
is told in menu_links.py, and setting them up at LINE in linebot_app/channel."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import orjson

from flows.content import FIRST, content, languages

FOLDER = Path(__file__).parent / "pictures"
OURS = "kikiyaku"  # begins the names and aliases of our menus, so that those of others are left alone
WIDTH = 2500
BEFORE, DURING = "before", "during"
HEIGHTS = {BEFORE: 1686, DURING: 843}  # while somebody writes, the chat needs the room
FIRST_COMMAND = {BEFORE: "start", DURING: "go_on"}
BELOW = ("summary", "jobs", "mine")
MENU_OF_ALL = f"{BEFORE}.{FIRST}"  # seen by whoever has none of their own
_COLUMNS = (0, 833, 1667, WIDTH)


@dataclass(frozen=True, slots=True)
class Area:
    """One button: the command that a tap runs, and its place in the picture, in its pixels."""

    command: str
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Menu:
    """One rich menu. `key`: `before.ja`, as sessions remember it."""

    state: str
    language: str

    @property
    def key(self) -> str:
        return f"{self.state}.{self.language}"

    @property
    def alias(self) -> str:
        return f"{OURS}-{self.state}-{self.language}"

    @property
    def file(self) -> Path:
        return FOLDER / f"{self.key}.png"

    @property
    def areas(self) -> tuple[Area, ...]:
        """Two thirds of the upper row for the way on, the rest alike in every menu: nothing moves when it changes."""
        half = HEIGHTS[self.state] // 2
        upper = (
            Area(FIRST_COMMAND[self.state], 0, 0, _COLUMNS[2], half),
            Area("human", _COLUMNS[2], 0, WIDTH - _COLUMNS[2], half),
        )
        lower = (
            Area(command, left, half, right - left, HEIGHTS[self.state] - half)
            for command, left, right in zip(BELOW, _COLUMNS, _COLUMNS[1:], strict=False)
        )
        return (*upper, *lower)

    def label(self, command: str) -> str:
        return content(self.language).text(f"menu.label.{command}")

    def caption(self, command: str) -> str:
        key = f"menu.caption.{command}"
        return content(self.language).text(f"menu.caption.{command}") if key in content(self.language) else ""

    def drawn_from(self) -> str:
        """Changes with everything that is in the picture: noted in it, so that an old one is found out."""
        told = [[area.command, self.label(area.command), self.caption(area.command)] for area in self.areas]
        places = [[area.x, area.y, area.width, area.height] for area in self.areas]
        return hashlib.sha256(orjson.dumps([told, places, HEIGHTS[self.state]])).hexdigest()[:16]

    def as_sent(self) -> dict[str, Any]:
        """The rich menu object for LINE. Its name tells the content: one with another name is another menu."""
        areas = [self._area(area) for area in self.areas]
        height = HEIGHTS[self.state]
        made: dict[str, Any] = {
            "size": {"width": WIDTH, "height": height},
            "selected": True,
            "chatBarText": content(self.language).text("menu.bar"),
            "areas": areas,
        }
        digest = hashlib.sha256(orjson.dumps(made) + self.file.read_bytes()).hexdigest()[:12]
        return {**made, "name": f"{self.prefix}{digest}"}

    @property
    def prefix(self) -> str:
        """How the names of all versions of this menu begin."""
        return f"{OURS} {self.key} "

    def _area(self, area: Area) -> dict[str, Any]:
        label = self.label(area.command)
        return {
            "bounds": {"x": area.x, "y": area.y, "width": area.width, "height": area.height},
            # The label is what a screen reader says of this part of the picture.
            "action": {
                "type": "postback",
                "label": label,
                "data": f"c|{area.command}|",
                "displayText": label,
                "inputOption": "closeRichMenu",
            },
        }


@cache
def menus() -> tuple[Menu, ...]:
    """Every menu, that of all first."""
    spoken = sorted(languages(), key=lambda language: language != FIRST)
    return tuple(Menu(state, language) for language in spoken for state in (BEFORE, DURING))


def known(key: str) -> Menu | None:
    return next((menu for menu in menus() if menu.key == key), None)
