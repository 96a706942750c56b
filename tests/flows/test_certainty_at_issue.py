"""Whether it is sure is asked of what went wrong, not of somebody's anger."""

from __future__ import annotations

import pytest

from flows.case import Case
from flows.stages import BY_ID


@pytest.mark.parametrize(
    "happened",
    [
        "さっきお客さんに怒鳴られました",
        "お客様から電話があり…",
        "取引先から呼び出されました",
        "お客さんにすごい怒られた",
        "先方からクレームが来ました",
    ],
)
def test_who_was_only_shouted_at_is_not_asked_how_sure_it_is(happened: str) -> None:
    assert not BY_ID["facts.certainty"].only_if(Case(entry="front_desk", happened=happened, story=[happened]))


@pytest.mark.parametrize(
    "happened", ["商品が三つ足りませんでした", "納期に遅れてしまいました", "後輩が料金を間違えました"]
)
def test_what_went_wrong_may_be_sure_or_heard(happened: str) -> None:
    assert BY_ID["facts.certainty"].only_if(Case(entry="own_mistake", happened=happened, story=[happened]))


def test_of_anger_about_an_act_the_act_is_asked_about() -> None:
    case = Case(entry="own_mistake", happened="お客さんに怒鳴られました", did="会計を間違えました")
    assert BY_ID["facts.certainty"].only_if(case)
