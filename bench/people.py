"""Simulated people: whole consultations from the first message to the summary, written down before the measurement."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import Any

import flows
from flows.stage import Stage
from flows.turn import Choice, Does, Incoming, Kind, Part, Turn

TYPED_SHARE = 0.3
STORY_SHARE = 0.2  # people who begin with their whole story
ASIDE_SHARE = 0.04  # of the steps: help, back, a question of their own, a sticker
MOST_STEPS = 60
THINKING = timedelta(seconds=30)
_TOKYO = timezone(timedelta(hours=9))


@dataclass(slots=True)
class Step:
    """One thing sent. `text`: the words or the tap's data; `label`: what is seen in the chat."""

    kind: Kind
    text: str
    label: str
    at: datetime
    picked: str = ""
    offered: bool = True


@dataclass(slots=True)
class Script:
    """One person's whole consultation; `ends`: the flow's own snapshot after each step, what the store must hold."""

    person: str
    steps: list[Step] = field(default_factory=list)
    end: dict[str, Any] = field(default_factory=dict)
    finished: bool = False

    def part(self, number: int) -> Part:
        step = self.steps[number]
        message = "" if step.kind is Kind.TAP else f"{self.person[1:13]}{number:04}"
        text = step.text if step.kind in (Kind.TEXT, Kind.TAP) else ""
        return Part(self.event_id(number), step.kind, step.at, text, message, step.picked)

    def event_id(self, number: int) -> str:
        return f"01{self.person[1:21]}{number:04}"


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("people.toml").read_text(encoding="utf-8"))


def people(count: int, seed: str, begin: datetime | None = None) -> Iterator[Script]:
    """`count` people who finish, the same for the same seed and begin. Seven in ten of all they send are taps."""
    chance = random.Random(seed)
    sent = {"typed": 0, "all": 0}
    begin = (begin or datetime.now(_TOKYO) + timedelta(minutes=5)).replace(microsecond=0)
    for _ in range(count):
        yield _consult(f"U{chance.getrandbits(128):032x}", chance, sent, begin)


def _consult(person: str, chance: random.Random, sent: dict[str, int], now: datetime) -> Script:
    script = Script(person)
    session = flows.new_session()
    turn = Turn()
    while len(script.steps) < MOST_STEPS:
        now += THINKING
        step = _next(script, turn, chance, sent, now)
        sent["all"] += 1
        sent["typed"] += step.kind is Kind.TEXT
        script.steps.append(step)
        turn = flows.take_turn(session, Incoming((script.part(len(script.steps) - 1),)), now)
        if session.consultations and session.consultation.state == Stage.CLOSED:
            script.finished = True
            break
    script.end = flows.dump(session)
    return script


def _next(script: Script, turn: Turn, chance: random.Random, sent: dict[str, int], now: datetime) -> Step:
    words = _words()
    if not script.steps:
        first = words["stories"] if chance.random() < STORY_SHARE else words["first"]
        return _typing(chance.choice(first), now)
    offered = _offered(turn)
    if turn.question != "consent.agree" and chance.random() < ASIDE_SHARE:
        return _aside(offered, chance, now)
    answers = [choice for choice in offered if choice.data.startswith("a|") and turn.question in choice.data]
    typed = words["typed"].get(turn.question, ())
    if typed and (not answers or sent["typed"] < TYPED_SHARE * sent["all"]):
        return _typing(chance.choice(typed), now)
    if turn.question == "consent.agree":
        answers = [choice for choice in offered if choice.data.startswith("c|agree")]
    # Most people answer; one in ten of the taps is 「わからない」 or 「飛ばす」.
    telling = [choice for choice in answers if choice.data.split("|")[2] not in ("unknown", "skipped")]
    if telling and chance.random() < 0.9:
        answers = telling
    return _tapping(chance.choice(answers or offered), now) if answers or offered else _typing("はい", now)


def _offered(turn: Turn) -> list[Choice]:
    """Everything in the last answer that sends something when touched."""
    found = list(turn.choices)
    for bubble in turn.bubbles:
        found += getattr(bubble, "choices", ())
        for block in getattr(bubble, "blocks", ()):
            found += getattr(block, "choices", ())
    return [choice for choice in found if choice.data and choice.does not in (Does.COPY, Does.OPEN)]


def _aside(offered: list[Choice], chance: random.Random, now: datetime) -> Step:
    back = [choice for choice in offered if choice.data.startswith("c|back")]
    match chance.randrange(4):
        case 0 if back:
            return _tapping(back[0], now)
        case 1:
            return Step(Kind.STICKER, "", "(スタンプ)", now)
        case _:
            return _typing(chance.choice(_words()["asides"]), now)


def _typing(text: str, now: datetime) -> Step:
    return Step(Kind.TEXT, text, text, now)


def _tapping(choice: Choice, now: datetime) -> Step:
    picked = ""
    if choice.does in (Does.DATE, Does.DATETIME):
        picked = (now + timedelta(days=3)).strftime("%Y-%m-%d" if choice.does is Does.DATE else "%Y-%m-%dT%H:00")
    return Step(Kind.TAP, choice.data, choice.label, now, picked)
