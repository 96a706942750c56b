"""The form "n / N": its steps in order, what was answered, and the wishes that come of it. When it is asked, and the
sending, are not known here.

What was answered is a plain dict (`Answers`): key of a step -> list of option keys and own words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flows.content import Content
from flows.jobs.places import name_of, prefectures_in
from flows.jobs.wishes import MOST_KEYWORDS, MOST_TYPED, WISHED_TYPES, WITHIN, Wishes, plain_words
from flows.jobs.words import plain
from flows.turn import Block, Card, Choice, Line, Paragraph

Answers = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class Step:
    """`options`: keys to tap. `many`: several may be true. `free`: own words are an answer (reading.py reads them)."""

    key: str
    options: tuple[str, ...]
    many: bool = False
    free: bool = False


STEPS = (
    Step("occupation", ("sales", "office", "shop", "care", "making", "it", "driving", "any"), many=True, free=True),
    Step("place", ("remote", "kanto", "kansai", "tokai", "kyushu", "anywhere"), many=True, free=True),
    Step("type", (*WISHED_TYPES, "any"), many=True),
    Step("income", ("250", "300", "350", "400", "500", "600", "any")),
    Step("inexperienced", ("yes", "no")),
    Step("start", (*WITHIN, "undecided")),
    Step("about", ("nothing", "strengths", "learned")),
    Step("contact", ("chat", "none"), free=True),
)
BY_KEY = {step.key: step for step in STEPS}
NO_WISH = frozenset({"any", "anywhere", "undecided"})
MOST_LEARNED = 3  # words of what was learned that are looked for
_LEARNED = re.compile(r"[一-龠々]{2,8}|[ァ-ヶー]{3,12}")


def steps_for(strength: str | None, learned: str | None) -> tuple[Step, ...]:
    """All of them; who has shown and learned nothing here yet is not asked whether that may be told."""
    return STEPS if strength or learned else tuple(step for step in STEPS if step.key != "about")


def next_step(answers: Answers, steps: tuple[Step, ...] = STEPS) -> Step | None:
    """The first that is not answered; None when all are."""
    return next((step for step in steps if step.key not in answers), None)


def ask(
    wording: Content, step: Step, data: Callable[[str, str], str], steps: tuple[Step, ...] = STEPS
) -> tuple[str, tuple[Choice, ...]]:
    """The question with its "n / N", and what can be tapped. `data`: the tap's data for (step key, option key)."""
    progress = wording.text("jobs.progress", n=steps.index(step) + 1, count=len(steps))
    options = ((label_of(wording, step.key, key), data(step.key, key)) for key in step.options)
    asked = wording.text("chat.join.gap").join((progress, wording.text(f"jobs.{step.key}.ask")))
    return asked, tuple(Choice(*option) for option in options)


def label_of(wording: Content, step: str, value: str) -> str:
    """How one answered value is shown: the label of the option, the name of the prefecture, or the own words."""
    if f"jobs.{step}.options.{value}" in wording:
        return wording.text(f"jobs.{step}.options.{value}")
    if step == "place" and value.isdecimal():
        return name_of(int(value), wording.language)
    if step == "income" and value.isdecimal():
        return in_ten_thousands(wording, int(value) * 10_000)
    return value


def in_ten_thousands(wording: Content, yen: int) -> str:
    """As a salary is said: in units of 10,000 yen where the language has a word for them."""
    if yen % 10_000:
        return wording.text("jobs.money.yen", yen=f"{yen:,}")
    return wording.text("jobs.money.ten_thousands", man=f"{yen // 10_000:,}", yen=f"{yen:,}")


def wishes_of(wording: Content, answers: Answers, strength: str | None = None, learned: str | None = None) -> Wishes:
    """`strength`, `learned`: what the consultation has shown; used only as far as the person allows."""
    places, types = answers.get("place", []), answers.get("type", [])
    income = next((value for value in answers.get("income", []) if value.isdecimal()), None)
    start = next(iter(answers.get("start", [])), None)
    return Wishes(
        words=_words(wording, answers.get("occupation", [])),
        prefectures=() if "anywhere" in places else _prefectures(wording, places),
        remote="remote" in places and "anywhere" not in places,
        types=() if "any" in types else tuple(kind for kind in WISHED_TYPES if kind in types),
        income=int(income) * 10_000 if income else None,
        inexperienced="yes" in answers.get("inexperienced", []),
        start=start if start in WITHIN else None,
        keywords=_keywords(wording, answers, strength, learned),
    )


def about(wording: Content, answers: Answers, strength: str | None, learned: str | None) -> str:
    """What operators are told of the person; nothing unless allowed."""
    allowed = answers.get("about", [])
    told = []
    if strength and {"strengths", "learned"} & set(allowed) and f"jobs.strength_names.{strength}" in wording:
        told.append(wording.text(f"jobs.strength_names.{strength}"))
    if learned and "learned" in allowed:
        told.append(learned)
    return " / ".join(told)


def contact(answers: Answers) -> str:
    """chat, none, or the person's own words."""
    return next(iter(answers.get("contact", [])), "chat")


def confirmation(wording: Content, answers: Answers, told: str, choices: tuple[Choice, ...]) -> Card:
    """Everything once more before it is sent, with what it is used for. `told`: what `about` says."""
    blocks: list[Block] = []
    for step in STEPS:
        values = [label_of(wording, step.key, value) for value in answers.get(step.key, [])]
        if step.key == "about":
            values = [told] if told else []
        shown = wording.text("chat.join.comma").join(values) or wording.text("jobs.form.not_said")
        blocks.append(Line(wording.text(f"jobs.{step.key}.name"), shown))
    blocks += [Paragraph(wording.text("jobs.purpose"), faint=True), Paragraph(wording.text("jobs.confirm"))]
    return Card("consent", wording.text("jobs.form.title"), tuple(blocks), choices, personal=True)


def offered_words(wording: Content) -> tuple[str, ...]:
    """Every word that a tap may look for, for an index that looks them up beforehand."""
    tables = (*wording.under("jobs.occupation.words").values(), *wording.under("jobs.strength_words").values())
    return tuple(dict.fromkeys(plain(word) for words in tables for word in words))


def _words(wording: Content, chosen: list[str]) -> tuple[str, ...]:
    if NO_WISH & set(chosen):
        return ()
    offered = BY_KEY["occupation"].options
    tapped = [word for key in chosen if key in offered for word in wording.raw(f"jobs.occupation.words.{key}")]
    own = plain_words([word for word in chosen if word not in offered], MOST_TYPED)
    return plain_words([*own, *tapped])


def _prefectures(wording: Content, chosen: list[str]) -> tuple[int, ...]:
    codes = [int(value) for value in chosen if value.isdecimal()]
    for key in chosen:
        if key in BY_KEY["place"].options and key != "remote":
            codes += prefectures_in("、".join(wording.raw(f"jobs.place.words.{key}")))
    return tuple(dict.fromkeys(code for code in codes if 1 <= code <= 47))


def _keywords(wording: Content, answers: Answers, strength: str | None, learned: str | None) -> tuple[str, ...]:
    allowed = answers.get("about", [])
    found: list[str] = []
    if strength and {"strengths", "learned"} & set(allowed) and f"jobs.strength_words.{strength}" in wording:
        found += wording.raw(f"jobs.strength_words.{strength}")
    if learned and "learned" in allowed:
        found += _LEARNED.findall(learned[:200])[:MOST_LEARNED]
    return plain_words(found, MOST_KEYWORDS)
