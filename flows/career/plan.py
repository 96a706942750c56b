"""What can be tapped for the time ahead, the most fitting first: what was learned, a measure for oneself, goal, way,
skill, first step; the labels are wording."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from flows.career.signs import COMMUNICATION, PROBLEM_SOLVING, RESILIENCE, SELF_ANALYSIS
from flows.case import Case

# Prevention for oneself: two small measures of each of the four kinds.
AREAS = ("relations", "sharing", "self_management", "compliance")
MEASURES: Mapping[str, str] = {
    "weekly_contact": "relations",
    "ask_expectation": "relations",
    "report_same_day": "sharing",
    "shared_notes": "sharing",
    "check_before": "self_management",
    "look_back_weekly": "self_management",
    "no_promise_alone": "compliance",
    "rules_first": "compliance",
}
LEARNINGS = (
    "report_early",
    "facts_first",
    "listen_first",
    "not_alone",
    "own_share",
    "check_twice",
    "their_view",
    "say_no_well",
)
SHOWN_LEARNINGS = 5
GOALS = ("deeper", "bigger", "support", "calm")
PATHS = ("same_field", "wider", "new_field", "open")
SKILLS = ("complaint_training", "listening", "managing", "writing", "calm_down", "qualification")
STEPS = ("resume", "find_course", "talk", "read", "try_new")

_SKILL_FOR = {
    PROBLEM_SOLVING: ("managing", "qualification"),
    COMMUNICATION: ("listening", "complaint_training"),
    SELF_ANALYSIS: ("writing", "qualification"),
    RESILIENCE: ("calm_down", "complaint_training"),
}
SATURDAY = 5


def measures_for(case: Case) -> tuple[str, ...]:
    """All of them, those that answer what happened first."""
    return _first(MEASURES, _fitting_measures(case))


def _fitting_measures(case: Case) -> Iterable[str]:
    if case.harassment or "money" in (case.demands or ()):
        yield "no_promise_alone"
    if case.entry == "left_company":
        yield "rules_first"
    if case.responsibility in ("full", "partial"):
        yield "check_before"
        yield "report_same_day"
    if case.entry in ("front_desk", "team_member"):
        yield "shared_notes"
    if case.entry == "lost_trust" or case.relation == "keep":
        yield "weekly_contact"


def learnings_for(case: Case) -> tuple[str, ...]:
    """All of them, those that lie near first; only some are shown."""
    return _first(LEARNINGS, _near_learnings(case))


def _near_learnings(case: Case) -> Iterable[str]:
    if case.entry == "career":
        yield from ("their_view", "listen_first", "not_alone", "check_twice")
    if case.certainty in ("heard", "guess", "both") or case.points:
        yield "facts_first"
    if case.responsibility in ("full", "partial"):
        yield "check_twice"
    if case.entry in ("left_company", "front_desk") or case.responsibility in ("none", "partial", "unclear"):
        yield "own_share"
    if case.company_told == "not_yet" or case.boss in ("afraid", "no", "yes"):
        yield "not_alone"
    if case.harassment:
        yield "say_no_well"
    if case.disappointed or case.entry == "lost_trust":
        yield "their_view"


def skills_for(case: Case) -> tuple[str, ...]:
    return _first(SKILLS, _SKILL_FOR.get(case.strength or "", ()))


def near_days(today: date) -> tuple[date, ...]:
    """Three days to choose from with one tap: tomorrow, the Saturday to come, a week from now."""
    saturday = today + timedelta(days=(SATURDAY - today.weekday() - 1) % 7 + 1)
    ahead = (today + timedelta(days=1), saturday, today + timedelta(days=7), today + timedelta(days=3))
    return tuple(sorted(list(dict.fromkeys(ahead))[:3]))


def _first(every: Iterable[str], fitting: Iterable[str]) -> tuple[str, ...]:
    order = dict.fromkeys(fitting)
    return (*order, *(key for key in every if key not in order))
