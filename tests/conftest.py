"""What tests of several parts share: complete settings on paths of their own; parts have their own fixtures."""

from __future__ import annotations

import os
import re
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings

from linebot_app.settings import Settings, load
from tests.support.examples import ROAMING

# How long an example takes says something about the machine; speed is measured in bench/. The same examples in every
# run: a change is judged by what it changed. `make roam` looks for new ones.
hypothesis_settings.register_profile("steady", deadline=None, derandomize=True)
hypothesis_settings.register_profile("roaming", deadline=None, print_blob=True)
hypothesis_settings.load_profile("roaming" if ROAMING > 1 else "steady")

ROOT = Path(__file__).resolve().parent.parent
OURS = re.compile(
    "LINE_(CHANNEL|API|TOKEN|ASSERTION)_.*|REDIS_URL|REDIS_WAIT|DATABASE_URL|DATA_DIR|HOST|PORT|SECRET_KEY|PUBLIC_BASE_URL|METRICS_TOKEN"
    "|TRACES_URL|CONTENT_DIR|CONSOLE_.*|WORKER_THREADS|SIMULATOR_PORT|WEBHOOK_URL|CLOCK_FILE|FLASK_.*"
)


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """A developer's own settings must not decide how a test ends."""
    for name in list(os.environ):
        if OURS.fullmatch(name):
            monkeypatch.delenv(name)


@pytest.fixture
def complete_environment(tmp_path: Path) -> dict[str, str]:
    """The fewest settings that are enough."""
    return {
        "LINE_CHANNEL_SECRET": "0123456789abcdef" * 2,
        "LINE_CHANNEL_ACCESS_TOKEN": "token-of-a-test-channel",
        "SECRET_KEY": "a key that only this test knows, long",
        "DATA_DIR": str(tmp_path / "data"),
    }


@pytest.fixture
def settings(complete_environment: dict[str, str]) -> Iterator[Settings]:
    """Settings on the embedded Valkey and SQLite; what was started under DATA_DIR is stopped."""
    from linebot_app.storage import embedded

    made = load(complete_environment)
    yield made
    embedded.stop(made.data_dir)


@pytest.fixture
def free_ports() -> list[int]:
    """Four ports that nobody listens on."""
    probes = [socket.create_server(("127.0.0.1", 0)) for _ in range(4)]
    ports = [probe.getsockname()[1] for probe in probes]
    for probe in probes:
        probe.close()
    return ports
