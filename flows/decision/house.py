"""Who stands above the boss in the person's own house, and what it is called; which house it is is told by
flows/house_words.py, and who is there at all is read in around.py."""

from __future__ import annotations

import re

from flows.case import Case
from flows.content import Content, content
from flows.decision import around
from flows.house_words import house_of, said_of

COMPANY, CALL_CENTRE = "company", "call_centre"
_BY_TELEPHONE = re.compile(r"(?:コール|コンタクト)センター|オペレーター")
_LOOKS_AWAY = frozenset({"alone", "indifferent"})


def kind_of(case: Case) -> str:
    """A key of pressing.above: that of documents.house, call_centre, or company for any other."""
    if around.has_left(case):
        return COMPANY
    return house_of(case) or (CALL_CENTRE if _BY_TELEPHONE.search(around.told(case)) else COMPANY)


def called(case: Case, wording: Content | None = None) -> str:
    """What the own house is called: 園, 病院, 店; the former company for who has left."""
    words = wording or content()
    if around.has_left(case):
        return words.text("chat.called.former_company")
    return said_of(words, case).text("pressing.house")


def above(case: Case, wording: Content | None = None) -> str:
    """Who stands above the head of the house or hears of them, with a desk outside where nobody else is."""
    words = wording or content()
    return words.text(f"pressing.above.{'nobody' if around.nobody_else_inside(case) else kind_of(case)}")


def instead_of_the_boss(case: Case, wording: Content | None = None) -> str:
    """The same in a few words, as one names them in a sentence."""
    words = wording or content()
    return words.text(f"pressing.instead.{'nobody' if around.nobody_else_inside(case) else kind_of(case)}")


def boss_looks_away(case: Case) -> bool:
    """The boss heard of it and does nothing, or lets the person bear it."""
    has_heard = case.boss not in ("no", "afraid") and not around.boss_is_away(case)
    return has_heard and not around.has_left(case) and case.company_will in _LOOKS_AWAY
