"""What the wide net found in a text; how it looks for it lives in net and distress."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """`level` "none" for distress that is too weak to ask about; `weight`: 0..1; offsets into the text handed in."""

    name: str
    level: str
    kind: str
    weight: float
    start: int
    end: int
