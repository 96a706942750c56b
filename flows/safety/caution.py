"""What the rules' level becomes once the learned second opinion was heard, as a table; what the rules find lives in danger."""

from __future__ import annotations

import math

from flows.safety.sense import ASK, CONCERN, HOME, IMMINENT, OTHERS, SELF
from flows.understanding.second import Alarm

# What the second opinion must score; chosen on writers held out, on talk of every day and on harmless texts with grave
# words (training/README.md). That the rules explained a sign away tells nothing more, so their doubt is not asked.
_ASK, _CONCERN, _CONCERN_ASKED = -0.1, 0.5, 0.5  # where the rules heard nothing; where they ask
_NOW_UNHEARD, _NOW_ASKED, _NOW_CONCERN = -0.35, -0.4, -0.45  # that it cannot wait
# Below both, what the rules call imminent is asked about: of some 800 such texts of writers held out, 560 of them in
# danger that cannot wait, none of those were, and a third of the false ones.
_DOUBT_DANGER, _DOUBT_NOW = -0.45, -0.6
_KEEP_CONCERN = -0.2  # below: a concern is asked about
_KEEP_QUESTION = {"sign": -0.15, "distress": -0.4}  # below: the question is dropped; that of a sense never is
# Plain words of one's own death: what they say is not put down to a question.
_PLAIN = frozenset({"wish_to_die", "wish_to_vanish", "not_to_wake", "better_dead"})


def settled(level: str, rule: str, *, source: str, danger: float, imminent: float) -> str:
    """`rule`: name of the sense or sign that the rules found; `source`: whether it is a sense, a sign or
    distress. Nothing graver than a question is ever dropped: at the least it is asked about."""
    if level == IMMINENT:
        return ASK if imminent < _DOUBT_NOW and danger < _DOUBT_DANGER else level
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
