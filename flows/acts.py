"""What somebody asks for, tapped or typed, as one value; what takes it is told in leading.py."""

from __future__ import annotations

from dataclasses import dataclass

from flows.question import Question
from flows.turn import Incoming
from flows.understanding.reading import Reading


@dataclass(frozen=True, slots=True)
class Heard:
    """A text and what was read from it; `question`: the one that was open."""

    incoming: Incoming
    reading: Reading
    question: Question | None = None

    @property
    def text(self) -> str:
        return self.incoming.text


@dataclass(frozen=True, slots=True)
class Act:
    """A command with its argument, or an `answer` that was tapped (question id, value, number of the consultation,
    picked date), or words (`heard`); none of them: something stale or forged. `did`: what it did when it was first
    taken, where the log is replayed."""

    command: str = ""
    argument: str = ""
    answer: tuple[str, str, str, str] | None = None
    heard: Heard | None = None
    did: tuple[str, ...] = ()
