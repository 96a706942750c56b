"""What is kept of asking again: when it may be, how it went, where to go on. Answers are moves, so that going back
undoes them; when.py and how.py ask, the map never does."""

from __future__ import annotations

from datetime import datetime

from flows.case import Case
from flows.followup_times import NONE
from flows.question import Question
from flows.safety.windows import JAPAN
from flows.stages.career import only_when_wanted

WHEN, HOW, WAY = "followup.when", "followup.how", "followup.way"
WHEN_KEYS = ("three_days", "week", "two_weeks", "month", "two_months", "quarter", NONE)
OUTCOMES = ("better", "same", "worse", "not_yet", "silent")
TOLD = "told"  # own words that name no outcome
MORE = "more"  # words after an outcome of the same day
TRUST = "trust"
LONGEST = 400  # characters of own words kept with an outcome


def when_entry(key: str, at: datetime | None = None) -> str:
    return f"{key}={at.isoformat() if at is not None else ''}"


def put_when(case: Case, entry: str) -> bool:
    case.check_in = entry.partition("=")[2] or NONE
    return True


def how_entry(at: datetime, outcome: str, words: str = "") -> str:
    return f"{at.astimezone(JAPAN).date().isoformat()}={outcome}\t{words[:LONGEST]}"


def put_how(case: Case, entry: str) -> bool:
    """The outcome of a day; what is said besides on the same day goes with it."""
    day, _, told = entry.partition("=")
    outcome, _, words = told.partition("\t")
    if outcome == MORE and day in case.since:
        outcome, _, before = case.since[day].partition("\t")
        words = "\n".join(filter(None, (before, words)))
    case.since = {**case.since, day: f"{TOLD if outcome == MORE else outcome}\t{words}"}
    return True


def how_left(entry: str, left: str) -> str:
    """The same answer with the words that are left of it; an outcome that was typed is gone with its words."""
    day, _, told = entry.partition("=")
    outcome = told.partition("\t")[0]
    return f"{day}={outcome if outcome == MORE else TOLD}\t{left[:LONGEST]}"


def put_way(case: Case, way: str) -> bool:
    case.way = way
    return True


QUESTIONS = (
    Question(WHEN, "check_in", WHEN_KEYS, only_if=only_when_wanted, adds=put_when),
    Question(HOW, "since", OUTCOMES, free=True, only_if=only_when_wanted, adds=put_how),
    Question(WAY, "way", only_if=only_when_wanted, adds=put_way),
)
