"""What was only asked, wished or objected to stands in no text for an application."""

from __future__ import annotations

import pytest

from flows.career.acts import ACTS, quote_of
from flows.career.lived import lived_by
from flows.career.own import calls_a_strength
from flows.career.texts import INTERVIEW, KINDS, SELF_PR, text_of
from flows.case import Case
from flows.content import content


@pytest.mark.parametrize(
    "said",
    [
        "黙って謝りに行ってもええですか？",
        "謝りに行ったほうがいいんかな",
        "謝ったほうがええんやろか",
        "上司に報告したほうがいい？",
        "先輩に報告してもええんかな",
    ],
)
def test_what_is_asked_about_was_not_done(said: str) -> None:
    assert not any(quote_of(said, pattern) for pattern in ACTS.values())


@pytest.mark.parametrize("said", ["次の日に謝りに行きました", "すぐに上司に報告しました"])
def test_what_was_done_was_done(said: str) -> None:
    assert any(quote_of(said, pattern) for pattern in ACTS.values())


@pytest.mark.parametrize(
    "said", ["受け止めてないけど", "嘘になるやん", "それ変えて", "ちゃんと謝った", "強みなんかあるか？"]
)
@pytest.mark.parametrize("kind", KINDS)
def test_an_objection_is_no_strength(said: str, kind: str) -> None:
    assert not calls_a_strength(said)
    told = Case(entry="own_mistake", employment="current", responsibility="full", strength=said)
    assert said not in text_of(kind, lived_by(told), content()).text


def test_a_strength_in_own_words_is_told() -> None:
    told = Case(entry="own_mistake", employment="current", responsibility="full", strength="粘り強さ")
    assert "粘り強さ" in text_of(SELF_PR, lived_by(told), content()).text


def test_the_firm_is_called_as_one_speaks_in_what_is_spoken() -> None:
    told = Case(entry="own_mistake", employment="current", responsibility="full", strength="communication")
    written, spoken = (content().text(f"career_texts.firm.{way}") for way in ("written", "spoken"))
    for long in (False, True):
        assert written not in text_of(INTERVIEW, lived_by(told), content(), long=long).text
        assert spoken not in text_of(SELF_PR, lived_by(told), content(), long=long).text


@pytest.mark.parametrize(
    "words", ["間違えたんは先週やけど", "どないしたらええんやろ？", "えっと、まあ、ミスったんやけど"]
)
def test_speech_is_in_no_text(words: str) -> None:
    told = Case(entry="own_mistake", employment="current", responsibility="full", prevention=words, acted=words)
    told.learned = told.goal = told.care = told.result = told.experience = words
    for kind in KINDS:
        assert words[:8] not in text_of(kind, lived_by(told), content(), long=True).text
