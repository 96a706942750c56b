"""Says back in a few words what was just told of somebody who is involved; how such remarks are kept is told in
flows/remarking.py."""

from __future__ import annotations

from flows import remarking
from flows.case import Case
from flows.question import SKIPPED, Question
from flows.reply import Reply
from flows.stage import Stage
from flows.understanding.reading import Reading
from flows.understanding.remarks import tells_of_nobody, tells_what_was_said
from flows.voice import names

OTHERS, PEOPLE = "stakeholders.others", "stakeholders.people"
MOST = 2  # remarks that are said back at once


def taken(reply: Reply, question: Question, case: Case, value: object, reading: Reading | None, *, more: bool) -> bool:
    """True: it was said back; False where nothing was told of anybody, or the question has an answer of its own."""
    if reading is None or question.stage not in (Stage.STAKEHOLDERS, Stage.FACTS) or value == SKIPPED:
        return False
    if not more and question.id not in (OTHERS, PEOPLE):
        return False
    told = remarking.told_in(case, reading.text)[:MOST]
    for person, remark in told:
        name = names.name_of(reply.wording, person)
        if remark.wants and person.role.startswith("customer"):
            wish = reply.wording.text(f"cards.wants.{remark.wants}")
            reply.say("stakeholders.told.wants", personal=True, name=name, wish=wish)
        else:
            key = "stakeholders.told.said" if remark.spoken else "stakeholders.told.is"
            reply.say(key, personal=True, name=name, words=remark.words)
    if not told and question.id == PEOPLE and more and "people" in reply.understood and case.people:
        reply.say("stakeholders.told.added", personal=True, name=names.name_of(reply.wording, case.people[-1]))
        return True
    if told or question.id != OTHERS or more:
        return bool(told)
    if tells_of_nobody(reading.text):
        reply.say("stakeholders.told.nobody")
        return True
    if not tells_what_was_said(reading.text):
        reply.say("reflect.more")
        return True
    return False
