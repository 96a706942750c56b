"""The few words that the channel adds are said in the language of the turn."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.content import FIRST, content, languages
from flows.turn import Choice, Say, Turn
from linebot_app.line.components import speaking, word
from linebot_app.line.render import render
from tests.flows.test_stories import STORIES
from tests.flows.walker import walk

OTHERS = [language for language in languages() if language != FIRST]
OURS = {
    str(content().raw(key)) for key in content() if key.startswith("channel.") and "{" not in str(content().raw(key))
}


def texts(value: object) -> set[str]:
    if isinstance(value, dict):
        own = {str(value["text"])} if "text" in value else set()
        return own.union(*map(texts, value.values()))
    return set().union(*map(texts, value)) if isinstance(value, list) else set()


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.stem)
@pytest.mark.parametrize("language", OTHERS)
def test_no_word_of_the_first_language_is_added_to_another(language: str, story: Path) -> None:
    talker = walk(story, content(language).text("chat.language.label"))
    drawn = [render(turn) for turn in talker.turns[1:]]
    assert set().union(*map(texts, drawn)) & OURS == set()


@pytest.mark.parametrize("language", languages())
def test_choices_that_do_not_fit_stand_under_a_title_of_that_language(language: str) -> None:
    choices = tuple(Choice(f"{n}", f"a|q|{n}") for n in range(30))
    drawn = texts(render(Turn((Say("?"),), choices, language=language)))
    assert content(language).text("channel.more_choices") in drawn


def test_who_speaks_next_speaks_their_own_language_again() -> None:
    with speaking("en"):
        assert word("you") == content("en").text("channel.you")
    assert word("you") == content().text("channel.you")
