"""A simulator with a recording bot behind it, new for every test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from linebot_app.simulator.driver import Phone, Platform
from tests.support.simulator import LineApi, RecordingBot, RunningSimulator, recording_bot, running_simulator


@pytest.fixture
def bot() -> Iterator[RecordingBot]:
    with recording_bot() as made:
        yield made


@pytest.fixture
def simulator(tmp_path: Path, bot: RecordingBot) -> Iterator[RunningSimulator]:
    with running_simulator(tmp_path, bot.url) as made:
        yield made


@pytest.fixture
def platform(simulator: RunningSimulator) -> Platform:
    return simulator.platform


@pytest.fixture
def line(simulator: RunningSimulator) -> LineApi:
    return simulator.line


@pytest.fixture
def phone(platform: Platform) -> Phone:
    """A friend of the account, whose follow event has arrived."""
    made = platform.phone("花子")
    platform.wait_until_idle()
    return made
