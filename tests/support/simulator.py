"""Starts the simulator on a free loopback port inside the test process, and a small bot that records what reaches it.

    with running_simulator(tmp_path, "http://127.0.0.1:8000/callback") as simulator:
        phone = simulator.platform.phone("花子")

The product under test is given `simulator.url` as LINE's address, `simulator.secret` and `simulator.token`.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import urllib3
from flask import Flask

from linebot_app.simulator.app import create_simulator, stop_simulator
from linebot_app.simulator.driver import Platform
from linebot_app.simulator.server import Server
from linebot_app.simulator.settings import Settings

SECRET, TOKEN = "secret-of-the-simulated-channel", "token-of-the-simulated-channel"


@dataclass
class RunningSimulator:
    url: str
    secret: str
    token: str
    platform: Platform
    line: LineApi
    app: Flask


@contextmanager
def running_simulator(data_dir: Path, webhook_url: str, *, port: int = 0) -> Iterator[RunningSimulator]:
    """A simulator in threads of this process; everything is closed at the end, the file under `data_dir` stays."""
    data_dir.mkdir(parents=True, exist_ok=True)
    app = create_simulator(Settings("127.0.0.1", port, SECRET, TOKEN, webhook_url, data_dir))
    server = Server("127.0.0.1", port)
    server.application = app
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    url = f"http://127.0.0.1:{server.server_port}"
    platform, line = Platform(url), LineApi(url)
    try:
        yield RunningSimulator(url, SECRET, TOKEN, platform, line, app)
    finally:
        platform.close()
        line.close()
        server.shutdown()
        thread.join()
        server.server_close()
        stop_simulator(app)


@dataclass
class Answer:
    status: int
    body: Any
    headers: Any


class LineApi:
    """A caller of the Messaging API that adds nothing of its own."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._http = urllib3.PoolManager(retries=False, maxsize=8)

    def close(self) -> None:
        self._http.clear()

    def call(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        token: str | None = TOKEN,
        raw: bytes | None = None,
        **headers: str,
    ) -> Answer:
        """`headers`: with underscores for hyphens. The body of the answer is parsed when it is JSON."""
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        if token is not None:
            given["Authorization"] = f"Bearer {token}"
        data = raw if raw is not None else json.dumps(body).encode() if body is not None else None
        if data is not None:
            given.setdefault("Content-Type", "application/json")
        got = self._http.request(method, self.url + path, body=data, headers=given, timeout=urllib3.Timeout(20))
        try:
            parsed: Any = json.loads(got.data)
        except ValueError:
            parsed = got.data
        return Answer(got.status, parsed, got.headers)

    def reply(self, token: str, *messages: Any, **headers: str) -> Answer:
        return self.call("POST", "/v2/bot/message/reply", {"replyToken": token, "messages": list(messages)}, **headers)

    def push(self, to: str, *messages: Any, **headers: str) -> Answer:
        return self.call("POST", "/v2/bot/message/push", {"to": to, "messages": list(messages)}, **headers)

    def validate(self, *messages: Any) -> Answer:
        return self.call("POST", "/v2/bot/message/validate/reply", {"messages": list(messages)})


@dataclass
class Received:
    body: bytes
    signature: str

    @property
    def events(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(self.body)["events"]
        return found


@dataclass
class RecordingBot:
    """Takes webhooks and remembers them. `answer(received)` gives the status; it may do what a bot does meanwhile."""

    answer: Callable[[Received], int] = lambda _received: 200
    received: list[Received] = field(default_factory=list)
    url: str = ""

    @property
    def events(self) -> list[dict[str, Any]]:
        return [event for one in self.received for event in one.events]


@contextmanager
def recording_bot() -> Iterator[RecordingBot]:
    bot = RecordingBot()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            received = Received(body, self.headers.get("x-line-signature", ""))
            bot.received.append(received)
            status = bot.answer(received)
            self.wfile.write(f"HTTP/1.1 {status} X\r\nContent-Length: 0\r\n\r\n".encode())

        def log_message(self, *_args: Any) -> None:
            pass

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: Any, client_address: Any) -> None:
            """The platform hangs up after its limit: nothing to say about it."""

    server = Quiet(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    bot.url = f"http://127.0.0.1:{server.server_port}/callback"
    try:
        yield bot
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
