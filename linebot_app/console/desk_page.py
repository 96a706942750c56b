"""What admins set about the desk, and who is on duty; what conversations make of it is told in flows/desk.py."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from flows.desk import Hours
from linebot_app.console.at_desk import AtDesk
from linebot_app.console.guarding import me, needs
from linebot_app.console.house import JAPAN, House
from linebot_app.console.rights import Right, rights_of
from linebot_app.storage.desk import DeskSettings

WHOLE_SHIFT = timedelta(hours=8)  # on duty outside the hours: ends by itself
LONGEST_PATIENCE = 240
_LONGEST_NAME, _LONGEST_CONTACT, _MOST_DAYS = 60, 120, 100
_SPAN = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)\s*[-–〜~]\s*([01]?\d|2[0-3]):([0-5]\d)")


class Refused(ValueError):
    """`why`: bad_name, bad_hours, bad_days, bad_patience, as the page says it."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def desk_blueprint(house: House, at_desk: AtDesk) -> Blueprint:
    blueprint = Blueprint("desk", __name__, url_prefix="/desk")

    @blueprint.get("")
    @needs(Right.SETTINGS)
    def page() -> Any:
        return _page(at_desk.desks.settings())

    @blueprint.post("")
    @needs(Right.SETTINGS)
    def save() -> Any:
        try:
            settings = settings_in(request.form)
        except Refused as refused:
            flash(f"desk.{refused.why}", "problem")
            return redirect(url_for("desk.page"))
        at_desk.desks.save(settings, me().name, house.clock())
        house.audit.note(house.clock(), me().name, "desk_set", "desk", {"four_eyes": settings.four_eyes})
        flash("desk.saved", "done")
        return redirect(url_for("desk.page"))

    @blueprint.post("/duty")
    @needs(Right.WORK)
    def duty() -> Any:
        """One's own; that of others with the right to set the desk."""
        name, comes = request.form.get("operator") or me().name, request.form.get("duty") == "yes"
        whole = rights_of(me().role)
        who = house.operators.named(name)
        if (name != me().name and Right.SETTINGS not in whole) or who is None or not who.active:
            abort(403)
        if comes:
            at_desk.desks.come(who.name, _now(), _until(at_desk.desks.settings(), _now()))
        else:
            at_desk.desks.go(who.name)
        house.audit.note(house.clock(), me().name, "came_on_duty" if comes else "left_duty", f"operator:{who.name}")
        return redirect(url_for("desk.page" if request.form.get("operator") else "home.page"))

    @blueprint.app_template_global("duty_of_mine")
    def duty_of_mine() -> datetime | None:
        """Until when whoever is signed in is on duty; None when not."""
        mine = (one.until for one in at_desk.desks.on_duty(_now()) if one.operator == me().name)
        return next(mine, None)

    def _page(settings: DeskSettings) -> Any:
        here = {one.operator: one for one in at_desk.desks.on_duty(_now())}
        people = [one for one in house.operators.all() if one.active and Right.WORK in rights_of(one.role)]
        week = [", ".join(f"{begins}-{ends}" for begins, ends in hours) for hours in settings.week]
        values = {"settings": settings, "week": week, "people": people, "here": here}
        return render_template("desk.html", **values, picture=at_desk.desks.picture(_now()), at=_now())

    def _now() -> datetime:
        return datetime.fromtimestamp(at_desk.clock(), JAPAN)

    return blueprint


def settings_in(form: Mapping[str, str]) -> DeskSettings:
    """What a form says. Raises Refused."""
    organisation, contact = form.get("organisation", "").strip(), form.get("contact", "").strip()
    plain = all(one.isprintable() for one in (organisation, contact))
    if not plain or len(organisation) > _LONGEST_NAME or len(contact) > _LONGEST_CONTACT:
        raise Refused("bad_name")
    return DeskSettings(
        organisation=organisation,
        contact=contact,
        week=tuple(hours_in(form.get(f"hours{day}", "")) for day in range(7)),
        closed=days_in(form.get("closed", "")),
        closed_on_holidays=form.get("closed_on_holidays") == "yes",
        patience=_minutes(form.get("patience", "")),
        patience_in_danger=_minutes(form.get("patience_in_danger", "")),
        four_eyes=form.get("four_eyes") == "yes",
    )


def hours_in(text: str) -> Hours:
    """「10:00-12:00, 13:00-17:00」; "" is closed. Raises Refused."""
    found: list[tuple[str, str]] = []
    for part in (one.strip() for one in re.split(r"[,、，]", text) if one.strip()):
        told = _SPAN.fullmatch(part)
        if told is None:
            raise Refused("bad_hours")
        begins, ends = f"{int(told[1]):02}:{told[2]}", f"{int(told[3]):02}:{told[4]}"
        if begins >= ends or (found and begins < found[-1][1]):
            raise Refused("bad_hours")
        found.append((begins, ends))
    return tuple(found)


def days_in(text: str) -> tuple[str, ...]:
    """ISO dates, a line each. Raises Refused."""
    told = re.split(r"[\s,、，]+", text.strip())
    try:
        days = sorted({date.fromisoformat(one).isoformat() for one in told if one})
    except ValueError:
        raise Refused("bad_days") from None
    if len(days) > _MOST_DAYS:
        raise Refused("bad_days")
    return tuple(days)


def _minutes(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and 1 <= int(text[:4]) <= LONGEST_PATIENCE):
        raise Refused("bad_patience")
    return int(text)


def _until(settings: DeskSettings, now: datetime) -> datetime:
    """Whoever forgets to leave is away when the desk closes."""
    return settings.as_desk().closes(now) or now + WHOLE_SHIFT
