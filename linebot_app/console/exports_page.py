"""The form for taking conversations away, and what was taken so far; what may be taken is decided in taking.py."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_login import current_user

from linebot_app.console.cases_page import filters_of
from linebot_app.console.guarding import me, needs
from linebot_app.console.house import House
from linebot_app.console.rights import Right
from linebot_app.console.taking import FORMS, LEAST_REASON, LONGEST_REASON, Refused, Taking, ids, wanted, wish
from linebot_app.storage.cases import PAGE
from linebot_app.storage.exports import RUNNING, Chosen


def exports_blueprint(house: House) -> Blueprint:
    blueprint = Blueprint("exports", __name__, url_prefix="/exports")
    exports, taking = house.ledger.exports, Taking(house)

    @blueprint.get("")
    @needs(Right.EXPORT)
    def page() -> Any:
        asked, ticked = wanted(dict(request.args)), ids(request.args.getlist("case"))
        chosen = Chosen(ticked) if ticked else Chosen(filters=filters_of(asked))
        if ticked:
            found = [one for one in map(house.cases.numbered, ticked[:PAGE]) if one is not None]
        else:
            found = house.cases.page(filters_of(asked))
        return render_template(
            "exports.html",
            wanted=asked,
            found=found,
            ticked=ticked,
            total=exports.count(chosen),
            forms=FORMS,
            may_unmask=current_user.may(Right.READ_NAMES),
            least=LEAST_REASON,
            longest=LONGEST_REASON,
            pseudonym=house.pseudonym,
            **_made(),
        )

    @blueprint.get("/progress")
    @needs(Right.EXPORT)
    def progress() -> Any:
        return render_template("exports_made.html", **_made())

    @blueprint.post("")
    @needs(Right.EXPORT)
    def take() -> Any:
        try:
            return taking.take(wish())
        except Refused as refused:
            flash(refused.key, "problem")
            again: dict[str, Any] = {**wanted(request.form.to_dict()), "case": request.form.getlist("case")}
            return redirect(url_for("exports.page", **again))

    def _made() -> dict[str, Any]:
        """Everybody sees their own; admins all."""
        made = exports.made("" if current_user.may(Right.SETTINGS) else me().name)
        return {"made": made, "running": any(one.state == RUNNING for one in made)}

    return blueprint
