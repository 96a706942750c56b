"""Somebody who answers whatever they are asked from a script, by typing and tapping, on a phone or in a browser.

What is asked is known from the choices that are offered, never from wording; what is asserted lives in the tests.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from linebot_app.simulator.driver import Entry, Phone

Json = dict[str, Any]
LEFT_COMPANY: Json = tomllib.loads((Path(__file__).parent / "left_company.toml").read_text("utf-8"))
FAR_TOO_MANY = 60
ONCE_MORE = ("feelings.which", "feelings.strength")  # stay open until everything is chosen


@dataclass(frozen=True)
class Offer:
    """Something to touch in the bot's newest reply."""

    action: Json
    message_id: str
    quick: bool

    @property
    def data(self) -> list[str]:
        return str(self.action.get("data", "")).split("|")

    @property
    def label(self) -> str:
        return str(self.action["label"])


class Hand(Protocol):
    """How the person writes and touches."""

    def write(self, text: str) -> None: ...

    def touch(self, offer: Offer, value: str | None = None) -> None: ...

    def see(self, reply: list[Entry]) -> None:
        """Blocks until this reply is before the person's eyes."""


class Api:
    """Without a screen: straight through the simulator."""

    def __init__(self, phone: Phone) -> None:
        self.phone = phone

    def write(self, text: str) -> None:
        self.phone.say(text)

    def touch(self, offer: Offer, value: str | None = None) -> None:
        named = {"action": offer.action, "message_id": offer.message_id, "quick": offer.quick, "value": value}
        self.phone.platform.post(f"/chats/{self.phone.id}/tap", named)

    def see(self, reply: list[Entry]) -> None:
        pass


@dataclass
class Person:
    """`asked`: each question in the order it was first open; `turns`: how often the person has said something;
    `turns_until`: how often they had when a question was first open."""

    phone: Phone
    hand: Hand
    script: Json = field(default_factory=lambda: LEFT_COMPANY)
    answers: Json = field(default_factory=dict)  # other ones than in the script
    thinks: float = 2.0  # seconds between reading and answering: what comes at once belongs to the answer before
    reply: list[Entry] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    turns: int = 0
    turns_until: dict[str, int] = field(default_factory=dict)

    def say(self, *bubbles: str) -> list[Entry]:
        """Writes them right after one another, and waits until the last one is answered."""
        self.phone.platform.forward(self.thinks)
        for text in bubbles:
            self.hand.write(text)
        self.turns += 1
        return self._hear(self._token() if len(bubbles) > 1 else "")

    def _token(self) -> str:
        """The reply token of the person's newest event: LINE gives one for each, the bot answers with the newest."""
        self.phone.platform.wait_until_idle()
        newest = [one for one in self.phone.platform.webhooks() if self.phone.id in one["chats"]][-1]
        return str(json.loads(newest["body"])["events"][-1]["replyToken"])

    def tap(self, value: str, picked: str | None = None) -> list[Entry]:
        """Touches what is offered with this value in its data: agree, left_company, 不安=4."""
        offer = self.find(value)
        assert offer is not None, f"{value} is not offered: {[one.action for one in self.offers()]}"
        self.phone.platform.forward(self.thinks)
        self.hand.touch(offer, picked)
        self.turns += 1
        return self._hear()

    def _hear(self, token: str = "") -> list[Entry]:
        self.reply = self.phone.wait_for_reply()
        while token and token not in {entry.raw["token"] for entry in self.reply}:
            self.reply = self.phone.wait_for_reply()  # so far only the first bubbles were answered
        self.hand.see(self.reply)
        question = self.question
        if question and question not in self.turns_until:
            self.asked.append(question)
            self.turns_until[question] = self.turns
        return self.reply

    def offers(self) -> list[Offer]:
        """What can be touched in the newest reply, the last bubble first."""
        return [offer for entry in reversed(self.reply) for offer in _offers(entry)]

    def find(self, value: str) -> Offer | None:
        return next((offer for offer in self.offers() if value in offer.data), None)

    @property
    def question(self) -> str:
        """The id of the open question; empty when none is open."""
        for offer in self.offers():
            if offer.data[0] == "a":
                return offer.data[1]
            if offer.data[:2] == ["c", "agree"]:
                return "consent.agree"
        return ""

    def answer(self) -> list[Entry]:
        """Answers the open question as the script tells."""
        answer = {**self.script["answers"], **self.answers}[self.question]
        if isinstance(answer, list):
            answer = answer[0] if len(answer) == 1 or self.find(answer[0][1:-1]) else answer[-1]
        return self.tap(answer[1:-1]) if answer.startswith("[") else self.say(answer)

    def answer_until(self, question: str = "") -> None:
        """Goes on until this question is open; without one, to the end."""
        for _ in range(FAR_TOO_MANY):
            if self.question == question:
                return
            self.answer()
        raise AssertionError(f"{question or 'the end'} is not reached; asked was {self.asked}")


def by_pasting(person: Person) -> None:
    """Begins with the whole story at once."""
    person.say(LEFT_COMPANY["story"])


def answer_by_answer(person: Person) -> None:
    """Begins with a greeting, and tells only what is asked."""
    person.say(LEFT_COMPANY["greeting"])


def in_six_bubbles(person: Person) -> None:
    """Begins with the story in pieces, sent right after one another."""
    person.say(*LEFT_COMPANY["bubbles"])


def offers_of(phone: Phone) -> list[Offer]:
    """What can be touched anywhere in the chat, also in older cards, newest first."""
    said = [entry for entry in phone.transcript() if entry.side == "bot"]
    return [offer for entry in reversed(said) for offer in _offers(entry)]


def _offers(entry: Entry) -> Iterator[Offer]:
    for item in (entry.message.get("quickReply") or {}).get("items", []):
        yield Offer(item["action"], entry.message_id, True)
    inside = {name: value for name, value in entry.message.items() if name != "quickReply"}
    for action in _actions(inside):
        yield Offer(action, entry.message_id, False)


def _actions(value: Any) -> Iterator[Json]:
    if isinstance(value, list):
        for one in value:
            yield from _actions(one)
    elif isinstance(value, dict):
        for name, one in value.items():
            if name == "action":
                yield one
            else:
                yield from _actions(one)
