"""What the rules' level becomes once the learned second opinion was heard, as a table; what the rules find lives in danger."""

from __future__ import annotations

import math

from flows.safety.sense import ASK, CONCERN, HOME, IMMINENT, OTHERS, SELF
from flows.understanding.second import Alarm

# What the second opinion must score; chosen on writers held out, on talk of every day and on harmless texts with grave
# words (training/README.md). That the rules explained a sign away tells nothing more, so their doubt is not asked.
_ASK, _CONCERN, _CONCERN_ASKED = -0.12, 0.6, 0.5  # where the rules heard nothing; where they ask
_NOW_UNHEARD, _NOW_ASKED, _NOW_CONCERN = -0.3, -0.45, -0.3  # that it cannot wait
_KEEP_CONCERN = -0.3  # below: a concern is asked about
_KEEP_QUESTION = {"sign": -0.25, "distress": -0.7}  # below: the question is dropped; that of a sense never is
# Plain words of one's own death: what they say is not put down to a question.
_PLAIN = frozenset({"wish_to_die", "wish_to_vanish", "not_to_wake", "better_dead"})


def settled(level: str, rule: str, *, source: str, danger: float, imminent: float) -> str:
    """`rule`: name of the sense or sign that the rules found; `source`: whether it is a sense, a sign or
    distress. Imminent stays, a concern becomes a question at the least."""
    if level == IMMINENT:
        return level
    if level == CONCERN:
        if imminent >= _NOW_CONCERN:
            return IMMINENT
        return CONCERN if danger >= _KEEP_CONCERN or rule in _PLAIN else ASK
    if level == ASK:
        if imminent >= _NOW_ASKED:
            return IMMINENT
        if danger >= _CONCERN_ASKED:
            return CONCERN
        return "none" if danger < _KEEP_QUESTION.get(source, -math.inf) else ASK
    if danger < _ASK:
        return "none"
    if imminent >= _NOW_UNHEARD and danger >= 0:
        return IMMINENT
    return CONCERN if danger >= _CONCERN else ASK


def kind_of(alarm: Alarm) -> str:
    """A guess where the rules found nothing: self, others or violence_at_home. Whose life it is about is not guessed: it
    would be wrong three times of four."""
    matters = alarm.matters
    if {"violence", "partner"} <= matters:
        return HOME
    if ("kill" in matters and matters & {"target", "child"}) or {"weapon", "target"} <= matters:
        return OTHERS
    return SELF
