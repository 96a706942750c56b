"""What each answer of LINE means, asked over real sockets."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from linebot_app.line import client as client_module
from linebot_app.line.client import LineClient
from linebot_app.ports import Sent

TOKEN = "a token that must not be logged"
MESSAGES = [{"type": "text", "text": "秘密の話"}, {"type": "flex", "contents": {"type": "bubble", "unknown": [1]}}]


class Crowded(ThreadingHTTPServer):
    request_queue_size = 64  # so many knock at once


class Line:
    """A server that answers as told and remembers what it was asked; `answer` None: the connection is cut."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, str], Any]] = []
        self.answer: tuple[int, bytes, dict[str, str]] | None = (200, b"{}", {})
        self.before: Callable[[], Any] = lambda: None
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                self.take(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

            def do_GET(self) -> None:
                self.take(None)

            def take(self, body: Any) -> None:
                headers = {name.lower(): value for name, value in self.headers.items()}
                outer.asked.append((self.path, headers | {"port": str(self.client_address[1])}, body))
                outer.before()
                if outer.answer is None:
                    self.close_connection = True
                    self.connection.shutdown(socket.SHUT_RDWR)
                    return
                status, content, headers = outer.answer
                self.send_response(status)
                for name, value in {**headers, "Content-Length": str(len(content))}.items():
                    self.send_header(name, value)
                with suppress(OSError):  # who waited too long has hung up
                    self.end_headers()
                    self.wfile.write(content)

            def log_message(self, *args: Any) -> None:
                pass

        self.server = Crowded(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def says(self, status: int, body: Any = None, **headers: str) -> None:
        content = b"" if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
        self.answer = (status, content, {"Content-Type": "application/json", **headers})


@pytest.fixture
def line() -> Iterator[Line]:
    made = Line()
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def client(line: Line) -> Iterator[LineClient]:
    made = LineClient(TOKEN, line.url)
    yield made
    made.close()


def test_messages_arrive_as_they_are(line: Line, client: LineClient) -> None:
    client.reply("t", MESSAGES)
    client.push("U1", MESSAGES, "123e4567-e89b-12d3-a456-426614174000")
    client.show_loading("U1")
    assert [path for path, _, _ in line.asked] == [
        "/v2/bot/message/reply",
        "/v2/bot/message/push",
        "/v2/bot/chat/loading/start",
    ]
    assert line.asked[0][2] == {"replyToken": "t", "messages": MESSAGES}
    assert line.asked[1][2] == {"to": "U1", "messages": MESSAGES}
    assert line.asked[2][2] == {"chatId": "U1", "loadingSeconds": 20}
    assert {headers["authorization"] for _, headers, _ in line.asked} == {f"Bearer {TOKEN}"}


def test_the_retry_key_goes_with_a_push_only(line: Line, client: LineClient) -> None:
    client.reply("t", MESSAGES)
    client.push("U1", MESSAGES, "123e4567-e89b-12d3-a456-426614174000")
    assert [headers.get("x-line-retry-key") for _, headers, _ in line.asked] == [
        None,
        "123e4567-e89b-12d3-a456-426614174000",
    ]


def test_one_connection_serves_all_calls(line: Line, client: LineClient) -> None:
    for _ in range(5):
        client.reply("t", MESSAGES)
    assert len({headers["port"] for _, headers, _ in line.asked}) == 1


def test_what_was_sent_is_known_by_its_ids(line: Line, client: LineClient) -> None:
    line.says(200, {"sentMessages": [{"id": "1", "quoteToken": "q"}, {"id": "2"}]}, **{"x-line-request-id": "r-1"})
    answer = client.reply("t", MESSAGES)
    assert (answer.sent, answer.status, answer.request_id, answer.message_ids) == (Sent.OK, 200, "r-1", ("1", "2"))


INVALID = {"message": "Invalid reply token"}
MONTHLY = {"message": "You have reached your monthly limit."}


@pytest.mark.parametrize(
    ("status", "body", "meaning"),
    [
        (200, {}, Sent.OK),
        (202, {}, Sent.OK),
        (200, b"no json", Sent.OK),
        (200, [], Sent.OK),
        (200, {"sentMessages": [1, {"id": 2}]}, Sent.OK),
        (409, {"message": "The retry key is already accepted"}, Sent.OK),
        (400, INVALID, Sent.TOKEN_INVALID),
        (400, {"message": "The request body has 1 error(s)", "details": []}, Sent.REFUSED),
        (400, b"\xff", Sent.REFUSED),
        (400, None, Sent.REFUSED),
        (401, {"message": "Authentication failed"}, Sent.REFUSED),
        (403, {}, Sent.REFUSED),
        (404, {}, Sent.REFUSED),
        (410, {}, Sent.REFUSED),
        (413, {}, Sent.REFUSED),
        (429, {"message": "The API rate limit has been exceeded. Try again later."}, Sent.LATER),
        (429, MONTHLY, Sent.QUOTA),
        (429, None, Sent.LATER),
        (500, {"message": "The API server is under maintenance"}, Sent.LATER),
        (502, b"<html>", Sent.LATER),
        (503, None, Sent.LATER),
        (302, None, Sent.REFUSED),
    ],
)
def test_every_status_has_a_meaning(line: Line, client: LineClient, status: int, body: Any, meaning: Sent) -> None:
    line.says(status, body, **{"x-line-request-id": "r-1"})
    answer = client.reply("t", MESSAGES)
    assert (answer.sent, answer.status, answer.request_id) == (meaning, status, "r-1")


def test_of_a_repeated_push_the_accepted_request_is_named(line: Line, client: LineClient) -> None:
    line.says(409, {}, **{"x-line-request-id": "second", "x-line-accepted-request-id": "first"})
    assert client.push("U1", MESSAGES, "123e4567-e89b-12d3-a456-426614174000").request_id == "first"


def test_a_cut_connection_leaves_it_unknown_and_nothing_is_repeated(line: Line, client: LineClient) -> None:
    line.answer = None
    assert client.reply("t", MESSAGES).sent is Sent.UNKNOWN
    assert len(line.asked) == 1


def test_a_kept_connection_that_is_cut_in_the_middle_repeats_nothing_either(line: Line, client: LineClient) -> None:
    client.reply("t", MESSAGES)
    line.answer = None
    assert client.reply("t", MESSAGES).sent is Sent.UNKNOWN
    assert len(line.asked) == 2


def test_after_a_cut_the_next_call_gets_through(line: Line, client: LineClient) -> None:
    line.answer = None
    client.reply("t", MESSAGES)
    line.says(200, {})
    assert client.reply("t", MESSAGES).sent is Sent.OK


def test_an_answer_that_never_ends_is_not_read_to_its_end(line: Line, client: LineClient) -> None:
    line.says(200, b"x" * (client_module.MOST_BYTES + 1))
    assert client.reply("t", MESSAGES).sent is Sent.UNKNOWN


def test_an_answer_that_takes_too_long_leaves_it_unknown(
    line: Line, client: LineClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client_module, "WHOLE_SECONDS", 0.05)
    answered = threading.Event()
    line.before = lambda: answered.wait(30)
    assert client.reply("t", MESSAGES).sent is Sent.UNKNOWN
    answered.set()


def test_where_nobody_listens_nothing_was_sent() -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    assert LineClient(TOKEN, f"http://127.0.0.1:{port}").reply("t", MESSAGES).sent is Sent.LATER


def test_tls_that_fails_is_no_exception(line: Line) -> None:
    answer = LineClient(TOKEN, line.url.replace("http:", "https:")).reply("t", MESSAGES)
    assert answer.sent in (Sent.UNKNOWN, Sent.LATER)


def test_a_refused_access_token_is_a_loud_error_that_does_not_show_it(
    line: Line, client: LineClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    line.says(401, {"message": "Authentication failed"})
    client.reply("reply-token", MESSAGES)
    assert [record.levelname for record in caplog.records if record.name == "linebot_app.line.client"] == ["ERROR"]
    shown = "".join(str(vars(record)) for record in caplog.records)
    assert TOKEN not in shown
    assert "秘密" not in shown


def test_many_threads_share_one_client(line: Line, client: LineClient) -> None:
    answers: list[Sent] = []

    def talk() -> None:
        answers.extend(client.reply("t", MESSAGES).sent for _ in range(5))

    threads = [threading.Thread(target=talk) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [Sent.OK] * 40
