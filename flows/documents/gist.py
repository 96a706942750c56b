"""A case in a few written lines for the person themselves: what went wrong, when, what was said, done since, and what
is not known yet; which lines a summary shows is told there."""

from __future__ import annotations

from datetime import datetime

from flows.case import Case, Point
from flows.content import FIRST, content
from flows.documents import account, course
from flows.documents.own import plainly
from flows.documents.prose import prose
from flows.documents.told import Told

MOST = 120  # letters of a line
_NOT_WHAT_HAPPENED = (course.INSIDE, course.BESIDE, course.SORRY, course.OPEN)


def as_written(case: Case, now: datetime, language: str = FIRST) -> dict[str, str]:
    """Question id -> how its answer reads in a summary; "" where it is no answer to it. What is missing reads as it
    was told."""
    if language != FIRST or not (case.told or case.story):
        return {}
    told, found = Told(case, content(), now), dict[str, str]()
    matter = told.matter().strip("「」")
    if matter:
        whole = prose(account.whole(case.happened or "", case))
        says_more = "「" not in whole and account.is_the_same(whole, matter) and len(whole) > len(matter)
        found["facts.happened"] = whole if says_more else matter
    elif case.happened and (course.tells(case.happened) in _NOT_WHAT_HAPPENED or _is_cut(case.happened)):
        found["facts.happened"] = ""
    if case.when:
        found["facts.when"] = told.filled.get("when", "")
    if case.did:
        did = prose(account.own_part(plainly(told.own_deed)))
        found["facts.did"] = "" if not did or account.is_the_same(did, matter) else did
    if told.done_since:
        found["facts.done"] = told.done_since
    if not case.said and told.has("said"):
        found["facts.said"] = told.filled["said"]
    return found


def to_check(case: Case) -> list[Point]:
    """Hearsay, guesses and what nobody knows yet, each once, in written words: nothing that was said to the bot, and
    no reproach."""
    found: list[Point] = []
    for point in case.points:
        if course.tells(point.text) in (course.WORDS, course.SORRY) or not course.is_to_be_checked(point.text):
            continue
        words = account.whole(point.text, case)
        found.append(Point(prose(words) or words, point.certainty))
    for text in course.told_as(case, course.OPEN):
        if (said := prose(text)) and not any(account.is_the_same(said, one.text) for one in found):
            found.append(Point(said, "unknown"))
    return found


def _is_cut(words: str) -> bool:
    """It begins or ends within somebody's words."""
    return words.count("「") != words.count("」")
