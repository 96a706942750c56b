"""Puts the console together: rules, forms that cannot be forged, headers, errors; what a page shows lives there."""

from __future__ import annotations

import logging
import secrets
from datetime import UTC, datetime
from functools import partial
from typing import Any

from flask import Flask, render_template, request
from flask_limiter import Limiter
from flask_limiter.errors import RateLimitExceeded
from flask_limiter.util import get_remote_address
from flask_login import current_user
from flask_wtf.csrf import CSRFError, CSRFProtect
from werkzeug.exceptions import HTTPException
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.wrappers import Response

from linebot_app.answers import ONLY_TLS
from linebot_app.console import guarding, labels, words
from linebot_app.console.account import account_blueprint
from linebot_app.console.at_desk import open_at_desk, quota_of
from linebot_app.console.at_wording import open_at_wording
from linebot_app.console.audit_page import audit_blueprint
from linebot_app.console.bell_page import bell_blueprint
from linebot_app.console.canned_page import canned_blueprint
from linebot_app.console.case_page import case_blueprint
from linebot_app.console.case_work import case_work_blueprint
from linebot_app.console.cases_page import cases_blueprint
from linebot_app.console.desk_page import desk_blueprint
from linebot_app.console.enquiries_page import enquiries_blueprint
from linebot_app.console.exports_page import exports_blueprint
from linebot_app.console.home import home_blueprint
from linebot_app.console.house import JAPAN, House
from linebot_app.console.insight_page import insight_blueprint
from linebot_app.console.mentions_page import mentions_blueprint
from linebot_app.console.misses_page import misses_blueprint
from linebot_app.console.operators_page import operators_blueprint
from linebot_app.console.retention_page import retention_blueprint
from linebot_app.console.reviews_page import reviews_blueprint
from linebot_app.console.rights import Right
from linebot_app.console.scorecard_page import scorecard_blueprint
from linebot_app.console.sealing import Sealing
from linebot_app.console.search_page import search_blueprint
from linebot_app.console.sign_in import sign_in_blueprint
from linebot_app.console.speaking import ago
from linebot_app.console.speaking import language as language_here
from linebot_app.console.talk_page import talk_blueprint
from linebot_app.console.wording_page import wording_blueprint
from linebot_app.logs import place_of
from linebot_app.settings import Settings
from linebot_app.storage.audit import open_audit
from linebot_app.storage.cases import open_cases
from linebot_app.storage.database import open_engine
from linebot_app.storage.ledger import open_ledger
from linebot_app.storage.operators import open_operators
from linebot_app.storage.presence import Nobody, open_presence
from linebot_app.storage.remarks import open_remarks
from linebot_app.storage.saved_views import open_saved_views
from linebot_app.storage.search import open_search
from linebot_app.storage.sessions import open_sessions
from linebot_app.storage.transcripts import SqlTranscripts
from linebot_app.webchat.people import is_visitor

PATH = "/console"
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # Flask-WTF compares it; other sites are told nothing
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex",
}
MOST_BYTES = 1024 * 1024
READING = "200 per hour"  # conversations, and searches: whoever reads more than that takes them along
OWN_ACCOUNT = "20 per 10 minutes"  # whoever sits at another one's screen does not guess the password there

log = logging.getLogger(__name__)


def house_of(settings: Settings, redis: str = "") -> House:
    """Opens what the pages need; `redis`: where sessions live, empty for none. Raises what SQLAlchemy raises when the
    database is away."""
    store = open_sessions(redis) if redis else None
    return House(
        operators=open_operators(settings.database_url),
        audit=open_audit(settings.database_url),
        cases=open_cases(settings.database_url),
        transcripts=SqlTranscripts(open_engine(settings.database_url)),
        search=open_search(settings.database_url),
        sealing=Sealing(settings.secret_key, leaked=settings.console.leaked, old=settings.secret_key_old),
        clock=lambda: datetime.now(UTC),
        secret_key=settings.secret_key,
        ledger=open_ledger(settings.database_url),
        remarks=open_remarks(settings.database_url),
        views=open_saved_views(settings.database_url),
        second_factor=settings.console_second_factor,
        organisation=settings.organisation.name if settings.organisation else "",
        looking=open_presence(redis) if redis else Nobody(),
        session_of=store.session if store else (lambda _person: None),
        pushes_left=quota_of(settings),
        at_desk=open_at_desk(settings, store) if store else None,
        at_wording=open_at_wording(settings, redis) if redis else None,
    )


