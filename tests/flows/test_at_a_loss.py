"""「分からない」 as an answer where a plan, a wish or a lesson is asked for is no plan."""

from __future__ import annotations

import pytest

from flows.at_a_loss import is_at_a_loss
from flows.question import SKIPPED
from tests.flows.talker import Talker
from tests.flows.test_trust import in_trust


@pytest.mark.parametrize(
    "said",
    [
        "正直よう分からん。忙しいと何してもミスる気がするし",
        "わかりません",
        "思いつかへんなあ",
        "分からないですね、いまは",
    ],
)
def test_who_does_not_know_is_at_a_loss(said: str) -> None:
    assert is_at_a_loss(said)


@pytest.mark.parametrize(
    "said",
    [
        "分からないけど、二人で確認する",
        "二人で確認します",
        "何が分からないかを先に聞くようにする",
        "お客様が何を求めているか分からないときは聞く",
        "自分の知らないことは聞くこと",
        "確認の大切さ",
    ],
)
def test_who_says_something_is_not(said: str) -> None:
    assert not is_at_a_loss(said)


def before_the_prevention() -> Talker:
    talker = in_trust()
    for _ in range(10):
        if talker.turn.question == "trust.prevention":
            return talker
        talker.tap("skipped")
    raise AssertionError(talker.turn.question)


def test_a_doubt_is_not_kept_as_the_promise() -> None:
    talker = before_the_prevention()
    talker.say("正直よう分からん。忙しいと何してもミスる気がするし")
    assert talker.case.prevention in (None, SKIPPED)
    assert talker.turn.question != "trust.prevention"
