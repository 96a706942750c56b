"""Puts the readings of one text together; each kind of meaning has its own module."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

from flows import safety
from flows.understanding import english
from flows.understanding.dates import deadline_in
from flows.understanding.emotions import feelings_in
from flows.understanding.harassment import harassment_in
from flows.understanding.intents import intent_in
from flows.understanding.people import people_in
from flows.understanding.planned import planned_in
from flows.understanding.reading import Evidence, Reading, Story
from flows.understanding.second import feelings_heard, harassment_heard
from flows.understanding.situation import situation_in
from flows.understanding.story import story_in

_PLANNED = frozenset({"career.next_step", "career.next_day"})  # a day of one's own choice
_A_STORY = 12  # shorter texts answer a question; they tell no story


@lru_cache(maxsize=8)  # a text that is kept or put right is read by several in one turn; nobody changes a reading
def read(text: str, now: datetime, asked: str | None = None) -> Reading:
    """Everything one text says. `now` must be aware; `asked` is the id of the open question."""
    if english.is_english(text):
        return _read_english(text, now, asked)
    evidence: dict[str, Evidence] = {}
    danger = safety.look(text)
    if danger.evidence:
        evidence["crisis"] = danger.evidence
    harassment = harassment_in(text) or harassment_heard(text)
    evidence.update({f"harassment.{kind}": found for kind, found in harassment.items()})
    situation, found = situation_in(text, harassment)
    evidence.update(found)
    people = people_in(text)
    intent, told = intent_in(text, asked)
    if told:
        evidence["intent"] = told
    return Reading(
        text=text,
        crisis=danger.level,
        danger=danger.kind,
        about_me=danger.about_me,
        intent=intent,
        feelings=feelings_in(text) or feelings_heard(text),
        people=people,
        harassment=tuple(harassment),
        deadline=planned_in(text, now) if asked in _PLANNED else deadline_in(text, now),
        situation=situation,
        story=story_in(text, situation, people) if len(text) >= _A_STORY else Story(),
        evidence=evidence,
    )


def _read_english(text: str, now: datetime, asked: str | None) -> Reading:
    """What little is read of it; no Japanese rule is tried on it but for short commands (ok, help)."""
    danger, intent, told = safety.look(text), english.intent(text), None
    if intent == "answer" and len(text) <= _A_STORY:
        intent, told = intent_in(text, asked)
    evidence = {"crisis": danger.evidence} if danger.evidence else {}
    if told:
        evidence["intent"] = told
    return Reading(
        text=text,
        crisis=danger.level,
        danger=danger.kind,
        about_me=danger.about_me,
        intent=intent,
        feelings=english.feelings(text),
        deadline=english.deadline(text, now, asked=asked == "facts.deadline" or asked in _PLANNED),
        story=Story(happened=english.happened(text)),
        evidence=evidence,
    )
