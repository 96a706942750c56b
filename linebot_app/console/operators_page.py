"""Who may use the console, for admins: adding, roles, shutting out; the same as `flask --app wsgi operator …`."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from linebot_app.console.appointing import Refused, add_operator, reset_operator
from linebot_app.console.guarding import me, needs
from linebot_app.console.house import House
from linebot_app.console.rights import ROLES, Right
from linebot_app.storage.operators import Operator


def operators_blueprint(house: House) -> Blueprint:
    blueprint = Blueprint("operators", __name__, url_prefix="/operators")

    @blueprint.get("")
    @needs(Right.SETTINGS)
    def page(given: tuple[str, str] | None = None) -> Any:
        return render_template("operators.html", operators=list(house.operators.all()), roles=ROLES, given=given)

    @blueprint.post("")
    @needs(Right.SETTINGS)
    def add() -> Any:
        form = request.form
        try:
            added, password = add_operator(
                house.operators,
                house.sealing,
                form.get("name", ""),
                form.get("role", ""),
                house.clock(),
                form.get("shown", ""),
            )
        except Refused as refused:
            flash(f"operators.{refused.why}", "problem")
            return redirect(url_for("operators.page"))
        _note("operator_added", added, role=added.role)
        return page((added.name, password))

    @blueprint.post("/<int(max=2147483647):number>/role")
    @needs(Right.SETTINGS)
    def change_role(number: int) -> Any:
        operator, role = _other(number), request.form.get("role", "")
        if role not in ROLES:
            abort(400)
        house.operators.change(operator.id, role=role)
        house.operators.end_sessions(operator.id)
        _note("role_changed", operator, before=operator.role, after=role)
        return redirect(url_for("operators.page"))

    @blueprint.post("/<int(max=2147483647):number>/active")
    @needs(Right.SETTINGS)
    def change_active(number: int) -> Any:
        operator, active = _other(number), request.form.get("active") == "yes"
        house.operators.change(operator.id, active=active, failures=0, locked_until=None)
        house.operators.end_sessions(operator.id)
        _note("operator_let_in" if active else "operator_shut_out", operator)
        return redirect(url_for("operators.page"))

    @blueprint.post("/<int(max=2147483647):number>/reset")
    @needs(Right.SETTINGS)
    def reset(number: int) -> Any:
        operator, phone = _other(number), request.form.get("phone") == "yes"
        password = reset_operator(house.operators, house.sealing, operator, house.clock(), phone=phone)
        _note("operator_reset", operator, phone="yes" if phone else "no")
        return page((operator.name, password))

    def _other(number: int) -> Operator:
        """Nobody takes their own right away by mistake: there is always an admin left."""
        operator = house.operators.numbered(number)
        if operator is None or operator.id == me().id:
            abort(404)
        return operator

    def _note(did: str, operator: Operator, **details: str) -> None:
        house.audit.note(house.clock(), me().name, did, f"operator:{operator.name}", details)

    return blueprint
