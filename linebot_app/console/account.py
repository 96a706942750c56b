"""One's own account: language, password, a new phone; other people's accounts live in operators_page.py."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for

from linebot_app.console import words
from linebot_app.console.doorkeeper import Doorkeeper
from linebot_app.console.guarding import me, needs, sign_in, sign_out
from linebot_app.console.house import House
from linebot_app.console.rights import Right
from linebot_app.storage.operators import Operator

_LONGEST_NAME = 40


def account_blueprint(house: House) -> Blueprint:
    blueprint = Blueprint("account", __name__, url_prefix="/account")
    doorkeeper = Doorkeeper(house.operators, house.audit, house.sealing, house.clock)

    @blueprint.get("")
    @needs(Right.OWN)
    def page() -> Any:
        return render_template("account.html", operator=me())

    @blueprint.post("/shown")
    @needs(Right.OWN)
    def change_shown() -> Any:
        shown, language = request.form.get("shown", "").strip(), request.form.get("language", "")
        if not shown or len(shown) > _LONGEST_NAME or not shown.isprintable():
            flash("account.bad_name", "problem")
        else:
            house.operators.change(me().id, shown=shown, language=language if language in words.languages() else "")
            flash("account.saved", "done")
        return redirect(url_for("account.page"))

    @blueprint.post("/password")
    @needs(Right.OWN)
    def change_password() -> Any:
        mine, old, new = me(), request.form.get("old", ""), request.form.get("new", "")
        problem = house.sealing.problem_of(new, mine.name)
        if not house.sealing.is_password(mine.password, old):
            problem = "wrong_old"
        elif new == old or new != request.form.get("again", ""):
            problem = "same" if new == old else "differs"
        if problem:
            flash(f"password.{problem}", "problem")
            return redirect(url_for("account.page"))
        house.operators.change(mine.id, password=house.sealing.hash_password(new))
        return _elsewhere_signed_out("password_changed", "account.password_changed")

    @blueprint.post("/sessions")
    @needs(Right.OWN)
    def end_others() -> Any:
        return _elsewhere_signed_out("sessions_ended", "account.others_ended")

    @blueprint.post("/phone")
    @needs(Right.OWN)
    def new_phone() -> Any:
        mine = me()
        if problem := _not_theirs(house, doorkeeper, mine):
            flash(problem, "problem")
            return redirect(url_for("account.page"))
        house.operators.change(mine.id, totp="")
        house.operators.end_sessions(mine.id)
        house.audit.note(house.clock(), mine.name, "second_factor_removed", f"operator:{mine.name}")
        sign_out()
        flash("account.phone_next", "done")
        return redirect(url_for("sign_in.begin"))

    def _elsewhere_signed_out(did: str, told: str) -> Any:
        mine = me()
        house.operators.end_sessions(mine.id)
        house.audit.note(house.clock(), mine.name, did, f"operator:{mine.name}")
        fresh = house.operators.numbered(mine.id)
        assert fresh is not None  # noqa: S101 - operators are never deleted
        sign_in(fresh, house.clock())
        flash(told, "done")
        return redirect(url_for("account.page"))

    return blueprint


def _not_theirs(house: House, doorkeeper: Doorkeeper, mine: Operator) -> str:
    """What is wrong with password or code of whoever wants another phone; "": nothing."""
    if not house.sealing.is_password(mine.password, request.form.get("old", "")):
        return "password.wrong_old"
    return "" if doorkeeper.by_code(mine, request.form.get("code", "")) else "code.wrong"
