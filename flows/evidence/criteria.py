"""The public criteria of harassment by customers, explained beside what the person told; never a verdict. The sources
and their dates are in evidence.toml."""

from __future__ import annotations

from flows.case import Case
from flows.content import Content
from flows.decision.claims import GRAVE, PRESSING
from flows.stages import BY_ID
from flows.turn import Block, Bullets, Heading, Line, Paragraph
from flows.voice import names

# What they ask for, and how they ask: each kind of harassment counts on the axis on which it goes too far.
_DEMANDS = frozenset({"money", "dogeza", "demand_firing"})
_KINDS = GRAVE | PRESSING


def blocks(wording: Content, case: Case) -> tuple[Block, ...]:
    """The two questions, what of it the person told, what it is not, and where it stands."""

    def text(key: str) -> str:
        return wording.text(f"evidence.criteria.{key}")

    found: list[Block] = [Paragraph(text("lead"))]
    for axis, kinds in (("demand", _DEMANDS), ("manner", _KINDS - _DEMANDS)):
        found += [Heading(text(f"{axis}.name")), Paragraph(text(f"{axis}.ask"))]
        found.append(Bullets(tuple(wording.raw(f"evidence.criteria.{axis}.examples"))))
        if told := [kind for kind in case.harassment or () if kind in kinds]:
            labels = (names.label(wording, BY_ID["facts.harassment"], kind) for kind in told)
            found.append(Line(text("told"), names.listed(wording, labels)))
    found += [Paragraph(text("together")), Paragraph(text("fair"))]
    found += [Paragraph(source, faint=True) for source in sources(wording)]
    return (*found, Paragraph(text("no_verdict"), faint=True))


def sources(wording: Content) -> tuple[str, ...]:
    """Each with its name and date."""
    return tuple(
        wording.text("evidence.criteria.source", 0, name=source["name"], date=source["date"])
        for source in wording.raw("evidence.criteria.sources")
    )
