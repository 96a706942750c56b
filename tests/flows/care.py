"""Somebody in danger, and what the last turn showed them; what is asserted about it lives in the tests."""

from __future__ import annotations

from flows.stage import Stage
from flows.turn import Card, Raises, Turn, Window
from tests.flows.talker import Talker, asked

CONCERN = "もう死んでしまいたいです"
IMMINENT = "今夜、薬を全部飲んで死にます"
DOUBTFUL = "死にたいとは思っていませんが、もうすぐ一か月になります"


def in_facts() -> Talker:
    return asked("facts.when", "自分のミス", "納期に遅れてしまいました")


def caring(*texts: str) -> Talker:
    talker = in_facts()
    for text in texts:
        talker.say(text)
    assert talker.turn.stage == Stage.DANGER, talker.turn.stage
    return talker


def cards(turn: Turn, kind: str) -> list[Card]:
    return [bubble for bubble in turn.bubbles if isinstance(bubble, Card) and bubble.kind == kind]


def windows(turn: Turn) -> list[Window]:
    return [block for card in cards(turn, "windows") for block in card.blocks if isinstance(block, Window)]


def alerts(*turns: Turn) -> list[str]:
    return [level for turn in turns for level in turn.asks_for(Raises.ALERT)]
