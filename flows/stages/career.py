"""What the experience is worth for the next job; an offer, never a must. What is made of the answers lives in
flows/career."""

from __future__ import annotations

import re

from flows.career.experience import act_is_told, result_is_told
from flows.career.material import RESULTS, TASKS
from flows.career.plan import GOALS, PATHS, STEPS, learnings_for, measures_for, skills_for
from flows.career.signs import STRENGTHS
from flows.career.strengths import strongest
from flows.case import Case
from flows.decision.face_to_face import in_danger, tells_of_wearing_out
from flows.question import Question
from flows.understanding.reading import Reading

SHOWN = "shown"  # a yes to the strength that was proposed first
ENOUGH = "enough"
PARTS = ("step", "care", "star")  # what may be made beside the first text, when wanted
LONGEST_STEP = 400  # characters kept of a next step


def is_wanted(case: Case) -> bool:
    return case.career_wish == "yes" or case.entry == "career"


def has_to_be_offered(case: Case) -> bool:
    """Never right after a decision that was left open: nobody sells what is to come of it then."""
    return case.entry != "career" and case.choice != "later"


def nothing_is_to_be_offered(case: Case) -> bool:
    """Answered already; or worn out, in danger, or came only to be heard: who wants it asks for it, and is led there
    then."""
    tired = max((case.feelings or {}).get(name, 0) for name in _WEARING)
    only_heard = case.entry == "listen" or in_danger(case)
    return case.career_wish is not None or only_heard or tells_of_wearing_out(case) or tired >= 4


def comes_alone(case: Case) -> bool:
    """Without a complaint: the experience itself has to be told."""
    return case.entry == "career"


def story_is_wanted(case: Case) -> bool:
    """Alone an experience is told; who came with a complaint is asked when the story is to be completed."""
    return comes_alone(case) or (is_wanted(case) and "star" in case.career_more)


def act_is_known(case: Case) -> bool:
    """The experience tells it; who told none is not asked for parts of it, unless they want to add some."""
    if case.acted or not comes_alone(case):
        return bool(case.acted)
    return act_is_told(case.experience) or not (case.experience or "star" in case.career_more)


def result_is_known(case: Case) -> bool:
    if case.result or not comes_alone(case):
        return bool(case.result)
    return result_is_told(case.experience) or result_is_told(case.acted) or not case.experience


def task_is_asked(case: Case) -> bool:
    """A complaint tells by its demands what had to be done."""
    return comes_alone(case) and "star" in case.career_more


def prevention_is_wanted(case: Case) -> bool:
    return is_wanted(case) and "care" in case.career_more


def plan_is_wanted(case: Case) -> bool:
    return is_wanted(case) and "step" in case.career_more


def a_step_is_named(case: Case) -> bool:
    return plan_is_wanted(case) and bool(case.next_step)


def was_asked_in_one_go(case: Case) -> bool:
    """Before the parts could be chosen; who answered then is not asked for more."""
    return not case.career_more and bool(case.care or case.goal or case.next_step)


def strength_shown(case: Case) -> str:
    """The strength that what the person did in this consultation speaks for most."""
    return strongest(case)


def strengths_in_order(case: Case) -> tuple[str, ...]:
    first = strength_shown(case)
    return first, *(strength for strength in STRENGTHS if strength != first)


def put_strength(case: Case, answer: object) -> None:
    """An option, own words, or SHOWN: worked out again where words that spoke for another one are taken back."""
    case.strength = strength_shown(case) if answer == SHOWN else str(answer)


# A week or a month in which no day was named.
_NO_DAY = re.compile(r"(?:今|来|再来|翌|次の)(?:週|月|年)(?:中|末|以内|いっぱい|ぐらい|くらい|あたり)?")


def next_step_read(reading: Reading) -> list[str] | None:
    """[words, ISO date] where the words tell the day as well."""
    found = reading.deadline
    named = reading.text[found.evidence.start : found.evidence.end] if found.evidence is not None else ""
    if found.due is None or _NO_DAY.fullmatch(named):
        return None
    return [reading.text.strip()[:LONGEST_STEP], found.due[:10]]


def put_next_step(case: Case, answer: object) -> None:
    if isinstance(answer, list):
        case.next_step, case.next_day = answer[0], answer[1]
    else:
        case.next_step = str(answer)


def day_read(reading: Reading) -> list[str] | None:
    due = reading.deadline.due
    return ["due", due[:10]] if due is not None else None


def put_day(case: Case, answer: object) -> None:
    """[how it was told, ISO date or minute]."""
    if isinstance(answer, list) and len(answer) == 2 and answer[1]:
        case.next_day = str(answer[1])[:10]


def parts_left(case: Case) -> tuple[str, ...]:
    return (*(part for part in PARTS if part not in case.career_more), ENOUGH)


def ask_for_part(case: Case, part: str) -> bool:
    """One tap: this part is wanted as well. True: the question stays open."""
    if part in PARTS and part not in case.career_more:
        case.career_more = [*case.career_more, part]
    return True


def let_it_be(case: Case, answer: object) -> None:
    """Enough was made."""


_WEARING = ("疲れ", "恐怖", "悲しみ")  # feelings under which nobody wants to speak of interviews
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


TRADE = "career.trade"  # put right beside the texts


def put_trade(case: Case, trade: str) -> bool:
    case.trade = trade
    return True


def only_when_wanted(case: Case) -> bool:
    """Never asked by itself: the form is an aside."""
    return False


QUESTIONS = (
    Question(
        "career.wish", "career_wish", ("yes", "no"), only_if=has_to_be_offered, known_if=nothing_is_to_be_offered,
        unknown="no",
    ),
    Question("career.experience", "experience", free=True, only_if=comes_alone),
    Question("career.acted", "acted", free=True, only_if=story_is_wanted, known_if=act_is_known),
    Question("career.task", "task", TASKS, free=True, only_if=task_is_asked),
    Question("career.result", "result", RESULTS, free=True, only_if=story_is_wanted, known_if=result_is_known),
    Question("career.strength", "strength", strengths_in_order, free=True, only_if=is_wanted, puts=put_strength),
    Question("career.learned", "learned", learnings_for, free=True, only_if=is_wanted),
    Question("career.care", "care", measures_for, free=True, only_if=prevention_is_wanted),
    Question("career.goal", "goal", GOALS, free=True, only_if=plan_is_wanted),
    Question("career.path", "path", PATHS, free=True, only_if=plan_is_wanted),
    Question("career.skill", "skill", skills_for, free=True, only_if=plan_is_wanted),
    Question(
        "career.next_step", "next_step", STEPS, free=True, only_if=plan_is_wanted, reads=next_step_read,
        puts=put_next_step,
    ),
    Question("career.next_day", "next_day", date=True, only_if=a_step_is_named, reads=day_read, puts=put_day),
    Question(
        "career.more", "career_more", parts_left, only_if=is_wanted, known_if=was_asked_in_one_go, puts=let_it_be,
        adds=ask_for_part, unknown=ENOUGH,
    ),
    Question(TRADE, "trade", only_if=only_when_wanted, adds=put_trade),
    Question(FORM, "jobs", only_if=only_when_wanted, adds=put_into_form),
)  # fmt: skip