def create_console(settings: Settings, house: House, counters: str) -> Flask:
    """`counters`: where attempts are counted, as Flask-Limiter names it (redis+unix:///…, memory://)."""
    app = Flask(__name__)
    secure = (settings.public_base_url or "").startswith("https:")
    app.config.update(
        **settings.keys_for_flask(),
        MAX_CONTENT_LENGTH=MOST_BYTES,
        # A cookie of this name is taken by browsers from this very host alone, and for all of it.
        SESSION_COOKIE_NAME="__Host-console" if secure else "console",
        SESSION_COOKIE_PATH="/" if secure else PATH,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=secure,
        WTF_CSRF_TIME_LIMIT=None,  # a form left open over lunch works; the sign-in itself ends
        RATELIMIT_STORAGE_URI=counters,
        RATELIMIT_IN_MEMORY_FALLBACK_ENABLED=True,
        RATELIMIT_KEY_PREFIX="console",
    )
    if settings.proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=settings.proxies, x_proto=settings.proxies, x_host=settings.proxies
        )
    CSRFProtect(app)
    limiter = Limiter(get_remote_address, app=app)
    guarding.guard(app, house.operators, house.clock)
    account = account_blueprint(house)
    limiter.limit(OWN_ACCOUNT, key_func=_who_asks, methods=["POST"])(account)
    for blueprint in (
        sign_in_blueprint(house, limiter),
        home_blueprint(),
        cases_blueprint(house),
        case_blueprint(house),
        case_work_blueprint(house),
        search_blueprint(house),
        mentions_blueprint(house),
        account,
        operators_blueprint(house),
        audit_blueprint(house),
        bell_blueprint(house),
        insight_blueprint(house),
        misses_blueprint(house),
        retention_blueprint(house),
        exports_blueprint(house),
        reviews_blueprint(house),
        scorecard_blueprint(house),
    ):
        app.register_blueprint(blueprint)
    if house.at_desk is not None:
        for made in (talk_blueprint, desk_blueprint, canned_blueprint, enquiries_blueprint):
            app.register_blueprint(made(house, house.at_desk))
    if house.at_wording is not None:
        app.register_blueprint(wording_blueprint(house, house.at_wording))
    for endpoint in ("case.page", "case.story", "search.page"):
        reading: Any = limiter.shared_limit(READING, "reading", key_func=_who_asks)
        app.view_functions[endpoint] = reading(app.view_functions[endpoint])
    if settings.organisation:
        from linebot_app.console.organisation import organisation_blueprint

        app.register_blueprint(organisation_blueprint(app, house, limiter, settings.organisation))
    _speak(app, house)
    _answer_errors(app)

    @app.after_request
    def with_headers(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if request.endpoint != "static":
            response.headers["Cache-Control"] = "no-store"
        if secure:
            response.headers.setdefault("Strict-Transport-Security", ONLY_TLS)
        return response

    return app


def _speak(app: Flask, house: House) -> None:
    @app.context_processor
    def with_words() -> dict[str, Any]:
        language = language_here()

        def say(key: str, **values: object) -> str:
            return words.say(language, key, **values)

        def may(right: str) -> bool:
            return bool(current_user.is_authenticated and current_user.may(Right(right)))

        return {
            "say": say,
            "language": language,
            "languages": words.languages(),
            "may": may,
            "japan": JAPAN,
            "now": house.clock(),
            "pages": app.view_functions,
            "ago": lambda at: ago(house.clock() - at),
            "mentions": lambda: house.remarks.unseen(current_user.operator.name),
            "label": partial(_label, language),
            "came_by": lambda person: "web" if is_visitor(person) else "line",
            "alerts": house.cases.unseen_alerts() if may(Right.READ) else [],
        }


def _label(language: str, kind: str, value: str) -> str:
    """What a stage, an entry … is called: kind is the name of a function of labels.py."""
    name: str = getattr(labels, kind)(language, value)
    return name


def _who_asks() -> str:
    return str(current_user.get_id() or get_remote_address())


def _answer_errors(app: Flask) -> None:
    def page(status: int, key: str, reference: str = "") -> tuple[str, int]:
        return render_template("error.html", key=key, reference=reference), status

    @app.errorhandler(CSRFError)
    def forged(_error: CSRFError) -> tuple[str, int]:
        log.warning("form refused", extra={"page": request.endpoint})
        return page(400, "forged")

    @app.errorhandler(RateLimitExceeded)
    def too_often(_error: RateLimitExceeded) -> tuple[str, int]:
        log.warning(
            "asked too often",
            extra={"page": request.endpoint, "address": get_remote_address(), "operator": _who_asks()},
        )
        return page(429, "too_often")

    @app.errorhandler(HTTPException)
    def told(error: HTTPException) -> Any:
        if error.response is not None:
            return error.response
        status = error.code or 500
        return page(status, {401: "signed_out", 403: "forbidden", 404: "not_found"}.get(status, "other"))

    @app.errorhandler(Exception)
    def failed(error: Exception) -> tuple[str, int]:
        reference = secrets.token_hex(4)
        problem = {"error": type(error).__name__, "place": place_of(error), "reference": reference}
        log.error("console page failed", extra=problem)
        return page(500, "failed", reference)
