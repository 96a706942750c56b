"""A channel of the simulator with a bot behind it that answers as told, and the commands an operator types."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from linebot_app.factory import create_app
from linebot_app.settings import Settings, load
from tests.support.simulator import RecordingBot, RunningSimulator, recording_bot, running_simulator

Typed = Callable[..., Result]


@contextmanager
def served(handler: type[BaseHTTPRequestHandler], context: ssl.SSLContext | None = None) -> Iterator[str]:
    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: Any, client_address: Any) -> None:
            """Who does not trust us hangs up."""

    server = Quiet(("127.0.0.1", 0), handler)
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"{'https' if context else 'http'}://localhost:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def bot() -> Iterator[RecordingBot]:
    with recording_bot() as made:
        yield made


@pytest.fixture
def simulator(tmp_path: Path, bot: RecordingBot) -> Iterator[RunningSimulator]:
    with running_simulator(tmp_path / "line", bot.url) as made:
        yield made


@pytest.fixture
def channel_settings(complete_environment: dict[str, str], simulator: RunningSimulator, bot: RecordingBot) -> Settings:
    return load(
        {
            **complete_environment,
            "LINE_CHANNEL_ACCESS_TOKEN": simulator.token,
            "LINE_CHANNEL_SECRET": simulator.secret,
            "LINE_API_BASE_URL": simulator.url,
            "PUBLIC_BASE_URL": bot.url.removesuffix("/callback"),
        }
    )


@pytest.fixture
def typed(channel_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Typed:
    """`typed("check")` runs `line check`; named values take the place of settings."""
    monkeypatch.setattr("linebot_app.factory._serve", lambda _app, _settings: None)

    def type_in(*words: str, **other: object) -> Result:
        app = create_app(replace(channel_settings, **other))  # type: ignore[arg-type]
        return app.test_cli_runner().invoke(args=["line", *words])

    return type_in
