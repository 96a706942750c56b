"""How long data is kept: admins set it, see what would go, and read what was deleted; the worker does it daily."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from linebot_app.console.guarding import me, needs
from linebot_app.console.house import House
from linebot_app.console.ranges import number
from linebot_app.console.rights import Right
from linebot_app.forgetting import order_to_forget
from linebot_app.ports import StoreUnavailable
from linebot_app.storage.cases import Matter
from linebot_app.storage.retention_rules import RetentionRules, bounds


def retention_blueprint(house: House) -> Blueprint:
    blueprint = Blueprint("retention", __name__, url_prefix="/retention")

    @blueprint.get("")
    @needs(Right.SETTINGS)
    def page() -> Any:
        rules = house.ledger.rules.rules()
        counts: dict[str, int] | None = None
        if "preview" in request.args:
            counts = house.ledger.retention.count(rules, house.clock())
        return render_template(
            "retention.html",
            rules=asdict(rules),
            usual=asdict(RetentionRules()),
            bounds={one.name: bounds(one.name) for one in fields(RetentionRules)},
            counts=counts,
            done=house.ledger.retention.done(),
        )

    @blueprint.post("")
    @needs(Right.SETTINGS)
    def save() -> Any:
        before = house.ledger.rules.rules()
        try:
            rules = RetentionRules.read(request.form)
        except ValueError:
            flash("retention.bad", "problem")
            return redirect(url_for("retention.page"))
        house.ledger.rules.save(rules, me().name, house.clock())
        changed = {
            name: f"{asdict(before)[name]} > {days}"
            for name, days in asdict(rules).items()
            if asdict(before)[name] != days
        }
        house.audit.note(house.clock(), me().name, "retention_changed", details=changed)
        flash("retention.saved", "done")
        return redirect(url_for("retention.page"))

    @blueprint.get("/forget")
    @needs(Right.SETTINGS)
    def ask_to_forget() -> Any:
        if "case" not in request.args:
            return redirect(url_for("retention.page"))
        found = _matter(request.args.get("case", ""))
        return render_template("forget.html", found=found, name=house.pseudonym(found.person))

    @blueprint.post("/forget")
    @needs(Right.SETTINGS)
    def forget() -> Any:
        found = _matter(request.form.get("case", ""))
        name = house.pseudonym(found.person)
        if request.form.get("name", "").strip() != name:
            flash("retention.forget_differs", "problem")
            return redirect(url_for("retention.ask_to_forget", case=found.id))
        try:
            if house.at_desk is None:
                raise StoreUnavailable
            order_to_forget(house.at_desk.store, found.person, house.clock())
        except StoreUnavailable:
            flash("retention.forget_failed", "problem")
            return redirect(url_for("retention.ask_to_forget", case=found.id))
        house.audit.note(house.clock(), me().name, "forget_ordered", f"case:{name}")
        flash("retention.forget_ordered", "done")
        return redirect(url_for("retention.page"))

    def _matter(case: str) -> Matter:
        found = house.cases.numbered(number(case))
        return found if found is not None else abort(404)

    return blueprint
