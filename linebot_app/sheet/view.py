"""Shapes a sheet for the page's template: blocks by kind, under their headings; no wording and no HTML lives here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from flows.content import Content
from flows.sheet import Section
from flows.turn import Block, Heading
from flows.voice import names


def moment(wording: Content, key: str, at: datetime) -> str:
    """The sentence under `key` with {day} and {time} of a moment, in its own zone."""
    day = wording.text("sheet.page.day", 0, year=at.year, date=names.date_words(wording, at.date()))
    return wording.text(key, 0, day=day, time=f"{at:%H:%M}")


@dataclass(slots=True)
class Group:
    """Blocks that follow one heading ("" for those before the first), each with the name of its kind."""

    heading: str
    blocks: list[tuple[str, Block]] = field(default_factory=list)


def groups(section: Section) -> list[Group]:
    found = [Group("")]
    for block in section.blocks:
        if isinstance(block, Heading):
            found.append(Group(block.text))
        else:
            found[-1].blocks.append((type(block).__name__.lower(), block))
    return [group for group in found if group.heading or group.blocks]


def runs(blocks: Iterable[tuple[str, Block]]) -> list[tuple[str, list[Block]]]:
    """Neighbours of one kind together: labelled lines become one list of terms."""
    found: list[tuple[str, list[Block]]] = []
    for kind, block in blocks:
        if found and found[-1][0] == kind:
            found[-1][1].append(block)
        else:
            found.append((kind, [block]))
    return found
