"""What is kept of practised talks, as entries of a consultation: who was chosen, what each answer had in it. The value of
an entry holds none of its words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from flows.rehearsal.judging import LONGEST, Judged, Slip, judge
from flows.rehearsal.scene import Scene
from flows.rehearsal.talk import Talk, talk_of
from flows.session import Move, Words
from flows.turn import Incoming

OF = "rehearsal"  # stands where the moves of a case name their question
_BEGIN, _SAID, _SILENT = "begin", "said", "silent"
_RUNS = 2  # talks that are kept: the last one, and the one before it to compare with and to go back to
_MOST = 40  # entries of them
MOST_BUBBLES = 6  # that are one answer


def begun(temper: str, place: str, now: datetime) -> Move:
    return Move(OF, f"{_BEGIN} {temper} {place}".rstrip(), now)


def silent(now: datetime) -> Move:
    return Move(OF, _SILENT, now)


def words_of(incoming: Incoming) -> Words:
    """Of so many bubbles no more than one says at a stretch."""
    return Words.left_of([(part.message_id, part.text[:LONGEST]) for part in incoming.parts[:MOST_BUBBLES]])


def answered(words: Words, now: datetime) -> Move:
    return Move(OF, value_of(words), now, words)


def value_of(words: Words) -> str:
    """What these words had in them; silence where none are left."""
    if not words.text:
        return _SILENT
    judged = judge(words.text)
    return " ".join((_SAID, *sorted(judged.good), *(f"!{slip.kind}" for slip in judged.slips)))


def few(entries: Sequence[Move]) -> list[Move]:
    """The last talks alone."""
    places = [n for n, one in enumerate(entries) if begins(one)]
    return list(entries[places[-_RUNS] if len(places) >= _RUNS else 0 :])[-_MOST:]


def begins(entry: Move) -> bool:
    return str(entry.value).startswith(_BEGIN)


def last_run(entries: Sequence[Move]) -> list[Move]:
    """The talk that was begun last, its beginning first; [] for none."""
    places = [n for n, entry in enumerate(entries) if begins(entry)]
    return list(entries[places[-1] :]) if places else []


def before_last(entries: Sequence[Move]) -> list[Move]:
    return last_run(entries[: len(entries) - len(last_run(entries))])


def temper_of(run: Sequence[Move]) -> str:
    return str(run[0].value).split()[1]


def place_of(run: Sequence[Move]) -> str:
    """One of PLACES where it was wished for."""
    return "".join(str(run[0].value).split()[2:]) if run else ""


def talk_in(run: Sequence[Move], scene: Scene) -> Talk | None:
    """The talk that a run leads to; None for no run."""
    return talk_of(temper_of(run), (_judged(entry) for entry in run[1:]), scene) if run else None


def _judged(entry: Move) -> Judged | None:
    kind, *marks = str(entry.value).split()
    if kind != _SAID:
        return None
    slips = tuple(Slip(mark[1:], "") for mark in marks if mark.startswith("!"))
    return Judged(frozenset(mark for mark in marks if not mark.startswith("!")), slips)
