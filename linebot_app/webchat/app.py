"""Puts the page of the chat together as an application of its own: headers, cookie, limits, errors in words; what its
views do lives in page.py."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from flask import Flask, Response, request
from flask_limiter import Limiter
from flask_limiter.errors import RateLimitExceeded
from flask_limiter.util import get_remote_address
from werkzeug.exceptions import HTTPException
from werkzeug.middleware.proxy_fix import ProxyFix

from linebot_app.answers import ONLY_TLS
from linebot_app.ports import Postboxes, SessionStore, StoreUnavailable
from linebot_app.settings import Settings
from linebot_app.webchat.page import Pages
from linebot_app.webchat.people import Seals
from linebot_app.webchat.visitors import Visitors

MOST_BYTES = 64 * 1024  # 5,000 characters, each as nine letters of a form, and what goes with them
NEW_BY_ADDRESS = "30 per hour"  # a school or an office has one address
POSTS_BY_ADDRESS = "240 per minute; 6000 per hour"
POSTS = "60 per minute; 600 per hour"  # a row of nine strengths is tapped in seconds
LOOKS_BY_ADDRESS = "1800 per minute"
LOOKS = "180 per minute"

log = logging.getLogger(__name__)


def create_webchat(
    settings: Settings, store: SessionStore, postboxes: Postboxes, counters: str, clock: Callable[[], float]
) -> Flask:
    """`counters`: where attempts are counted, as Flask-Limiter names it. `clock`: seconds since 1970."""
    app = Flask(__name__)
    app.config.update(
        **settings.keys_for_flask(),
        MAX_CONTENT_LENGTH=MOST_BYTES,
        MAX_FORM_MEMORY_SIZE=MOST_BYTES,
        RATELIMIT_STORAGE_URI=counters,
        RATELIMIT_IN_MEMORY_FALLBACK_ENABLED=True,
        RATELIMIT_KEY_PREFIX="webchat",
    )
    if settings.proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=settings.proxies, x_proto=settings.proxies, x_host=settings.proxies
        )
    visitors = Visitors(
        Seals(settings.secret_key, old=settings.secret_key_old), settings.webchat, settings.public_base_url or ""
    )
    pages = Pages(store, postboxes, visitors, clock)
    limiter = Limiter(get_remote_address, app=app)

    def whose() -> str:
        person = visitors.person()  # counted under a mark: the id itself stands nowhere that erasing does not reach
        return visitors.mark(person) if person else get_remote_address()

    def by_both(view: Callable[..., Any], by_address: str, by_person: str) -> Callable[..., Any]:
        limited: Callable[..., Any] = limiter.limit(by_address)(limiter.limit(by_person, key_func=whose)(view))
        return limited

    app.add_url_rule("/", "show", by_both(pages.show, LOOKS_BY_ADDRESS, LOOKS))
    app.add_url_rule("/news", "news", by_both(pages.news, LOOKS_BY_ADDRESS, LOOKS))
    app.add_url_rule("/start", "start", by_both(pages.start, NEW_BY_ADDRESS, POSTS), methods=["POST"])
    for name in ("say", "tap", "menu", "unsend", "leave"):
        view = by_both(getattr(pages, name), POSTS_BY_ADDRESS, POSTS)
        app.add_url_rule(f"/{name}", name, view, methods=["POST"])
    _answer_errors(app, pages)
    headers = _headers(settings)

    @app.after_request
    def with_headers(response: Response) -> Response:
        if request.endpoint == "static" and response.status_code in (200, 304):
            response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        for name, value in headers.items():
            response.headers.setdefault(name, value)
        return response

    return app


def _headers(settings: Settings) -> dict[str, str]:
    parents = settings.webchat.parents
    ancestors = " ".join(("'self'", *parents)) if parents else "'none'"
    made = {
        "Content-Security-Policy": (
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'; "
            f"base-uri 'none'; frame-ancestors {ancestors}"
        ),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",  # so that our own forms tell where they come from
        "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
        "Cross-Origin-Resource-Policy": "same-origin",
        "X-Robots-Tag": "noindex",
        "Cache-Control": "no-store",
        "Vary": "Cookie",
    }
    if not parents:  # this one knows no list of sites
        made |= {"X-Frame-Options": "DENY", "Cross-Origin-Opener-Policy": "same-origin"}
    if settings.webchat.secure:
        made["Strict-Transport-Security"] = ONLY_TLS
    return made


def _answer_errors(app: Flask, pages: Pages) -> None:
    @app.errorhandler(StoreUnavailable)
    def away(_error: StoreUnavailable) -> Response:
        answer = pages.told("away", 503)
        answer.headers["Retry-After"] = "5"
        return answer

    @app.errorhandler(RateLimitExceeded)
    def too_often(_error: RateLimitExceeded) -> Response:
        log.warning("asked too often", extra={"page": request.endpoint})
        return pages.told("too_often", 429)

    @app.errorhandler(HTTPException)
    def told(error: HTTPException) -> Response:
        if error.code == 413:
            return pages.told("too_long", 413)
        return Response(f"{error.code} {error.name}\n", status=error.code, mimetype="text/plain")

    @app.errorhandler(Exception)
    def failed(error: Exception) -> Response:
        from linebot_app.logs import place_of

        log.error("page of the chat failed", extra={"error": type(error).__name__, "place": place_of(error)})
        return pages.told("away", 500)
