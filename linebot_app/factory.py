"""Puts the web application together from its parts; what a part does lives in the part."""

from __future__ import annotations

import os
from functools import partial

from flask import Flask

from linebot_app import answers, cli, logs, tracing
from linebot_app.door import CHAT, Apart, Door
from linebot_app.settings import Settings, load, or_exit

MOST_BYTES = 1024 * 1024


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
    from linebot_app.clock import clock_of
    from linebot_app.connections import alerts_open, open_counters, open_session_store, take_up_wording, turns_of
    from linebot_app.health import health_blueprint
    from linebot_app.line.events import tapped_elsewhere
    from linebot_app.line.gate import Gate
    from linebot_app.line.webhook import Webhook, webhook_blueprint
    from linebot_app.metrics.page import metrics_blueprint
    from linebot_app.sheet.page import sheet_blueprint

    app.config.update(
        **settings.keys_for_flask(),
        MAX_CONTENT_LENGTH=MOST_BYTES,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=(settings.public_base_url or "").startswith("https:"),
    )
    app.extensions["wording"] = take_up_wording("web", settings)
    store = open_session_store(settings)
    tracing.start(settings.traces_url, "web")
    app.extensions["sessions"] = store
    secrets = (settings.line_channel_secret, settings.line_channel_secret_old or "")
    webhook = Webhook(secrets, store, clock_of(settings.clock_file))
    app.register_blueprint(webhook_blueprint(webhook))
    app.register_blueprint(health_blueprint(settings, store))
    app.register_blueprint(
        metrics_blueprint(settings.metrics_token, lambda: open_counters(settings), alerts_open(settings))
    )
    app.register_blueprint(sheet_blueprint(settings, store, tapped_elsewhere, turns=turns_of(settings)))
    answers.prepare(app)
    app.wsgi_app = Door(Gate(app.wsgi_app, webhook), lambda: _console(settings))  # type: ignore[method-assign]
    if settings.webchat.is_open:
        from linebot_app.channels import webchat_of

        chat = partial(webchat_of, settings, store, clock_of(settings.clock_file))
        app.wsgi_app = Door(app.wsgi_app, chat, CHAT)  # type: ignore[method-assign]
    if settings.console.host:
        app.wsgi_app = Apart(app.wsgi_app, settings.console.host)  # type: ignore[method-assign]


def _console(settings: Settings) -> Flask:
    from linebot_app.connections import redis_url
    from linebot_app.console.app import create_console, house_of
    from linebot_app.storage.address import counters_url

    url = redis_url(settings)
    return create_console(settings, house_of(settings, url), counters_url(url))
