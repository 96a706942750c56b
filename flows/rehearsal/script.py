"""The script of a practised talk as tables: beats, whose line is which, what may be said to it; the words live in
rehearsal.toml. In each table the first row that belongs to the case counts."""

from __future__ import annotations

from dataclasses import dataclass

from flows.documents.layout import Part as Row
from flows.rehearsal.scene import Scene


@dataclass(frozen=True, slots=True)
class Beat:
    """One thing a client wants to know; `may_fall`: it is left out when answers run short."""

    key: str
    may_fall: bool = False


BEATS = (Beat("opening"), Beat("probe", may_fall=True), Beat("push"), Beat("demand"), Beat("promise", may_fall=True))
# How the client speaks, and what wins them over more than anything else.
TEMPERS: dict[str, frozenset[str]] = {
    "calm": frozenset({"facts", "date", "limits"}),
    "heated": frozenset({"listens", "regret"}),
    "cold": frozenset({"own", "takes_on", "prevention"}),
    # Who answers, where the person is the one who complains.
    "formal": frozenset({"facts", "date"}),
    "hurried": frozenset({"wish"}),
    "guarded": frozenset({"feeling", "expected", "thanks"}),
}
_COMPLAINED_TO = ("formal", "hurried", "guarded")
# What counts as good, by side.
COUNTS: dict[str, frozenset[str]] = {
    "answering": frozenset(
        {"regret", "listens", "facts", "checking", "date", "own", "repair", "prevention", "takes_on", "way_on"}
        | {"limits", "visit"}
    ),
    "complaining": frozenset({"facts", "feeling", "expected", "wish", "date", "thanks"}),
}
# Slips of somebody who complains: too sharp, or too small.
_OF_COMPLAINING = frozenset({"sharp", "threat", "counter_accusation", "minimising", "gives_up"})

