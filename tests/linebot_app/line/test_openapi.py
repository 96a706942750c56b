"""What is sent passes LINE's own OpenAPI document; skipped where LINE_OPENAPI_DIR does not say where that lies."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from flows.turn import Choice, Does, Say, Turn
from linebot_app.line.limits import problems
from linebot_app.line.render import render
from tests.linebot_app.line.drawn import EVERYTHING, card
from tests.linebot_app.line.test_limits import FINE, button, flex, quick, tap
from tests.support import openapi
from tests.support import turns as made

pytestmark = pytest.mark.skipif(
    openapi.folder() is None, reason=f"{openapi.VARIABLE} is not set: LINE's OpenAPI is not here"
)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(made.turns)
def test_whatever_a_turn_holds_its_messages_pass(turn: Turn) -> None:
    messages = render(turn)
    if messages:
        assert openapi.refusals_of_reply(messages) == []


def test_every_block_and_every_kind_of_choice_passes() -> None:
    choices = (
        Choice("はい", "yes"),
        Choice("日", "d", Does.DATE),
        Choice("日時", "t", Does.DATETIME, "2026-11-24T15:00"),
        Choice("写す", does=Does.COPY, value="文" * 1_500),
        Choice("開く", does=Does.OPEN, value="https://example.com/"),
    )
    messages = render(Turn((Say("こんにちは"), EVERYTHING, card(choices=choices)), choices))
    assert len(messages) == 3
    assert openapi.refusals_of_reply(messages) == []


@pytest.mark.parametrize("message", FINE)
def test_what_our_own_check_lets_pass_the_document_does_too(message: dict[str, Any]) -> None:
    assert openapi.refusals_of_reply([message]) == []


@pytest.mark.parametrize(
    "message",
    [
        {"type": "bogus"},
        {},
        {"type": "text"},
        {"type": "text", "text": 5},
        quick(tap(data="x" * 301)),
        quick(tap(type="bogus")),
        quick(*[tap()] * 14),
        quick({"type": "clipboard", "label": "写す"}),
        {"type": "flex", "altText": "代わり"},
        {"type": "flex", "contents": flex()["contents"]},
        flex({"type": "bogus"}),
        flex({"type": "box", "layout": "diagonal", "contents": []}),
        flex({"type": "box", "layout": "vertical", "contents": [{"type": "box", "contents": []}]}),
        flex(button(data="x" * 301)),
        flex({"type": "button"}),
        {"type": "template", "altText": "代わり", "template": {"type": "bogus"}},
    ],
)
def test_both_checks_refuse_what_is_wrong(message: dict[str, Any]) -> None:
    assert openapi.refusals_of_reply([message])
    assert problems(message)


def test_a_reply_holds_one_to_five_messages() -> None:
    assert openapi.refusals_of_reply([])
    assert openapi.refusals_of_reply([{"type": "text", "text": "あ"}] * 6)
