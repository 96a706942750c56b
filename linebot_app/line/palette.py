"""The colours of cards: warm, calm, and every text at least 4.5:1 against what is behind it; no layout lives here."""

from __future__ import annotations

from dataclasses import dataclass

INK = "#3A332E"
FAINT = "#6B6159"
PAPER = "#FFFDF9"
SAND = "#F6F0E8"
RULE = "#E6DCD0"
WHITE = "#FFFFFF"
TRACK = "#EFE7DD"
BEFORE = "#C9B8A6"
OPEN = "#27694A"
OPEN_TINT = "#E1F1E7"


@dataclass(frozen=True, slots=True)
class Look:
    """`accent` is dark enough for text on `tint`, `PAPER` and `SAND`, and for white text on it."""

    tint: str
    accent: str


_LOOKS = {
    "recap": Look("#FBEEE1", "#8F5420"),
    "parties": Look("#E7F1EA", "#37664C"),
    "decision": Look("#FCF2D9", "#765808"),
    "draft": Look("#E8EFF7", "#375B86"),
    "feelings": Look("#FBE9EB", "#984253"),
    "windows": Look("#E3F1F2", "#1C6469"),
    "plan": Look("#EEF2DF", "#55621A"),
    "summary": Look("#F1EBE4", "#68513D"),
    "list": Look("#F2EEE9", "#63564A"),
    "consent": Look("#EFEBF6", "#604E8C"),
    "jobs": Look("#E6F0EE", "#2F625B"),
    "rehearsal": Look("#E6EFF3", "#2D5C73"),
}
_PLAIN = _LOOKS["list"]


@dataclass(frozen=True, slots=True)
class Mood:
    """How a party feels, as a face on a coloured disc; `ink` is for words on `tint`."""

    face: str
    tint: str
    ink: str


_MOODS = {
    "angry": Mood("😠", "#FADCD6", "#94341F"),
    "indifferent": Mood("😐", "#E9E6E2", "#5C544C"),
    "cooperative": Mood("🙂", "#DDEFE0", "#2C6440"),
    "unknown": Mood("？", "#ECE9F2", "#5B5072"),
}


def look(kind: str) -> Look:
    """The colours of a kind of card; an unknown kind looks like a list."""
    return _LOOKS.get(kind, _PLAIN)


def mood(name: str) -> Mood:
    return _MOODS.get(name, _MOODS["unknown"])


def pairs() -> list[tuple[str, str]]:
    """Every text colour with every background it may stand on."""
    found = [(ink, back) for ink in (INK, FAINT) for back in (PAPER, SAND, WHITE)] + [(OPEN, OPEN_TINT)]
    for one in _LOOKS.values():
        found += [(one.accent, back) for back in (one.tint, PAPER, SAND, WHITE)]
        found += [(WHITE, one.accent), (INK, one.tint), (FAINT, one.tint)]
    return found + [(one.ink, one.tint) for one in _MOODS.values()]
