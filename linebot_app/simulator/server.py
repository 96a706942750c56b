"""A small threaded WSGI server: keep-alive, one write per answer, streams, connections that break on purpose."""

from __future__ import annotations

import socket
import struct
import sys
from collections.abc import Callable, Iterable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from typing import Any
from urllib.parse import unquote_to_bytes

LARGEST_BODY = 40 * 1024 * 1024


class Server(ThreadingHTTPServer):
    """A linger of zero on a connection makes its end a reset instead of a polite goodbye."""

    daemon_threads = True
    request_queue_size = 512
    allow_reuse_address = True

    def __init__(self, host: str, port: int) -> None:
        """Takes the port (0: any free one) and waits; `application` is to be set before serve_forever."""
        if ":" in host:
            self.address_family = socket.AF_INET6
        self.application: Callable[..., Iterable[bytes]] = _nothing_yet
        super().__init__((host.strip("[]"), port), Handler)

    def server_bind(self) -> None:
        """Without the look-up of the machine's name that http.server does."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    def shutdown_request(self, request: Any) -> None:
        linger = struct.pack("ii", 1, 0)
        try:
            broken = request.getsockopt(socket.SOL_SOCKET, socket.SO_LINGER, len(linger)) == linger
        except OSError:
            broken = False
        if broken:
            self.close_request(request)
        else:
            super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


def _nothing_yet(_environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
    start_response("503 Service Unavailable", [])
    return []


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # otherwise every answer on a kept connection waits for the other side's delayed ACK
    timeout = 120
    server: Server

    def _serve(self) -> None:
        length = self.headers.get("Content-Length", "0")
        if "Transfer-Encoding" in self.headers or not length.isascii() or not length.isdigit():
            self._refuse(411)
            return
        if int(length) > LARGEST_BODY:
            self._refuse(413)
            return
        body = self.rfile.read(int(length)) if int(length) else b""
        environ = self._environ(body)
        head: dict[str, Any] = {}

        def start_response(
            status: str, headers: list[tuple[str, str]], _exc_info: Any = None
        ) -> Callable[[bytes], None]:
            head["status"], head["headers"] = status, headers
            return lambda _data: None

        parts = self.server.application(environ, start_response)
        try:
            drop = environ.get("simulator.drop")
            if drop:
                if drop == "reset":
                    self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                self.close_connection = True
            elif environ.get("simulator.stream"):
                self._stream(head, parts)
            else:
                self._whole(head, b"".join(parts))
        finally:
            close = getattr(parts, "close", None)
            if close:
                close()

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = do_OPTIONS = _serve  # noqa: N815 - names of http.server

    def _environ(self, body: bytes) -> dict[str, Any]:
        path, _, query = self.path.partition("?")
        environ: dict[str, Any] = {
            "REQUEST_METHOD": self.command,
            "SCRIPT_NAME": "",
            "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
            "QUERY_STRING": query,
            "SERVER_NAME": self.server.server_name,
            "SERVER_PORT": str(self.server.server_port),
            "SERVER_PROTOCOL": self.request_version,
            "REMOTE_ADDR": self.client_address[0],
            "CONTENT_TYPE": self.headers.get("Content-Type", ""),
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.input": BytesIO(body),
            "wsgi.errors": sys.stderr,
            "wsgi.multithread": True,
            "wsgi.multiprocess": False,
            "wsgi.run_once": False,
        }
        for name, value in self.headers.items():
            key = "HTTP_" + name.upper().replace("-", "_")
            if key not in ("HTTP_CONTENT_TYPE", "HTTP_CONTENT_LENGTH"):
                environ[key] = f"{environ[key]},{value}" if key in environ else value
        return environ

    def _head(self, head: dict[str, Any], extra: list[tuple[str, str]]) -> bytes:
        dated = any(name.lower() == "date" for name, _ in head["headers"])  # by the clock that can be moved
        lines = [f"HTTP/1.1 {head['status']}", *([] if dated else [f"Date: {self.date_time_string()}"])]
        lines += [f"{name}: {value}" for name, value in [*head["headers"], *extra]]
        if self.close_connection:
            lines.append("Connection: close")
        return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")

    def _whole(self, head: dict[str, Any], body: bytes) -> None:
        given = {name.lower() for name, _ in head["headers"]}
        extra = [] if "content-length" in given else [("Content-Length", str(len(body)))]
        self.wfile.write(self._head(head, extra) + (b"" if self.command == "HEAD" else body))

    def _stream(self, head: dict[str, Any], parts: Iterable[bytes]) -> None:
        self.close_connection = True
        self.wfile.write(self._head(head, []))
        for part in parts:
            self.wfile.write(part)

    def _refuse(self, status: int) -> None:
        self.close_connection = True
        self._whole({"status": f"{status} {self.responses[status][0]}", "headers": []}, b"")

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name of http.server
        """Silent: the simulator keeps its own record of calls."""
