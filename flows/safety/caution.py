"""What the rules' level becomes once the learned second opinion was heard, as a table; what the rules find lives in danger."""

from __future__ import annotations

import math

from flows.safety.sense import ASK, CONCERN, HOME, IMMINENT, OTHERS, SELF
from flows.understanding.second import Alarm

# What the second opinion must score; chosen on writers held out, on talk of every day and on harmless texts with grave
# words (training/README.md). That the rules explained a sign away tells nothing more, so their doubt is not asked.
_ASK, _CONCERN, _CONCERN_ASKED = -0.25, 0.3, 0.2  # where the rules heard nothing; where they ask
CLEAR = _CONCERN  # what must be scored once danger was denied in plain words
_FAR, _ASK_FAR = -1.6, 0.08  # what is so far from danger that cannot wait must sound more like danger
_NOW_UNHEARD, _NOW_ASKED, _NOW_CONCERN = -0.5, -0.55, -0.6  # that it cannot wait
_NOW_AND_DANGER = -0.2  # where the rules heard nothing it must be danger as well
# Below both of a pair (danger, imminent) what the rules call imminent, or the plain wish to die, is asked about. Of some
# 700 texts of writers held out that cannot wait no one is; of the harmless ones that the rules alarm at, every third.
_DOUBT, _DOUBT_SHAKY, _DOUBT_PLAIN = (-0.5, -0.7), (0.1, -0.4), (-0.5, -1.2)
_KEEP_CONCERN = -0.5  # below: a concern is asked about
_KEEP_QUESTION = {"sign": -0.2, "distress": -0.4}  # below: the question is dropped; that of a sense never is
# Plain words of one's own death: what they say is hardly ever put down to a question.
_PLAIN = frozenset({"wish_to_die", "wish_to_vanish", "not_to_wake", "better_dead"})
# Things and places that are of work and leisure as well: these rules alone are not enough.
_SHAKY = frozenset(
    {
        "risk_now",
        "over_the_edge",
        "body_over_the_edge",
        "death_at_place",
        "death_dated_firmly",
        "jump_told",
        "rope_hung",
    }
    | {"rope_ready", "place_shore", "end_with_means", "farewell_with_means", "child_now"}
)
# Where these alone speak and both scores are this low, nothing is left (of writers held out one of 134 that are in danger).
_ONLY_NAMED = frozenset({"suicide_word", "worry"})  # the word, somebody else's; not a wish
_NOTHING_LEFT = (-0.5, -0.9)


def settled(level: str, rule: str, *, source: str, danger: float, imminent: float) -> str:
    """`rule`: name of the sense or sign that the rules found; `source`: whether it is a sense, a sign or
    distress. Nothing graver than a question is dropped, at the least it is asked about: but for what is shaky or only named."""
    light = level in (CONCERN, IMMINENT) and rule in _SHAKY | _ONLY_NAMED
    if light and danger < _NOTHING_LEFT[0] and imminent < _NOTHING_LEFT[1]:
        return "none"
    if level == IMMINENT:
        least = _DOUBT_SHAKY if rule in _SHAKY else _DOUBT
        return ASK if danger < least[0] and imminent < least[1] else level
    if level == CONCERN:
        if imminent >= _NOW_CONCERN:
            return IMMINENT
        if rule in _PLAIN:
            return ASK if danger < _DOUBT_PLAIN[0] and imminent < _DOUBT_PLAIN[1] else CONCERN
        return CONCERN if danger >= _KEEP_CONCERN else ASK
    if level == ASK:
        if imminent >= _NOW_ASKED:
            return IMMINENT
        if danger >= _CONCERN_ASKED:
            return CONCERN
        return "none" if danger < _KEEP_QUESTION.get(source, -math.inf) else ASK
    if danger < (_ASK if imminent >= _FAR else _ASK_FAR):
        return "none"
    if imminent >= _NOW_UNHEARD and danger >= _NOW_AND_DANGER:
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
