"""Serves the phone page: one HTML file, ES modules and styles, under a strict content policy; it renders nothing."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, Response, abort, request, send_from_directory
from werkzeug.security import safe_join

from linebot_app.simulator.settings import is_loopback

page = Blueprint("page", __name__)
STATIC = Path(__file__).parent / "static"
# How LINE draws messages: the operators' console shows them with the same files.
SHARED = Path(__file__).parent.parent / "console" / "static" / "line"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' https: data: blob:; "
    "media-src 'self' https: blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


@page.before_app_request
def only_from_here() -> None:
    """A page of another origin must not drive the phones: the name asked for and the origin are this machine's."""
    if not request.path.startswith(("/sim/", "/static/")) and request.path != "/":
        return
    if not is_loopback(_host(request.host)):
        abort(403)
    origin = request.headers.get("Origin")
    if origin and origin.partition("://")[2] != request.host:
        abort(403)


def _host(value: str) -> str:
    return value.partition("]")[0].strip("[") if value.startswith("[") else value.partition(":")[0]


@page.get("/")
def index() -> Response:
    answer = send_from_directory(STATIC, "index.html")
    answer.headers["Content-Security-Policy"] = POLICY
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer


@page.get("/static/<path:name>")
def asset(name: str) -> Response:
    answer = send_from_directory(STATIC if safe_join(str(STATIC), name) and (STATIC / name).is_file() else SHARED, name)
    answer.headers["Cache-Control"] = "no-cache"
    return answer
