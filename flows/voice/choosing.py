"""What can be tapped to answer a question; how the question is put lives in asking."""

from __future__ import annotations

from flows.case import Case
from flows.question import Question
from flows.reply import Reply
from flows.turn import Choice, Does


def option_choices(reply: Reply, question: Question, case: Case) -> list[Choice]:
    """One choice an option; a question for a day starts with the date picker."""
    choices = [answer(reply, question, "date", does=Does.DATE)] if question.date else []
    return choices + [answer(reply, question, key) for key in question.keys(case)]


def answer(
    reply: Reply, question: Question, key: str, *, label: str = "", does: Does = Does.TAP, strong: bool = False
) -> Choice:
    """The choice that answers `question` with `key`."""
    number = reply.session.consultation.number
    return Choice(
        label or reply.wording.text(f"{question.id}.options.{key}"),
        f"a|{question.id}|{key}|{number}",
        does,
        strong=strong,
    )
