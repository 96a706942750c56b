"""What operators change about one conversation: state, assignee, tags, remarks, what they may see; showing it is
case_page.py."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from flask import Blueprint, abort, flash, redirect, request, url_for
from werkzeug.wrappers import Response

from linebot_app.console import sight
from linebot_app.console.guarding import me, needs
from linebot_app.console.house import House
from linebot_app.console.matters import Found, matters_of
from linebot_app.console.rights import Right
from linebot_app.storage.cases import STATES

_MOST_TAGS, _LONGEST_TAG = 12, 30
_LONGEST_REMARK, _LONGEST_NOTE = 4_000, 200
_MENTION = re.compile(r"(?<![A-Za-z0-9._+-])@([A-Za-z0-9][A-Za-z0-9._@+-]{1,99})")


def case_work_blueprint(house: House) -> Blueprint:
    blueprint = Blueprint("case_work", __name__, url_prefix="/cases/<int(max=9007199254740991):number>")
    matter = matters_of(house)

    @blueprint.post("/state")
    @needs(Right.WORK)
    def change_state(number: int) -> Any:
        found, state = matter(number), request.form.get("state", "")
        if state not in STATES:
            abort(400)
        house.cases.change(number, state=state)
        found.note("state_changed", before=found.matter.state, after=state)
        return _back(number)

    @blueprint.post("/assignee")
    @needs(Right.WORK)
    def assign(number: int) -> Any:
        found, name = matter(number), request.form.get("assignee", "")
        if name and house.operators.named(name) is None:
            abort(400)
        house.cases.change(number, assignee=name)
        found.note("assigned", before=found.matter.assignee, after=name)
        return _back(number)

    @blueprint.post("/tags")
    @needs(Right.WORK)
    def tag(number: int) -> Any:
        found = matter(number)
        told = request.form.get("tags", "").replace("、", ",").replace("，", ",").split(",")
        tags = [one.strip() for one in told if one.strip()]
        if len(tags) > _MOST_TAGS or any(len(one) > _LONGEST_TAG or not one.isprintable() for one in tags):
            flash("case.bad_tags", "problem")
        else:
            house.cases.set_tags(number, tags)
            found.note("tagged", tags=len(tags))
        return _back(number)

    @blueprint.post("/seen")
    @needs(Right.WORK)
    def see(number: int) -> Any:
        found = matter(number)
        seen = house.cases.see_alerts(found.person, me().name, house.clock())
        found.note("alerts_seen", alerts=seen)
        return _back(number)

    _take_remarks(blueprint, house, matter)
    _lift_masks(blueprint, house, matter)
    return blueprint


def _take_remarks(blueprint: Blueprint, house: House, matter: Callable[[int], Found]) -> None:
    @blueprint.post("/remarks")
    @needs(Right.WORK)
    def remark(number: int) -> Any:
        found, text = matter(number), request.form.get("text", "").replace("\r\n", "\n").strip()
        turn = request.form.get("turn", "")
        about = _turn_named(found.person, turn) if turn else None
        if not text or len(text) > _LONGEST_REMARK or "\0" in text:
            flash("case.bad_remark", "problem")
            return _back(number)
        mentioned = [one.name for one in map(house.operators.named, _mentioned(text)) if one and one.active]
        house.remarks.add(number, me().name, text, house.clock(), turn if about else "", mentioned)
        found.note("remarked", mentions=len(mentioned), one_turn=bool(about))
        return _back(number, about)

    @blueprint.post("/remarks/<int(max=9007199254740991):remark_id>/remove")
    @needs(Right.WORK)
    def remove_remark(number: int, remark_id: int) -> Any:
        found = matter(number)
        if not house.remarks.remove(remark_id, number, me().name):
            abort(404)
        found.note("remark_removed")
        return _back(number)

    def _turn_named(person: str, name: str) -> int:
        """404 for a turn of somebody else."""
        found = house.transcripts.turn_id(person, name)
        return found if found is not None else abort(404)


def _lift_masks(blueprint: Blueprint, house: House, matter: Callable[[int], Found]) -> None:
    @blueprint.post("/reveal")
    @needs(Right.READ_NAMES)
    def reveal(number: int) -> Any:
        found, note = matter(number), request.form.get("note", "").strip()[:_LONGEST_NOTE]
        reason = request.form.get("reason", "")
        if reason not in sight.REASONS or (reason == "other" and not note) or not (note.isprintable() or not note):
            flash("case.reason_needed", "problem")
        else:
            sight.open_up(house, found.scope, reason, note)
        return _back(number)

    @blueprint.post("/mask")
    @needs(Right.READ_NAMES)
    def mask_again(number: int) -> Any:
        sight.close(matter(number).scope)
        return _back(number)


def _mentioned(text: str) -> list[str]:
    """A name ends before a full stop that ends the sentence."""
    return [name.rstrip(".@+-").lower() for name in _MENTION.findall(text)][:20]


def _back(number: int, turn: int | None = None) -> Response:
    anchor = f"#t{turn}" if turn else ""
    return redirect(url_for("case.page", number=number) + anchor)
