"""What can be tapped to answer a question; how the question is put lives in asking."""

from __future__ import annotations

from functools import lru_cache

from flows.case import Case
from flows.content import Content
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
    if label:  # it may have somebody's words in it: those are kept nowhere
        return Choice(label, f"a|{question.id}|{key}|{number}", does, strong=strong)
    return _answer(question.id, key, number, does, strong, reply.wording)


@lru_cache(maxsize=2048)  # the same in every turn, as long as the wording is
def _answer(question_id: str, key: str, number: int, does: Does, strong: bool, wording: Content) -> Choice:
    label = wording.text(f"{question_id}.options.{key}")
    return Choice(label, f"a|{question_id}|{key}|{number}", does, strong=strong)
