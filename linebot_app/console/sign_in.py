"""The pages for coming in: name and password, then a code of the phone; the first time, the phone is set up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import segno
from flask import Blueprint, redirect, render_template, request, session, url_for
from flask_limiter import Limiter
from flask_login import current_user
from werkzeug.wrappers import Response

from linebot_app.console import codes, guarding
from linebot_app.console.doorkeeper import Doorkeeper
from linebot_app.console.house import House
from linebot_app.console.paths import safe_path
from linebot_app.console.rights import Right
from linebot_app.console.sealing import Unsealable, is_first
from linebot_app.storage.operators import Operator

PENDING_LASTS = timedelta(minutes=10)
BY_ADDRESS, BY_NAME = "30 per minute", "15 per 10 minutes"


@dataclass(frozen=True, slots=True)
class _Pages:
    house: House
    doorkeeper: Doorkeeper

    def begin(self) -> Any:
        if current_user.is_authenticated:
            return redirect(url_for("home.page"))
        if request.method == "GET":
            session["next"] = _wanted(request.args.get("next", ""))
            return self._form()
        name, password = request.form.get("name", "").strip(), request.form.get("password", "")
        operator = self.doorkeeper.by_password(name[:100], password)
        if operator is None:
            return self._form(name, wrong=True), 401
        if not operator.totp and not self.house.second_factor:
            return self._come_in(operator, "password")
        onward = session.get("next", "")
        session.clear()
        session.update(pending=operator.id, pending_at=self.house.clock().timestamp(), next=onward)
        return redirect(url_for("sign_in.code" if operator.totp else "sign_in.set_up"))

    def code(self) -> Any:
        operator = self._pending()
        if operator is None or not operator.totp:
            return redirect(url_for("sign_in.begin"))
        if request.method == "GET":
            return render_template("code.html", wrong=False)
        if not self.doorkeeper.by_code(operator, request.form.get("code", "")):
            return render_template("code.html", wrong=True), 401
        return self._come_in(operator, "code")

    def set_up(self) -> Any:
        operator = self._pending()
        if operator is None or operator.totp:
            return redirect(url_for("sign_in.begin"))
        try:
            secret = self.house.sealing.unseal(session["enrolling"])
        except (KeyError, Unsealable):
            secret = codes.new_secret()
            session["enrolling"] = self.house.sealing.seal(secret)
        wrong = request.method == "POST"
        if wrong and self.doorkeeper.enrol(operator, secret, request.form.get("code", "")):
            return self._come_in(operator, "set_up")
        picture = segno.make(codes.address_of(secret, operator.name), micro=False).svg_data_uri(scale=5, border=2)
        return render_template("set_up.html", secret=secret, picture=picture, wrong=wrong), 401 if wrong else 200

    def end(self) -> Any:
        mine = guarding.me()
        # A cookie that was copied would else be good until it is idle for too long.
        self.house.operators.end_sessions(mine.id)
        self.house.audit.note(self.house.clock(), mine.name, "signed_out")
        guarding.sign_out()
        answer = redirect(url_for("sign_in.begin"))
        answer.headers["Clear-Site-Data"] = '"storage"'
        return answer

    def _form(self, name: str = "", *, wrong: bool = False) -> str:
        return render_template("sign_in.html", name=name, wrong=wrong, organisation=self.house.organisation)

    def _pending(self) -> Operator | None:
        asked_at = session.get("pending_at", 0)
        if self.house.clock().timestamp() - asked_at > PENDING_LASTS.total_seconds():
            return None
        return self.house.operators.numbered(session.get("pending", 0))

    def _come_in(self, operator: Operator, way: str) -> Response:
        onward = session.get("next", "")
        self.doorkeeper.came_in(operator, way)
        guarding.sign_in(operator, self.house.clock(), first=is_first(operator.password))
        return redirect(onward or url_for("home.page"))


def _wanted(path: str) -> str:
    inside = safe_path(path)
    return request.script_root + inside if inside else ""


def sign_in_blueprint(house: House, limiter: Limiter) -> Blueprint:
    pages = _Pages(house, Doorkeeper(house.operators, house.audit, house.sealing, house.clock))
    blueprint = Blueprint("sign_in", __name__)

    def name_given() -> str:
        return request.form.get("name", "").strip().lower()[:100] or str(session.get("pending", ""))

    @blueprint.route("/sign-in", methods=["GET", "POST"])
    @guarding.for_everybody
    @limiter.limit(BY_ADDRESS, methods=["POST"])
    @limiter.limit(BY_NAME, key_func=name_given, methods=["POST"])
    def begin() -> Any:
        return pages.begin()

    @blueprint.route("/sign-in/code", methods=["GET", "POST"])
    @guarding.for_everybody
    @limiter.limit(BY_ADDRESS, methods=["POST"])
    @limiter.limit(BY_NAME, key_func=name_given, methods=["POST"])
    def code() -> Any:
        return pages.code()

    @blueprint.route("/sign-in/set-up", methods=["GET", "POST"])
    @guarding.for_everybody
    @limiter.limit(BY_ADDRESS, methods=["POST"])
    def set_up() -> Any:
        return pages.set_up()

    @blueprint.route("/sign-out", methods=["POST"])
    @guarding.needs(Right.OWN)
    def end() -> Any:
        return pages.end()

    return blueprint
