"""Slots as words a person can read: labels of options, dates, lists; for recaps, cards and drafts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from flows.case import Case, Person
from flows.content import Content
from flows.documents.their_words import of_the_other_side
from flows.question import Question
from flows.stages import BY_ID

QUOTES = '「」『』“”"'
SHOWN = 80  # characters of own words shown on a recap


def shorten(text: str, most: int = SHOWN) -> str:
    """The text on one line, cut with an ellipsis at a natural place; only for repeating, never for keeping."""
    line = " ".join(text.split())
    most = most * 2 if line.isascii() else most  # they say half as much
    if len(line) <= most:
        return line
    cut = max(line.rfind(mark, most // 2, most) for mark in "。、 ")
    return (line[:cut] if cut > 0 else line[: most - 1]).rstrip("。、 ") + "…"


def label(wording: Content, question: Question, key: str, most: int = SHOWN) -> str:
    """The label of an option key; the key's own text where it is no option (own words)."""
    name = f"{question.id}.options.{key}"
    if name in wording:
        return wording.text(name)
    if f"chat.values.{key}" in wording:
        return wording.text(f"chat.values.{key}")
    return shorten(key, most)


def in_words(wording: Content, question_id: str, told: str | None) -> str | None:
    """The label of an option, or the own words whole."""
    name = f"{question_id}.options.{told}"
    return wording.text(name) if told is not None and name in wording else told


def value_of(wording: Content, case: Case, question_id: str, most: int = SHOWN) -> str:
    """What the case holds for this question, in words; "" for nothing. `most`: letters of own words."""
    question = BY_ID[question_id]
    value = getattr(case, question.slot)
    if question.slot == "deadline_kind":
        return deadline(wording, case)
    if question.slot == "said":
        said = of_the_other_side(case.said, case)[: 3 if most == SHOWN else None]
        quotes = (quoted(wording, shorten(quote.strip(QUOTES), most)) for quote in said)
        return wording.text("chat.join.quotes").join(quotes)
    if question.slot == "people":
        return listed(wording, (name_and_role(wording, person) for person in case.people))
    if question.slot == "next_day" and value:
        return day(wording, value)
    if question.slot == "care" and f"career.areas.{value}" in wording:
        return wording.text(f"career.areas.{value}")
    if question.slot == "harassment" and value == []:
        return wording.text("facts.harassment.options.none")
    if question.slot == "done" and value == []:
        return wording.text("facts.done.options.nothing")
    if isinstance(value, dict):
        return wording.text("chat.join.gap").join(felt(wording, name, strength) for name, strength in value.items())
    if isinstance(value, list):
        return listed(wording, (label(wording, question, key, most) for key in value))
    return "" if value is None else label(wording, question, str(value), most)


def listed(wording: Content, words: Iterable[str]) -> str:
    return wording.text("chat.join.comma").join(words)


def dotted(wording: Content, words: Iterable[str]) -> str:
    """A short row of names."""
    return wording.text("chat.join.dot").join(words)


def quoted(wording: Content, words: str) -> str:
    return wording.text("chat.quoted", text=words)


def feeling(wording: Content, name: str) -> str:
    """What a feeling of the case is called."""
    return wording.text(f"feelings.names.{name}")


def felt(wording: Content, name: str, strength: int) -> str:
    """怒り 4; with a mark while the strength is not known."""
    return f"{feeling(wording, name)} {strength or wording.text('chat.strength_open')}"


def name_of(wording: Content, person: Person) -> str:
    return person.name or wording.text(f"chat.roles.{person.role}")


def name_and_role(wording: Content, person: Person) -> str:
    """部長（上司）; the role alone where it is all that is known."""
    name, role = name_of(wording, person), wording.text(f"chat.roles.{person.role}")
    return name if role in name else wording.text("chat.person.named", name=name, role=role)


def deadline(wording: Content, case: Case) -> str:
    if case.deadline_kind == "due" and case.deadline:
        return day(wording, case.deadline)
    return wording.text(f"chat.deadline.{case.deadline_kind}") if case.deadline_kind else ""


def day(wording: Content, iso: str) -> str:
    """11月24日(火) 15:00 of an ISO date or minute."""
    moment = datetime.fromisoformat(iso)
    text = date_words(wording, moment.date())
    return f"{text} {moment:%H:%M}" if "T" in iso else text


def date_words(wording: Content, moment: date) -> str:
    return wording.text(
        "chat.date",
        month=wording.raw("chat.months")[moment.month - 1],
        day=moment.day,
        weekday=wording.raw("chat.weekdays")[moment.weekday()],
    )
