"""What is said about an answer: one good thing, then one to try; keys only, the words live in rehearsal.toml."""

from __future__ import annotations

from dataclasses import dataclass

from flows.decision import quotable
from flows.rehearsal.judging import Judged
from flows.rehearsal.scene import Scene
from flows.rehearsal.script import HINTS, row_of, wants
from flows.rehearsal.talk import FALLS_SHORT, ONLY_SORRY, SHARP, SILENT, Answered, Talk, slip_that_counts

LONGEST_PHRASE = 40
# What is praised first where several things are good.
PRAISED = (
    "date", "own", "takes_on", "limits", "way_on", "prevention",
    "facts", "regret", "listens", "repair", "visit", "checking", "wish", "expected", "feeling", "thanks",
)  # fmt: skip
# Slips that the same words help against.
SAME_ADVICE = {
    "pushed_away": "evading",
    "counter_accusation": "sharp",
    "threat": "sharp",
    "legal_admission": "pays",
}


@dataclass(frozen=True, slots=True)
class Remark:
    """`praise` is the key of one good thing; `tries` that of one thing to try, "" for none; `phrase` what it is about,
    in the person's words."""

    praise: str
    tries: str = ""
    phrase: str = ""


def remark(judged: Judged | None, answered: Answered, scene: Scene) -> Remark:
    """About the answer just given."""
    if answered.came_to == SILENT or judged is None:
        return Remark(f"rehearsal.{scene.side}.praise.silent", f"rehearsal.{scene.side}.missing.{answered.beat}")
    praise, missing = _praise(answered, scene), f"rehearsal.{scene.side}.missing.{answered.beat}"
    slip = slip_that_counts(judged.slips, judged.good, scene)
    if slip is not None and not (slip.kind == "vague" and answered.wanted):
        kind = SAME_ADVICE.get(slip.kind, slip.kind)
        phrase = quotable(slip.phrase, LONGEST_PHRASE)
        return Remark(praise, _for(scene, f"rehearsal.{scene.side}.try.{kind}") if phrase else missing, phrase)
    if answered.came_to in (FALLS_SHORT, ONLY_SORRY):
        return Remark(praise, missing)
    return Remark(praise)


def _praise(answered: Answered, scene: Scene) -> str:
    if answered.came_to == SHARP:
        return f"rehearsal.{scene.side}.praise.sharp"
    asked = wants(answered.beat, scene)
    good = [name for name in PRAISED if name in answered.good]
    best = next((name for name in good if name in asked), good[0] if good else "tried")
    return f"rehearsal.{scene.side}.praise.{best}"


def _for(scene: Scene, key: str) -> str:
    """The same for who has left and promises nothing, where it is said otherwise."""
    return f"{key}_left" if scene.left and f"{key}_left" in scene.wording else key


def hint(beat: str, scene: Scene) -> str:
    """A sentence of the person's own case that could be said now."""
    key = f"rehearsal.hint.{beat}.{row_of(HINTS[beat], scene)}"
    return quotable(scene.wording.text(key, 0, **scene.words), 160)


# Looking back

MOST_WELL, MOST_NEXT, MOST_QUOTED = 3, 2, 3
_NEXT_AFTER = (
    ("sharp", frozenset({"sharp", "threat", "counter_accusation"})),
    ("evading", frozenset({"blaming", "evading", "pushed_away", "flat_no"})),
    ("excuse", frozenset({"excuse", "conditional", "minimising", "demanding_forgiveness", "gives_up"})),
    (
        "too_much",
        frozenset({"pays", "legal_admission", "over_admission", "for_the_company", "anything", "impossible_promise"}),
    ),
)
_STILL_TO_SAY = {
    "answering": (("opening", frozenset({"regret", "listens"})), ("date", frozenset({"date", "way_on"}))),
    "complaining": (
        ("facts", frozenset({"facts"})),
        ("wish", frozenset({"wish"})),
        ("expected", frozenset({"expected", "feeling"})),
    ),
}


def went_well(talk: Talk, scene: Scene) -> tuple[str, ...]:
    """Full keys, what counts most first."""
    found = ["recovered"] if any(one.pressed and one.wanted for one in talk.answers) else []
    found += [name for name in PRAISED if name in talk.said]
    return tuple(f"rehearsal.{scene.side}.well.{key}" for key in found[:MOST_WELL] or ["stayed"])


def to_try(talk: Talk, scene: Scene) -> tuple[str, ...]:
    """Full keys: what was pressed on, else what was not said yet."""
    slips = {one.slip for one in talk.answers if one.slip}
    found = [key for key, kinds in _NEXT_AFTER if slips & kinds]
    if any(one.came_to == SILENT for one in talk.answers):
        found.append("silent")
    found += [key for key, said in _STILL_TO_SAY[scene.side] if not talk.said & said]
    if scene.fault and not scene.complains and not talk.said & {"own", "takes_on"}:
        found.append("own")
    keys = found[:MOST_NEXT] or ["another"]
    return tuple(_for(scene, f"rehearsal.{scene.side}.next.{key}") for key in keys)
