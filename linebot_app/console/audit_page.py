"""What operators did and read, for admins; nothing can be changed here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from flask import Blueprint, render_template, request

from linebot_app.console.csv_files import csv_file
from linebot_app.console.guarding import me, needs
from linebot_app.console.house import JAPAN, House
from linebot_app.console.ranges import beginning, day, ending, number, plain
from linebot_app.console.rights import Right
from linebot_app.console.speaking import say
from linebot_app.storage.audit import PAGE

_COLUMNS = ("at", "operator", "did", "about", "details")


def audit_blueprint(house: House) -> Blueprint:
    blueprint = Blueprint("audit", __name__, url_prefix="/audit")

    @blueprint.get("")
    @needs(Right.AUDIT)
    def page() -> Any:
        wanted = _wanted()
        found = house.audit.find(**_asked(wanted), before=number(request.args.get("before", "")))
        return render_template(
            "audit.html",
            found=found,
            wanted=wanted,
            older=found[-1].id if len(found) == PAGE else 0,
            deeds=house.audit.deeds(),
            operators=[one.name for one in house.operators.all()],
        )

    @blueprint.get("/audit.csv")
    @needs(Right.AUDIT)
    def file() -> Any:
        wanted = _wanted()
        house.audit.note(house.clock(), me().name, "exported", details={"what": "audit", **wanted})
        return csv_file("audit", _rows([say(f"audit.{name}") for name in _COLUMNS], wanted))

    def _rows(head: list[str], wanted: dict[str, str]) -> Iterator[Sequence[str]]:
        yield head
        for one in house.audit.everything(**_asked(wanted)):
            details = ", ".join(f"{key}: {value}" for key, value in one.details.items())
            yield one.at.astimezone(JAPAN).isoformat(timespec="seconds"), one.operator, one.did, one.about, details

    return blueprint


def _wanted() -> dict[str, str]:
    """`person`: a pseudonym as lists show it; what was done to any of their conversations."""
    wanted = plain(request.args, "operator", "did", "about", "person", "since", "until")
    return {name: value for name, value in wanted.items() if name not in ("since", "until") or day(value)}


def _asked(wanted: dict[str, str]) -> dict[str, str]:
    asked: dict[str, str] = {name: wanted[name] for name in ("operator", "did", "about", "person") if name in wanted}
    if since := day(wanted.get("since", "")):
        asked["since"] = beginning(since)
    if until := day(wanted.get("until", "")):
        asked["until"] = ending(until)
    return asked
