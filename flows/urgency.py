"""The small steps of a caring conversation and what its answers say about urgency; the words for them are in
danger.toml, who goes through them is told in caring.py."""

from __future__ import annotations

from dataclasses import dataclass

RANK = {"": 0, "ask": 1, "concern": 2, "imminent": 3}


@dataclass(frozen=True, slots=True)
class Step:
    """One question, `danger.step.<name>.ask`. `answers`: keys to tap, none twice among the steps of a kind. `yes` and
    `no`: what a plain yes or no means."""

    name: str
    answers: tuple[str, ...]
    yes: str = ""
    no: str = ""


# self: the wish to die or vanish · others: the urge to hurt somebody · violence_at_home · someone: worry about the life
# of somebody else · threat: a client, boss or anybody threatens the person now
STEPS: dict[str, tuple[Step, ...]] = {
    "self": (
        Step("since", ("lately", "a_while", "long")),
        Step("strength", ("passing", "strong", "unbearable")),
        Step("plan", ("no_plan", "thought", "means"), yes="means", no="no_plan"),
        Step("company", ("with_me", "can_reach", "alone"), yes="with_me", no="alone"),
    ),
    "others": (
        Step("near", ("far", "same_place"), yes="same_place", no="far"),
        Step("holding", ("empty_hands", "armed"), yes="armed", no="empty_hands"),
        Step("company", ("with_me", "can_reach", "alone"), yes="with_me", no="alone"),
    ),
    "violence_at_home": (
        Step("at_home", ("not_here", "here_calm", "here_danger"), yes="here_danger", no="not_here"),
        Step("hurt", ("unhurt", "hurt"), yes="hurt", no="unhurt"),
        Step("tonight", ("safe_place", "no_place"), yes="safe_place", no="no_place"),
    ),
    "someone": (
        Step("reach", ("beside", "reached", "out_of_reach"), yes="reached", no="out_of_reach"),
        Step("sudden", ("not_sudden", "sudden"), yes="sudden", no="not_sudden"),
    ),
    "threat": (
        Step("present", ("gone", "in_front"), yes="in_front", no="gone"),
        Step("hurt", ("unhurt", "hurt"), yes="hurt", no="unhurt"),
    ),
}
# Sets of answers that leave no time; rather one alarm too many.
NO_TIME = (
    {"means"},
    {"unbearable"},
    {"strong", "thought"},
    {"thought", "alone"},
    {"armed"},
    {"same_place"},
    {"here_danger"},
    {"sudden"},
    {"in_front"},
)


# Readings of words (flows/safety) that are a sign alone, and leave no time where the wish was spoken of just now.
PREPARED = frozenset(
    {
        "means_seen",
        "risk_near",
        "way_searched",
        "edge",
        "blade_thoughts",
        "will_thought_of",
        "affairs_begun",
        "insurance",
    }
)


def leaves_no_time(answers: set[str]) -> bool:
    return any(grave <= answers for grave in NO_TIME)


def first(kind: str) -> str:
    return STEPS[kind][0].name


def step_of(kind: str, name: str) -> Step | None:
    return next((step for step in STEPS[kind] if step.name == name), None)


def after(kind: str, name: str) -> str:
    """The step that follows; `cope` after the last one."""
    names = [step.name for step in STEPS[kind]]
    place = names.index(name) + 1 if name in names else 0
    return names[place] if place < len(names) else "cope"


def step_with(kind: str, answer: str) -> Step | None:
    return next((step for step in STEPS[kind] if answer in step.answers), None)
