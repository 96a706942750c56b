"""Conversations as lines of a file, made while they are sent; which ones, and for whom, is decided in taking.py."""

from __future__ import annotations

import csv
import io
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import Row

from linebot_app.console import labels
from linebot_app.console.csv_files import BYTE_ORDER_MARK, harmless
from linebot_app.masking import mask
from linebot_app.storage.exports import BROKEN, DONE, Chosen, Exports

MESSAGES, LINES, LIST = "csv", "jsonl", "list"
COLUMNS: dict[str, tuple[str, ...]] = {
    MESSAGES: ("conversation", "at", "side", "stage", "question", "trigger", "text"),
    LIST: (
        *("conversation", "started_at", "last_at", "entry", "place", "advised", "chosen", "danger", "feelings"),
        *("harassment", "rating", "state", "assignee", "tags", "flow_version", "turns"),
    ),
}
_SUFFIX = {MESSAGES: "csv", LINES: "jsonl", LIST: "csv"}

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Order:
    """What somebody wants to take. `head`: names of the columns in the operator's language; `language`: for labels."""

    number: int
    form: str
    chosen: Chosen
    masked: bool
    head: tuple[str, ...]
    language: str

    @property
    def file_name(self) -> str:
        return f"conversations-{self.number}.{_SUFFIX[self.form]}"


class Exporting:
    """`pseudonym`: what a person is called. `ended`: is told lines and state when the file is whole, or was broken
    off."""

    def __init__(
        self,
        exports: Exports,
        pseudonym: Callable[[str], str],
        clock: Callable[[], datetime],
        ended: Callable[[int, str], None],
    ) -> None:
        self._exports = exports
        self._pseudonym = pseudonym
        self._clock = clock
        self._ended = ended

    def pieces(self, order: Order) -> Iterator[bytes]:
        """The file, a few conversations at a time: nothing of it is kept here. The first piece is empty."""
        rows = done = 0
        state = BROKEN
        try:
            yield b""
            if order.form in COLUMNS:
                yield (BYTE_ORDER_MARK + _csv([order.head])).encode()
            for found in self._exports.slices(order.chosen):
                # Whose words they are is noted before they leave: a deletion a moment later must know.
                self._exports.go_on(order.number, sorted({row.person for row in found}), done, rows)
                for piece, lines in self._piece(order, found):
                    rows += lines
                    yield piece
                done += len(found)
                self._exports.go_on(order.number, (), done, rows)
            state = DONE
        finally:  # also when whoever took it hangs up
            self._exports.end(order.number, state, self._clock())
            self._ended(rows, state)

    def _piece(self, order: Order, found: list[Row[Any]]) -> Iterator[tuple[bytes, int]]:
        if order.form == LIST:
            tags = self._exports.tags_of(found)
            lines = [self._listed(row, tags.get(row.id, [])) for row in found]
            yield _csv(lines).encode(), len(lines)
            return
        waiting: list[bytes] = []
        count = 0
        for case, turn in self._exports.turns_of(found):
            if order.form == LINES:
                waiting.append(orjson.dumps(self._turn(order, case, turn), option=orjson.OPT_APPEND_NEWLINE))
                count += 1
            else:
                messages = list(self._messages(order, case, turn))
                waiting.append(_csv(messages).encode())
                count += len(messages)
            if len(waiting) >= 200:
                yield b"".join(waiting), count
                waiting, count = [], 0
        yield b"".join(waiting), count

    def _messages(self, order: Order, case: Row[Any], turn: Row[Any]) -> Iterator[tuple[str, ...]]:
        where = (turn.stage, turn.question, turn.trigger)
        name = self._name(case)
        for side, text in said(turn, order.language):
            yield name, turn.at, side, *where, self._told(order, case, text)

    def _turn(self, order: Order, case: Row[Any], turn: Row[Any]) -> dict[str, Any]:
        spoken = [{"side": side, "text": self._told(order, case, text)} for side, text in said(turn, order.language)]
        kept = {
            name: turn._mapping[name] for name in ("at", "stage", "question", "trigger", "flow_version", "understood")
        }
        outcome = (turn.delivery or {}).get("outcome", "")
        return {"conversation": self._name(case), **kept, "outcome": outcome, "said": spoken}

    def _listed(self, row: Row[Any], tags: list[str]) -> tuple[object, ...]:
        feelings = ", ".join(f"{name} {pair[0]}>{pair[1]}" for name, pair in row.feelings.items())
        told = {"conversation": self._name(row), "feelings": feelings, "tags": ", ".join(tags)}
        told["harassment"] = ", ".join(row.harassment)
        return tuple(told[name] if name in told else getattr(row, name) for name in COLUMNS[LIST])

    def _name(self, case: Row[Any]) -> str:
        return f"{self._pseudonym(case.person)}-{case.matter}"

    def _told(self, order: Order, case: Row[Any], text: str) -> str:
        return mask(text, case.names) if order.masked else text


def said(turn: Row[Any], language: str) -> Iterator[tuple[str, str]]:
    """(side, text) of every message of a turn: person, operator or bot. What was taken back is left out."""
    for part in turn.input:
        if part.get("withdrawn") or part.get("kind") == "operator":
            continue
        if part.get("kind") == "tap":
            yield "person", " ".join(filter(None, (labels.tap(language, part.get("text") or ""), part.get("picked"))))
        else:
            yield "person", part.get("text") or f"[{part.get('kind')}]"
    for bubble in turn.output:
        if bubble.get("lines"):
            yield ("operator" if bubble.get("by") else "bot"), "\n".join(bubble["lines"])


def _csv(rows: Any) -> str:
    into = io.StringIO()
    writer = csv.writer(into)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return into.getvalue()
