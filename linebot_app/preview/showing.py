"""What the pages of the preview show: turns and sentences as entries of a chat, with what they rest on; no HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from flows.case import Case
from flows.content import Book, Content
from flows.grounds import Ground, every_ground, standing
from flows.question import Question, always
from flows.stage import Stage
from flows.stages import STAGES
from flows.turn import Choice, Say, Turn
from linebot_app.line.render import render
from linebot_app.preview.walking import seen

Entry = dict[str, Any]  # as the files of the phone page draw it
# Lists of what people type: nobody is told them.
_TYPED = re.compile(r"vocabulary|\.(aliases|senses|spoken|terms)\.|(words|asking|agreeing|leads|tails)$")


@dataclass(frozen=True, slots=True)
class Mark:
    """A fact that a sentence rests on. `standing`: fine, soon, over."""

    ground: Ground
    standing: str


@dataclass(frozen=True, slots=True)
class Shown:
    """`key`: a question, or a key of the wording. `note`: when a question is asked. `listed`: words that people type,
    which are not drawn as if they were said. `walked`: as it came in a consultation."""

    key: str
    entries: list[Entry]
    marks: list[Mark]
    note: str = ""
    listed: tuple[str, ...] = ()
    walked: bool = False


def files(book: Book) -> list[str]:
    """Names of the files of the wording."""
    return sorted({key.partition(".")[0] for wording in book.by_language.values() for key in wording})


def stage_shown(wording: Content, stage: str, today: date) -> list[Shown]:
    """Every question of a stage, and what else is said there. `wording` must be in use."""
    turns = dict(seen(wording)[stage])
    marking = _Marking(wording, today)
    questions = [_question(wording, one, turns.pop(one.id, None), marking) for one in STAGES[Stage(stage)]]
    beside = [Shown(name, _entries(turn), marking.of_turn(turn), walked=True) for name, turn in turns.items()]
    return [*beside, *questions]


def file_shown(wording: Content, name: str, today: date) -> list[Shown]:
    """Every sentence of a file, in its order."""
    marking = _Marking(wording, today)
    found = ((key, wording.raw(key)) for key in wording if key.partition(".")[0] == name)
    return [_sentence(key, value, marking) for key, value in found]


def _question(wording: Content, question: Question, turn: Turn | None, marking: _Marking) -> Shown:
    rule = "" if question.only_if is always else str(getattr(question.only_if, "__name__", "")).replace("_", " ")
    if turn is not None:
        return Shown(question.id, _entries(turn), marking.of_turn(turn), rule, walked=True)
    text = wording.text(f"{question.id}.ask")
    labels = [wording.text(f"{question.id}.options.{key}") for key in question.keys(Case())]
    choices = tuple(Choice(label, f"a|{question.id}|{n}") for n, label in enumerate(labels))
    plain = Turn((Say(text),), choices, language=wording.language)
    return Shown(question.id, _entries(plain), marking.of_key(f"{question.id}.ask", text), rule)


def _sentence(key: str, value: Any, marking: _Marking) -> Shown:
    texts = list(_texts(value))
    marks = marking.of_key(key, "\n".join(texts))
    if not isinstance(value, str) and (_TYPED.search(key) or not isinstance(value, list)):
        return Shown(key, [], marks, listed=tuple(texts))
    return Shown(key, [entry for text in texts for entry in _entries(Turn((Say(text),)))], marks)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _texts(one)
    elif str(value).strip():
        yield str(value)


def _entries(turn: Turn) -> list[Entry]:
    return [
        {"side": "bot", "delivered": True, "seq": number, "id": str(number), "at": 0, "message": message}
        for number, message in enumerate(render(turn))
    ]


class _Marking:
    """Finds the facts that what is said rests on."""

    def __init__(self, wording: Content, today: date) -> None:
        self._grounds = every_ground(wording)
        self._today = today

    def of_key(self, key: str, text: str) -> list[Mark]:
        return [
            Mark(one, standing(one.expires_on, self._today).value) for one in self._grounds if one.carries(key, text)
        ]

    def of_turn(self, turn: Turn) -> list[Mark]:
        """By the numbers that it names."""
        return self.of_key("", "\n".join(map(str, turn.bubbles)))
