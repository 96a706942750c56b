"""The house forgets somebody who is gone, without a word; who has come back stays."""

from __future__ import annotations

from datetime import timedelta

import pytest

import flows
from flows.orders import forget_order
from flows.turn import Incoming, Kind, Part, Raises, Turn
from tests.flows.talker import Talker, asked


@pytest.fixture
def talker() -> Talker:
    return asked("facts.contact_how", "自分のミス", "納期に遅れてしまいました", "おととい")


def forget(talker: Talker, text: str) -> Turn:
    talker.now += timedelta(days=40)
    return talker.send(Part("order-1", Kind.OPERATOR, talker.now, text))


def test_who_has_not_written_since_is_forgotten_and_not_told(talker: Talker) -> None:
    turn = forget(talker, forget_order(talker.now))
    assert list(turn.asks_for(Raises.ERASE))
    assert not turn.bubbles
    assert turn.withheld


def test_who_has_written_since_stays(talker: Talker) -> None:
    before = flows.dump(talker.session)["consultations"]
    turn = forget(talker, forget_order(talker.now - timedelta(days=1)))
    assert not list(turn.asks_for(Raises.ERASE))
    assert not turn.bubbles
    assert flows.dump(talker.session)["consultations"] == before


@pytest.mark.parametrize("text", ["forget", "forget x", "forget 2026-11-24", "forget 2026-11-24T10:00:00"])
def test_an_order_that_nobody_can_read_forgets_nobody(talker: Talker, text: str) -> None:
    assert not list(forget(talker, text).asks_for(Raises.ERASE))


def test_somebody_of_whom_nothing_is_known_may_be_forgotten(talker: Talker) -> None:
    part = Part("order-1", Kind.OPERATOR, talker.now, forget_order(talker.now))
    turn = flows.take_turn(flows.new_session(), Incoming((part,)), talker.now)
    assert list(turn.asks_for(Raises.ERASE))
