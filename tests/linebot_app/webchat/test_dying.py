"""A worker that dies before or after any call to a store leaves nothing said twice, nothing lost, and nothing on the
page that was taken back."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

import flows
from linebot_app.channels import conversation_of_visitors
from tests.linebot_app.webchat.conftest import STORY, House, Visitor
from tests.support.servers import until

LEASE = 0.05
PORTS = ("commit", "settle", "put", "mend", "empty")
FAR_TOO_MANY = 30


class Died(BaseException):
    """As a killed process: nothing of ours is asked any more."""


class Dying:
    """A store whose caller dies at one of the calls that change something; `calls` counts them."""

    def __init__(self, real: Any, deaths: Deaths) -> None:
        self._real = real
        self._deaths = deaths

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._real, name)
        if name not in PORTS:
            return method

        def call(*arguments: Any, **more: Any) -> Any:
            self._deaths.at("before")
            done = method(*arguments, **more)
            self._deaths.at("after")
            return done

        return call


class Deaths:
    def __init__(self, number: int, when: str) -> None:
        self.number, self.when, self.met = number, when, 0
        self.happened = False

    def at(self, when: str) -> None:
        self.met += when == "before"
        if not self.happened and (self.met, when) == (self.number, self.when):
            self.happened = True
            raise Died


def serve_until_quiet(house: House, visitor: Visitor, deaths: Deaths) -> None:
    store, boxes = Dying(house.store, deaths), Dying(house.postboxes, deaths)
    clock = lambda: house.clock[0]  # noqa: E731
    conversation = conversation_of_visitors(store, boxes, flows, clock, lease=LEASE)

    def quiet() -> bool:
        while claim := house.store.claim(LEASE):
            try:
                conversation.serve(claim)
            except Died:
                return False
        return nothing_waits(house, visitor)

    until(quiet, "everything is served")


def nothing_waits(house: House, visitor: Visitor) -> bool:
    partition = house.store._keys.partition(visitor.person)  # type: ignore[attr-defined]
    _, state, _, inbox = house.store._keys.of_person(partition, visitor.person)  # type: ignore[attr-defined]
    ask = house.store._calls.ask  # type: ignore[attr-defined]
    return not ask("EXISTS", inbox) and not ask("HEXISTS", state, "out") and not ask("HEXISTS", state, "fence")


def told(house: House) -> Visitor:
    visitor = house.visitor().begin()
    visitor.say(STORY)
    visitor.tap("はい、続ける")
    return visitor


@pytest.mark.parametrize("when", ["before", "after"])
def test_taking_back_survives_death_at_every_call(house: House, when: str) -> None:
    for number in range(1, FAR_TOO_MANY):
        visitor = told(house)
        sent_id = str(uuid4())
        visitor.say("担当は三田さんです。三田さんに責められています", sent_id, served=False)
        visitor.post("/unsend", id=str(uuid4()), mark=visitor.mark, message=sent_id)
        visitor.say("ほかに、上司にも言われました", served=False)
        deaths = Deaths(number, when)
        serve_until_quiet(house, visitor, deaths)
        letters = visitor.letters()
        assert "三田" not in " ".join(one["html"] for one in letters)
        assert letters[-1]["side"] == "house"
        if not deaths.happened:
            assert number > 3, "some calls were met"
            return
    raise AssertionError("it never ends")


@pytest.mark.parametrize("when", ["before", "after"])
def test_an_answer_is_shown_once_whoever_dies(house: House, when: str) -> None:
    quiet = told(house)
    quiet.say("担当は三田さんです")
    as_it_should_be = [one["side"] for one in quiet.letters()]
    for number in range(1, FAR_TOO_MANY):
        visitor = told(house)
        visitor.say("担当は三田さんです", served=False)
        deaths = Deaths(number, when)
        serve_until_quiet(house, visitor, deaths)
        assert [one["side"] for one in visitor.letters()] == as_it_should_be
        if not deaths.happened:
            return
    raise AssertionError("it never ends")


@pytest.mark.parametrize("when", ["before", "after"])
def test_deleting_survives_death_at_every_call(house: House, when: str) -> None:
    for number in range(1, FAR_TOO_MANY):
        visitor = told(house)
        visitor.say("データを消して")
        visitor.tap("すべて消す", served=False)
        deaths = Deaths(number, when)
        serve_until_quiet(house, visitor, deaths)
        assert visitor.session() is None
        assert "田中" not in visitor.shown()
        assert [one["side"] for one in visitor.letters()].count("own") == 0
        assert visitor.letters()[-1]["side"] == "house"
        if not deaths.happened:
            return
    raise AssertionError("it never ends")
