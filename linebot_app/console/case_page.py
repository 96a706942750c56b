"""One conversation: what was said, with the path through the map beside it, and what operators note about it."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from linebot_app.console.guarding import me, needs
from linebot_app.console.house import House
from linebot_app.console.rights import Right
from linebot_app.storage.cases import STATES, Matter

TURNS = 100
_MOST_TAGS, _LONGEST_TAG = 12, 30


def case_blueprint(house: House) -> Blueprint:
    blueprint = Blueprint("case", __name__, url_prefix="/cases/<int(max=9007199254740991):number>")

    # Words are for those who may see names, until names can be masked for the others.
    @blueprint.get("")
    @needs(Right.READ_NAMES)
    def page(number: int) -> Any:
        found = _matter(number)
        before = request.args.get("before", "")
        turns = house.transcripts.latest_of(
            found.person, TURNS, int(before) if before.isdecimal() and len(before) < 18 else 0
        )
        _note("read", found, turns=len(turns))
        return render_template(
            "case.html",
            found=found,
            turns=turns,
            older=turns[0]["id"] if len(turns) == TURNS else 0,
            others=[one for one in house.cases.of_person(found.person) if one.id != found.id],
            operators=[one.name for one in house.operators.all() if one.active],
            states=STATES,
            pseudonym=house.pseudonym,
        )

    @blueprint.post("/state")
    @needs(Right.WORK)
    def change_state(number: int) -> Any:
        found, state = _matter(number), request.form.get("state", "")
        if state not in STATES:
            abort(400)
        house.cases.change(number, state=state)
        _note("state_changed", found, before=found.state, after=state)
        return redirect(url_for("case.page", number=number))

    @blueprint.post("/assignee")
    @needs(Right.WORK)
    def assign(number: int) -> Any:
        found, name = _matter(number), request.form.get("assignee", "")
        if name and house.operators.named(name) is None:
            abort(400)
        house.cases.change(number, assignee=name)
        _note("assigned", found, before=found.assignee, after=name)
        return redirect(url_for("case.page", number=number))

    @blueprint.post("/tags")
    @needs(Right.WORK)
    def tag(number: int) -> Any:
        found = _matter(number)
        told = request.form.get("tags", "").replace("、", ",").replace("，", ",").split(",")
        tags = [one.strip() for one in told if one.strip()]
        if len(tags) > _MOST_TAGS or any(len(one) > _LONGEST_TAG or not one.isprintable() for one in tags):
            flash("case.bad_tags", "problem")
        else:
            house.cases.set_tags(number, tags)
            _note("tagged", found, tags=len(tags))
        return redirect(url_for("case.page", number=number))

    @blueprint.post("/seen")
    @needs(Right.WORK)
    def see(number: int) -> Any:
        found = _matter(number)
        seen = house.cases.see_alerts(found.person, me().name, house.clock())
        _note("alerts_seen", found, alerts=seen)
        return redirect(url_for("case.page", number=number))

    def _matter(number: int) -> Matter:
        found = house.cases.numbered(number)
        return found if found is not None else abort(404)

    def _note(did: str, found: Matter, **details: object) -> None:
        about = f"case:{house.pseudonym(found.person)}-{found.matter}"
        house.audit.note(house.clock(), me().name, did, about, details)

    return blueprint
