"""The decision and the words for it; how the advice is found lives in flows/decision, the drafts in flows/documents."""

from __future__ import annotations

import re

from flows.case import Case
from flows.decision import advise, around, factors_of
from flows.decision.face_to_face import is_met_only_once
from flows.decision.factors import OPTIONS
from flows.question import Question
from flows.stages.stakeholders import boss_is_no_way
from flows.understanding.reading import Reading
from flows.understanding.ways import way_named

_RELATION = "situation.relationship_to_continue"
_OF_GOING_ON = re.compile(r"たい|ほしい|続け|つづけ|付き合|つきあ|関係|今後|これから|縁")


def wish_to_go_on(reading: Reading) -> str | None:
    """keep or end, where the person tells it, not the other side: 「もう二度と頼まない」と言われた; else None."""
    wish, place = reading.situation.relationship_to_continue, reading.evidence.get(_RELATION)
    if wish not in ("yes", "no") or place is None:
        return None
    if wish == "yes":  # 「お得意先」 lets one guess it, a wish says it
        said = _OF_GOING_ON.search(reading.text, max(0, place.start - 10), place.end + 12)
        return "keep" if said else None
    before = reading.text[: place.start]
    theirs = any(before.count(begin) > before.count(end) for begin, end in ("「」", "『』"))
    return None if theirs else "end"


def there_is_a_relation(case: Case) -> bool:
    """Nobody is asked what shall become of a guest who leaves; who said it is a stranger may put that right."""
    return case.relation is not None or not is_met_only_once(case)


def option_advised(case: Case) -> str:
    return advise(factors_of(case)).option


def choices_open(case: Case) -> tuple[str, ...]:
    return ("go", *OPTIONS, "later")


def choice_read(reading: Reading) -> str | None:
    return way_named(reading.text)


def named_above(reading: Reading) -> bool:
    """Somebody of the own house who stands higher, or was there longer."""
    return any(person.role in ("boss", "owner", "senior_colleague") for person in reading.people)


def put_choice(case: Case, answer: object) -> None:
    case.choice = option_advised(case) if answer == "go" else "later" if answer == "unknown" else str(answer)


def has_chosen(case: Case) -> bool:
    return case.choice in OPTIONS


def has_chosen_and_boss_is_no_way(case: Case) -> bool:
    """Who hears of it instead decides whom the drafts and the plan are for."""
    return has_chosen(case) and boss_is_no_way(case) and not around.nobody_else_inside(case)


def others_to_tell(case: Case) -> tuple[str, ...]:
    """Without whom there is not: a small firm has no desk of its own, and often nobody else above."""
    gone: tuple[str, ...] = ("hr", "desk") if around.no_hr(case) else ()
    gone += ("other_boss",) if around.no_other_boss(case) else ()
    return tuple(key for key in ("other_boss", "hr", "desk", "outside", "nobody") if key not in gone)


QUESTIONS = (
    Question(
        "apology.relation",
        "relation",
        ("keep", "end", "once", "undecided"),
        only_if=there_is_a_relation,
        reads=wish_to_go_on,
        unknown="undecided",
    ),
    # Never skipped by words that were not understood: 「まだ決めない」 is a choice of its own.
    Question(
        "apology.choice",
        "choice",
        choices_open,
        reads=choice_read,
        puts=put_choice,
        rests_on=option_advised,
        unknown="later",
        can_skip=False,
    ),
    Question(
        "apology.instead",
        "instead",
        others_to_tell,
        only_if=has_chosen_and_boss_is_no_way,
        reads=lambda reading: "other_boss" if named_above(reading) else None,
    ),
    Question("apology.words", "words_seen", ("done",), only_if=has_chosen, rests_on=lambda case: case.choice or ""),
)
