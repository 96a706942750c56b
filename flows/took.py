"""What a move keeps of the values that a language model read out of its words, and how they fill empty slots; which
values are sound is told in understanding/suggested.py, when the model is asked in suggesting.py."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from flows.case import Case
from flows.understanding.suggested import SLOTS, Suggested, sound

_OWN = "-"  # stands for a value in the person's own words, which are where the offsets say


def kept(text: str, suggested: Iterable[Suggested]) -> list[str]:
    """The sound ones as a move and the log keep them, without words: "<slot> <value> <start> <end>"."""
    found = []
    for one in sound(text, suggested):
        place = _place(text, one.quote if SLOTS[one.slot] else one.value)
        if place is not None:
            found.append(f"{one.slot} {one.value if SLOTS[one.slot] else _OWN} {place[0]} {place[1]}")
    return found


def values(text: str, took: Iterable[str]) -> list[Suggested]:
    """What `kept` wrote down, with the words again."""
    found = []
    for line in took:
        slot, value, start, end = line.split(" ")
        quote = text[int(start) : int(end)]
        found.append(Suggested(slot, quote if value == _OWN else value, quote))
    return found


def fill_kept(case: Case, text: str, took: Iterable[str]) -> list[str]:
    """Fills empty slots of `case`; their names. What has been told or answered stays."""
    filled: list[str] = []
    for one in values(text, took):
        if one.slot == "demands":
            if not case.demands or "demands" in filled:
                case.demands = [*(case.demands or []), one.value]
                filled.append("demands")
        elif getattr(case, one.slot) is None and one.value:
            setattr(case, one.slot, one.value)
            filled.append(one.slot)
    return list(dict.fromkeys(filled))


def _place(text: str, words: str) -> tuple[int, int] | None:
    """Where these words stand in the text, width and spaces apart."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for plain in unicodedata.normalize("NFKC", letter):
            if not plain.isspace():
                letters.append(plain)
                places.append(place)
    wanted = "".join(unicodedata.normalize("NFKC", words).split())
    at = "".join(letters).find(wanted)
    return (places[at], places[at + len(wanted) - 1] + 1) if at >= 0 and wanted else None
