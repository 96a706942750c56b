"""Which wording each process says, taking up a changed one, and which facts it rests on expire; admins only."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from flows.content import in_use
from linebot_app.console.at_wording import AtWording
from linebot_app.console.guarding import me, needs
from linebot_app.console.house import JAPAN, House
from linebot_app.console.rights import Right
from linebot_app.ports import StoreUnavailable
from linebot_app.storage.confirmations import Confirmation
from linebot_app.storage.renewals import Told
from linebot_app.wording.facts import known_facts


def wording_blueprint(house: House, wording: AtWording) -> Blueprint:
    blueprint = Blueprint("wording", __name__, url_prefix="/wording")

    @blueprint.get("")
    @needs(Right.SETTINGS)
    def page() -> Any:
        today = house.clock().astimezone(JAPAN).date()
        known = known_facts(wording.confirmations)
        wanted = [fact for fact in known if "all" in request.args or (fact.ground.shown and fact.needs(today))]
        return render_template(
            "wording.html",
            version=in_use().version,
            told=_told(),
            files=wording.shelf.check(),
            facts=[(fact, fact.standing(today).value) for fact in wanted],
            known=len(known),
        )

    @blueprint.post("")
    @needs(Right.SETTINGS)
    def reload() -> Any:
        outcome = wording.shelf.check()
        if outcome.problems:
            flash("wording.refused", "problem")
            return redirect(url_for("wording.page"))
        try:
            wording.renewals.order()
        except StoreUnavailable:
            flash("wording.away", "problem")
            return redirect(url_for("wording.page"))
        house.audit.note(house.clock(), me().name, "wording_reloaded", details={"version": outcome.version})
        flash("wording.ordered", "done")
        return redirect(url_for("wording.page"))

    @blueprint.post("/facts")
    @needs(Right.SETTINGS)
    def confirm() -> Any:
        wanted, now = request.form.get("fact", ""), house.clock()
        fact = next((one for one in known_facts(wording.confirmations) if one.ground.id == wanted), None)
        if fact is None:
            abort(404)
        today = now.astimezone(JAPAN).date()
        wording.confirmations.add(Confirmation(fact.ground.id, today, me().name), now)
        house.audit.note(now, me().name, "fact_confirmed", f"fact:{fact.ground.id}")
        flash("wording.confirmed", "done")
        return redirect(url_for("wording.page"))

    def _told() -> list[Told]:
        try:
            return wording.renewals.told(wording.clock())
        except StoreUnavailable:
            return []

    return blueprint
