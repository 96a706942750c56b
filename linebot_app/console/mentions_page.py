"""Remarks of colleagues that name the operator who asks."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template, request

from linebot_app.console import sight
from linebot_app.console.guarding import me, needs
from linebot_app.console.house import House
from linebot_app.console.rights import Right
from linebot_app.storage.remarks import PAGE


def mentions_blueprint(house: House) -> Blueprint:
    blueprint = Blueprint("mentions", __name__, url_prefix="/mentions")

    @blueprint.get("")
    @needs(Right.READ)
    def page() -> Any:
        before = request.args.get("before", "")
        found = house.remarks.mentioning(me().name, int(before) if before.isdecimal() and len(before) < 18 else 0)
        matters = {one: house.cases.of_person(one) for one in {remark.person for remark in found}}
        told = [
            (remark, sight.veil(house, remark.person, sight.names_of(matters[remark.person]))(remark.text))
            for remark in found
        ]
        older = found[-1].id if len(found) == PAGE else 0
        return render_template("mentions.html", told=told, older=older, pseudonym=house.pseudonym)

    return blueprint
