"""Signing in with the organisation's accounts, over HTTP against an OpenID provider that can be made to lie."""

from __future__ import annotations

import base64
import json
import logging
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import replace
from threading import Thread
from typing import Any

import flask
import oidc_provider_mock
import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey
from werkzeug.serving import make_server

from linebot_app.console.app import PATH, create_console
from linebot_app.console.house import House
from linebot_app.settings import Organisation, Settings
from tests.linebot_app.console.conftest import Appoint, Browser, Clock

# The provider that plays the organisation uses what its own library will drop.
pytestmark = pytest.mark.filterwarnings("ignore:.*:DeprecationWarning")
MAIL = "hana@example.org"
Change = Callable[[dict[str, Any]], dict[str, Any]]


def encoded(part: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode()


class Provider:
    """The provider; `change` makes another identity token out of the right one, `key` signs it (None: its own)."""

    def __init__(self) -> None:
        self.change: Change | None = None
        self.key: RSAKey | None = None
        self.metadata: dict[str, Any] = {}
        self.unsigned = self.moved = False
        self.url = ""


@pytest.fixture
def provider() -> Iterator[Provider]:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    lying = Provider()
    user = oidc_provider_mock.User(sub="u-1", claims={"email": MAIL, "email_verified": True})
    app = oidc_provider_mock.app(user_claims=[user])

    @app.after_request
    def tamper(response: flask.Response) -> flask.Response:
        if flask.request.path == "/oauth2/token" and lying.change is not None and response.status_code == 200:
            told = json.loads(response.get_data())
            own = RSAKey.import_key(flask.g.oidc_provider_mock_storage.jwk.as_dict(is_private=True))
            header = jwt.decode(told["id_token"], own).header
            claims = lying.change(dict(jwt.decode(told["id_token"], own).claims))
            told["id_token"] = jwt.encode(header, claims, lying.key or own)
            if lying.unsigned:
                told["id_token"] = f"{encoded({'alg': 'none', 'typ': 'JWT'})}.{encoded(claims)}."
            response.set_data(json.dumps(told))
        if flask.request.path == "/.well-known/openid-configuration" and lying.moved and not flask.request.args:
            response.status_code, response.location = 302, f"{flask.request.path}?moved=yes"
            response.set_data(b"")
        if flask.request.path == "/.well-known/openid-configuration" and lying.metadata:
            response.set_data(json.dumps({**json.loads(response.get_data()), **lying.metadata}))
        return response

    server = make_server("127.0.0.1", 0, app, threaded=True)
    lying.url = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield lying
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def browser(provider: Provider, settings: Settings, house: House, clock: Clock) -> Browser:
    organisation = Organisation(provider.url, "console", "a secret", "みんなの会")
    told = replace(settings, organisation=organisation)
    app = create_console(told, replace(house, organisation=organisation.name), "memory://")
    return Browser(app.test_client(), clock, {})


def come_back(browser: Browser, subject: str = "u-1", **instead: str) -> str:
    """Signs in at the provider as `subject`; where the console then leads. `instead`: other parameters on the way."""
    leaving = browser.get("/sign-in/organisation").location
    form = urllib.parse.urlencode({"sub": subject}).encode()

    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_args: Any, **_more: Any) -> None:
            return None

    try:
        urllib.request.build_opener(Stay).open(urllib.request.Request(leaving, data=form), timeout=10)
        raise AssertionError("the provider did not lead back")
    except urllib.error.HTTPError as answer:
        back = urllib.parse.urlsplit(answer.headers["Location"])
        answer.close()
    query = {**dict(urllib.parse.parse_qsl(back.query)), **instead}
    return str(browser.get(back.path.removeprefix(PATH), query_string=query).location)


def is_in(browser: Browser) -> bool:
    return browser.get("/").status_code == 200


def test_a_listed_member_comes_in_by_their_verified_address(browser: Browser, appoint: Appoint, house: House) -> None:
    member = appoint(MAIL)
    assert come_back(browser) == f"{PATH}/"
    assert is_in(browser)
    linked = house.operators.numbered(member.id)
    assert linked is not None
    assert linked.subject.endswith(" u-1")


def test_a_token_that_says_the_same_signed_by_the_same_lets_them_in(
    browser: Browser, appoint: Appoint, provider: Provider
) -> None:
    """What the tests of wrong tokens rest on."""
    appoint(MAIL)
    provider.change = lambda claims: claims
    come_back(browser)
    assert is_in(browser)


