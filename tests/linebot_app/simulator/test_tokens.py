"""Channel access tokens of every kind against the simulator, with LINE's own SDK and with requests it would refuse."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey

from tests.support.simulator import SECRET, TOKEN, Answer, LineApi, RunningSimulator

pytestmark = pytest.mark.filterwarnings("ignore")

ID, KID = "1650000000", "registered-key"
JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
FORM = "application/x-www-form-urlencoded"


@pytest.fixture(scope="module")
def key() -> RSAKey:
    return RSAKey.generate_key(2048, private=True)


@pytest.fixture
def line(simulator: RunningSimulator, key: RSAKey) -> LineApi:
    simulator.platform.post("/keys", {"kid": KID, "public": key.as_dict(private=False)})
    return simulator.line


@pytest.fixture
def sdk(simulator: RunningSimulator, line: LineApi) -> Iterator[Any]:
    from linebot.v3.oauth import ApiClient, ChannelAccessToken, Configuration

    with ApiClient(Configuration(host=simulator.url)) as client:
        yield ChannelAccessToken(client)
        client.rest_client.pool_manager.clear()


def signed(key: RSAKey, *, kid: str = KID, **changes: Any) -> str:
    claims = {"iss": ID, "sub": ID, "aud": "https://api.line.me/", "exp": int(time.time()) + 600, "token_exp": 3600}
    claims = {name: value for name, value in {**claims, **changes}.items() if value is not None}
    return jwt.encode({"alg": "RS256", "typ": "JWT", "kid": kid}, claims, key, algorithms=["RS256"])


def posted(line: LineApi, path: str, *, kind: str = FORM, **fields: str) -> Answer:
    return line.call("POST", path, raw=urlencode(fields).encode(), token=None, Content_Type=kind)


def by_secret(line: LineApi, path: str, **changes: str) -> Answer:
    fields = {"grant_type": "client_credentials", "client_id": ID, "client_secret": SECRET, **changes}
    return posted(line, path, **fields)


def by_key(line: LineApi, path: str, assertion: str) -> Answer:
    given = {"client_assertion_type": JWT_BEARER, "client_assertion": assertion}
    return posted(line, path, grant_type="client_credentials", **given)


def is_let_in(line: LineApi, token: str) -> bool:
    return line.call("GET", "/v2/bot/info", token=token).status == 200


def test_the_sdk_gets_tokens_of_every_kind(sdk: Any, line: LineApi, key: RSAKey) -> None:
    short = sdk.issue_channel_token("client_credentials", ID, SECRET)
    by_jwt = sdk.issue_channel_token_by_jwt("client_credentials", JWT_BEARER, signed(key))
    stateless = sdk.issue_stateless_channel_token_by_client_secret(ID, SECRET)
    other = sdk.issue_stateless_channel_token_by_jwt_assertion(signed(key, token_exp=None))
    tokens = [one.access_token for one in (short, by_jwt, stateless, other)]
    assert all(is_let_in(line, token) for token in tokens)
    assert [one.expires_in for one in (short, by_jwt, stateless, other)] == [2592000, 3600, 900, 900]
    assert sdk.verify_channel_token(short.access_token).client_id == ID
    assert sdk.verify_channel_token(TOKEN).client_id == ID
    assert sdk.verify_channel_token_by_jwt(by_jwt.access_token).expires_in > 3000
    assert sdk.gets_all_valid_channel_access_token_key_ids(JWT_BEARER, signed(key)).kids == [by_jwt.key_id]
    sdk.revoke_channel_token(short.access_token)
    sdk.revoke_channel_token_by_jwt(ID, SECRET, by_jwt.access_token)
    sdk.revoke_channel_token(stateless.access_token)
    assert [is_let_in(line, token) for token in tokens] == [False, False, True, True]


def test_a_token_ends_by_the_clock_of_the_platform(line: LineApi, simulator: RunningSimulator) -> None:
    token = by_secret(line, "/oauth2/v3/token").body["access_token"]
    simulator.platform.forward(890)
    assert is_let_in(line, token)
    simulator.platform.forward(20)
    assert not is_let_in(line, token)


@pytest.mark.parametrize(
    "wrong", [{"grant_type": "password"}, {"client_id": "1"}, {"client_secret": "another"}, {"client_secret": ""}]
)
@pytest.mark.parametrize("path", ["/oauth2/v3/token", "/v2/oauth/accessToken"])
def test_a_wrong_secret_or_channel_gets_none(line: LineApi, path: str, wrong: dict[str, str]) -> None:
    answer = by_secret(line, path, **wrong)
    assert (answer.status, "error" in answer.body, "access_token" in answer.body) == (400, True, False)


@pytest.mark.parametrize(
    "wrong",
    [
        {"iss": "1"},
        {"sub": "1"},
        {"aud": "https://example.com/"},
        {"exp": 1},
        {"exp": 4_000_000_000},
        {"exp": None},
        {"token_exp": None},
        {"token_exp": 31 * 24 * 3600},
        {"kid": "unknown"},
    ],
)
def test_an_assertion_that_says_something_else_gets_none(line: LineApi, key: RSAKey, wrong: dict[str, Any]) -> None:
    assert by_key(line, "/oauth2/v2.1/token", signed(key, **wrong)).status == 400


def test_an_assertion_by_another_key_or_of_no_shape_gets_none(line: LineApi) -> None:
    another = RSAKey.generate_key(2048, private=True)
    for assertion in (signed(another), "a.b.c", "", "ä"):
        for path in ("/oauth2/v2.1/token", "/oauth2/v3/token"):
            assert by_key(line, path, assertion).status == 400
    assert posted(line, "/oauth2/v3/token", kind="application/json").status == 400
    assert by_secret(line, "/v2/oauth/revoke").status == 200, "there is nothing to end, and that is no error"
    assert posted(line, "/v2/oauth/verify", access_token="nobody's").status == 400


def test_the_thirty_first_short_lived_token_ends_the_first(line: LineApi) -> None:
    tokens = [by_secret(line, "/v2/oauth/accessToken").body["access_token"] for _ in range(31)]
    assert [is_let_in(line, token) for token in (tokens[0], tokens[1], tokens[-1])] == [False, True, True]
