"""What a plain yes or no comes to at a question whose options are not literally yes and no; other answers are read in
answers.py."""

from __future__ import annotations

from flows.question import Answer, Question
from flows.understanding.reading import Reading

# What a plain yes or no means where the options are not literally yes and no.
_YES_NO = {
    "facts.story_check": ("right", "change"),
    "facts.harassment": (None, ["none"]),
    "facts.written": (None, "none"),
    "facts.done": (None, ["nothing"]),
    "stakeholders.company_told": ("told", "not_yet"),
    "stakeholders.boss": ("yes", "no"),
    "career.wish": ("yes", "no"),
    "career.more": (None, "enough"),
    "apology.choice": ("go", None),
    "apology.words": ("done", "done"),
    "expectation.words": ("done", "done"),
    "feelings.which": (None, None),
}


def yes_or_no(question: Question, reading: Reading) -> Answer:
    """The option that it comes to; None where it says nothing there."""
    yes, no = _YES_NO.get(question.id, (None, None))
    return yes if reading.intent == "yes" else no if reading.intent == "no" else None
