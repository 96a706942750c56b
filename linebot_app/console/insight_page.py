"""Insight: how conversations go, in sums; every figure has its table and its file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from flask import Blueprint, abort, render_template, request, url_for

from linebot_app.console import labels
from linebot_app.console.csv_files import csv_file
from linebot_app.console.flow_map import draw
from linebot_app.console.guarding import needs
from linebot_app.console.house import JAPAN, House
from linebot_app.console.insight import Section, moves, sections, standings
from linebot_app.console.ranges import day, plain
from linebot_app.console.rights import Right
from linebot_app.console.speaking import language, say
from linebot_app.storage.figures import Chosen, Sums

USUAL = "90"
_SPANS = {"7": 7, "30": 30, "90": 90, "365": 365, "all": 0}


@dataclass(frozen=True, slots=True)
class _Read:
    wanted: dict[str, str]
    chosen: Chosen
    sums: Sums
    parts: list[Section]


def insight_blueprint(house: House) -> Blueprint:
    blueprint = Blueprint("insight", __name__, url_prefix="/insight")

    @blueprint.get("")
    @needs(Right.FIGURES)
    def page() -> Any:
        read = _read()
        entries, versions = house.ledger.figures.choices()
        standing = standings(read.sums)
        return render_template(
            "insight.html",
            wanted=read.wanted,
            chosen=read.chosen,
            spans=tuple(_SPANS),
            entries=entries,
            versions=versions,
            total=read.sums.get("matter", {}).get("", 0),
            in_danger=read.sums.get("danger", {}).get("", 0),
            misses=house.ledger.misses.count(),
            drawn=draw(standing, moves(read.sums)),
            parts=read.parts,
            listed=lambda place: url_for("cases.page", **_listed(read, place)),
        )

    @blueprint.get("/<name>.csv")
    @needs(Right.FIGURES)
    def file(name: str) -> Any:
        found = next((one for one in _read().parts if one.key == name), None)
        if found is None:
            abort(404)
        head = [say(f"insight.column.{column}") for column in found.columns]
        return csv_file(f"insight-{name}", [head, *found.rows])

    def _read() -> _Read:
        wanted, chosen = _chosen(dict(request.args), house.clock().astimezone(JAPAN).date())
        figures = house.ledger.figures
        sums = figures.read(chosen)
        today = house.clock().astimezone(JAPAN).date()
        spoken = language()
        parts = sections(
            sums,
            figures.begun(chosen),
            figures.sent(today),
            house.pushes_left(),
            lambda kind, value: str(getattr(labels, kind)(spoken, value)),
        )
        return _Read(wanted, chosen, sums, parts)

    return blueprint


def _chosen(args: dict[str, str], today: date) -> tuple[dict[str, str], Chosen]:
    wanted = plain(args, "span", "since", "until", "entry", "version")
    since, until = day(wanted.get("since", "")), day(wanted.get("until", ""))
    if since is None and until is None:
        span = wanted.get("span", USUAL)
        wanted = {**{name: wanted[name] for name in ("entry", "version") if name in wanted}, "span": span}
        if span not in _SPANS:
            wanted["span"] = span = USUAL
        if _SPANS[span]:
            since, until = today - timedelta(days=_SPANS[span] - 1), today
    else:
        wanted.pop("span", None)
        for name, value in (("since", since), ("until", until)):
            if value is None:
                wanted.pop(name, None)
    return wanted, Chosen(since, until, wanted.get("entry", ""), wanted.get("version", ""))


def _listed(read: _Read, place: str) -> dict[str, Any]:
    """The address of the list of those that stand there."""
    told: dict[str, Any] = {name: read.wanted[name] for name in ("entry", "version") if name in read.wanted}
    begun = (("begun_since", read.chosen.since), ("begun_until", read.chosen.until))
    return {**told, "place": place, **{name: str(day) for name, day in begun if day is not None}}
