"""The list of conversations: filters and order in the address, a page at a time; one conversation is case_page.py."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlencode
from weakref import WeakKeyDictionary

from flask import Blueprint, flash, redirect, render_template, request, url_for

from flows.decision import OPTIONS
from flows.stage import Stage
from flows.stages import BY_ID
from linebot_app.console.guarding import me, needs
from linebot_app.console.house import JAPAN, House
from linebot_app.console.rights import Right, rights_of
from linebot_app.storage.cases import CHANNELS, MOST_COUNTED, PAGE, SORTS, STATES, Cases, Filters, Matter

_LONGEST = 100
_FLAGS = ("danger", "harassment", "strong")
_DAYS = ("since", "until", "begun_since", "begun_until")
MINE = "me"
_LAST_YEAR = 3000  # the day after it is a day, too


@dataclass(frozen=True, slots=True)
class View:
    """A way into the list: `wanted` is what its address holds. `key` names one of ours on the page, `name` one that
    somebody saved (`saved`: its number, 0 for a colleague's)."""

    key: str
    wanted: dict[str, str]
    count: str
    name: str = ""
    saved: int = 0


_VIEWS: tuple[tuple[str, dict[str, str]], ...] = (
    ("waiting", {"state": "waiting", "sort": "waiting", "order": "up"}),
    ("danger", {"danger": "1"}),
    ("mine", {"assignee": MINE}),
    ("harassment", {"harassment": "1"}),
    ("strong", {"strong": "1"}),
    ("all", {}),
)
_KNOWN: WeakKeyDictionary[Cases, tuple[datetime, list[str]]] = WeakKeyDictionary()
_LONGEST_NAME, _LONGEST_ADDRESS = 40, 1_000


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
            found=found if wanted or "after" in request.args else _waiting_first(house, found),
            wanted=wanted,
            onward=onward,
            views=_views(),
            sort=sort,
            descending=descending,
            sorted_by=_sorted_by,
            **choices_of(house),
            pseudonym=house.pseudonym,
        )

    @blueprint.get("/views")
    @needs(Right.READ)
    def views() -> Any:
        """The counts alone, for a page that is open."""
        wanted = wanted_in(dict(request.args))
        return render_template("cases_views.html", views=_views(), wanted=wanted)

    @blueprint.post("/views")
    @needs(Right.READ)
    def save_view() -> Any:
        name = request.form.get("name", "").strip()
        wanted = wanted_in(dict(parse_qsl(request.form.get("address", "")[:_LONGEST_ADDRESS])))
        shared = bool(request.form.get("shared")) and Right.WORK in rights_of(me().role)
        if not name or len(name) > _LONGEST_NAME or not name.isprintable():
            flash("cases.bad_name", "problem")
        elif not house.views.save(me().name, name, urlencode(wanted), shared=shared):
            flash("cases.too_many_views", "problem")
        return redirect(url_for("cases.page", **_address(wanted)))

    @blueprint.post("/views/<int(max=2147483647):number>/remove")
    @needs(Right.READ)
    def remove_view(number: int) -> Any:
        house.views.remove(me().name, number)
        return redirect(url_for("cases.page"))

    def _views() -> list[View]:
        ours = [View(key, told, _count(told)) for key, told in _VIEWS]
        for one in house.views.of(me().name):
            told = wanted_in(dict(parse_qsl(one.address)))
            own = one.id if one.operator == me().name else 0
            ours.append(View("", told, _count(told), one.name, own))
        return ours

    def _count(told: dict[str, str]) -> str:
        return _counted(house.cases.count(filters_of(told)))

    def _sorted_by(wanted: dict[str, str], column: str) -> str:
        """Where a click on the head of a column leads: the other way round when it is sorted by that already."""
        around = wanted.get("sort", "last") == column and wanted.get("order") != "up"
        rest = {name: value for name, value in wanted.items() if name not in ("sort", "order")}
        told = {**rest, **({"sort": column} if column != "last" else {}), **({"order": "up"} if around else {})}
        return url_for("cases.page", **_address(told))

    return blueprint


def choices_of(house: House) -> dict[str, Any]:
    """What the filters offer."""
    entries = BY_ID["entry.role"].options
    return {
        "tags": house.cases.tags(),
        "operators": [one.name for one in house.operators.all() if one.active],
        "places": [str(stage) for stage in Stage],
        "entries": list(entries) if not callable(entries) else [],
        "options": list(OPTIONS),
        "states": STATES,
        "channels": CHANNELS,
        "sorts": tuple(SORTS),
        "versions": _versions(house),
    }


def _versions(house: House) -> list[str]:
    """Looked up once a minute at most: every row has one."""
    now = house.clock()
    known = _KNOWN.get(house.cases)
    if known is None or now - known[0] > timedelta(minutes=1):
        known = _KNOWN[house.cases] = (now, house.cases.versions())
    return known[1]


def _address(wanted: dict[str, str]) -> dict[str, Any]:
    return dict(wanted)


def _waiting_first(house: House, found: list[Matter]) -> list[Matter]:
    """Who waits for a human stands above all others, who has waited longest first."""
    waiting = house.cases.page(Filters(state="waiting"), "waiting", descending=False)
    above = {one.id for one in waiting}
    return [*waiting, *(one for one in found if one.id not in above)]


def wanted_in(args: dict[str, str]) -> dict[str, str]:
    """What the address asks for, as far as it means something."""
    names = {one.name for one in fields(Filters)} | {"sort", "order"}
    told = {name: value.strip()[:_LONGEST] for name, value in args.items() if name in names and value.isprintable()}
    told = {name: value for name, value in told.items() if value}
    if told.get("sort") not in SORTS:
        told.pop("sort", None)
    if told.get("order") not in ("up", None):
        told.pop("order")
    if told.get("channel") not in CHANNELS:
        told.pop("channel", None)
    return {name: value for name, value in told.items() if name not in _DAYS or _day(value) is not None}


def filters_of(wanted: dict[str, str]) -> Filters:
    told: dict[str, Any] = {name: value for name, value in wanted.items() if name not in ("sort", "order")}
    told |= {name: True for name in _FLAGS if name in told}
    if told.get("assignee") == MINE:
        told["assignee"] = me().name
    for name in _DAYS:
        if day := _day(told.get(name, "")):
            told[name] = _moment(day + timedelta(days=1) if name.endswith("until") else day)
    return Filters(**told)


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text) if text else None
    except ValueError:
        return None
    return day if day and day.year < _LAST_YEAR else None


def _moment(day: date) -> str:
    """The beginning of a day in Japan, as the database writes moments."""
    return datetime.combine(day, datetime.min.time(), JAPAN).astimezone(UTC).isoformat(timespec="milliseconds")


def _mark(last: Matter, sort: str) -> str:
    values: dict[str, Any] = {
        "last": last.last_at,
        "started": last.started_at,
        "strongest": last.strongest,
        "turns": last.turns,
    }
    values["waiting"] = last.waiting_since or last.last_at
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
