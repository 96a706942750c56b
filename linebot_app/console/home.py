"""The first page after signing in; what it counts comes from the parts that it leads to."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template

from linebot_app.console.guarding import needs
from linebot_app.console.rights import Right


def home_blueprint() -> Blueprint:
    blueprint = Blueprint("home", __name__)

    @blueprint.get("/")
    @needs(Right.OWN)
    def page() -> Any:
        return render_template("home.html")

    return blueprint
