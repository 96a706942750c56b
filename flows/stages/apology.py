"""The decision and the words for it; how the advice is found lives in flows/decision, the drafts in flows/documents."""

from __future__ import annotations

from flows.case import Case
from flows.decision import advise, factors_of
from flows.decision.factors import OPTIONS
from flows.question import Question


def option_advised(case: Case) -> str:
    return advise(factors_of(case)).option


def choices_open(case: Case) -> tuple[str, ...]:
    return ("go", *OPTIONS, "later")


def put_choice(case: Case, answer: object) -> None:
    case.choice = option_advised(case) if answer == "go" else "later" if answer == "unknown" else str(answer)


def has_chosen(case: Case) -> bool:
    return case.choice in OPTIONS


QUESTIONS = (
    Question("apology.relation", "relation", ("keep", "end", "undecided"), unknown="undecided"),
    # Never skipped by words that were not understood: 「まだ決めない」 is a choice of its own.
    Question(
        "apology.choice",
        "choice",
        choices_open,
        puts=put_choice,
        rests_on=option_advised,
        unknown="later",
        can_skip=False,
    ),
    Question("apology.words", "words_seen", ("done",), only_if=has_chosen, rests_on=lambda case: case.choice or ""),
)
