"""What operators did and read, for admins; nothing can be changed here."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template, request

from linebot_app.console.guarding import needs
from linebot_app.console.house import House
from linebot_app.console.rights import Right
from linebot_app.storage.audit import PAGE


def _plain(text: str) -> str:
    return text.strip()[:100] if text.isprintable() else ""


def audit_blueprint(house: House) -> Blueprint:
    blueprint = Blueprint("audit", __name__, url_prefix="/audit")

    @blueprint.get("")
    @needs(Right.AUDIT)
    def page() -> Any:
        wanted = {name: _plain(request.args.get(name, "")) for name in ("operator", "did", "about")}
        before = request.args.get("before", "")
        found = house.audit.find(**wanted, before=int(before) if before.isdecimal() and len(before) < 18 else 0)
        older = found[-1].id if len(found) == PAGE else 0
        return render_template("audit.html", found=found, wanted=wanted, older=older)

    return blueprint
