"""The entries of the log, as they are committed with a turn; where they are written to lives in storage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from flows.turn import Bubble, Card, Carousel, Incoming, Part, Raises, Say, Turn, as_lines
from linebot_app.conversation.cards_kept import kept_cards
from linebot_app.ports import Answer, Outcome

Entry = dict[str, Any]


def turn_entry(person: str, number: int, incoming: Incoming, turn: Turn, flow_version: object, now: datetime) -> Entry:
    """One turn with all its words. The `turn` is named by its first event."""
    return {
        "kind": "turn",
        "turn": incoming.parts[0].event_id,
        "person": person,
        "number": number,
        "event_ids": [part.event_id for part in incoming.parts],
        "at": now.isoformat(),
        "input": [_heard(part) for part in incoming.parts],
        "output": list(_said(turn)),
        "stage": turn.stage,
        "question": turn.question,
        "trigger": turn.trigger,
        "flow_version": str(flow_version),
        "understood": list(turn.understood),
        # What an enquiry says goes to its own table alone: words in it can be taken back there.
        "effects": [
            {"does": str(effect.does), "value": "" if effect.does is Raises.ENQUIRE else effect.value}
            for effect in turn.effects
        ],
        "withheld": turn.withheld,
        "digest": dict(turn.digest),
    }


def without_words(entry: Entry) -> Entry:
    """The same turn as it may be logged while consent is open: that something was said and answered, not what."""
    return {
        **entry,
        "input": [{**part, "text": "", "picked": "", "message_id": ""} for part in entry["input"]],
        "output": [without_what_was_said(said) for said in entry["output"]],
        "withheld": True,
    }


def without_what_was_said(said: Entry) -> Entry:
    return {**{name: value for name, value in said.items() if name != "cards"}, "lines": [], "choices": []}


def blank(entry: Entry, message_id: str) -> None:
    """Takes the words of one message out of an entry, and what the answer may have repeated of them."""
    for part in entry["input"]:
        if part["message_id"] == message_id:
            part["text"] = part["picked"] = ""
    for said in entry["output"]:
        if said["personal"]:  # which words came from which message is not known here
            said.update(without_what_was_said(said))
            said.pop("cards", None)


def reveal_entries(held: Iterable[Entry]) -> Iterator[Entry]:
    for entry in held:
        yield {
            "kind": "reveal",
            "turn": entry["turn"],
            "person": entry["person"],
            "input": entry["input"],
            "output": entry["output"],
        }


def withdraw_entry(person: str, message_id: str, now: datetime) -> Entry:
    return {"kind": "withdraw", "person": person, "message_id": message_id, "at": now.isoformat()}


def enquiry_entry(person: str, turn: str, content: Entry, now: datetime) -> Entry:
    """`turn`: the first event of the turn that sent it, so that it is written once."""
    return {"kind": "enquiry", "turn": turn, "person": person, "at": now.isoformat(), "content": content}


def erase_entry(person: str, now: datetime) -> Entry:
    return {"kind": "erase", "person": person, "at": now.isoformat()}


def delivery_entry(person: str, turn: str, outcome: Outcome, answer: Answer | None, now: datetime) -> Entry:
    return {
        "kind": "delivery",
        "turn": turn,
        "person": person,
        "outcome": str(outcome),
        "request_id": answer.request_id if answer else "",
        "detail": answer.detail if answer else "",
        "message_ids": list(answer.message_ids) if answer else [],
        "at": now.isoformat(),
    }


def _heard(part: Part) -> Entry:
    return {
        "event_id": part.event_id,
        "kind": str(part.kind),
        "text": part.text,
        "picked": part.picked,
        "message_id": part.message_id,
        "at": part.at.isoformat(),
    }


def _said(turn: Turn) -> Iterator[Entry]:
    for place, bubble in enumerate(turn.bubbles, 1):
        choices = list(bubble.choices) if isinstance(bubble, Card | Carousel) else []
        if place == len(turn.bubbles):
            choices += turn.choices
        said = {
            "type": _type_of(bubble),
            "lines": as_lines(bubble),
            "personal": bubble.personal,
            "choices": [choice.label for choice in choices],
        } | ({"by": turn.sender} if turn.sender and place == len(turn.bubbles) else {})
        # How a card is built up, so that it can be shown again as it was seen.
        yield said if isinstance(bubble, Say) else {**said, "cards": kept_cards(bubble)}


def _type_of(bubble: Bubble) -> str:
    match bubble:
        case Card():
            return bubble.kind
        case Carousel():
            return "carousel"
    return "say"
