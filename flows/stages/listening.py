"""Being heard: every text is reflected, nothing is advised, until the person wants something else."""

from __future__ import annotations

from flows.case import Case
from flows.question import Question


def keep_listening(case: Case, value: str) -> bool:
    return True


QUESTIONS = (Question("listening.talk", "listening", ("sort", "enough"), adds=keep_listening, can_skip=False),)
