"""What is answered in front of the application, what is left to it, and what a flood of refusals leaves behind; the
answers themselves are tried in test_webhook.py."""

from __future__ import annotations

import base64
import hmac
import json
import logging
from collections.abc import Sequence
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import Client
from werkzeug.wrappers import Response

from linebot_app.answers import prepare
from linebot_app.line.gate import PAUSE, Gate
from linebot_app.line.webhook import BODY as READ_BODY
from linebot_app.line.webhook import Webhook, webhook_blueprint
from linebot_app.ports import Accepted, StoreUnavailable

SECRET = "8c570fa6dd201bb328f1c1eac23a96d8"
BODY = b'{"destination": "U", "events": []}'
_FOLLOW = {"type": "follow", "mode": "active", "timestamp": 1, "webhookEventId": "e1", "replyToken": "t"}
EVENT = json.dumps({"events": [_FOLLOW | {"source": {"type": "user", "userId": "U1"}}]}).encode()


class Behind:
    """Notes what gets through, and what of it was read."""

    def __init__(self) -> None:
        self.bodies: list[Any] = []

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        self.bodies.append(environ.get(READ_BODY))
        return Response("behind")(environ, start_response)


class Inboxes:
    """Takes what comes, or raises what it was told to."""

    def __init__(self, *raised: Exception) -> None:
        self.raised, self.taken = list(raised), list[Accepted]()

    def accept(self, events: Sequence[Accepted]) -> list[bool]:
        if self.raised:
            raise self.raised.pop(0)
        self.taken.extend(events)
        return [True] * len(events)


def webhook(*raised: Exception) -> Webhook:
    inboxes: Any = Inboxes(*raised)
    return Webhook([SECRET], inboxes)


def signature(body: bytes) -> str:
    return base64.b64encode(hmac.digest(SECRET.encode(), body, "sha256")).decode()


def deliver(gate: Any, body: bytes = EVENT) -> Any:
    return Client(gate).post("/callback", data=body, headers={"X-Line-Signature": signature(body)})


@pytest.fixture
def behind() -> Behind:
    return Behind()


@pytest.mark.parametrize(("body", "status"), [(BODY, 200), (EVENT, 200), (b"[]", 400)])
def test_what_line_signed_is_answered_in_front_of_the_application(behind: Behind, body: bytes, status: int) -> None:
    assert (deliver(Gate(behind, webhook()), body).status_code, behind.bodies) == (status, [])


def test_a_store_that_is_away_is_told_in_front_of_the_application(behind: Behind) -> None:
    gate = Gate(behind, webhook(StoreUnavailable()))
    assert (deliver(gate).status_code, behind.bodies) == (503, [])


def test_what_nobody_foresaw_is_left_to_the_application_which_takes_the_same_delivery_again() -> None:
    inboxes: Any = Inboxes(ValueError())
    app, takes = Flask("test"), Webhook([SECRET], inboxes)
    app.register_blueprint(webhook_blueprint(takes))
    assert deliver(Gate(app.wsgi_app, takes)).status_code == 200
    assert [entry.event_id for entry in inboxes.taken] == ["e1"]


def test_what_fails_twice_is_answered_as_the_application_answers_what_fails(caplog: pytest.LogCaptureFixture) -> None:
    inboxes: Any = Inboxes(ValueError(), ValueError())
    app, takes = Flask("test"), Webhook([SECRET], inboxes)
    app.register_blueprint(webhook_blueprint(takes))
    prepare(app)
    assert deliver(Gate(app.wsgi_app, takes)).status_code == 500
    assert [record.levelname for record in caplog.records] == ["ERROR"]


@pytest.mark.parametrize("claimed", ["", "x", signature(b"other"), signature(BODY)[:-1], signature(BODY) + "="])
def test_what_nobody_signed_never_gets_through(behind: Behind, claimed: str) -> None:
    sent = Client(Gate(behind, webhook())).post("/callback", data=BODY, headers={"X-Line-Signature": claimed})
    assert (sent.status_code, behind.bodies) == (401, [])


@pytest.mark.parametrize("name", ["kikiyaku.body", "Kikiyaku-Body", "kikiyaku_body"])
def test_no_header_says_that_a_body_was_read(behind: Behind, name: str) -> None:
    client = Client(Gate(behind, webhook()))
    assert client.post("/callback", data=BODY, headers={name: "x"}).status_code == 401
    assert client.post("/elsewhere", data=BODY, headers={name: "x"}).status_code == 200
    assert behind.bodies == [None]


def test_other_addresses_and_bodies_without_a_usable_length_are_left_to_the_application(behind: Behind) -> None:
    client = Client(Gate(behind, webhook()))
    assert client.get("/callback").status_code == 200
    assert client.post("/callback/", data=BODY).status_code == 200
    for length in ("", "²", "-1", "1e3", str(2**40)):
        environ = {"PATH_INFO": "/callback", "REQUEST_METHOD": "POST", "CONTENT_LENGTH": length}
        assert client.open(environ_overrides=environ).status_code == 200
    assert behind.bodies == [None] * 7


def test_a_flood_is_counted_in_one_line_a_second(behind: Behind, caplog: pytest.LogCaptureFixture) -> None:
    times = iter((0.0, 0.0, 0.1, 0.2, PAUSE, PAUSE + 0.5, 3 * PAUSE))
    client = Client(Gate(behind, webhook(), lambda: next(times)))
    with caplog.at_level(logging.WARNING):
        for _ in range(6):
            client.post("/callback", data=BODY)
    assert [vars(record)["times"] for record in caplog.records] == [1, 3, 2]
