"""The list of conversations: filters and order in the address, a page at a time; one conversation is case_page.py."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, timedelta
from typing import Any

from flask import Blueprint, render_template, request, url_for

from flows.stage import Stage
from linebot_app.console.guarding import me, needs
from linebot_app.console.house import JAPAN, House
from linebot_app.console.rights import Right
from linebot_app.storage.cases import MOST_COUNTED, PAGE, SORTS, STATES, Filters, Matter

_LONGEST = 100
_FLAGS = ("danger", "harassment", "strong")
_DAYS = ("since", "until")
MINE = "me"


@dataclass(frozen=True, slots=True)
class View:
    """A way into the list: `key` names it on the page, `wanted` is what its address holds."""

    key: str
    wanted: dict[str, str]
    count: str


_VIEWS: tuple[tuple[str, dict[str, str]], ...] = (
    ("waiting", {"state": "waiting"}),
    ("danger", {"danger": "1"}),
    ("mine", {"assignee": MINE}),
    ("harassment", {"harassment": "1"}),
    ("strong", {"strong": "1"}),
    ("all", {}),
)


def cases_blueprint(house: House) -> Blueprint:
    blueprint = Blueprint("cases", __name__, url_prefix="/cases")

    @blueprint.get("")
    @needs(Right.READ)
    def page() -> Any:
        wanted = wanted_in(dict(request.args))
        sort = wanted.get("sort", "last")
        descending = wanted.get("order") != "up"
        found = house.cases.page(filters_of(wanted), sort, descending, _after(request.args.get("after", ""), sort))
        onward = ""
        if len(found) == PAGE:
            address: dict[str, Any] = {**wanted, "after": _mark(found[-1], sort)}
            onward = url_for("cases.page", **address)
        return render_template(
            "cases.html",
            found=found,
            wanted=wanted,
            onward=onward,
            views=[View(key, told, _counted(house.cases.count(filters_of(told)))) for key, told in _VIEWS],
            tags=house.cases.tags(),
            operators=[one.name for one in house.operators.all() if one.active],
            places=[str(stage) for stage in Stage],
            states=STATES,
            sorts=tuple(SORTS),
            pseudonym=house.pseudonym,
        )

    return blueprint


def wanted_in(args: dict[str, str]) -> dict[str, str]:
    """What the address asks for, as far as it means something."""
    names = {one.name for one in fields(Filters)} | {"sort", "order"}
    told = {name: value.strip()[:_LONGEST] for name, value in args.items() if name in names and value.isprintable()}
    told = {name: value for name, value in told.items() if value}
    if told.get("sort") not in SORTS:
        told.pop("sort", None)
    if told.get("order") not in ("up", None):
        told.pop("order")
    return {name: value for name, value in told.items() if name not in _DAYS or _day(value) is not None}


def filters_of(wanted: dict[str, str]) -> Filters:
    told: dict[str, Any] = {name: value for name, value in wanted.items() if name not in ("sort", "order")}
    told |= {name: True for name in _FLAGS if name in told}
    if told.get("assignee") == MINE:
        told["assignee"] = me().name
    if since := _day(told.get("since", "")):
        told["since"] = _moment(since)
    if until := _day(told.get("until", "")):
        told["until"] = _moment(until + timedelta(days=1))
    return Filters(**told)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _moment(day: date) -> str:
    """The beginning of a day in Japan, as the database writes moments."""
    return datetime.combine(day, datetime.min.time(), JAPAN).astimezone(UTC).isoformat(timespec="milliseconds")


def _mark(last: Matter, sort: str) -> str:
    values = {"last": last.last_at, "started": last.started_at, "strongest": last.strongest, "turns": last.turns}
    value = values[sort]
    return f"{value.isoformat(timespec='milliseconds') if isinstance(value, datetime) else value}~{last.id}"


def _after(mark: str, sort: str) -> tuple[Any, int] | None:
    """None for a mark that no page of ours has made."""
    value, _, number = mark.rpartition("~")
    if not (number.isascii() and number.isdecimal() and len(number) < 18):
        return None
    if sort in ("strongest", "turns"):
        return (int(value), int(number)) if value.isascii() and value.isdecimal() and len(value) < 10 else None
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return None
    return value, int(number)


def _counted(number: int) -> str:
    return f"{MOST_COUNTED}+" if number > MOST_COUNTED else str(number)
