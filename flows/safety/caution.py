"""What the rules' level becomes once the learned second opinion was heard, as a table; what the rules find lives in danger."""

from __future__ import annotations

from flows.safety.sense import ASK, CONCERN, HOME, IMMINENT, OTHERS, RANK, SELF
from flows.understanding.second import Alarm

# What the second opinion must score; chosen on writers held out, on talk of every day and on harmless texts with grave
# words (training/README.md). That the rules explained a sign away tells nothing more, so their doubt is not asked.
_ASK, _CONCERN, _CONCERN_ASKED = -0.25, 0.3, 0.2  # where the rules heard nothing; where they ask
CLEAR = _CONCERN  # what must be scored once danger was denied in plain words
_FAR, _ASK_FAR = -1.6, 0.08  # what is so far from danger that cannot wait must sound more like danger
_NOW_UNHEARD, _NOW_ASKED, _NOW_CONCERN = -0.5, -0.55, -0.6  # that it cannot wait
# It must be danger as well: where the rules heard nothing; where they heard less.
_NOW_AND_DANGER, _NOW_AND_DANGER_HEARD = -0.2, -0.6
# Below both of a pair (danger, imminent) what the rules call imminent, or the plain wish to die, is asked about. Of some
# 700 texts of writers held out that cannot wait no one is; of the harmless ones that the rules alarm at, every third.
_DOUBT, _DOUBT_SHAKY, _DOUBT_PLAIN = (-0.5, -0.7), (0.1, -0.4), (-0.5, -1.2)
_KEEP_CONCERN = -0.5  # below: a concern is asked about
_KEEP_QUESTION = {"sign": -0.2, "distress": -0.4}  # below: the question is dropped
# That of a sense is dropped below both: of writers held out nothing there was in danger.
_KEEP_QUESTION_OF_SENSE = (-0.5, -0.7)
# A sentence that ends in blame, a slip or something liked must sound so much graver, and then is asked about first: of
# all labelled texts 300 harmless ones end so and two that are in danger, both by words that are never let go.
_OF_DAILY_LIFE = 0.4
_NEVER_LET_GO = frozenset(
    {"self_injury", "overdose", "overdose_taken", "overdose_unnamed", "past_attempt", "bleeding", "act_told"}
)
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
# Where these alone speak and both scores are this low, nothing is left (of writers held out one of 134 that are in danger;
# of those that the rules call imminent none).
_ONLY_NAMED = frozenset({"suicide_word", "worry"})  # the word, somebody else's; not a wish
_OF_WORK = frozenset(
    {"place_high", "gas", "jump_told", "overdose_taken", "pills_gathered"}
    | {"weapon_now", "kill_wish", "edge", "overdose", "insurance"}
)
_NOTHING_LEFT, _NOTHING_LEFT_NOW = (-0.5, -0.9), (-0.5, -0.7)


def settled(level: str, rule: str, *, source: str, danger: float, imminent: float) -> str:
    """`rule`: name of the sense or sign that the rules found; `source`: whether it is a sense, a sign or
    distress. Nothing graver than a question is dropped, at the least it is asked about: but for what is shaky or only named."""
    nothing = _NOTHING_LEFT_NOW if level == IMMINENT else _NOTHING_LEFT
    light = level in (CONCERN, IMMINENT) and rule in _SHAKY | _ONLY_NAMED | _OF_WORK
    if light and danger < nothing[0] and imminent < nothing[1]:
        return "none"
    if level == IMMINENT:
        least = _DOUBT_SHAKY if rule in _SHAKY else _DOUBT
        return ASK if danger < least[0] and imminent < least[1] else level
    if level == CONCERN:
        if imminent >= _NOW_CONCERN and danger >= _NOW_AND_DANGER_HEARD:
            return IMMINENT
        if rule in _PLAIN:
            return ASK if danger < _DOUBT_PLAIN[0] and imminent < _DOUBT_PLAIN[1] else CONCERN
        return CONCERN if danger >= _KEEP_CONCERN else ASK
    if level == ASK:
        if imminent >= _NOW_ASKED:
            return IMMINENT if danger >= _NOW_AND_DANGER_HEARD else ASK
        if danger >= _CONCERN_ASKED:
            return CONCERN
        if source not in _KEEP_QUESTION:
            return "none" if danger < _KEEP_QUESTION_OF_SENSE[0] and imminent < _KEEP_QUESTION_OF_SENSE[1] else ASK
        return "none" if danger < _KEEP_QUESTION[source] else ASK
    if danger < (_ASK if imminent >= _FAR else _ASK_FAR):
        return "none"
    if imminent >= _NOW_UNHEARD and danger >= _NOW_AND_DANGER:
        return IMMINENT
    return CONCERN if danger >= _CONCERN else ASK


def settled_in_daily_life(level: str, rule: str, *, source: str, danger: float, imminent: float) -> str:
    """As `settled`, of a sentence that tells of daily life (tellings): never graver than without."""
    danger, imminent = danger - _OF_DAILY_LIFE, imminent - _OF_DAILY_LIFE
    if rule in _PLAIN | _NEVER_LET_GO and level != "none":
        return max(ASK, settled(level, rule, source=source, danger=danger, imminent=imminent), key=RANK.__getitem__)
    lowered = ASK if level in (CONCERN, IMMINENT) else "none"
    return settled(lowered, rule, source="sign", danger=danger, imminent=imminent)


def kind_of(alarm: Alarm) -> str:
    """A guess where the rules found nothing: self, others or violence_at_home. Whose life it is about is not guessed: it
    would be wrong three times of four."""
    matters = alarm.matters
    if {"violence", "partner"} <= matters:
        return HOME
    if ("kill" in matters and matters & {"target", "child"}) or {"weapon", "target"} <= matters:
        return OTHERS
    return SELF
