"""Being heard: every text is reflected, nothing is advised, until the person wants something else."""

from __future__ import annotations

from flows.case import Case
from flows.question import Question
from flows.understanding.leading_out import wants_out
from flows.understanding.reading import Reading


def keep_listening(case: Case, value: str) -> bool:
    return True


def way_out(reading: Reading) -> str | None:
    """Who wants an answer is not only listened to any more."""
    return "sort" if wants_out(reading.text) else None


QUESTIONS = (
    Question("listening.talk", "listening", ("sort", "enough"), adds=keep_listening, settles=way_out, can_skip=False),
)
