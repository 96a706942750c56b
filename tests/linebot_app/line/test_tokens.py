"""Access tokens that are issued: by secret or signed key, renewed in time, one for all threads, and after failures."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from joserfc.jwk import RSAKey

from linebot_app.line.client import LineClient
from linebot_app.line.tokens import PAUSES, Fixed, NoToken, tokens_of
from linebot_app.ports import Sent
from linebot_app.settings import BrokenSettings, Settings, load
from linebot_app.simulator.driver import Phone, Platform
from tests.support.simulator import RunningSimulator, recording_bot, running_simulator

CHANNEL = "1650000000"
MESSAGES = [{"type": "text", "text": "返事です"}]


@pytest.fixture(scope="module")
def key() -> RSAKey:
    return RSAKey.generate_key(2048, private=True)


@pytest.fixture
def simulator(tmp_path: Path) -> Iterator[RunningSimulator]:
    with recording_bot() as bot, running_simulator(tmp_path / "line", bot.url) as made:
        yield made


@pytest.fixture
def settings_with(
    complete_environment: dict[str, str], simulator: RunningSimulator, tmp_path: Path, key: RSAKey
) -> Callable[..., Settings]:
    """Complete settings without a long-lived token, and those that are given."""
    file = tmp_path / "key.json"
    file.write_text(json.dumps(key.as_dict(private=True)), "utf-8")
    simulator.platform.post("/keys", {"kid": "our-key", "public": key.as_dict(private=False)})

    def made(**given: str) -> Settings:
        environ = {
            **complete_environment,
            "LINE_CHANNEL_SECRET": simulator.secret,
            "LINE_API_BASE_URL": simulator.url,
            "LINE_CHANNEL_ID": CHANNEL,
            "LINE_ASSERTION_KEY": str(file),
            "LINE_ASSERTION_KID": "our-key",
            **given,
        }
        environ.pop("LINE_CHANNEL_ACCESS_TOKEN")
        return load({name: value for name, value in environ.items() if value})

    return made


STATELESS = {"LINE_TOKEN_KIND": "stateless", "LINE_ASSERTION_KEY": "", "LINE_ASSERTION_KID": ""}
KINDS = pytest.mark.parametrize(
    "kind",
    [STATELESS, {"LINE_TOKEN_KIND": "stateless"}, {"LINE_TOKEN_KIND": "v2.1"}],
    ids=["stateless by secret", "stateless by key", "v2.1 by key"],
)


def issued(platform: Platform) -> list[int]:
    return [call["status"] for call in platform.calls(endpoint="oauth")]


def clock_of(platform: Platform) -> Callable[[], float]:
    return lambda: platform.now() / 1000


@KINDS
def test_a_token_is_issued_once_and_used_for_many_calls(
    settings_with: Callable[..., Settings], simulator: RunningSimulator, kind: dict[str, str]
) -> None:
    settings = settings_with(**kind)
    client = LineClient(tokens_of(settings), settings.line_api_base_url)
    phone = simulator.platform.phone("花子")
    for n in range(3):
        assert client.push(phone.id, MESSAGES, f"123e4567-e89b-12d3-a456-42661417400{n}").sent is Sent.OK
    client.close()
    assert issued(simulator.platform) == [200]


@KINDS
def test_a_token_is_renewed_before_it_is_over_so_that_no_call_is_refused(
    settings_with: Callable[..., Settings], simulator: RunningSimulator, kind: dict[str, str]
) -> None:
    settings, platform = settings_with(**kind), simulator.platform
    client = LineClient(tokens_of(settings, clock_of(platform)), settings.line_api_base_url)
    lives = 900 if kind["LINE_TOKEN_KIND"] == "stateless" else 3600
    for step in (0.5, 0.35, 0.5, 0.35, 5.0):
        client.show_loading(platform.phone("花子").id)
        platform.forward(lives * step)
    client.show_loading(platform.phone("花子").id)
    client.close()
    assert len(issued(platform)) >= 3
    assert {call["status"] for call in platform.calls(endpoint="loading")} == {202}


def test_a_long_lived_token_is_used_as_it_is(complete_environment: dict[str, str]) -> None:
    tokens = tokens_of(load({**complete_environment, "LINE_CHANNEL_ID": CHANNEL}))
    assert tokens == Fixed("token-of-a-test-channel")
    assert not tokens.refused("token-of-a-test-channel")


def test_a_token_that_line_takes_no_more_is_issued_anew_and_the_message_goes_out(
    settings_with: Callable[..., Settings], simulator: RunningSimulator
) -> None:
    settings, platform = settings_with(**STATELESS), simulator.platform
    client = LineClient(tokens_of(settings), settings.line_api_base_url)
    phone = platform.phone("花子")
    key = "123e4567-e89b-12d3-a456-426614174000"
    platform.fail_next("401", 1, "push")
    assert client.push(phone.id, MESSAGES, key).sent is Sent.LATER
    assert client.push(phone.id, MESSAGES, key).sent is Sent.OK
    client.close()
    assert issued(platform) == [200, 200]


@pytest.mark.parametrize("fault", ["500", "503", "429", "reset", "401"])
def test_without_a_token_nothing_is_asked_of_line_and_later_it_goes_on(
    settings_with: Callable[..., Settings], simulator: RunningSimulator, fault: str
) -> None:
    settings, platform = settings_with(**STATELESS), simulator.platform
    now = [platform.now() / 1000]
    client = LineClient(tokens_of(settings, lambda: now[0]), settings.line_api_base_url)
    phone: Phone = platform.phone("花子")
    platform.fail_next(fault, 1, "oauth")
    key = "123e4567-e89b-12d3-a456-426614174000"
    assert client.push(phone.id, MESSAGES, key).sent is Sent.LATER
    assert client.push(phone.id, MESSAGES, key).sent is Sent.LATER, "nobody asks again at once"
    assert (len(issued(platform)), platform.calls(endpoint="push")) == (1, [])
    now[0] += PAUSES[0]
    assert client.push(phone.id, MESSAGES, key).sent is Sent.OK
    client.close()


@pytest.mark.parametrize(
    "wrong",
    [
        {**STATELESS, "LINE_CHANNEL_SECRET": "another-secret"},
        {**STATELESS, "LINE_CHANNEL_ID": "1650000001"},
        {"LINE_TOKEN_KIND": "v2.1", "LINE_ASSERTION_KID": "unknown-key"},
    ],
)
def test_what_line_refuses_is_told_without_any_secret(
    settings_with: Callable[..., Settings], simulator: RunningSimulator, wrong: dict[str, str]
) -> None:
    settings = settings_with(**wrong)
    with pytest.raises(NoToken) as problem:
        tokens_of(settings).token()
    assert "400" in str(problem.value)
    assert settings.line_channel_secret not in str(problem.value)


def test_a_clock_that_is_off_makes_no_good_assertion(
    settings_with: Callable[..., Settings], simulator: RunningSimulator
) -> None:
    tokens = tokens_of(settings_with(LINE_TOKEN_KIND="v2.1"), lambda: 1_000_000_000.0)
    with pytest.raises(NoToken, match="exp"):
        tokens.token()


def test_thirty_tokens_of_one_kind_are_enough(
    settings_with: Callable[..., Settings], simulator: RunningSimulator
) -> None:
    settings = settings_with(LINE_TOKEN_KIND="v2.1")
    for _ in range(30):
        assert tokens_of(settings).token()
    with pytest.raises(NoToken, match="limit"):
        tokens_of(settings).token()
    simulator.platform.forward(3700)
    assert tokens_of(settings, clock_of(simulator.platform)).token()


@pytest.mark.parametrize(
    ("given", "complained"),
    [
        ({"LINE_TOKEN_KIND": "forever"}, {"LINE_TOKEN_KIND", "LINE_CHANNEL_ACCESS_TOKEN"}),
        ({"LINE_TOKEN_KIND": "stateless", "LINE_CHANNEL_ID": ""}, {"LINE_CHANNEL_ID"}),
        ({"LINE_TOKEN_KIND": "stateless", "LINE_CHANNEL_ID": "my channel"}, {"LINE_CHANNEL_ID"}),
        (
            {"LINE_TOKEN_KIND": "v2.1", "LINE_ASSERTION_KEY": "", "LINE_ASSERTION_KID": "", "LINE_CHANNEL_ID": ""},
            {"LINE_CHANNEL_ID", "LINE_ASSERTION_KEY"},
        ),
        ({"LINE_TOKEN_KIND": "v2.1", "LINE_ASSERTION_KID": ""}, {"LINE_ASSERTION_KID"}),
        ({"LINE_TOKEN_KIND": "stateless", "LINE_ASSERTION_KEY": ""}, {"LINE_ASSERTION_KEY"}),
        ({"LINE_TOKEN_KIND": "v2.1", "LINE_ASSERTION_KEY": "/nowhere/key"}, {"LINE_ASSERTION_KEY"}),
        ({"LINE_TOKEN_KIND": "v2.1", "LINE_ASSERTION_KEY": __file__}, {"LINE_ASSERTION_KEY"}),
        ({}, {"LINE_CHANNEL_ACCESS_TOKEN"}),
    ],
)
def test_what_is_missing_or_malformed_is_named_at_once(
    settings_with: Callable[..., Settings], given: dict[str, str], complained: set[str]
) -> None:
    with pytest.raises(BrokenSettings) as broken:
        settings_with(**given)
    assert {line.split()[0] for line in broken.value.problems} == complained


def test_a_public_key_is_no_private_one_and_pem_will_do(
    settings_with: Callable[..., Settings], tmp_path: Path, key: RSAKey
) -> None:
    public, pem = tmp_path / "public.json", tmp_path / "key.pem"
    public.write_text(json.dumps(key.as_dict(private=False)), "utf-8")
    pem.write_bytes(key.as_pem(private=True))
    with pytest.raises(BrokenSettings):
        settings_with(LINE_TOKEN_KIND="v2.1", LINE_ASSERTION_KEY=str(public))
    settings = settings_with(LINE_TOKEN_KIND="v2.1", LINE_ASSERTION_KEY=str(pem))
    assert tokens_of(settings).token()
    assert str(key.as_dict(private=True)["d"]) not in repr(settings)
