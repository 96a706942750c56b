"""What happened: the complaint, what they want, what the person did, and how sure each point is."""

from __future__ import annotations

import re

from flows.case import Case
from flows.question import Question
from flows.understanding.reading import Reading

AT_LENGTH = 120  # characters: who wrote this much has told the story and is asked only what is missing and matters


def told_at_length(case: Case) -> bool:
    return sum(map(len, case.story)) >= AT_LENGTH


def told_step_by_step(case: Case) -> bool:
    return not told_at_length(case)


def what_happened_is_told(case: Case) -> bool:
    return bool(case.happened) or told_at_length(case)


def something_was_understood(case: Case) -> bool:
    """A story filled enough slots to be worth showing and correcting."""
    told = (case.happened, case.contact_how, case.said, case.demands, case.did, case.people, case.left_when)
    return told_at_length(case) and sum(map(bool, told)) >= 3


def something_is_demanded(case: Case) -> bool:
    return told_step_by_step(case) and bool(
        {"visit", "apology", "explanation", "solution", "money", "other"} & set(case.demands or ())
    )


def somebody_complained(case: Case) -> bool:
    return told_step_by_step(case) and case.entry != "lost_trust"


def money_or_paper_is_in_it(case: Case) -> bool:
    return "money" in (case.demands or ()) or "money" in (case.harassment or ()) or case.contact_how == "letter"


def an_act_is_told(case: Case) -> bool:
    """There is a report or an act whose ground can be sure or hearsay."""
    return bool(case.did or case.happened)


def demands_read(reading: Reading) -> list[str] | None:
    return list(reading.story.demands) or None


def deadline_read(reading: Reading) -> list[str | None] | None:
    found = reading.deadline
    return [found.kind, found.due] if found.kind != "none" else None


def put_deadline(case: Case, answer: object) -> None:
    """An option key, or [kind, ISO date]."""
    if isinstance(answer, str):
        case.deadline_kind, case.deadline = (answer, None) if answer in ("none", "asap", "unknown") else ("due", answer)
    elif isinstance(answer, list):
        case.deadline_kind, case.deadline = answer[0], answer[1]


def harassment_read(reading: Reading) -> list[str] | None:
    return list(reading.harassment) or ([] if reading.intent == "no" else None)


def put_harassment(case: Case, answer: object) -> None:
    kinds = [answer] if isinstance(answer, str) else list(answer)  # type: ignore[call-overload]
    case.harassment = [kind for kind in kinds if kind not in ("none", "unknown")]


def put_done(case: Case, answer: object) -> None:
    done = [answer] if isinstance(answer, str) else list(answer)  # type: ignore[call-overload]
    case.done = [step for step in done if step not in ("nothing", "unknown")]


_REPORTED = re.compile(
    r"[、，]?\s*(?:など)?(?:と|って)(?:、)?(?:言われ|いわれ|怒鳴られ|書かれ|書いて|おっしゃ|仰)[^。]{0,12}[。.]?$"
)


def put_said(case: Case, answer: object) -> None:
    """The quotation alone: without 「…と言われました」 around it."""
    if answer != "unknown":
        case.said = [_REPORTED.sub("", str(answer).strip()).strip("「」『』 　") or str(answer)]


def has_said(case: Case) -> bool:
    return bool(case.said)


QUESTIONS = (
    Question("facts.happened", "happened", free=True, known_if=what_happened_is_told),
    Question(
        "facts.story_check", "story_checked", ("right", "change"), only_if=something_was_understood, can_skip=False
    ),
    Question("facts.when", "when", ("today", "this_week", "this_month", "older"), free=True, only_if=told_step_by_step),
    Question(
        "facts.contact_how",
        "contact_how",
        ("private_phone", "work_phone", "email", "message", "in_person", "via_someone"),
        only_if=somebody_complained,
        reads=lambda reading: reading.story.contact_how,
    ),
    Question("facts.said", "said", free=True, only_if=somebody_complained, known_if=has_said, puts=put_said),
    Question(
        "facts.demands",
        "demands",
        ("visit", "apology", "explanation", "solution", "money", "nothing"),
        many=True,
        only_if=somebody_complained,
        reads=demands_read,
    ),
    Question(
        "facts.deadline",
        "deadline_kind",
        ("asap", "none"),
        date=True,
        only_if=something_is_demanded,
        reads=deadline_read,
        puts=put_deadline,
    ),
    Question("facts.did", "did", free=True, only_if=told_step_by_step),
    Question(
        "facts.certainty",
        "certainty",
        ("seen", "heard", "both", "guess"),
        only_if=an_act_is_told,
        reads=lambda reading: reading.story.certainty,
    ),
    Question(
        "facts.responsibility",
        "responsibility",
        ("none", "partial", "full"),
        only_if=told_step_by_step,
        unknown="unclear",
    ),
    Question(
        "facts.harassment",
        "harassment",
        ("none", "abuse", "threat", "money", "dogeza", "night_calls"),
        many=True,
        reads=harassment_read,
        puts=put_harassment,
    ),
    Question("facts.written", "written", ("none", "demand", "lawyer", "contract"), only_if=money_or_paper_is_in_it),
    Question(
        "facts.done",
        "done",
        ("nothing", "replied", "apologised", "reported", "visited"),
        many=True,
        only_if=told_step_by_step,
        puts=put_done,
    ),
)
