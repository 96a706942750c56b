"""The language of somebody's profile: asked once, when they are new, and kept by whatever is made of the log."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import flows
from flows.content import content
from linebot_app.conversation import rebuild_session
from linebot_app.conversation.records import SessionRecord
from linebot_app.line.render import render
from linebot_app.ports import SessionStore
from tests.support.chat import PERSON, Chat
from tests.support.tiny_flow import TinyFlow

Store = Callable[[], SessionStore]


class Profile:
    def __init__(self, language: str) -> None:
        self.tells = language
        self.asked: list[str] = []

    def language(self, person: str) -> str:
        self.asked.append(person)
        return self.tells


class Log:
    def __init__(self, entries: list[dict[str, object]]) -> None:
        self.entries = entries

    def of_person(self, person: str) -> list[dict[str, object]]:
        return [entry for entry in self.entries if entry.get("kind") == "turn" and entry["person"] == person]


def talk(store: Store, profile: Profile, *texts: str) -> Chat:
    chat = Chat(store(), flows, render=_texts, language=profile.language)
    chat.say(*texts)
    return chat


def test_somebody_new_is_spoken_to_in_the_language_of_their_profile(open_store: Store) -> None:
    profile = Profile("en")
    chat = talk(open_store, profile, "Hello", "A client is angry", "I agree")
    assert profile.asked == [PERSON]
    assert content("en").text("consent.about") in chat.line.texts
    assert content().text("consent.about") not in chat.line.texts


@pytest.mark.parametrize("language", ["", "ja"])
def test_japanese_is_spoken_where_nothing_is_told(open_store: Store, language: str) -> None:
    chat = talk(open_store, Profile(language), "こんにちは")
    assert content().text("consent.about") in chat.line.texts


def test_a_turn_that_fails_is_tried_again_without_asking(open_store: Store) -> None:
    class NoProfile(Profile):
        def language(self, person: str) -> str:
            super().language(person)
            raise TimeoutError

    profile = NoProfile("en")
    chat = talk(open_store, profile, "こんにちは")
    assert profile.asked == [PERSON]
    assert content().text("consent.about") in chat.line.texts


def test_who_is_not_to_be_answered_is_not_asked_for(open_store: Store) -> None:
    profile = Profile("en")
    chat = Chat(open_store(), TinyFlow(), language=profile.language)
    chat.deliver(chat.event("unfollow"))
    chat.work()
    assert profile.asked == []


def test_a_session_made_again_from_the_log_speaks_the_same_language(open_store: Store) -> None:
    chat = talk(open_store, Profile("en"), "Hello", "I agree", "my mistake")
    stored = chat.session(PERSON)
    assert stored is not None
    rebuilt = rebuild_session(Log(chat.log()), PERSON, flows)  # type: ignore[arg-type]
    assert rebuilt is not None
    again = flows.load(SessionRecord.from_bytes(rebuilt).flow or {})
    assert (again.language, flows.load(stored["flow"]).language) == ("en", "en")
    assert again.consultation.case.entry == "own_mistake"


def _texts(turn: flows.Turn) -> list[dict[str, str]]:
    return [{"type": "text", "text": str(message.get("text") or message.get("altText"))} for message in render(turn)]
