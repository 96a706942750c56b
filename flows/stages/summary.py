"""The end: feelings again, the sheet of everything, a rating."""

from __future__ import annotations

from flows.case import Case
from flows.documents.filling import BLANKS, put_into_blanks
from flows.documents.striking import STRUCK, put_struck
from flows.evidence.fields import LOG, put_into_log
from flows.question import Question
from flows.stages.feelings import add_after, all_asked_again, has_feelings_to_compare, put_after


def put_rating(case: Case, answer: object) -> None:
    case.rating = int(str(answer)) if str(answer) in {"1", "2", "3", "4", "5"} else None


def only_beside(case: Case) -> bool:
    """Never asked by itself: a record is written as an aside."""
    return False


QUESTIONS = (
    Question(
        "summary.feelings",
        "feelings_after",
        only_if=has_feelings_to_compare,
        known_if=all_asked_again,
        puts=put_after,
        adds=add_after,
    ),
    Question("summary.rating", "rating", ("5", "4", "3", "2", "1"), puts=put_rating),
    Question("summary.comment", "comment", free=True),
    Question(LOG, "log", only_if=only_beside, adds=put_into_log),
    Question(BLANKS, "blanks", only_if=only_beside, adds=put_into_blanks),
    Question(STRUCK, "struck", only_if=only_beside, adds=put_struck),
)
