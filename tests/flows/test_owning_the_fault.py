"""Who is clearly at fault is told nothing that is said to those whose fault is open."""

from __future__ import annotations

from datetime import timedelta

import pytest

from flows.content import content
from flows.decision import advise
from flows.decision.factors import OPTIONS, Factors
from tests.flows.talker import MORNING, Talker

OPEN_FAULT = content().text("reflect.feeling.罪悪感")


@pytest.mark.parametrize("demands", ["yes", "no", "unclear"])
@pytest.mark.parametrize("will", ["apologise", "not", "indifferent", "unclear"])
@pytest.mark.parametrize("certainty", ["seen", "heard", "unknown"])
def test_no_advice_speaks_of_a_fault_that_was_none(demands: str, will: str, certainty: str) -> None:
    factors = Factors(
        own_responsibility="full", customer_demands_apology=demands, company_will=will, certainty=certainty
    )
    advice = advise(factors)
    assert advice.option in OPTIONS
    assert "no_own_fault" not in [key for key, _ in advice.changes]


def test_who_owns_a_mistake_is_not_told_that_it_is_open() -> None:
    talker = Talker(MORNING, timedelta(minutes=1))
    talker.agree()
    talker.tap("own_mistake")
    talker.say("発注の数を間違えました。全部自分のせいです。申し訳ない気持ちでいっぱいです")
    assert OPEN_FAULT not in talker.everything()
