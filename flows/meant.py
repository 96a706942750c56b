"""What typed words came to where that rests on what was open then (「3 2」): for the log, as option keys and strengths,
so that words before them that are gone change nothing; own words are never written down."""

from __future__ import annotations

import json
from collections.abc import Iterable

from flows.answers import added
from flows.case import Case
from flows.question import SKIPPED, Answer, Question
from flows.scales import SCALES
from flows.session import Words
from flows.stages.feelings import FEELINGS

_STEP = "meant "


def step_of(question: Question, case: Case, value: Answer, words: Words | None) -> str:
    """The step of the log that tells it; "" where the words alone say it, or the value is in own words."""
    rests_on_more = callable(question.options) or question.id in SCALES
    if words is None or not rests_on_more or not _is_ours(question, case, value):
        return ""
    return _STEP + json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def is_told(steps: Iterable[str]) -> bool:
    """Also where it was taken out with its words."""
    return any(step.startswith(_STEP) or step == _STEP.rstrip() for step in steps)


def told(steps: Iterable[str], words: Words | None) -> Answer:
    """What the log says these words came to; None where it says nothing, or part of them was taken back."""
    found = next((step.removeprefix(_STEP) for step in steps if step.startswith(_STEP)), None)
    return json.loads(found) if found is not None and words is not None and words.is_whole else None


def _is_ours(question: Question, case: Case, value: Answer) -> bool:
    if isinstance(value, dict):
        return set(value) <= set(FEELINGS)
    if isinstance(value, list):
        return bool(value) and set(value) <= set(question.keys(case))
    if not isinstance(value, str):
        return False
    return value in (SKIPPED, question.unknown) or value in question.keys(case) or added(question, value)
