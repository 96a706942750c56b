"""What the experience is worth for the next job; an offer, never a must."""

from __future__ import annotations

from flows.case import Case
from flows.question import Question

STRENGTHS = ("problem_solving", "communication", "self_analysis", "resilience")
SHOWN = "shown"  # a yes to the strength that was proposed


def is_wanted(case: Case) -> bool:
    return case.career_wish == "yes" or case.entry == "career"


def has_to_be_offered(case: Case) -> bool:
    return case.entry != "career"


def strength_shown(case: Case) -> str:
    """The strength that what the person did in this consultation speaks for."""
    if case.did and case.certainty in ("seen", "both"):
        return "communication"
    if case.responsibility in ("full", "partial"):
        return "self_analysis"
    if case.harassment or case.strongest() >= 4:
        return "resilience"
    return "problem_solving"


def put_strength(case: Case, answer: object) -> None:
    """An option, or SHOWN: worked out again where words that spoke for another one are taken back."""
    case.strength = strength_shown(case) if answer == SHOWN else str(answer)


FORM = "career.jobs"  # every answer to the form of wishes for work is a move of this question


def form_entry(step: str, values: list[str] | None) -> str:
    """An answer to one step as a move holds it; [] for a step that was skipped, None for one to be asked anew."""
    return step if values is None else f"{step}=" + "\t".join(value.replace("\t", " ") for value in values)


def put_into_form(case: Case, entry: str) -> bool:
    """Done again, all entries in their order lead to the same."""
    step, answered, values = entry.partition("=")
    case.jobs = {key: told for key, told in case.jobs.items() if key != step}
    if answered:
        case.jobs[step] = [value for value in values.split("\t") if value]
    return True


def only_when_wanted(case: Case) -> bool:
    """Never asked by itself: the form is an aside."""
    return False


QUESTIONS = (
    Question("career.wish", "career_wish", ("yes", "no"), only_if=has_to_be_offered, unknown="no"),
    Question("career.learned", "learned", free=True, only_if=is_wanted),
    Question("career.strength", "strength", STRENGTHS, only_if=is_wanted, puts=put_strength),
    Question("career.care", "care", ("relations", "sharing", "self_management", "compliance"), only_if=is_wanted),
    Question("career.goal", "goal", free=True, only_if=is_wanted),
    Question("career.next_step", "next_step", free=True, only_if=is_wanted),
    Question(FORM, "jobs", only_if=only_when_wanted, adds=put_into_form),
)
