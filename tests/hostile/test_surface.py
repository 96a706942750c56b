"""Every address of docs/openapi.json with whatever schemathesis makes of it: an answer that stands there, never a 5xx,
no error of ours, nobody shut out. With FUZZ_INPUTS a fifth as many requests."""

from __future__ import annotations

import base64
import hashlib
import hmac
import io
import json
import logging
import os
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import status_code_conformance
from werkzeug.test import Client

import flows
from flows.mine.key import key_of_data
from flows.sheet.key import key_of
from flows.turn import Incoming, Kind, Part
from linebot_app.console.appointing import add_operator
from linebot_app.console.sealing import Sealing
from linebot_app.conversation.records import SessionRecord
from linebot_app.development.surface import FILE, text
from linebot_app.factory import create_app
from linebot_app.settings import Settings, load
from linebot_app.sheet.link import Links
from linebot_app.storage import embedded
from linebot_app.storage.operators import open_operators
from linebot_app.storage.transcripts import migrate, open_transcripts
from linebot_app.webchat.people import Seals, new_visitor
from tests.linebot_app.console.conftest import PASSWORD, QUICK, said

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
SURFACE = json.loads(FILE.read_text("utf-8"))
OPERATIONS = sum(len(known) for known in SURFACE["paths"].values())
EXAMPLES = max(2, int(os.environ.get("FUZZ_INPUTS", "0")) // (OPERATIONS * 20))  # a request is dearer than an event
ENDS_THE_SIGN_IN = ("/sign-out", "/account/sessions", "/account/password", "/account/phone")
HERE = datetime.now(UTC)
NAMES = {"ending": ("csv", "txt", "json", "exe"), "name": ("volume", "stages", "dimensions", "operators", "x")}
_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


class Forged:
    """In front of the application: what a test sends comes signed by LINE, from an operator's open browser and from a
    visitor's own page."""

    def __init__(self, app: Wsgi, chosen: Settings) -> None:
        self._app, self._secret = app, chosen.line_channel_secret.encode()
        self._seals, self._visitor = Seals(chosen.secret_key), new_visitor("ja")
        self.cookie = self.form_token = ""

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ["PATH_INFO"] == "/callback":
            body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
            environ["wsgi.input"] = io.BytesIO(body)
            signature = hmac.digest(self._secret, body, hashlib.sha256)
            environ["HTTP_X_LINE_SIGNATURE"] = base64.b64encode(signature).decode()
        if environ["PATH_INFO"].startswith("/chat"):
            self._as_visitor(environ)
        elif self.cookie and not environ["PATH_INFO"].endswith(ENDS_THE_SIGN_IN):
            environ |= {"HTTP_COOKIE": self.cookie, "HTTP_X_CSRFTOKEN": self.form_token}
        return self._app(environ, start_response)

    def _as_visitor(self, environ: dict[str, Any]) -> None:
        """With a cookie and the mark of the page's own forms."""
        environ["HTTP_COOKIE"] = f"kikiyaku={self._seals.seal(self._visitor)}"
        if environ["REQUEST_METHOD"] == "POST":
            body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
            body = b"mark=" + self._seals.mark(self._visitor).encode() + b"&" + body
            environ |= {"wsgi.input": io.BytesIO(body), "CONTENT_LENGTH": str(len(body))}

    def sign_in(self, name: str) -> None:
        browser = Client(self._app)
        found = _TOKEN.search(browser.get("/console/sign-in").get_data(as_text=True))
        assert found
        form = {"csrf_token": found[1], "name": name, "password": PASSWORD}
        assert browser.post("/console/sign-in", data=form).status_code == 302
        self.cookie = f"console={browser.get_cookie('console', path='/console').value}"  # type: ignore[union-attr]
        found = _TOKEN.search(browser.get("/console/account").get_data(as_text=True))
        assert found
        self.form_token = found[1]

    def is_in(self) -> bool:
        return Client(self).get("/console/account").status_code == 200


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Settings, Flask]]:
    """The whole web process over a real Valkey and SQLite, with an operator and two people in the log."""
    folder = tmp_path_factory.mktemp("surface")
    chosen = load(
        {
            "LINE_CHANNEL_SECRET": "0123456789abcdef" * 2,
            "LINE_CHANNEL_ACCESS_TOKEN": "token-of-a-test-channel",
            "SECRET_KEY": "a key that only this test knows, long",
            "DATA_DIR": str(folder),
            "CONSOLE_SECOND_FACTOR": "optional",
            "PUBLIC_BASE_URL": "http://127.0.0.1:8000",
            "WEBCHAT": "on",
        }
    )
    migrate(chosen.database_url)
    with open_operators(chosen.database_url) as operators:
        add_operator(operators, Sealing(chosen.secret_key, QUICK), "hana", "admin", HERE, "Hana", PASSWORD)
    log = open_transcripts(chosen.database_url)
    entries = [said(n, person) for person in ("U1", "U2") for n in range(1, 4)]
    for entry in entries:
        entry["input"][0]["at"] = HERE.isoformat()
    log.write(entries)
    log.close()
    app = create_app(chosen)
    yield chosen, app
    app.extensions["sessions"].close()
    embedded.stop(folder)