# Where it begins: `rehearsal.scene.<key>`.
SCENES = (
    Row("complains", ("complains",)),
    Row("own_phone", ("by_phone", "on_own_phone")),
    Row("phone", ("by_phone",)),
    Row("visit_together", ("comes_to_see_them", "together")),
    Row("visit", ("comes_to_see_them",)),
    Row("online", ("online",)),
    Row("face_to_face", ("face_to_face",)),
    Row("in_writing", ("in_writing",)),
    Row("own_phone", ("on_own_phone",)),
    Row("phone"),
)
# What the client says: `rehearsal.line.<beat>.<key>.<temper>`.
LINES: dict[str, tuple[Row, ...]] = {
    "opening": (
        Row("complains", ("complains",)),
        Row("left", ("left",)),
        Row("house", ("for_the_house",)),
        Row("cold_relation", ("relation_is_cold",)),
        Row("visit", ("comes_to_see_them",)),
        Row("anyone"),
    ),
    "probe": (
        Row("complains", ("complains",)),
        Row("left", ("left",)),
        Row("house", ("for_the_house",)),
        Row("no_fault", ("no_fault",)),
        Row("anyone"),
    ),
    "push": (
        Row("complains", ("complains",)),
        Row("left", ("left",)),
        Row("house", ("for_the_house",)),
        Row("full", ("full",)),
        Row("partial", ("partial",)),
        Row("no_fault", ("no_fault",)),
        Row("open"),
    ),
    "demand": (
        Row("complains", ("complains",)),
        Row("money", ("wants_money",)),
        Row("visit", ("wants_visit",)),
        Row("solution", ("wants_solution",)),
        Row("explanation", ("wants_explanation",)),
        Row("apology", ("wants_apology",)),
        Row("anyone"),
    ),
    "promise": (
        Row("complains", ("complains",)),
        Row("left", ("left",)),
        Row("unsettled", ("not_admitted", "relation_is_warm")),
        Row("cold_relation", ("relation_is_cold",)),
        Row("again", ("day_is_told",)),
        Row("anyone"),
    ),
}
# A sentence of one's own case to say: `rehearsal.hint.<beat>.<key>`.
HINTS: dict[str, tuple[Row, ...]] = {
    "opening": (
        Row("complains", ("complains",)),
        Row("left", ("left",)),
        Row("fault", ("fault",)),
        Row("no_fault", ("no_fault",)),
        Row("open"),
    ),
    "probe": (
        Row("complains", ("complains",)),
        Row("left", ("left",)),
        Row("did", ("fault", "told_briefly"), ("did_spoken",)),
        Row("fault", ("fault",)),
        Row("open"),
    ),
    "push": (
        Row("complains", ("complains",)),
        Row("left", ("left",)),
        Row("house", ("for_the_house",)),
        Row("full_did", ("full", "told_briefly"), ("did_spoken",)),
        Row("full", ("full",)),
        Row("partial", ("partial",)),
        Row("no_fault", ("no_fault",)),
        Row("open"),
    ),
    "demand": (
        Row("wished", ("complains",), ("wished",)),
        Row("complains", ("complains",)),
        Row("left", ("left",)),
        Row("money", ("wants_money",)),
        Row("visit", ("wants_visit",)),
        Row("anyone"),
    ),
    "promise": (
        Row("complains", ("complains",)),
        Row("left", ("left",)),
        Row("unsettled", ("not_admitted",)),
        Row("prevention", (), ("prevention",)),
        Row("anyone"),
    ),
}
# What is good to hear at each beat, by who answers.
_WANTED: dict[str, tuple[tuple[tuple[str, ...], frozenset[str]], ...]] = {
    "opening": (
        (("complains",), frozenset({"facts", "wish", "feeling", "expected"})),
        (("full",), frozenset({"regret"})),
        ((), frozenset({"regret", "listens"})),
    ),
    "probe": (
        (("complains",), frozenset({"facts"})),
        (("left",), frozenset({"facts", "way_on", "limits", "checking"})),
        ((), frozenset({"facts", "checking", "date"})),
    ),
    "push": (
        (("complains",), frozenset({"feeling", "expected", "wish"})),
        (("left",), frozenset({"way_on", "limits", "listens", "regret"})),
        (("for_the_house",), frozenset({"takes_on", "way_on", "date", "checking", "own"})),
        (("fault",), frozenset({"own", "takes_on"})),
        ((), frozenset({"checking", "date", "listens", "takes_on"})),
    ),
    "demand": (
        (("complains",), frozenset({"wish"})),
        (("left",), frozenset({"way_on", "date", "limits"})),
        ((), frozenset({"date", "way_on", "repair", "visit", "limits"})),
    ),
    "promise": (
        (("complains",), frozenset({"date", "wish"})),
        (("left",), frozenset({"way_on", "date"})),
        (("not_admitted",), frozenset({"date", "way_on", "checking"})),
        ((), frozenset({"date", "prevention"})),
    ),
}


def wants(beat: str, scene: Scene) -> frozenset[str]:
    """Any one of these is a good answer to the beat."""
    return next(good for claims, good in _WANTED[beat] if all(getattr(scene, claim) for claim in claims))


# Who has said all of this is not asked any more.
_TOLD_BY: dict[str, tuple[tuple[tuple[str, ...], frozenset[str]], ...]] = {
    "probe": (((), frozenset({"facts"})),),
    "promise": (
        (("complains",), frozenset({"date"})),
        (("left",), frozenset({"date"})),
        (("not_admitted",), frozenset({"date"})),
        ((), frozenset({"date", "prevention"})),
    ),
}


def told_by(beat: str, scene: Scene) -> frozenset[str]:
    """What makes the beat needless once it was said; empty where it is always asked."""
    rows = _TOLD_BY.get(beat, ())
    return next((said for claims, said in rows if all(getattr(scene, claim) for claim in claims)), frozenset())


def tempers(scene: Scene) -> tuple[str, ...]:
    """Three kinds of people to practise with."""
    return _COMPLAINED_TO if scene.complains else tuple(one for one in TEMPERS if one not in _COMPLAINED_TO)


def is_a_slip(kind: str, scene: Scene) -> bool:
    """What somebody who answers may not say, who complains may; and the other way round."""
    return kind in _OF_COMPLAINING if scene.complains else kind != "gives_up"


def moved_by(temper: str) -> frozenset[str]:
    return TEMPERS.get(temper, frozenset())


def row_of(rows: tuple[Row, ...], scene: Scene) -> str:
    """The key of the first row that belongs."""
    return next(row.key for row in rows if row.belongs(scene))
