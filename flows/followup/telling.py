"""What was told about how it went since, as lines for the summary; nothing is asked here."""

from __future__ import annotations

from datetime import date

from flows.case import Case
from flows.content import Content
from flows.stages.followup import HOW
from flows.turn import Block, Heading, Line
from flows.voice import names


def since(wording: Content, case: Case) -> tuple[Block, ...]:
    """A heading and a line for each day; nothing where nothing was told."""
    lines = []
    for day, told in sorted(case.since.items()):
        outcome, _, words = told.partition("\t")
        label = f"{HOW}.options.{outcome}"
        said = wording.text(label) if label in wording else ""
        quoted = wording.text("followup.told", words=names.shorten(words)) if words else ""
        if said or quoted:
            lines.append(Line(names.date_words(wording, date.fromisoformat(day)), said + quoted))
    return (Heading(wording.text("followup.title")), *lines) if lines else ()
