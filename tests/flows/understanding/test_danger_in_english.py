"""Danger told in English, on labelled lines: `level<tab>kind<tab>text`; several levels are right where it says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows import safety

TEXTS = sorted((Path(__file__).parent / "texts" / "english").glob("danger_*.tsv"))


def lines(path: Path) -> list[tuple[list[str], str, str]]:
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    return [(levels.split("|"), kind, text) for levels, kind, text in rows]


def kind_of(found: safety.Danger) -> str:
    return "someone" if found.kind == "self" and not found.about_me else found.kind


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_danger_is_heard_and_nothing_else(path: Path) -> None:
    rows = lines(path)
    dangerous = [(levels, text) for levels, _, text in rows if "none" not in levels]
    harmless = [text for levels, _, text in rows if levels == ["none"]]
    unheard = [text for _, text in dangerous if not safety.look(text)]
    false = [text for text in harmless if safety.look(text)]
    assert len(unheard) <= 0.04 * len(dangerous), unheard
    assert len(false) <= 0.04 * len(harmless), false


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_how_grave_it_is_and_whose_life_it_is_about_is_told_mostly_right(path: Path) -> None:
    rows = [row for row in lines(path) if "none" not in row[0]]
    wrong = [
        text
        for levels, kind, text in rows
        if (found := safety.look(text)) and (found.level not in levels or kind_of(found) != kind)
    ]
    assert len(wrong) <= 0.06 * len(rows), wrong


def test_there_are_enough_lines_to_say_something() -> None:
    assert sum(len(lines(path)) for path in TEXTS) >= 400


@pytest.mark.parametrize(
    "text",
    [
        "お客様に怒鳴られて、I want to die",
        "I want to die です",
        "ｉ　ｗａｎｔ　ｔｏ　ｄｉｅ",
        "I WANT TO DIE",
        "I don’t want to live anymore",
    ],
)
def test_languages_widths_and_marks_may_be_mixed(text: str) -> None:
    assert safety.look(text).level == "concern"


def test_the_evidence_points_at_the_words() -> None:
    text = "Sorry. The client shouted at me. Honestly I want to die."
    found = safety.look(text).evidence
    assert found is not None
    assert "to die" in text[found.start : found.end]
