"""What all answers of the web application share: sessions, security headers, errors in one line; no page lives here."""

from __future__ import annotations

import logging

from flask import Flask, Request, Response, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from werkzeug.exceptions import HTTPException

WEBHOOK_PATH = "/callback"
WEBHOOK = "line_webhook.callback"  # answers LINE's servers, which show no pages: headers for browsers only cost there
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
}
ONLY_TLS = "max-age=31536000; includeSubDomains"  # Strict-Transport-Security: a year, where people reach us by https

log = logging.getLogger(__name__)


class SessionsOfPages(SecureCookieSessionInterface):
    """Flask's sessions for whoever uses a browser. LINE's servers have none: looking for one would only cost there."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        return None if request.environ.get("PATH_INFO") == WEBHOOK_PATH else super().open_session(app, request)


def prepare(app: Flask) -> None:
    app.session_interface = SessionsOfPages()
    app.register_error_handler(HTTPException, _in_one_line)
    app.register_error_handler(Exception, _without_details)
    app.after_request(_with_security_headers)
    if app.config["SESSION_COOKIE_SECURE"]:
        app.after_request(_by_tls_alone)


def _in_one_line(error: HTTPException) -> Response:
    response = Response(f"{error.code} {error.name}\n", status=error.code, mimetype="text/plain")
    for name, value in error.get_headers():
        if name.lower() != "content-type":
            response.headers[name] = value
    return response


def _without_details(error: Exception) -> Response:
    log.error("request failed", exc_info=error)
    return Response("500 Internal Server Error\n", status=500, mimetype="text/plain")


def _with_security_headers(response: Response) -> Response:
    if request.endpoint == WEBHOOK:
        return response
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def _by_tls_alone(response: Response) -> Response:
    if request.endpoint != WEBHOOK:
        response.headers.setdefault("Strict-Transport-Security", ONLY_TLS)
    return response
