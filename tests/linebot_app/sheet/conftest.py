"""A chat and the pages of the same people on one real store, with one clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

import flows
from flows.turn import Card, Does, Say, Turn
from linebot_app import answers
from linebot_app.line.events import tapped_elsewhere
from linebot_app.ports import SessionStore
from linebot_app.settings import Settings
from linebot_app.sheet.link import IN_A_BROWSER, Links
from linebot_app.sheet.page import TOKYO, sheet_blueprint
from linebot_app.storage import embedded
from linebot_app.storage.sessions import open_sessions
from tests.support.chat import Chat

HOST = "https://kikiyaku.example"
STORY = "取引先の田中様に出した見積書の金額を私が一桁まちがえて、電話で「謝りに来い」と言われました"


def drawn(turn: Turn) -> list[dict[str, Any]]:
    """What is said, and the addresses that can be opened."""
    messages = []
    for bubble in turn.bubbles:
        text = bubble.text if isinstance(bubble, Say) else bubble.title if isinstance(bubble, Card) else "…"
        opens = [choice.value for choice in getattr(bubble, "choices", ()) if choice.does is Does.OPEN]
        messages.append({"type": "text", "text": text or "…", "opens": opens})
    return messages


@dataclass
class People:
    """`chat` is the worker's side, `client` a browser; `links` makes what the worker hands out."""

    chat: Chat
    client: FlaskClient
    links: Links
    store: SessionStore

    def tell(self, *texts: str) -> None:
        for text in texts:
            self.chat.later(30)
            self.chat.say(text)

    def link(self) -> str:
        """The path of the page, as the summary gives it."""
        turns: list[list[dict[str, Any]]] = []
        make = self.chat.make

        def watching(store: SessionStore) -> Any:
            conversation = make(store)
            render = conversation._answering._render
            conversation._answering._render = lambda turn: turns.append(drawn(turn)) or render(turn)
            return conversation

        self.chat.make = watching
        self.tell("まとめ")
        self.chat.make = make
        opened = [address for message in turns[-1] for address in message["opens"]]
        (address,) = (one for one in opened if one.startswith(HOST))
        return address.removeprefix(HOST).removesuffix(IN_A_BROWSER)


@pytest.fixture
def people(settings: Settings) -> Iterator[People]:
    store = open_sessions(embedded.ensure(settings.data_dir))
    links = Links(settings.secret_key, HOST)
    chat = Chat(
        store, flows, lambda turn: [{"type": "text", "text": m["text"]} for m in drawn(turn)], page=links.address
    )
    app = Flask("pages", static_folder=None)
    app.register_blueprint(
        sheet_blueprint(settings, store, tapped_elsewhere, lambda: datetime.fromtimestamp(chat.now, TOKYO))
    )
    answers.prepare(app)
    one = People(chat, app.test_client(), links, store)
    one.tell("こんにちは", "はい", STORY)
    yield one
    store.close()