@pytest.fixture(scope="module")
def keys(served: tuple[Settings, Flask]) -> list[str]:
    """Tokens that lead to somebody's printable page, and to their data."""
    chosen, app = served
    session = flows.new_session()
    told = ("こんにちは", "同意する", "きのう取引先に見積書のことで怒られました")
    for n, words in enumerate(told):
        at = HERE + timedelta(seconds=n)
        flows.take_turn(session, Incoming((Part(f"e{n}", Kind.TEXT, at, words, f"m{n}"),)), at)
    record = SessionRecord(flow=flows.dump(session), withheld=False)
    app.extensions["sessions"].replace_session("U1", record.to_bytes())
    opening = (key_of(session, session.consultation), key_of_data(session))
    made = [Links(chosen.secret_key).token("U1", HERE, key) for key in opening]
    assert [app.test_client().get(f"/s/{one}").status_code for one in made] == [200, 200]
    return made


def test_the_document_is_fresh() -> None:
    assert FILE.read_text("utf-8") == text(), "run `make surface`"


def can_be_wrong(operation: dict[str, Any]) -> bool:
    """A text is what a query or a form may hold: nothing of another kind can be sent there."""
    parameters = operation.get("parameters", ())
    return "json" in str(operation.get("requestBody")) or any(one["schema"]["type"] == "integer" for one in parameters)


@pytest.mark.parametrize("signed_in", [False, True], ids=["anybody", "operator"])
def test_whatever_is_sent_is_answered_as_the_document_says(
    served: tuple[Settings, Flask], keys: list[str], caplog: pytest.LogCaptureFixture, signed_in: bool
) -> None:
    chosen, app = served
    door = Forged(app.wsgi_app, chosen)
    if signed_in:
        door.sign_in("hana")
    schema = schemathesis.openapi.from_dict(SURFACE)
    schema.app = door
    asked = 0

    @schema.hook
    def map_path_parameters(_context: Any, path_parameters: dict[str, Any]) -> dict[str, Any]:
        """Numbers and keys that lead somewhere, half of the time."""
        for name, value in (path_parameters or {}).items():
            if isinstance(value, int) and value % 2:
                path_parameters[name] = value % 4
            elif name == "token" and isinstance(value, str) and len(value) % 2:
                path_parameters[name] = keys[len(value) // 2 % 2]
            elif name in NAMES and value:
                path_parameters[name] = NAMES[name][len(value) % len(NAMES[name])]
        return path_parameters

    for found in schema.get_all_operations():
        operation = found.ok()
        for mode in GenerationMode if can_be_wrong(operation.definition.raw) else (GenerationMode.POSITIVE,):

            @settings(max_examples=EXAMPLES, database=None, suppress_health_check=list(HealthCheck))
            @given(case=operation.as_strategy(generation_mode=mode))
            def ask(case: schemathesis.Case) -> None:
                nonlocal asked
                asked += 1
                case.validate_response(case.call(), checks=[not_a_server_error, status_code_conformance])

            ask()
    assert asked >= OPERATIONS
    assert [one.getMessage() for one in caplog.records if one.levelno >= logging.ERROR] == []
    assert door.is_in() == signed_in
    log = open_transcripts(chosen.database_url)
    assert [len(list(log.of_person(person))) for person in ("U1", "U2")] == [3, 3]
    log.close()
