"""Somebody who looks for work in the chat, and a listing in memory; what is asserted about it lives in the tests."""

from __future__ import annotations

import json
from typing import Any

import flows
from flows.jobs import ListingAway, Opening, Place, Salary, Shortlist, Wishes
from flows.jobs.listing import shown
from flows.turn import Incoming, Raises, Turn
from tests.flows.talker import MORNING, Talker

FORM = "career.jobs"
SALES = Opening(
    title="法人営業",
    company="みなと商事",
    places=(Place(13, "港区"),),
    types=("regular",),
    salary=Salary("month", 300_000),
    id="7",
)


class Listed:
    """A listing of one opening, in memory."""

    def __init__(self, *openings: Opening, away: bool = False) -> None:
        self.openings, self.away = openings, away

    def best(self, wishes: Wishes, now: object) -> Shortlist:
        if self.away:
            raise ListingAway
        matches = shown(self.openings, wishes, MORNING)
        return Shortlist(matches, len(matches))

    def find(self, opening_id: str, now: object) -> Opening | None:
        if self.away:
            raise ListingAway
        return next((one for one in self.openings if one.id == opening_id), None)


class Seeker(Talker):
    """Somebody whose channel has a listing to hand in."""

    listing: Listed | None = None

    def send(self, *parts: flows.Part) -> Turn:
        incoming = Incoming(parts, listing=self.listing)
        self.turn = flows.take_turn(self.session, incoming, self.now)
        self.sent.append((incoming, self.now))
        self.turns.append(self.turn)
        return self.turn


def seeker(listing: Listed | None = None) -> Seeker:
    talker = Seeker()
    talker.listing = listing
    talker.agree()
    talker.tap("career")
    talker.say("仕事を探したい")
    assert talker.turn.question == FORM
    return talker


def answers(talker: Talker) -> dict[str, list[str]]:
    return talker.session.consultation.case.jobs


def fill_in(talker: Talker) -> None:
    for data in (
        "occupation.sales",
        "place.kanto",
        "type.regular",
        "income.any",
        "inexperienced.no",
        "start.now",
        "contact.chat",
    ):
        talker.tap(data)


def enquiries(turn: Turn) -> list[dict[str, Any]]:
    return [json.loads(value) for value in turn.asks_for(Raises.ENQUIRE)]
