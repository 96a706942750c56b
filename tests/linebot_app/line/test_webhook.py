"""What LINE is answered, and what reaches the inboxes: everything it may send, whole and mutilated."""

from __future__ import annotations

import base64
import copy
import hashlib
import hmac
import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse, create_environ, run_wsgi_app

from linebot_app.line.gate import Gate
from linebot_app.line.webhook import Webhook, signed, webhook_blueprint
from linebot_app.ports import SessionStore, StoreUnavailable
from linebot_app.storage import embedded
from linebot_app.storage.sessions import open_sessions
from tests.support.chat import START, Chat

SECRET = "8c570fa6dd201bb328f1c1eac23a96d8"
USER = "U" + "1" * 32


@pytest.fixture(scope="module")
def valkey() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        yield embedded.ensure(Path(folder), fsync="no")
        embedded.stop(Path(folder))


@pytest.fixture
def store(valkey: str, request: pytest.FixtureRequest) -> Iterator[SessionStore]:
    name = hashlib.sha256(request.node.nodeid.encode()).hexdigest()[:12]
    opened = open_sessions(valkey, partitions=2, prefix=f"t{name}")
    yield opened
    opened.close()


def client_of(store: Any, secrets: tuple[str, ...] = (SECRET,), gated: bool = False) -> FlaskClient:
    app = Flask("test")
    webhook = Webhook(secrets, store, lambda: START)
    app.register_blueprint(webhook_blueprint(webhook))
    if gated:
        app.wsgi_app = Gate(app.wsgi_app, webhook)  # type: ignore[method-assign]
    return app.test_client()


@pytest.fixture(params=[False, True], ids=["alone", "gated"])
def client(store: SessionStore, request: pytest.FixtureRequest) -> FlaskClient:
    return client_of(store, gated=request.param)


def signature(body: bytes, secret: str = SECRET) -> str:
    return base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest()).decode()


def send(client: FlaskClient, body: bytes | dict[str, Any], **headers: str) -> TestResponse:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return client.post("/callback", data=raw, headers={"x-line-signature": signature(raw), **headers})


def delivery(*events: Any) -> dict[str, Any]:
    return {"destination": "U" + "0" * 32, "events": list(events)}


def text(event_id: str = "e1", said: str = "こんにちは", **more: Any) -> dict[str, Any]:
    return {
        "type": "message",
        "mode": "active",
        "timestamp": int(START * 1000),
        "source": {"type": "user", "userId": USER},
        "webhookEventId": event_id,
        "deliveryContext": {"isRedelivery": False},
        "replyToken": "token",
        "message": {"type": "text", "id": f"m-{event_id}", "quoteToken": "q", "text": said},
        **more,
    }


def waiting(store: SessionStore) -> list[str]:
    """Ids of everything that waits in inboxes, person by person."""
    found: list[str] = []
    while claim := store.claim(60.0):
        found += [json.loads(body)["event"]["webhookEventId"] for body in claim.events]
    return found


def test_lines_own_example_of_a_signature_is_right() -> None:
    body = b'{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}'
    assert signed(body, "GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=", (SECRET.encode(),))


def test_the_connectivity_check_is_answered(client: FlaskClient, store: SessionStore) -> None:
    assert send(client, delivery()).status_code == 200
    assert waiting(store) == []


def test_an_event_reaches_its_inbox(client: FlaskClient, store: SessionStore) -> None:
    assert send(client, delivery(text())).status_code == 200
    assert waiting(store) == ["e1"]


@pytest.mark.parametrize("name", ["X-Line-Signature", "x-line-signature", "X-LINE-SIGNATURE"])
def test_the_signatures_header_may_be_spelt_in_any_case(client: FlaskClient, name: str) -> None:
    body = json.dumps(delivery()).encode()
    assert client.post("/callback", data=body, headers={name: signature(body)}).status_code == 200


@pytest.mark.parametrize(
    "claimed",
    [None, "", "x", "あ", "\xff", signature(b"other body"), "=" * 5_000],
)
def test_a_bad_signature_or_none_is_refused_and_nothing_is_stored(
    client: FlaskClient, store: SessionStore, claimed: str | None
) -> None:
    body = json.dumps(delivery(text())).encode()
    headers = {} if claimed is None else {"x-line-signature": claimed.encode().decode("latin-1")}
    answer = client.post("/callback", data=body, headers=headers)
    assert answer.status_code == 401
    assert answer.data.count(b"\n") == 1
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert waiting(store) == []


def test_a_signature_of_another_secret_is_refused(client: FlaskClient) -> None:
    body = json.dumps(delivery()).encode()
    sent = client.post("/callback", data=body, headers={"x-line-signature": signature(body, "f" * 32)})
    assert sent.status_code == 401


def test_two_secrets_are_taken_while_one_replaces_the_other(store: SessionStore) -> None:
    client = client_of(store, (SECRET, "f" * 32))
    body = json.dumps(delivery()).encode()
    for secret in (SECRET, "f" * 32):
        sent = client.post("/callback", data=body, headers={"x-line-signature": signature(body, secret)})
        assert sent.status_code == 200


def test_without_a_secret_there_is_no_webhook(store: SessionStore) -> None:
    for secrets in ((), ("",)):
        with pytest.raises(ValueError, match="secret"):
            client_of(store, secrets)


@pytest.mark.parametrize(
    "body",
    [
        b"", b"null", b"[]", b'"events"', b"7", b"{", b"{}", b'{"events":null}', b'{"events":{}}', b'{"events":"x"}',
        b"\xff\xfe", b"[" * 100_000, b'{"events":[' + b"1" * 5_000 + b"]}x",
    ],
)  # fmt: skip
def test_what_is_signed_yet_no_delivery_is_a_bad_request(client: FlaskClient, body: bytes) -> None:
    assert send(client, body).status_code == 400


