"""Puts the web application together from its parts; what a part does lives in the part."""

from __future__ import annotations

import logging
import os

from flask import Flask, Request, Response, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from werkzeug.exceptions import HTTPException

from linebot_app import cli, logs
from linebot_app.settings import Settings, load, or_exit

MOST_BYTES = 1024 * 1024
WEBHOOK_PATH = "/callback"
WEBHOOK = "line_webhook.callback"  # answers LINE's servers, which show no pages: headers for browsers only cost there
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
}

log = logging.getLogger(__name__)


class SessionsOfPages(SecureCookieSessionInterface):
    """Flask's sessions for whoever uses a browser. LINE's servers have none: looking for one would only cost there."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        return None if request.environ.get("PATH_INFO") == WEBHOOK_PATH else super().open_session(app, request)


def create_app(settings: Settings | None = None) -> Flask:
    """The application. Without `settings` the environment is read; what is wrong there goes to stderr, exit 1.

    While `flask` only looks for a command nothing is read or opened: each command takes what it needs.
    """
    app = Flask("linebot_app", static_folder=None)
    cli.register(app, settings)
    if settings is None and cli.looking_for_a_command():
        return app
    if settings is None:
        logs.configure()
        settings = or_exit(load, os.environ)
    _serve(app, settings)
    return app


def _serve(app: Flask, settings: Settings) -> None:
    from linebot_app.connections import open_session_store
    from linebot_app.health import health_blueprint
    from linebot_app.line.webhook import webhook_blueprint

    app.session_interface = SessionsOfPages()
    app.config.update(
        SECRET_KEY=settings.secret_key,
        MAX_CONTENT_LENGTH=MOST_BYTES,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=(settings.public_base_url or "").startswith("https:"),
    )
    store = open_session_store(settings)
    app.extensions["sessions"] = store
    app.register_blueprint(webhook_blueprint(settings, store))
    app.register_blueprint(health_blueprint(settings, store))
    app.register_error_handler(HTTPException, _in_one_line)
    app.register_error_handler(Exception, _without_details)
    app.after_request(_with_security_headers)


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
