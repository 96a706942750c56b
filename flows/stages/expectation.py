"""For the customer who hesitates to complain: saying it as an expectation."""

from __future__ import annotations

from flows.question import Question

QUESTIONS = (
    Question("expectation.happened", "happened", free=True),
    Question("expectation.expected", "expected", free=True),
    Question("expectation.wished", "wished", ("explanation", "solution", "apology", "notice"), free=True),
    Question("expectation.words", "words_seen", ("done",)),
)