@pytest.mark.parametrize("method", ["get", "put", "delete", "patch", "head", "options"])
def test_only_post_is_taken(client: FlaskClient, method: str) -> None:
    assert getattr(client, method)("/callback").status_code == 405


def test_a_body_over_one_megabyte_is_refused(client: FlaskClient, store: SessionStore) -> None:
    fits = json.dumps(delivery(text(said="x"))).encode().ljust(1024 * 1024)
    assert send(client, fits).status_code == 200
    assert send(client, fits + b" ").status_code == 413
    assert waiting(store) == ["e1"]


def test_a_body_without_a_length_is_not_read_beyond_one_megabyte(client: FlaskClient) -> None:
    class Endless:
        taken = 0

        def read(self, size: int = -1) -> bytes:
            assert size >= 0, "reads without a limit"
            self.taken += size
            assert self.taken < 3 * 1024 * 1024
            return b"x" * size

    environ = create_environ("/callback", method="POST")
    environ.pop("CONTENT_LENGTH", None)
    environ |= {"wsgi.input": Endless(), "wsgi.input_terminated": True}
    _, status, _ = run_wsgi_app(client.application, environ)
    assert status.startswith("413")


def test_while_the_store_is_away_line_is_told_to_come_again() -> None:
    class Away:
        def accept(self, events: Any) -> list[bool]:
            raise StoreUnavailable

    assert send(client_of(Away()), delivery(text())).status_code == 503
    assert send(client_of(Away()), delivery()).status_code == 200


def test_duplicates_and_redeliveries_are_stored_once(client: FlaskClient, store: SessionStore) -> None:
    assert send(client, delivery(text(), text())).status_code == 200
    assert send(client, delivery(text(deliveryContext={"isRedelivery": True}))).status_code == 200
    assert waiting(store) == ["e1"]


def test_several_people_and_types_in_one_delivery_all_arrive(client: FlaskClient, store: SessionStore) -> None:
    other = {"type": "user", "userId": "U" + "2" * 32}
    ignored = [text("c", type="newKind"), text("d", mode="standby"), None, 7]
    assert send(client, delivery(text("a"), text("b", source=other), *ignored, text("e"))).status_code == 200
    assert sorted(waiting(store)) == ["a", "b", "e"]


def test_half_a_surrogate_pair_does_not_cost_the_delivery(client: FlaskClient, store: SessionStore) -> None:
    body = json.dumps(delivery(text("a", said="x\ud800y"), text("b"))).encode()
    assert send(client, body).status_code == 200
    assert waiting(store) == ["a", "b"]


def test_process_logs_name_events_and_status_and_no_words(client: FlaskClient, caplog: Any) -> None:
    caplog.set_level("DEBUG")
    send(client, delivery(text(said="秘密の話")))
    send(client, b"{")
    shown = [vars(record) for record in caplog.records if record.name == "linebot_app.line.webhook"]
    assert [(one["status"], one["events"]) for one in shown] == [(200, ["e1"]), (400, [])]
    assert "秘密" not in str(shown)


# Everything in LINE's own collection of events, whole and mutilated.

WRONG = (None, 0, -1, 1.5, True, "", "x", [], {}, [{}], {"type": {}}, "\ud800", 10**30)


def fixtures() -> list[dict[str, Any]]:
    folder = os.environ.get("LINE_FIXTURES_DIR")
    if not folder:
        return []
    return [event for file in sorted(Path(folder).glob("*.json")) for event in json.loads(file.read_text())["events"]]


needs_fixtures = pytest.mark.skipif(
    not os.environ.get("LINE_FIXTURES_DIR"), reason="LINE_FIXTURES_DIR names no folder with LINE's sample webhooks"
)


def paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield (*path, key)
        yield from paths(inner, (*path, key))


def mutilated(event: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for path in paths(event):
        for wrong in (KeyError, *WRONG):
            changed = copy.deepcopy(event)
            inner: Any = changed
            for key in path[:-1]:
                inner = inner[key]
            if wrong is KeyError:
                del inner[path[-1]]
            else:
                inner[path[-1]] = wrong
            yield changed


@needs_fixtures
def test_every_event_of_lines_samples_survives_whole(client: FlaskClient, store: SessionStore) -> None:
    events = [event | {"webhookEventId": f"sample-{n}"} for n, event in enumerate(fixtures())]
    assert len(events) > 50
    for event in events:
        assert send(client, delivery(event)).status_code == 200
    assert send(client, delivery(*events)).status_code == 200
    chat = Chat(store)
    chat.work()
    kinds = {part.kind for incoming in chat.flow.taken for part in incoming.parts}  # so many at once are one crowd
    assert kinds >= {"text", "sticker", "image", "video", "audio", "file", "location", "tap", "follow", "unfollow"}


@needs_fixtures
@pytest.mark.parametrize("number", range(len(fixtures()) or 1))
def test_every_event_of_lines_samples_survives_mutilated(client: FlaskClient, store: SessionStore, number: int) -> None:
    broken = list(mutilated(fixtures()[number] | {"webhookEventId": f"sample-{number}"}))
    for n, event in enumerate(broken):
        # Ids of their own where they have one at all, or they would count as the same event.
        if event.get("webhookEventId") == f"sample-{number}":
            event["webhookEventId"] = f"sample-{number}-{n}"
    intact = text(f"intact-{number}")
    assert send(client, delivery(*broken, intact)).status_code == 200
    chat = Chat(store)
    chat.work()
    answered = [event for incoming in chat.flow.taken for event in (part.event_id for part in incoming.parts)]
    assert f"intact-{number}" in answered
    assert len(answered) == len(set(answered))
