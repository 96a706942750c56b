"""Doors from the web process to the console and to the web chat: what is under /console goes to an application made at
the first knock, so that webhooks never carry its weight."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable
from typing import Any

from linebot_app.logs import place_of

PATH, CHAT = "/console", "/chat"
_AWAY = b"503 Service Unavailable\n"
_AWAY_HEADERS = (
    ("Content-Type", "text/plain; charset=utf-8"),
    ("Content-Length", str(len(_AWAY))),
    ("Retry-After", "5"),
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
)

_NOT_HERE = b"404 Not Found\n"
_NOT_HERE_HEADERS = (_AWAY_HEADERS[0], ("Content-Length", str(len(_NOT_HERE))), *_AWAY_HEADERS[3:])

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
log = logging.getLogger(__name__)


class Apart:
    """In front of everything: the console under a host name of its own, and nothing else there."""

    def __init__(self, behind: Wsgi, host: str) -> None:
        self._behind, self._host = behind, host

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        here = environ.get("HTTP_HOST", "").lower().partition(":")[0].rstrip(".") == self._host
        if here == is_under(environ.get("PATH_INFO", ""), PATH):
            return self._behind(environ, start_response)
        start_response("404 Not Found", [*_NOT_HERE_HEADERS])
        return [_NOT_HERE]


def is_under(path: str, place: str) -> bool:
    return path.startswith(place) and path[len(place) : len(place) + 1] in ("", "/")


class Door:
    """A WSGI application in front of another. `make` may fail while a database is away; the next knock tries again."""

    def __init__(self, behind: Wsgi, make: Callable[[], Wsgi], path: str = PATH) -> None:
        self._behind, self._make, self._path = behind, make, path
        self._console: Wsgi | None = None
        self._making = threading.Lock()

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        path: str = environ.get("PATH_INFO", "")
        if not is_under(path, self._path):
            return self._behind(environ, start_response)
        try:
            with self._making:
                console = self._console = self._console or self._make()
        except Exception as error:  # noqa: BLE001 - in whatever words a database is away
            log.error("away", extra={"path": self._path, "error": type(error).__name__, "place": place_of(error)})
            start_response("503 Service Unavailable", list(_AWAY_HEADERS))
            return [_AWAY]
        environ["SCRIPT_NAME"] = environ.get("SCRIPT_NAME", "") + self._path
        environ["PATH_INFO"] = path[len(self._path) :] or "/"
        return console(environ, start_response)
