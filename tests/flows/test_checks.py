"""`flow check` names what is wrong with the map and the wording, by name."""

from __future__ import annotations

from typing import Any

import pytest

from flows import checks
from flows.content import Content, content
from flows.stage import Stage


def check_with(monkeypatch: pytest.MonkeyPatch, *, without: str = "", **more: Any) -> list[str]:
    """The problems of the wording with one key taken out or some put in."""
    words = content("ja")
    values = {key: words.raw(key) for key in words if key != without} | more
    monkeypatch.setattr(checks, "content", lambda language: Content(language, values))
    return checks.problems()


def test_the_map_and_the_wording_are_complete() -> None:
    assert checks.problems() == []


@pytest.mark.parametrize(
    "key", ["facts.demands.ask", "facts.demands.name", "facts.demands.options.visit", "chat.back", "cards.understood"]
)
def test_a_missing_wording_is_named(monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    assert any(key in problem for problem in check_with(monkeypatch, without=key))


@pytest.mark.parametrize(
    "key", ["facts.nobody_asks_this.ask", "chat.never_said", "facts.demands.options.nothing_like_it"]
)
def test_a_spare_wording_is_named(monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    assert any(key in problem for problem in check_with(monkeypatch, **{key: "余っている"}))


def test_a_label_over_the_limit_of_a_button_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    problems = check_with(
        monkeypatch, **{"facts.demands.options.visit": "とても長い選択肢なのでボタンには入りきりません"}
    )
    assert any("facts.demands.options.visit" in problem for problem in problems)


def test_a_label_of_twenty_joined_emojis_is_short_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    assert check_with(monkeypatch, **{"facts.demands.options.visit": "👨‍👩‍👧‍👦" * 20}) == []


def test_a_text_over_the_limit_of_a_bubble_and_an_empty_one_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    problems = check_with(monkeypatch, **{"chat.back": "あ" * 5001, "chat.paused": " "})
    assert any("chat.back" in problem for problem in problems)
    assert any("chat.paused" in problem for problem in problems)


def test_a_stage_that_nobody_reaches_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [row for row in checks.ROUTES if row[2] != Stage.TRUST or row[0] == "came_back"]
    monkeypatch.setattr(checks, "ROUTES", rows)
    assert any("trust" in problem and "reached" in problem for problem in checks.problems())


def test_a_dead_end_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "ROUTES", [row for row in checks.ROUTES if row[1] != Stage.TRUST])
    assert any("trust" in problem and "dead end" in problem for problem in checks.problems())


def test_a_stage_whose_every_way_on_has_a_condition_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [row for row in checks.ROUTES if row[:3] != ["finished", Stage.APOLOGY, Stage.CAREER]]
    monkeypatch.setattr(checks, "ROUTES", rows)
    assert any("apology" in problem for problem in checks.problems())


@pytest.mark.parametrize("text", ["「{valu}」と言われたのですね。", "「{value」"])
def test_a_value_that_nobody_hands_in_is_named(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    assert any("facts.said.echo" in problem for problem in check_with(monkeypatch, **{"facts.said.echo": text}))
