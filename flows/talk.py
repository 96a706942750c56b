"""Holds a consultation in the terminal: a second channel, proof that the border is a border."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TextIO

from flows.engine import new_session, take_turn
from flows.session import Session
from flows.told import LATE
from flows.turn import Choice, Does, Incoming, Kind, Part, Turn, as_lines

END = ("/quit", "/exit")


class Terminal:
    """Shows turns as lines and reads lines as parts: a number in [brackets] is a tap, everything else is typed."""

    def __init__(self, clock: Callable[[], datetime], out: TextIO, language: str = "") -> None:
        self.language = language  # of the profile
        self.session: Session = new_session()
        self.clock = clock
        self.out = out
        self.count = 0
        self.choices: list[Choice] = []

    def send(self, kind: Kind, text: str = "", picked: str = "") -> Turn:
        self.count += 1
        now = self.clock()
        # Who reads a terminal has read the question before they type, however fast the lines come.
        read = max(now, self.session.asked_at + LATE * 2) if self.session.asked_at is not None else now
        part = Part(f"terminal-{self.count}", kind, read, text, f"terminal-{self.count}", picked)
        turn = take_turn(self.session, Incoming((part,), language=self.language), now)
        self.show(turn)
        return turn

    def type(self, line: str) -> Turn:
        """A typed line; `3!` taps the third choice shown, `3! 2026-11-30` picks a date with it."""
        head, _, picked = line.partition("!")
        if "!" in line and head.strip().isdigit() and 1 <= int(head) <= len(self.choices):
            return self.send(Kind.TAP, self.choices[int(head) - 1].data, picked.strip())
        return self.send(Kind.TEXT, line)

    def show(self, turn: Turn) -> None:
        cards = [choice for bubble in turn.bubbles for choice in getattr(bubble, "choices", ())]
        scales = [
            choice
            for bubble in turn.bubbles
            for block in getattr(bubble, "blocks", ())
            for choice in getattr(block, "choices", ())
        ]
        self.choices = [
            choice for choice in (*turn.choices, *cards, *scales) if choice.does in (Does.TAP, Does.DATE, Does.DATETIME)
        ]
        for bubble in turn.bubbles:
            print("\n".join(f"  {line}" for line in as_lines(bubble)), file=self.out)
            print(file=self.out)
        shown = [f"[{n}!] {choice.label}" for n, choice in enumerate(self.choices[:20], 1)]
        if shown:
            print("  " + "  ".join(shown), file=self.out)


def main(
    lines: Iterable[str] | None = None,
    out: TextIO = sys.stdout,
    clock: Callable[[], datetime] | None = None,
    language: str = "",
) -> None:
    """Talks until the input ends or `/quit`, in the language of a profile; "": in Japanese."""
    terminal = Terminal(clock or (lambda: datetime.now().astimezone()), out, language)
    terminal.send(Kind.FOLLOW)
    for line in sys.stdin if lines is None else lines:
        if line.strip() in END:
            break
        if line.strip():
            terminal.type(line.rstrip("\n"))
