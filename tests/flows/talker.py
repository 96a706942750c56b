"""Talks to the flow in memory as a person would; what is asserted about it lives in the tests."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import flows
from flows.turn import Choice, Does, Incoming, Kind, Part, Turn, as_lines

JAPAN = timezone(timedelta(hours=9))
MORNING = datetime(2026, 11, 18, 10, 0, tzinfo=JAPAN)


class Talker:
    """One person's chat. `pause` is how long they think before each message."""

    def __init__(self, now: datetime = MORNING, pause: timedelta = timedelta(seconds=30)) -> None:
        self.session = flows.new_session()
        self.now = now
        self.pause = pause
        self.sent: list[tuple[Incoming, datetime]] = []
        self.turn = Turn()
        self.turns: list[Turn] = []

    def send(self, *parts: Part) -> Turn:
        incoming = Incoming(parts)
        self.turn = flows.take_turn(self.session, incoming, self.now)
        self.sent.append((incoming, self.now))
        self.turns.append(self.turn)
        return self.turn

    def part(self, kind: Kind, text: str = "", picked: str = "", at: datetime | None = None) -> Part:
        self.now += self.pause
        number = len(self.sent) + 1
        return Part(f"event-{number}", kind, at or self.now, text, f"message-{number}", picked)

    def say(self, text: str) -> Turn:
        return self.send(self.part(Kind.TEXT, text))

    def show(self, kind: Kind) -> Turn:
        return self.send(self.part(kind))

    def tap_data(self, data: str, picked: str = "") -> Turn:
        return self.send(self.part(Kind.TAP, data, picked))

    def tap(self, value: str, picked: str = "") -> Turn:
        """Touches the choice whose data names this value (`left_company`, `agree`, `不安=4`)."""
        choice = self.find(value)
        assert choice is not None, f"{value} is not offered at {self.turn.question}: {[c.data for c in self.offered()]}"
        return self.tap_data(choice.data, picked)

    def find(self, value: str) -> Choice | None:
        return next((c for c in self.offered() if c.data and value in c.data.split("|")), None)

    def offered(self) -> list[Choice]:
        """Everything that can be touched in the last turn."""
        inside = [c for bubble in self.turn.bubbles for c in getattr(bubble, "choices", ())]
        rows = [
            c
            for bubble in self.turn.bubbles
            for block in getattr(bubble, "blocks", ())
            for c in getattr(block, "choices", ())
        ]
        return [c for c in (*self.turn.choices, *inside, *rows) if c.does not in (Does.COPY, Does.OPEN)]

    def unsend(self, message_id: str) -> Turn:
        self.now += self.pause
        return self.send(Part(f"event-{len(self.sent) + 1}", Kind.UNSEND, self.now, message_id=message_id))

    def agree(self, first: str = "こんにちは") -> Turn:
        self.say(first)
        return self.tap("agree")

    @property
    def case(self) -> flows.Consultation:
        return self.session.consultation.case  # type: ignore[return-value]

    def words(self) -> str:
        """All that was said in the last turn."""
        return "\n".join(line for bubble in self.turn.bubbles for line in as_lines(bubble))

    def everything(self) -> str:
        return "\n".join(line for turn in self.turns for bubble in turn.bubbles for line in as_lines(bubble))


def asked(question: str, *texts: str) -> Talker:
    """Somebody who has agreed and said these texts, before whom this question is open now."""
    talker = Talker()
    talker.agree()
    for text in texts:
        talker.say(text)
    assert talker.turn.question == question, talker.turn.question
    return talker


def how_it_came() -> Talker:
    return asked("facts.contact_how", "自分のミス", "納期に遅れてしまいました", "おととい")


def at_the_relation() -> Talker:
    talker = how_it_came()
    for _ in range(30):
        if talker.turn.question == "apology.relation":
            return talker
        talker.say("不安3") if talker.turn.question == "feelings.which" else talker.tap("skipped")
    raise AssertionError(talker.turn.question)
