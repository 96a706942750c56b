"""Canned answers, kept by those who answer for the wording; how they get into the box is told in talk.py."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from linebot_app.console.at_desk import AtDesk
from linebot_app.console.guarding import me, needs
from linebot_app.console.house import House
from linebot_app.console.rights import Right
from linebot_app.console.talk import BLANKS, problem_of_words

_LONGEST_TITLE, _LAST_PLACE = 40, 999


def canned_blueprint(house: House, at_desk: AtDesk) -> Blueprint:
    blueprint = Blueprint("canned", __name__, url_prefix="/canned")

    @blueprint.get("")
    @needs(Right.REVIEW)
    def page() -> Any:
        return render_template("canned.html", answers=at_desk.canned.all(), blanks=BLANKS)

    @blueprint.post("")
    @needs(Right.REVIEW)
    def add() -> Any:
        if (told := _told()) is not None:
            title, body = told
            if at_desk.canned.add(title, body, me().name):
                _note("canned_added", title)
            else:
                flash("canned.too_many", "problem")
        return redirect(url_for("canned.page"))

    @blueprint.post("/<int(max=2147483647):answer>")
    @needs(Right.REVIEW)
    def change(answer: int) -> Any:
        place = request.form.get("place", "")
        if request.form.get("remove"):
            done = at_desk.canned.remove(answer)
            _note("canned_removed", str(answer))
        elif (told := _told()) is not None:
            number = int(place) if place.isascii() and place.isdecimal() and len(place) < 4 else _LAST_PLACE
            done = at_desk.canned.change(answer, place=number, title=told[0], body=told[1], by=me().name)
            _note("canned_changed", told[0])
        else:
            done = True
        return redirect(url_for("canned.page")) if done else abort(404)

    def _told() -> tuple[str, str] | None:
        """Title and words; None (and it is said) where they cannot be."""
        title = request.form.get("title", "").strip()
        body = request.form.get("body", "").replace("\r\n", "\n").strip()
        if not title or len(title) > _LONGEST_TITLE or not title.isprintable() or problem_of_words(body):
            flash("canned.bad", "problem")
            return None
        return title, body

    def _note(did: str, title: str) -> None:
        house.audit.note(house.clock(), me().name, did, "canned", {"title": title})

    return blueprint
