"""What a draft says of one's own delay blames nobody; a gift in the firm's name is a promise one cannot keep alone."""

from __future__ import annotations

import pytest

from flows.documents import check
from flows.turn import Card, Paragraph
from flows.voice import reviewing
from tests.flows.test_striking import at_the_drafts


@pytest.mark.parametrize(
    "said",
    ["納品が遅れて申し訳ございません。", "納品が遅れて、ご迷惑をおかけしました。", "お客様に渡す資料を間違えました。"],
)
def test_an_own_delay_blames_nobody(said: str) -> None:
    assert check(said) == []


def test_a_suppliers_delay_does() -> None:
    assert "blaming" in {found.kind for found in check("業者の納品が遅れて、お届けできませんでした。")}


@pytest.mark.parametrize("said", ["次回のご注文は全額無料とさせていただきます。", "次回は無料でお届けします。"])
def test_a_gift_is_a_promise_of_the_firm(said: str) -> None:
    assert {found.kind for found in check(said)} == {"impossible_promise"}


def test_what_one_could_be_held_to_is_shown_first() -> None:
    talker = at_the_drafts()
    talker.say(
        "この文でいいですか：業者の納品が遅れて、お届けできませんでした。後輩のミスです。"
        "申し訳ございませんでした。次回のご注文は全額無料とさせていただきます。"
    )
    card = next(b for b in talker.turn.bubbles if isinstance(b, Card) and b.kind == "draft")
    strong = [block.text for block in card.blocks if isinstance(block, Paragraph) and block.strong]
    assert len(strong) <= reviewing.MOST_FINDINGS
    assert "全額無料" in strong[0]
