"""The console over a database of each kind, with a clock that tests move."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pyotp
import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from linebot_app.console.app import PATH, create_console
from linebot_app.console.appointing import add_operator
from linebot_app.console.at_desk import AtDesk
from linebot_app.console.at_wording import AtWording
from linebot_app.console.house import House
from linebot_app.console.sealing import Sealing
from linebot_app.settings import Settings
from linebot_app.storage.address import read_address
from linebot_app.storage.audit import open_audit
from linebot_app.storage.canned import open_canned
from linebot_app.storage.cases import open_cases
from linebot_app.storage.confirmations import open_confirmations
from linebot_app.storage.connect import connect
from linebot_app.storage.database import open_engine
from linebot_app.storage.desk import open_desks
from linebot_app.storage.drafts import open_drafts
from linebot_app.storage.enquiries import open_enquiries
from linebot_app.storage.ledger import open_ledger
from linebot_app.storage.operators import Operator, open_operators
from linebot_app.storage.remarks import Remarks
from linebot_app.storage.renewals import Renewals
from linebot_app.storage.saved_views import SavedViews
from linebot_app.storage.search import Search
from linebot_app.storage.sessions import open_sessions
from linebot_app.storage.transcripts import SqlTranscripts
from linebot_app.wording.shelf import Shelf
from tests.linebot_app.storage.test_cases import turn
from tests.support.databases import database_url, postgresql_url
from tests.support.servers import valkey_url

__all__ = ["database_url", "postgresql_url", "valkey_url"]

PASSWORD = "correct horse battery"
QUICK = (1, 8)  # argon2's cost: what is tested is who comes in, not how long guessing takes
_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
_SECRET = re.compile(r'class="secret">([A-Z2-7]+)<')


@dataclass
class Clock:
    now: datetime = field(default_factory=lambda: datetime(2026, 11, 24, 1, 0, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **by: float) -> None:
        self.now += timedelta(**by)


@dataclass
class Browser:
    """One browser with its cookies; forms are sent with the token of the page that shows them."""

    client: FlaskClient
    clock: Clock
    secrets: dict[str, str]
    page: str = ""

    def get(self, path: str, **options: object) -> TestResponse:
        answer = self.client.get(path, base_url=f"http://localhost{PATH}", **options)  # type: ignore[arg-type]
        self.page = answer.get_data(as_text=True)
        return answer

    def post(self, path: str, **form: str) -> TestResponse:
        found = _TOKEN.search(self.page)
        data = {"csrf_token": found[1] if found else "", **form}
        answer = self.client.post(path, data=data, base_url=f"http://localhost{PATH}")
        self.page = answer.get_data(as_text=True)
        return answer

    def follow(self, answer: TestResponse) -> TestResponse:
        assert answer.status_code == 302, answer.status
        return self.get(answer.location.removeprefix(PATH) or "/")

    def code(self, name: str) -> str:
        return pyotp.TOTP(self.secrets[name]).at(self.clock.now)

    def give_password(self, name: str, password: str = PASSWORD) -> TestResponse:
        self.get("/sign-in")
        return self.post("/sign-in", name=name, password=password)

    def sign_in(self, name: str) -> TestResponse:
        """Sets up the phone the first time. The answer that leads to the first page."""
        self.clock.forward(seconds=60)  # no code is taken twice
        self.follow(self.give_password(name))
        if found := _SECRET.search(self.page):
            self.secrets[name] = found[1]
            return self.post("/sign-in/set-up", code=self.code(name))
        return self.post("/sign-in/code", code=self.code(name))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def at_desk(database_url: str, valkey_url: str, clock: Clock) -> Iterator[AtDesk]:
    store = open_sessions(valkey_url, partitions=4, prefix=f"c{secrets.token_hex(6)}")
    with (
        open_desks(database_url) as desks,
        open_canned(database_url) as canned,
        open_drafts(database_url) as drafts,
        open_enquiries(database_url) as enquiries,
    ):
        yield AtDesk(desks, canned, drafts, enquiries, store, lambda: clock().timestamp())
    store.close()


@pytest.fixture
def at_wording(database_url: str, valkey_url: str, tmp_path: Path, clock: Clock) -> Iterator[AtWording]:
    """The organisation's own files are in `tmp_path / "own"`; nothing stands there yet."""
    own = tmp_path / "own"
    (own / "ja").mkdir(parents=True)
    renewals = Renewals(connect(read_address(valkey_url)), f"c{secrets.token_hex(6)}")
    with open_confirmations(database_url) as confirmations:
        yield AtWording(Shelf(own, None), renewals, confirmations, lambda: clock().timestamp())
    renewals.close()


@pytest.fixture
def house(
    database_url: str, settings: Settings, clock: Clock, at_desk: AtDesk, at_wording: AtWording
) -> Iterator[House]:
    transcripts = SqlTranscripts(open_engine(database_url))
    search = Search(open_engine(database_url))
    with (
        open_operators(database_url) as operators,
        open_audit(database_url) as audit,
        open_cases(database_url) as cases,
    ):
        sealing = Sealing(settings.secret_key, QUICK)
        ledger = open_ledger(database_url)
        remarks, views = Remarks(open_engine(database_url)), SavedViews(open_engine(database_url))
        key = settings.secret_key
        made = House(operators, audit, cases, transcripts, search, sealing, clock, key, ledger, remarks, views)
        yield replace(made, at_desk=at_desk, at_wording=at_wording, session_of=at_desk.store.session)
    remarks.close()
    views.close()
    ledger.close()
    transcripts.close()
    search.close()


@pytest.fixture
def app(house: House, settings: Settings) -> Flask:
    return create_console(settings, house, "memory://")


NewBrowser = Callable[[], Browser]


@pytest.fixture
def new_browser(app: Flask, clock: Clock) -> NewBrowser:
    secrets: dict[str, str] = {}
    return lambda: Browser(app.test_client(), clock, secrets)


@pytest.fixture
def browser(new_browser: NewBrowser) -> Browser:
    return new_browser()


Appoint = Callable[..., Operator]


@pytest.fixture
def appoint(house: House, clock: Clock) -> Appoint:
    def one(name: str = "hana", role: str = "counsellor") -> Operator:
        return add_operator(house.operators, house.sealing, name, role, clock(), name.title(), PASSWORD)[0]

    return one


Write = Callable[..., None]


@pytest.fixture
def write(house: House) -> Write:
    """Takes entries of the log to SQL."""
    return lambda *entries: house.transcripts.write(list(entries))


def said(number: int, person: str = "U1", text: str = "つらい", **digest: Any) -> dict[str, Any]:
    """A turn's entry: one text and its answer."""
    part = {"event_id": f"{person}-{number}", "kind": "text", "text": text, "message_id": f"m{number}", "at": ""}
    answer = {"type": "say", "lines": ["聞いています"], "personal": True, "choices": ["はい"]}
    return {**turn(number, person, **digest), "input": [part], "output": [answer]}


@pytest.fixture
def without_second_factor(house: House, settings: Settings) -> Flask:
    return create_console(settings, replace(house, second_factor=False), "memory://")
