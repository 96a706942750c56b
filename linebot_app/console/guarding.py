"""Each page's rule: who may open it, and how long a sign-in lasts; a page without a rule opens for nobody."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, TypeVar

from flask import Flask, abort, current_app, redirect, request, session, url_for
from flask.sessions import SecureCookieSessionInterface
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user
from werkzeug.wrappers import Response

from linebot_app.console.rights import Right, rights_of
from linebot_app.storage.operators import Operator, Operators

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
_RULE = "_rule_of_page"
_WITH_A_FIRST_PASSWORD = frozenset({"account.page", "account.change_password", "sign_in.end"})
View = TypeVar("View", bound=Callable[..., Any])

log = logging.getLogger(__name__)


def needs(right: Right) -> Callable[[View], View]:
    """The page is for those with this right."""

    def mark(view: View) -> View:
        setattr(view, _RULE, right)
        return view

    return mark


def for_everybody(view: View) -> View:
    """The page is for people who have not signed in, too."""
    setattr(view, _RULE, None)
    return view


def rule_of(view: Callable[..., Any]) -> Right | None:
    """Raises AttributeError for a page without a rule."""
    rule: Right | None = getattr(view, _RULE)
    return rule


class SignedIn(UserMixin):  # type: ignore[misc]
    """The operator of this request, as Flask-Login keeps it."""

    def __init__(self, operator: Operator) -> None:
        self.operator = operator
        self.rights = rights_of(operator.role)

    def get_id(self) -> str:
        return str(self.operator.id)

    def may(self, right: Right) -> bool:
        return right in self.rights


class Sessions(SecureCookieSessionInterface):
    """Signed for the console alone: nothing else that SECRET_KEY signs can stand for a sign-in."""

    salt = "kikiyaku console sign-in"
    digest_method = staticmethod(hashlib.sha256)


def me() -> Operator:
    """Who is signed in; only where the page has a rule that asks for it."""
    signed_in: SignedIn = current_user
    return signed_in.operator


def sign_in(operator: Operator, now: datetime, *, first: bool = False) -> None:
    """`first`: by a password that must be changed before anything else is done."""
    session.clear()  # whatever was in it before belongs to nobody
    if first:
        session["first"] = True
    login_user(SignedIn(operator))
    session.update(generation=operator.generation, since=now.timestamp(), seen=now.timestamp())


def sign_out() -> None:
    logout_user()
    session.clear()


def guard(app: Flask, operators: Operators, clock: Callable[[], datetime]) -> None:
    """Puts the rules in force."""
    app.session_interface = Sessions()
    manager = LoginManager(app)
    manager.session_protection = "basic"

    @manager.user_loader  # type: ignore[untyped-decorator]
    def load(operator_id: str) -> SignedIn | None:
        operator = operators.numbered(int(operator_id)) if operator_id.isdecimal() else None
        if operator is None or not operator.active or session.get("generation") != operator.generation:
            return None
        now = clock().timestamp()
        if (
            now - session.get("since", 0) > LONGEST.total_seconds()
            or now - session.get("seen", 0) > IDLE.total_seconds()
        ):
            return None
        # A page that looks for news by itself keeps nobody signed in.
        if request.method == "POST" or not request.headers.get("HX-Request"):
            session["seen"] = now
        return SignedIn(operator)

    @app.before_request
    def let_in() -> Response | None:
        if request.endpoint is None or request.endpoint == "static":
            return None
        try:
            right = rule_of(current_app.view_functions[request.endpoint])
        except AttributeError:
            abort(403)
        if right is None:
            return None
        if not current_user.is_authenticated:
            if request.method == "GET" and not request.headers.get("HX-Request"):
                return redirect(url_for("sign_in.begin", next=request.full_path.rstrip("?")))
            abort(401)
        if not current_user.may(right):
            log.warning("not allowed", extra={"page": request.endpoint, "operator": me().name, "lacks": str(right)})
            abort(403)
        return _to_a_password_of_ones_own()


def _to_a_password_of_ones_own() -> Response | None:
    if not session.get("first") or request.endpoint in _WITH_A_FIRST_PASSWORD:
        return None
    return redirect(url_for("account.page")) if request.method == "GET" else abort(403)
