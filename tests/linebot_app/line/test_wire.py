"""Whatever way a server answers a POST, asked over real sockets."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from http.client import HTTPException

import pytest

from linebot_app.line.wire import Heard, Wire

Ask = Callable[..., Heard]


class Server:
    """Answers each request with `pieces`, as many segments as there are pieces, and hangs up after the last if told."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []
        self.hangs_up = False
        self.asked: list[bytes] = []
        self.met = 0
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self.socket.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            self.met += 1
            threading.Thread(target=self._talk, args=(connection,), daemon=True).start()

    def _talk(self, connection: socket.socket) -> None:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with connection:
            while request := connection.recv(65536):
                self.asked.append(request)
                for piece in self.pieces:
                    connection.sendall(piece)
                if self.hangs_up:
                    return


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    yield made
    made.socket.close()


@pytest.fixture
def ask(server: Server) -> Iterator[Ask]:
    wire = Wire("http", "127.0.0.1", server.port, {"Authorization": "Bearer t"})

    def post(*pieces: bytes, hangs_up: bool = False, read: float = 5.0) -> Heard:
        server.pieces, server.hangs_up = list(pieces), hangs_up
        return wire.post("/v2/x", b"{}", {"X-Line-Retry-Key": "k"}, 5.0, read)

    yield post
    wire.close()


def test_a_post_is_whole_and_has_its_headers(server: Server, ask: Ask) -> None:
    ask(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
    head, _, body = server.asked[0].partition(b"\r\n\r\n")
    first, *headers = head.split(b"\r\n")
    assert first == b"POST /v2/x HTTP/1.1"
    assert set(headers) == {
        b"Host: 127.0.0.1:%d" % server.port,
        b"Authorization: Bearer t",
        b"X-Line-Retry-Key: k",
        b"Content-Length: 2",
    }
    assert body == b"{}"


@pytest.mark.parametrize(
    "pieces",
    [
        (b"HTTP/1.1 200 OK\r\nX-Line-Request-Id: r\r\nContent-Length: 4\r\n\r\nbody",),
        (b"HTTP/1.1 200", b" OK\r\nx-line-request-id:r\r\nContent-Len", b"gth: 4\r\n\r", b"\nbo", b"dy"),
        (
            b"HTTP/1.1 200 OK\r\nX-Line-Request-Id: r\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nbo",
            b"\r\n2\r\ndy\r\n0\r\n\r\n",
        ),
        (b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 200 OK\r\nX-Line-Request-Id: r\r\nContent-Length: 4\r\n\r\nbody"),
    ],
)
def test_an_answer_is_understood_however_it_is_cut(ask: Ask, pieces: tuple[bytes, ...]) -> None:
    for _ in range(3):
        heard = ask(*pieces)
        assert (heard.status, heard.headers["x-line-request-id"], heard.body) == (200, "r", b"body")


def test_an_answer_without_a_length_ends_with_the_connection(server: Server, ask: Ask) -> None:
    for count in (1, 2):
        assert ask(b"HTTP/1.1 500 No\r\n\r\n", b"oh", hangs_up=True).body == b"oh"
        assert server.met == count


def test_a_connection_serves_until_the_server_wants_it_closed(server: Server, ask: Ask) -> None:
    for _ in range(3):
        ask(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
    assert server.met == 1
    ask(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    ask(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
    assert server.met == 2


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort",
        b"HTTP/1.1 2\xb2\xb3 OK\r\nContent-Length: 0\r\n\r\n",
        b"SSH-2.0-none\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 100_000,
    ],
)
def test_what_is_no_whole_answer_is_an_error_and_not_asked_again(server: Server, ask: Ask, answer: bytes) -> None:
    with pytest.raises((OSError, HTTPException)):
        ask(answer, hangs_up=True)
    assert len(server.asked) == 1


def test_bytes_that_nobody_asked_for_are_no_answer_to_the_next_request(server: Server, ask: Ask) -> None:
    ask(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 400 No\r\nContent-Length: 0\r\n\r\n")
    assert ask(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n").status == 200
    assert server.met == 2


def test_a_silent_server_is_given_up_and_its_late_answer_is_not_heard(server: Server, ask: Ask) -> None:
    with pytest.raises(TimeoutError):
        ask(read=0.05)
    assert ask(b"HTTP/1.1 202 OK\r\nContent-Length: 0\r\n\r\n").status == 202
    assert server.met == 2
