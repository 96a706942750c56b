"""What is read back from an inbox: one event as the conversation needs it; how LINE spells it lives in `line`."""

from __future__ import annotations

from dataclasses import dataclass

from flows.turn import Part


@dataclass(frozen=True, slots=True)
class Arrival:
    """One accepted event. `received`: when our server got it, ms since 1970. `token`: what a reply needs, "" when there
    is none (or it can no longer be alive). `group`: it came from a group or room, where nothing is read or kept."""

    part: Part
    received: int
    token: str = ""
    group: bool = False