def test_the_subject_counts_from_then_on_not_the_address(
    browser: Browser, appoint: Appoint, provider: Provider
) -> None:
    appoint(MAIL)
    come_back(browser)
    browser.get("/")
    browser.post("/sign-out")
    provider.change = lambda claims: {**claims, "sub": "u-2"}  # somebody who was given the address later
    come_back(browser)
    assert not is_in(browser)


def test_who_is_not_listed_or_shut_out_stays_outside(browser: Browser, appoint: Appoint, house: House) -> None:
    come_back(browser)
    assert not is_in(browser)
    member = appoint(MAIL)
    house.operators.change(member.id, active=False)
    come_back(browser)
    assert not is_in(browser)


def without(name: str) -> Change:
    return lambda claims: {key: value for key, value in claims.items() if key != name}


def having(**told: Any) -> Change:
    return lambda claims: {**claims, **told}


@pytest.mark.parametrize(
    "change",
    [
        having(nonce="another"),
        without("nonce"),
        having(aud="somebody-else"),
        without("aud"),
        having(iss="https://evil.example"),
        without("iss"),
        having(exp=int(time.time()) - 3600),
        without("exp"),
        having(email_verified=False),
        without("email_verified"),
        without("sub"),
    ],
    ids=[
        "wrong nonce",
        "no nonce",
        "wrong audience",
        "no audience",
        "wrong issuer",
        "no issuer",
        "expired",
        "no expiry",
        "unverified address",
        "address of unknown standing",
        "no subject",
    ],
)
def test_a_token_that_is_wrong_in_one_thing_lets_nobody_in(
    browser: Browser, appoint: Appoint, provider: Provider, change: Change
) -> None:
    appoint(MAIL)
    provider.change = change
    come_back(browser)
    assert not is_in(browser)


def test_a_token_signed_by_somebody_else_lets_nobody_in(browser: Browser, appoint: Appoint, provider: Provider) -> None:
    appoint(MAIL)
    provider.change, provider.key = lambda claims: claims, RSAKey.generate_key(2048)
    come_back(browser)
    assert not is_in(browser)


def test_a_provider_that_speaks_for_another_issuer_is_not_asked(
    browser: Browser, appoint: Appoint, provider: Provider
) -> None:
    appoint(MAIL)
    provider.metadata = {"issuer": "https://somebody.example"}
    assert browser.get("/sign-in/organisation").location == f"{PATH}/sign-in"


def test_a_provider_that_points_elsewhere_is_not_followed(browser: Browser, provider: Provider) -> None:
    provider.moved = True
    assert browser.get("/sign-in/organisation").location == f"{PATH}/sign-in"


def test_a_token_that_anybody_could_have_signed_lets_nobody_in(
    browser: Browser, appoint: Appoint, provider: Provider
) -> None:
    appoint(MAIL)
    provider.metadata = {"id_token_signing_alg_values_supported": ["none", "HS256", "RS256"]}
    provider.unsigned, provider.change = True, lambda claims: claims
    come_back(browser)
    assert not is_in(browser)


def test_another_sites_link_signs_nobody_in(browser: Browser) -> None:
    led = browser.get("/sign-in/organisation", headers={"Sec-Fetch-Site": "cross-site"})
    assert led.location == f"{PATH}/sign-in"


def test_a_wrong_state_or_none_lets_nobody_in(browser: Browser, appoint: Appoint) -> None:
    appoint(MAIL)
    come_back(browser, state="another")
    assert not is_in(browser)
    browser.get("/sign-in/organisation/back", query_string={"code": "x"})
    assert not is_in(browser)


def test_an_answer_is_taken_once(browser: Browser, appoint: Appoint) -> None:
    appoint(MAIL)
    come_back(browser)
    browser.get("/")
    browser.post("/sign-out")
    for query in ({"code": "x", "state": "y"}, {"error": "access_denied"}, {}):
        browser.get("/sign-in/organisation/back", query_string=query)
        assert not is_in(browser)


def test_a_provider_that_is_away_is_told_and_the_password_still_works(
    settings: Settings, house: House, clock: Clock, appoint: Appoint
) -> None:
    organisation = Organisation("http://127.0.0.1:9", "console", "a secret", "みんなの会")
    app = create_console(replace(settings, organisation=organisation), house, "memory://")
    browser = Browser(app.test_client(), clock, {})
    appoint()
    browser.follow(browser.get("/sign-in/organisation"))
    assert "problem" in browser.page
    assert browser.sign_in("hana").location == f"{PATH}/"
