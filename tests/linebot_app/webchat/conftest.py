"""Visitors of the web chat without a browser: the page's application, a real store and the worker's side, in one
process with one clock."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from html import unescape
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

import flows
from linebot_app.channels import conversation_of_visitors
from linebot_app.ports import SessionStore
from linebot_app.settings import Settings
from linebot_app.storage.postboxes import RedisPostboxes, open_postboxes
from linebot_app.storage.sessions import open_sessions
from linebot_app.webchat.app import create_webchat
from linebot_app.webchat_settings import WebChatSettings
from tests.support.servers import valkey_url

__all__ = ["valkey_url"]

HOST = "https://chat.example"
STORY = "取引先の田中様に出した見積書の金額を私が一桁まちがえて、電話で「謝りに来い」と言われました"
FROM_A_SCRIPT = {"X-Asked-By": "script", "Sec-Fetch-Site": "same-origin", "Origin": HOST}
_BUTTON = re.compile(r'<button name="choice" value="(\d+)"[^>]*>([^<]*)</button>')
_MARK = re.compile(r'name="mark" value="([0-9a-f]+)"')


@dataclass
class House:
    """`serve` answers everything that waits; `clock` is a list of one: seconds since 1970."""

    app: Flask
    store: SessionStore
    postboxes: RedisPostboxes
    prefix: str
    clock: list[float]
    conversation: Any
    settings: Settings

    def serve(self) -> None:
        while claim := self.store.claim(5.0):
            self.conversation.serve(claim)

    def later(self, seconds: float) -> None:
        self.clock[0] += seconds

    def visitor(self, **headers: str) -> Visitor:
        return Visitor(self, self.app.test_client(), headers)


@dataclass
class Visitor:
    """One browser. `client` keeps the cookie."""

    house: House
    client: FlaskClient
    headers: dict[str, str] = field(default_factory=dict)

    def get(self, path: str = "/", **more: Any) -> TestResponse:
        return self.client.get(path, base_url=HOST, headers=self.headers, **more)

    def post(self, path: str, headers: dict[str, str] | None = None, **form: str) -> TestResponse:
        """As the page's script posts, unless `headers` say otherwise."""
        told = FROM_A_SCRIPT if headers is None else headers
        return self.client.post(path, data=form, base_url=HOST, headers={**self.headers, **told})

    def begin(self) -> Visitor:
        self.post("/start", id=str(uuid4()))
        self.house.serve()
        return self

    @property
    def mark(self) -> str:
        found = _MARK.search(self.get().text)
        assert found
        return found[1]

    @property
    def person(self) -> str:
        """Read off the cookie."""
        cookie = self.client.get_cookie("__Host-kikiyaku", domain="chat.example") or self.client.get_cookie(
            "kikiyaku", domain="chat.example"
        )
        assert cookie is not None
        return str(cookie.value).rsplit(".", 2)[0]

    def say(self, text: str, sent_id: str = "", served: bool = True) -> TestResponse:
        self.house.later(5)
        answer = self.post("/say", id=sent_id or str(uuid4()), mark=self.mark, text=text)
        if served:
            self.house.serve()
        return answer

    def news(self, after: str = "0", version: str = "0") -> dict[str, Any]:
        told: dict[str, Any] = self.get("/news", query_string={"after": after, "version": version}).get_json()
        return told

    def letters(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.news()["letters"]
        return found

    def shown(self) -> str:
        """All words on the page, without tags."""
        return unescape(re.sub(r"<[^>]+>", " ", " ".join(one["html"] for one in self.letters())))

    def offers(self) -> dict[str, tuple[str, str]]:
        """Label to letter and number of what can be tapped in the newest answers."""
        found: dict[str, tuple[str, str]] = {}
        for letter in self.letters()[-5:]:
            for number, label in _BUTTON.findall(letter["html"]):
                found[unescape(label)] = (letter["number"], number)
        return found

    def tap(self, label: str, sent_id: str = "", served: bool = True) -> TestResponse:
        self.house.later(5)
        letter, choice = self.offers()[label]
        answer = self.post("/tap", id=sent_id or str(uuid4()), mark=self.mark, letter=letter, choice=choice)
        if served:
            self.house.serve()
        return answer

    def session(self) -> bytes | None:
        return self.house.store.session(self.person)


Open = Callable[..., House]


@pytest.fixture
def opened(complete_environment: dict[str, str], valkey_url: str) -> Iterator[Open]:
    """Makes a house; everything of it lies under a prefix of its own."""
    from linebot_app.settings import load

    made: list[House] = []

    def make(parents: tuple[str, ...] = (), secure: bool = True) -> House:
        settings = load({**complete_environment, "PUBLIC_BASE_URL": HOST})
        settings = replace(settings, webchat=WebChatSettings(True, parents, secure))
        prefix = f"w{uuid4().hex[:12]}"
        store = open_sessions(valkey_url, prefix=prefix)
        boxes = open_postboxes(valkey_url, prefix=prefix)
        clock = [time.time()]
        app = create_webchat(settings, store, boxes, "memory://", lambda: clock[0])
        conversation = conversation_of_visitors(store, boxes, flows, lambda: clock[0])
        made.append(House(app, store, boxes, prefix, clock, conversation, settings))
        return made[-1]

    yield make
    for house in made:
        house.store.close()
        house.postboxes.close()


@pytest.fixture
def house(opened: Open) -> House:
    return opened()
