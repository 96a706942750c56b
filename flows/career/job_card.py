"""Blocks of text in the shape of the sections of a ジョブ・カード, to be copied; what only the person knows (names, dates,
licences) is left to them."""

from __future__ import annotations

from dataclasses import dataclass

from flows.career.lived import Lived
from flows.career.material import Material
from flows.content import Content

_MOST_ACTS = 4


@dataclass(frozen=True, slots=True)
class Section:
    """`key` names the section (`career_cards.sheet.<key>`), `sheet` the form it belongs to: plan or record."""

    sheet: str
    key: str
    text: str


def sections_of(lived: Lived, wording: Content) -> tuple[Section, ...]:
    """Those for which something was told."""
    material = Material(lived, wording)
    joined = wording.text("chat.join.sentences").join
    acts = [*material.own_acts, *(sentence for _, sentence in material.acts)][:_MOST_ACTS]
    told = (
        ("plan", "values", joined([*material.learned, *material.care][:2])),
        ("plan", "strengths", joined([*material.opening[:1], *acts]) if lived.case.strength else ""),
        ("plan", "future", joined([*material.goal, *material.path])),
        ("plan", "steps", joined([*material.skill, *material.step])),
        ("record", "learned", joined([*material.situation[:1], *acts, *material.result[:1], *material.learned])),
    )
    return tuple(Section(sheet, key, text) for sheet, key, text in told if text)
