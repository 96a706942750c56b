"""One simulated person: what they answer, how they type it, and what else comes over them; what is wrong with the bot's
side is judged in report.py."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path

import flows
from flows.stage import Stage
from flows.turn import Card, Choice, Does, Incoming, Kind, Part, Turn

PEOPLE = Path(__file__).parent / "people"
BEGINNING = datetime(2026, 11, 18, 10, 0, tzinfo=timezone(timedelta(hours=9)))
MOST_INPUTS = 120

SIGHS = ("はぁ…", "もういや", "なんで私ばっかり", "つかれた", "ちょっと待って", "すみません、取り乱しました")
ASIDES = (
    "これって秘密にしてもらえますか？",
    "あなたはロボットですか？",
    "いくらかかるの？",
    "あとどのくらい？",
    "ヘルプ",
)
ENDINGS = {"です": ("っす", "ですわ", "でした"), "ます": ("ますわ", "ますよ"), "。": ("", "…", "ー")}


@dataclass(frozen=True, slots=True)
class Character:
    """`answers`: question -> what may be said there; "[value]" is a tap on that choice."""

    name: str
    story: str
    bubbles: list[str]
    answers: dict[str, list[str]]


def characters() -> list[Character]:
    found = []
    for file in sorted(PEOPLE.glob("*.toml")):
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        found.append(Character(file.stem, data["story"], data["bubbles"], data["answers"]))
    return found


@dataclass(slots=True)
class Step:
    """One input and the bot's answer to it."""

    said: str
    asked: str  # the question that was open
    turn: Turn


@dataclass(slots=True)
class Life:
    """A whole conversation of one character under one seed."""

    character: Character
    seed: int
    steps: list[Step] = field(default_factory=list)
    session: flows.Session = field(default_factory=flows.new_session)
    closed: bool = False


class Person:
    """`moody`: 0 answers straight, 1 is distracted at every second question."""

    def __init__(self, character: Character, seed: int, moody: float) -> None:
        self._chance = random.Random(f"{character.name}-{seed}")
        self._moody = moody
        self._now = BEGINNING
        self._number = 0
        self._said: dict[str, int] = {}
        self.life = Life(character, seed)

    def live(self) -> Life:
        self._send(Kind.FOLLOW)
        for text in self._begin():
            self._send(Kind.TEXT, text)
        while len(self.life.steps) < MOST_INPUTS and not self._is_over():
            self._one()
        self.life.closed = self._is_over()
        return self.life

    def _begin(self) -> Iterator[str]:
        character = self.life.character
        match self._chance.randrange(3):
            case 0:
                yield character.story
            case 1:
                yield from character.bubbles
            case _:
                yield "こんにちは"

    def _is_over(self) -> bool:
        return self.life.session.consultation.state == Stage.CLOSED

    def _one(self) -> None:
        turn = self.life.steps[-1].turn
        if self._chance.random() < self._moody * 0.5:
            self._be_distracted()
            return
        if self._consents(turn):
            return
        asked = turn.question
        told = self.life.character.answers.get(asked, [])
        times = self._said[asked] = self._said.get(asked, 0) + 1
        if told and times <= len(told) + 1:
            self._answer(told[min(times, len(told)) - 1])
        else:
            self._touch_something()

    def _consents(self, turn: Turn) -> bool:
        agree = next((one for one in touchable(turn) if one.data == "c|agree|"), None)
        if agree is None:
            return False
        self._answer(self._chance.choice(("はい", "[agree]", "同意します")))
        return True

    def _answer(self, text: str) -> None:
        if text.startswith("["):
            touched = next((one for one in self._offered() if text[1:-1] in one.data.split("|")), None)
            if touched is not None:
                self._tap(touched)
                return
            text = text[1:-1]
        self._send(Kind.TEXT, self._typed(text))

    def _touch_something(self) -> None:
        """Whatever is not in their list they touch, most often what stands first; or they do not know."""
        offered = [one for one in self._offered() if one.data.startswith("a|")] or self._offered()
        if not offered:
            self._send(Kind.TEXT, "わからない")
            return
        place = min(int(self._chance.expovariate(0.7)), len(offered) - 1)
        if self._chance.random() < 0.3:
            self._send(Kind.TEXT, offered[place].label)
        else:
            self._tap(offered[place])

    def _be_distracted(self) -> None:
        match self._chance.randrange(8):
            case 0 | 1:
                self._send(Kind.TEXT, self._chance.choice(SIGHS))
            case 2 | 3:
                self._send(Kind.TEXT, self._chance.choice(ASIDES))
            case 4:
                self._send(Kind.STICKER)
            case 5:
                self._now += timedelta(days=self._chance.randint(1, 9))
            case 6:
                self._send(Kind.TEXT, "戻る")
            case _:
                self._change_their_mind()

    def _change_their_mind(self) -> None:
        answered = [question for question in self._said if self.life.character.answers.get(question)]
        if answered:
            again = self._chance.choice(self.life.character.answers[self._chance.choice(answered)])
            if not again.startswith("["):
                self._send(Kind.TEXT, f"やっぱり、{again}")

    def _typed(self, text: str) -> str:
        """With a slip of the thumb now and then, other endings, no full stop."""
        if len(text) > 6 and self._chance.random() < 0.15:
            place = self._chance.randrange(1, len(text) - 1)
            text = text[:place] + text[place + 1 :] if self._chance.random() < 0.5 else text[:place] + text[place - 1 :]
        for ending, others in ENDINGS.items():
            if text.endswith(ending) and self._chance.random() < 0.3:
                return text.removesuffix(ending) + self._chance.choice(others)
        return text

    def _offered(self) -> list[Choice]:
        return [one for one in touchable(self.life.steps[-1].turn) if one.does is Does.TAP]

    def _tap(self, choice: Choice) -> None:
        self._send(Kind.TAP, choice.data, said=f"[{choice.label}]")

    def _send(self, kind: Kind, text: str = "", said: str = "") -> None:
        self._now += timedelta(seconds=self._chance.randint(5, 90))
        self._number += 1
        asked = self.life.steps[-1].turn.question if self.life.steps else ""
        part = Part(f"event-{self._number}", kind, self._now, text, f"message-{self._number}")
        turn = flows.take_turn(self.life.session, Incoming((part,)), self._now)
        self.life.steps.append(Step(said or text or f"({kind})", asked, turn))


def touchable(turn: Turn) -> list[Choice]:
    """Quick replies, then what stands in cards."""
    inside = [choice for bubble in turn.bubbles if isinstance(bubble, Card) for choice in bubble.choices]
    return [*turn.choices, *inside]
