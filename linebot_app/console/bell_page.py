"""The alerts on top of every page, kept fresh while it stays open; the browser may tell of new ones by itself."""

from __future__ import annotations

import hashlib
from typing import Any

from flask import Blueprint, render_template, request

from linebot_app.console.guarding import needs
from linebot_app.console.house import House
from linebot_app.console.rights import Right


def bell_blueprint(house: House) -> Blueprint:
    blueprint = Blueprint("bell", __name__, url_prefix="/bell")

    @blueprint.get("")
    @needs(Right.READ)
    def ring() -> Any:
        """204 while the page shows what there is; it asks every few seconds."""
        alerts = house.cases.unseen_alerts()
        if mark_of(alerts, house) == request.args.get("mark", ""):
            return "", 204
        return render_template("bell.html", alerts=alerts)

    @blueprint.app_template_global("bell_mark")
    def bell_mark(alerts: list[Any]) -> str:
        return mark_of(alerts, house)

    return blueprint


def mark_of(alerts: list[Any], house: House) -> str:
    """Another one with every alert and every minute that it waits."""
    told = repr([(one.id, int((house.clock() - one.at).total_seconds() // 60)) for one in alerts])
    return hashlib.sha256(told.encode()).hexdigest()[:12]
