"""What a question is: the slot it fills, its options and rules; which questions exist is told in flows/stages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flows.case import Case
from flows.understanding.reading import Reading

Rule = Callable[[Case], bool]
Answer = Any  # an option key, a list of them, a text, a dict of strengths; None: nothing told

SKIPPED = "skipped"


def always(case: Case) -> bool:
    return True


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """One thing asked. Its wording is `content[<id>.ask]`, its labels `<id>.options.<key>`.

    `options`: keys to tap, fixed or worked out from the case. `many`: several may be true at once. `free`: any words
    are an answer. `date`: a date picker is offered. `only_if`: asked only while it holds. `known_if`: already told
    (default: the slot has a value). `reads`: what a freely typed text says about this very question, None when
    nothing; `settles`: the same, whatever options they name besides. `puts`: stores an answer (default: into `slot`).
    `adds`: stores one of several taps; the question stays open until "enough". `rests_on`: a fingerprint of what the
    answer is about; when it changes the answer is asked again. `unknown`: what 「わからない」 stores. `otherwise`: the
    option that short words of another sense stand for, "" where they must not be taken for any.
    """

    id: str
    slot: str
    options: Sequence[str] | Callable[[Case], Sequence[str]] = ()
    many: bool = False
    free: bool = False
    date: bool = False
    only_if: Rule = always
    known_if: Rule | None = None
    reads: Callable[[Reading], Answer] | None = None
    settles: Callable[[Reading], Answer] | None = None
    puts: Callable[[Case, Answer], None] | None = None
    adds: Callable[[Case, str], bool] | None = None
    rests_on: Callable[[Case], str] | None = None
    unknown: Answer = "unknown"
    otherwise: str = ""
    can_skip: bool = True

    @property
    def stage(self) -> str:
        return self.id.split(".", 1)[0]

    def keys(self, case: Case) -> Sequence[str]:
        return self.options(case) if callable(self.options) else self.options

    def is_known(self, case: Case) -> bool:
        if self.known_if is not None:
            return self.known_if(case)
        value = getattr(case, self.slot)
        return value is not None and (value != [] or self.slot in KNOWN_EMPTY)

    def store(self, case: Case, answer: Answer) -> None:
        if answer == SKIPPED:
            return
        if self.puts is not None:
            self.puts(case, answer)
        elif self.many and isinstance(answer, str):
            setattr(case, self.slot, [answer])
        else:
            setattr(case, self.slot, answer)

    def fingerprint(self, case: Case) -> str:
        return self.rests_on(case) if self.rests_on is not None else ""


# Slots where an empty list is an answer ("none of it happened").
KNOWN_EMPTY = frozenset({"harassment", "done"})
