"""Texts that were not understood, masked for everybody: whoever needs names reveals them in the conversation, with a
reason. Done when somebody has taught them."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for

from linebot_app.console.csv_files import csv_file
from linebot_app.console.guarding import me, needs
from linebot_app.console.house import JAPAN, House
from linebot_app.console.paths import safe_path
from linebot_app.console.ranges import number, plain
from linebot_app.console.rights import Right
from linebot_app.console.speaking import say
from linebot_app.masking import mask
from linebot_app.storage.misses import DONE, OPEN, PAGE

_COLUMNS = ("at", "stage", "question", "version", "state", "words")


def misses_blueprint(house: House) -> Blueprint:
    blueprint = Blueprint("misses", __name__, url_prefix="/misses")

    @blueprint.get("")
    @needs(Right.READ)
    def page() -> Any:
        wanted = _wanted()
        before = number(request.args.get("before", ""))
        found = house.ledger.misses.page(**wanted, before=before)
        house.audit.note(house.clock(), me().name, "misses_read", details={"texts": len(found)})
        onward = _address(wanted, found[-1].id) if len(found) == PAGE else ""
        return render_template(
            "misses.html",
            found=[(one, mask(one.words, one.names)) for one in found],
            wanted=wanted,
            onward=onward,
            here=_address(wanted, before),
        )

    @blueprint.get("/misses.csv")
    @needs(Right.EXPORT)
    def file() -> Any:
        wanted = _wanted()
        details = {"what": "misses", "masked": True, **wanted}
        house.audit.note(house.clock(), me().name, "exported", details=details)
        head = [say(f"misses.column.{name}") for name in _COLUMNS]
        rows = (
            (
                one.at.astimezone(JAPAN).isoformat(timespec="seconds"),
                one.stage,
                one.question,
                one.version,
                one.state,
                mask(one.words, one.names),
            )
            for one in house.ledger.misses.everything(**wanted)
        )
        return csv_file("misses", _with(head, rows))

    @blueprint.post("/<int(max=9007199254740991):miss>")
    @needs(Right.WORK)
    def mark(miss: int) -> Any:
        state = request.form.get("state", "")
        if state not in (OPEN, DONE):
            abort(400)
        if not house.ledger.misses.mark(miss, state, me().name, house.clock()):
            abort(404)
        house.audit.note(house.clock(), me().name, "miss_marked", f"miss:{miss}", {"state": state})
        return redirect(safe_path(request.form.get("back", "")) or url_for("misses.page"))

    def _wanted() -> dict[str, str]:
        told = plain(request.args, "state", "question", "version")
        state = told.get("state", OPEN)
        return {**told, "state": state if state in (OPEN, DONE) else OPEN}

    return blueprint


def _address(wanted: dict[str, str], before: int) -> str:
    told: dict[str, Any] = {**wanted, **({"before": before} if before else {})}
    return url_for("misses.page", **told)


def _with(head: Any, rows: Any) -> Any:
    yield head
    yield from rows
