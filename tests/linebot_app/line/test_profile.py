"""The language of a profile: told when LINE tells it at once, and never a reason to keep somebody waiting."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from linebot_app.line import profile
from linebot_app.line.client import LineClient
from linebot_app.line.profile import REST, SECONDS, Profiles
from tests.support.simulator import RunningSimulator, recording_bot, running_simulator


class Told:
    """What LINE tells, how long it takes over it, and who was asked for."""

    def __init__(self, answer: Any, takes: float = 0.0) -> None:
        self.answer, self.takes = answer, takes
        self.asked: list[str] = []
        self.now = 0.0
        self.profiles = Profiles(self.ask, lambda: self.now)

    def ask(self, path: str, seconds: float) -> Any:
        self.asked.append(path)
        self.now += self.takes
        return self.answer


@pytest.mark.parametrize("language", ["en", "ja", "zh-TW", "pt-BR"])
def test_the_language_is_told_as_line_tells_it(language: str) -> None:
    line = Told({"displayName": "Ann", "language": language})
    assert line.profiles.language("U1") == language
    assert line.asked == ["/v2/bot/profile/U1"]


@pytest.mark.parametrize(
    "answer", [None, {}, {"language": None}, {"language": 5}, {"language": "<b>"}, {"language": "e" * 99}]
)
def test_what_is_no_language_is_none(answer: Any) -> None:
    assert Told(answer).profiles.language("U1") == ""


def test_nobody_else_waits_for_a_line_that_was_slow() -> None:
    line = Told(None, takes=SECONDS)
    assert [line.profiles.language(f"U{n}") for n in range(5)] == [""] * 5
    assert len(line.asked) == 1
    line.now += REST
    line.answer, line.takes = {"language": "en"}, 0.0
    assert line.profiles.language("U9") == "en"


def test_who_has_no_profile_to_show_is_no_reason_to_rest() -> None:
    line = Told(None)
    line.profiles.language("U1")
    line.answer = {"language": "en"}
    assert line.profiles.language("U2") == "en"


@pytest.fixture
def simulator(tmp_path: Path) -> Iterator[RunningSimulator]:
    with recording_bot() as bot, running_simulator(tmp_path, bot.url) as running:
        yield running


@pytest.fixture
def client(simulator: RunningSimulator) -> Iterator[LineClient]:
    made = LineClient(simulator.token, simulator.url)
    yield made
    made.close()


def test_the_client_asks_the_api(simulator: RunningSimulator, client: LineClient) -> None:
    assert client.language(simulator.platform.phone("Ann", language="en").id) == "en"
    assert client.language(simulator.platform.phone("花子").id) == "ja"


@pytest.mark.parametrize("fault", ["429", "500", "401", "reset", "silence"])
def test_whatever_goes_wrong_tells_nothing_and_raises_nothing(
    simulator: RunningSimulator,
    client: LineClient,
    fault: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(profile, "SECONDS", 0.2)
    phone = simulator.platform.phone("Ann", language="en")
    simulator.platform.fail_next(fault, endpoint="profile")
    with caplog.at_level(logging.DEBUG):
        assert client.language(phone.id) == ""
    assert phone.id not in str(
        [record.__dict__ for record in caplog.records if record.name.startswith("linebot_app.line")]
    )


def test_who_is_no_friend_has_no_language_to_tell(client: LineClient) -> None:
    assert client.language("U" + "0" * 32) == ""
