"""Everything to do from now on, with dates: the next three steps (plan.py) and what belongs around them. A quick word
and the report come at once, the decision after the facts; when something belongs is in scene.py, wording in TOML."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from flows.case import Case
from flows.content import Content, content
from flows.decision import claims
from flows.documents import scene as s
from flows.documents.calendar import is_night, say_day
from flows.documents.plan import Step, plan, report_to
from flows.documents.scene import LATE, LATER, NOON, Scene
from flows.documents.told import Told
from flows.house_words import said_of


@dataclass(frozen=True, slots=True)
class Action:
    """One row: its wording (`documents.actions.<key>`), when it belongs, its time. `contact`: somebody is called or
    written to; `by`: until then, not at that hour."""

    key: str
    belongs: Callable[[Scene], bool]
    when: Callable[[Scene], datetime]
    contact: bool = False
    by: bool = False


ACTIONS = (
    Action("keep_log", s.is_worth_recording, s.at_once),
    Action("rest", s.needs_a_rest, s.tonight),
    Action("prepare_report", s.works_there, s.in_own_time),
    Action("prepare_request", s.has_left, s.in_own_time),
    Action("report", s.nobody_knows_yet, s.when_reached, contact=True),
    Action("owner_told", s.went_to_the_wrong_one, s.when_reached, contact=True),
    Action("first_word", s.waits_for_a_word, s.when_reached, contact=True),
    Action("check_facts", s.facts_are_open, s.facts_by, contact=True, by=True),
    Action("decide_scope", s.the_house_decides, s.decided_by, contact=True, by=True),
    Action("decide_now", s.decided_later, s.decided_by, by=True),
    Action("deadline", s.deadline_is_ahead, s.at_the_deadline, by=True),
    Action("legal_advice", s.claims_are_made, s.next_office_hours, contact=True),
    Action("see_through", s.another_answers, s.after_the_handover, contact=True),
    Action("ask_again", s.asks_the_former_house, s.after_some_days, contact=True),
    Action("follow_customer", s.is_met_and_wants_to_stay_in_touch, s.after_the_meeting, contact=True),
    Action("keep_promise", s.promised_to_prevent_it, s.a_month_later),
    Action("look_again", s.went_too_far, s.a_week_later),
)


def actions(option: str, case: Case, now: datetime, language: str = "ja", seen: datetime | None = None) -> list[Step]:
    """All steps in order of time; none when nothing was decided (`option`: one of OPTIONS, or "later"). `now` (aware):
    when it was decided; `seen`: when it is read, which only labels depend on."""
    told = Told(case, said_of(content(language), case), now)
    chief = tuple(plan(option, case, now, language))
    if not chief and option != LATER:
        return []
    scene = Scene(told, option, now, chief)
    more = [
        Step(row.when(scene), "", _text(scene, row.key), row.contact, row.key, row.by)
        for row in ACTIONS
        if row.belongs(scene)
    ]
    order = {step.key: n for n, step in enumerate((*chief, *more))}
    there = [step for step in (*chief, *more) if step.key != "rest" or not _has_slept(step.when, seen or now)]
    steps = sorted(there, key=lambda step: (step.when, step.by, order[step.key]))
    return [
        Step(step.when, _label(step, seen or now, now, told.wording), step.text, step.contact, step.key, step.by)
        for step in steps
    ]


def _has_slept(night: datetime, seen: datetime) -> bool:
    """The night that somebody was to rest in is over."""
    return seen - night > timedelta(hours=12) or (seen > night and not is_night(seen))


def _text(scene: Scene, key: str) -> str:
    wording = scene.told.wording
    if key in ("first_word", "report"):
        return wording.text(f"documents.plan.{key if key == 'first_word' else report_to(scene.told)}")
    if key == "rest" and scene.is_past_midnight:
        key = "rest_first"
    if key == "look_again" and claims.only_harsh_words(scene.told.factors):
        key = "look_again_words"  # shouting alone is no matter of the police
    return wording.text(f"documents.actions.{key}", 0, first=say_day(scene.first.date(), wording))


def _label(step: Step, seen: datetime, decided: datetime, wording: Content) -> str:
    """このあと, あす 午前, 11月24日（火） 15時まで; once it is read on another day, the date alone."""
    when, here = step.when.astimezone(seen.tzinfo), decided.astimezone(seen.tzinfo)

    def text(key: str, **words: object) -> str:
        return wording.text(f"documents.plan.day.{key}", 0, **words)

    if when <= here and here.date() == seen.date():
        return text("now")
    days = (when.date() - seen.date()).days
    day = text("today") if not days else text("tomorrow") if days == 1 else say_day(when.date(), wording)
    if step.by:
        minute = wording.text("documents.format.minute", 0, minute=when.minute) if when.minute else ""
        return wording.text("documents.actions.until", 0, day=day, hour=when.hour, minute=minute)
    if is_night(when):
        return wording.text("documents.actions.night", 0, day=day)
    return text("morning" if when.hour < NOON else "afternoon" if when.hour < LATE else "evening", day=day)
