"""How the person feels: several feelings, each with a strength; asked again at the end."""

from __future__ import annotations

from flows.case import Case
from flows.question import Question

FEELINGS = ("不安", "困惑", "罪悪感", "怒り", "悲しみ", "悔しさ", "恥", "疲れ", "恐怖")
GONE = -1  # the strength of what is said not to be felt
UNRATED = -2  # the strength of what is told in words, for which none is wanted
STRONG = 4  # from here on it is better not to decide today


def put_feelings(case: Case, answer: object) -> None:
    """A dict of strengths (0: not said yet, GONE: not felt, UNRATED: never to be asked); "right": those that the words
    spoke of, and what was chosen besides; anything else: what was chosen."""
    if isinstance(answer, dict):
        gone = [name for name, strength in answer.items() if strength == GONE]
        case.not_felt = [name for name in case.not_felt if name not in answer] + gone
        case.hints = [name for name in case.hints if name not in gone]
        every = {**(case.feelings or {}), **answer}
        case.feelings = {name: max(strength, 0) for name, strength in every.items() if name not in gone}
        unrated = [*case.unrated, *(name for name, strength in answer.items() if strength == UNRATED)]
        case.unrated = [name for name in dict.fromkeys(unrated) if case.feelings.get(name) == 0]
    elif isinstance(answer, list):
        case.feelings = {**dict.fromkeys(answer, 0), **(case.feelings or {})}
    elif answer == "right":
        case.feelings = {**{name: case.hinted.get(name, 0) for name in case.hints}, **(case.feelings or {})}
    else:
        case.feelings = case.feelings or {}


def add_feeling(case: Case, value: str) -> bool:
    """One tap: `不安=4`, `-不安` (not this one), `-` (none of those found). True while the question stays open."""
    if value.startswith("-"):
        gone = [value[1:]] if value[1:] else case.hints
        case.not_felt = [*case.not_felt, *(name for name in gone if name not in case.not_felt)]
        case.hints = [name for name in case.hints if name not in gone]
        if case.feelings:
            case.feelings = {name: strength for name, strength in case.feelings.items() if name != value[1:]}
        return True
    name, _, strength = value.partition("=")
    if name in FEELINGS and strength in {"1", "2", "3", "4", "5"}:
        case.feelings = {**(case.feelings or {}), name: int(strength)}
    return True


def is_dropped(value: str) -> bool:
    """A tap that takes away what the words spoke of."""
    return value == "-" or (value.startswith("-") and value[1:] in FEELINGS)


def never_known(case: Case) -> bool:
    """What a story lets one guess about feelings is offered, never taken for an answer."""
    return False


def lacking_a_strength(case: Case) -> list[str]:
    """Those whose strength is still to be asked."""
    return [name for name, strength in (case.feelings or {}).items() if not strength and name not in case.unrated]


def all_have_a_strength(case: Case) -> bool:
    return not lacking_a_strength(case)


def some_lack_a_strength(case: Case) -> bool:
    return not all_have_a_strength(case)


def has_feelings_to_compare(case: Case) -> bool:
    """Who did not want to give a figure is not asked for one at the end either."""
    return any(name not in case.unrated for name in case.feelings or {})


def put_after(case: Case, answer: object) -> None:
    if isinstance(answer, dict):
        known = case.feelings or {}
        case.feelings_after = {
            **(case.feelings_after or {}),
            **{name: s for name, s in answer.items() if s and name in known},
        }


def add_after(case: Case, value: str) -> bool:
    name, _, strength = value.partition("=")
    if name in (case.feelings or {}) and strength in {"1", "2", "3", "4", "5"}:
        case.feelings_after = {**(case.feelings_after or {}), name: int(strength)}
    return not all_asked_again(case)


def all_asked_again(case: Case) -> bool:
    asked = set(case.feelings or {}) - set(case.unrated)
    return case.feelings_after is not None and set(case.feelings_after) >= asked


QUESTIONS = (
    Question(
        "feelings.which", "feelings", ("right", "enough"), known_if=never_known, puts=put_feelings, adds=add_feeling
    ),
    Question(
        "feelings.strength",
        "feelings",
        only_if=some_lack_a_strength,
        known_if=all_have_a_strength,
        puts=put_feelings,
        adds=add_feeling,
    ),
)
