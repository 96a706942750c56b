"""Holds consultations by itself, so that questions are seen in turns as they come; nothing is drawn here."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from functools import lru_cache
from pathlib import Path

from flows import new_session, take_turn
from flows.case import Case
from flows.content import Content
from flows.question import SKIPPED, Question
from flows.session import Session
from flows.stage import Stage
from flows.stages import BY_ID
from flows.turn import Choice, Does, Incoming, Kind, Part, Turn

MOST_TURNS = 70
_BEGIN = datetime(2026, 11, 24, 10, 0, tzinfo=timezone(timedelta(hours=9), "Asia/Tokyo"))  # a weekday, desks are open
_PAUSE = timedelta(minutes=1)
_SCALE = "3"


class Walk:
    """One person of the preview. `said`: what they type, see example.toml."""

    def __init__(self, language: str, said: dict[str, str]) -> None:
        self.session: Session = new_session()
        self._language, self._said = language, said
        self._now, self._count = _BEGIN, 0
        self.turn = self.send(Kind.FOLLOW)

    def send(self, kind: Kind, text: str = "", picked: str = "") -> Turn:
        self._count += 1
        self._now += _PAUSE
        part = Part(f"preview-{self._count}", kind, self._now, text, f"preview-{self._count}", picked)
        self.turn = take_turn(self.session, Incoming((part,), language=self._language), self._now)
        return self.turn

    def begin(self, role: str, opening: str = "hello") -> Iterator[Turn]:
        """Until the first question is answered with this role, where it is put after those words."""
        yield self.turn
        yield self.send(Kind.TEXT, self._said[opening])
        yield self.send(Kind.TAP, "c|agree|")
        if self.turn.question == "entry.role":
            yield self.send(Kind.TAP, self._data("entry.role", role))

    def go_on(self) -> Iterator[Turn]:
        """To the end, by what most people would choose."""
        for _ in range(MOST_TURNS):
            if self.session.consultation.state is Stage.CLOSED:
                return
            before = self.turn.question
            yield self._answer(BY_ID.get(before))
            if self.turn.question == before:  # that was no answer: it is passed over
                yield self.send(Kind.TAP, self._data(before, SKIPPED))

    def _data(self, question: str, value: str) -> str:
        return f"a|{question}|{value}|{self.session.consultation.number}"

    def _answer(self, question: Question | None) -> Turn:
        offered = [choice for choice in choices_of(self.turn) if choice.does is not Does.OPEN]
        own = [choice for choice in offered if question is not None and choice.data.startswith(f"a|{question.id}|")]
        chosen = next((choice for choice in own if choice.strong), None) or next(
            (choice for choice in own if choice.data.split("|")[2] not in (SKIPPED, "unknown")), None
        )
        if question is not None and question.adds is not None and own:
            chosen = next((choice for choice in own if choice.label == _SCALE), chosen)
        if chosen is not None and chosen.does is Does.TAP:
            return self.send(Kind.TAP, chosen.data)
        return self.send(Kind.TEXT, self._said["words"])


def choices_of(turn: Turn) -> list[Choice]:
    inside = [choice for bubble in turn.bubbles for choice in getattr(bubble, "choices", ())]
    rows = [
        choice
        for bubble in turn.bubbles
        for block in getattr(bubble, "blocks", ())
        for choice in getattr(block, "choices", ())
    ]
    return [*turn.choices, *inside, *rows]


@lru_cache(maxsize=4)
def seen(wording: Content) -> dict[str, dict[str, Turn]]:
    """Stage -> question (or what happened there) -> a turn that puts it. `wording` must be in use."""
    found: dict[str, dict[str, Turn]] = {str(stage): {} for stage in Stage}
    said = _said(wording.language)
    roles = BY_ID["entry.role"].keys(Case())
    for role, opening in (*((role, "hello") for role in roles), (roles[0], "opening")):
        walk = Walk(wording.language, said)
        for turn in (*walk.begin(role, opening), *walk.go_on()):
            found[turn.stage].setdefault(turn.question or turn.trigger, turn)
    _beside(found, wording.language, said)
    return found


def _beside(found: dict[str, dict[str, Turn]], language: str, said: dict[str, str]) -> None:
    """What interrupts a consultation."""
    walk = Walk(language, said)
    list(walk.begin("own_mistake"))
    paused = walk.send(Kind.TAP, "c|pause|")
    found[paused.stage].setdefault(paused.trigger, paused)
    walk.send(Kind.TAP, "c|resume|")
    for text in (said["danger"], ""):
        turn = walk.send(Kind.TEXT, text) if text else walk.send(Kind.TAP, choices_of(walk.turn)[0].data)
        found[turn.stage].setdefault(turn.question or turn.trigger, turn)


def _said(language: str) -> dict[str, str]:
    table: dict[str, dict[str, str]] = tomllib.loads(Path(__file__).with_name("example.toml").read_text("utf-8"))
    return table.get(language, table["ja"])
