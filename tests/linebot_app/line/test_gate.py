"""Who is turned away in front of the application, and what a flood of that leaves behind; what is answered is tried in
test_webhook.py."""

from __future__ import annotations

import base64
import hmac
import logging
from typing import Any

import pytest
from werkzeug.test import Client
from werkzeug.wrappers import Response

from linebot_app.line.gate import PAUSE, Gate
from linebot_app.line.webhook import SIGNED_BODY

SECRET = "8c570fa6dd201bb328f1c1eac23a96d8"
BODY = b'{"destination": "U", "events": []}'


class Behind:
    """Notes what gets through, and what of it was found to be signed."""

    def __init__(self) -> None:
        self.bodies: list[Any] = []

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        self.bodies.append(environ.get(SIGNED_BODY))
        return Response("behind")(environ, start_response)


def signature(body: bytes) -> str:
    return base64.b64encode(hmac.digest(SECRET.encode(), body, "sha256")).decode()


@pytest.fixture
def behind() -> Behind:
    return Behind()


def test_what_line_signed_gets_through_with_its_body(behind: Behind) -> None:
    sent = Client(Gate(behind, [SECRET])).post("/callback", data=BODY, headers={"X-Line-Signature": signature(BODY)})
    assert (sent.status_code, behind.bodies) == (200, [BODY])


@pytest.mark.parametrize("claimed", ["", "x", signature(b"other"), signature(BODY)[:-1], signature(BODY) + "="])
def test_what_nobody_signed_never_gets_through(behind: Behind, claimed: str) -> None:
    sent = Client(Gate(behind, [SECRET])).post("/callback", data=BODY, headers={"X-Line-Signature": claimed})
    assert (sent.status_code, behind.bodies) == (401, [])


@pytest.mark.parametrize("name", ["kikiyaku.signed_body", "Kikiyaku-Signed-Body", "kikiyaku_signed_body"])
def test_no_header_says_that_something_was_signed(behind: Behind, name: str) -> None:
    client = Client(Gate(behind, [SECRET]))
    assert client.post("/callback", data=BODY, headers={name: "x"}).status_code == 401
    assert client.post("/elsewhere", data=BODY, headers={name: "x"}).status_code == 200
    assert behind.bodies == [None]


def test_other_addresses_and_bodies_without_a_usable_length_are_left_to_the_application(behind: Behind) -> None:
    client = Client(Gate(behind, [SECRET]))
    assert client.get("/callback").status_code == 200
    assert client.post("/callback/", data=BODY).status_code == 200
    for length in ("", "²", "-1", "1e3", str(2**40)):
        environ = {"PATH_INFO": "/callback", "REQUEST_METHOD": "POST", "CONTENT_LENGTH": length}
        assert client.open(environ_overrides=environ).status_code == 200
    assert behind.bodies == [None] * 7


def test_a_flood_is_counted_in_one_line_a_second(behind: Behind, caplog: pytest.LogCaptureFixture) -> None:
    times = iter((0.0, 0.0, 0.1, 0.2, PAUSE, PAUSE + 0.5, 3 * PAUSE))
    client = Client(Gate(behind, [SECRET], lambda: next(times)))
    with caplog.at_level(logging.WARNING):
        for _ in range(6):
            client.post("/callback", data=BODY)
    assert [vars(record)["times"] for record in caplog.records] == [1, 3, 2]
