"""What people sent to the operators about jobs, as a small inbox; what an enquiry holds is told in flows/jobs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for

from flows.jobs.places import name_of
from linebot_app.console.at_desk import AtDesk
from linebot_app.console.guarding import me, needs
from linebot_app.console.house import House
from linebot_app.console.rights import Right
from linebot_app.console.sight import veil
from linebot_app.storage.enquiries import PAGE, STATES, Kept

_LONGEST = 100


def _as_it_is(value: Any) -> Any:
    return value


_READ: dict[str, Callable[[Any], Any]] = {
    "prefectures": lambda codes: [name_of(code) for code in codes],
    "income": lambda yen: f"{yen:,}",
    "remote": lambda wished: "✓" if wished else "",
    "inexperienced": lambda told: "✓" if told else "",
}


def enquiries_blueprint(house: House, at_desk: AtDesk) -> Blueprint:
    blueprint = Blueprint("enquiries", __name__, url_prefix="/enquiries")

    @blueprint.get("")
    @needs(Right.READ)
    def page() -> Any:
        state, assignee = (request.args.get(name, "").strip()[:_LONGEST] for name in ("state", "assignee"))
        before = request.args.get("before", "")
        state = state if state in STATES else ""
        after = int(before) if before.isdecimal() and len(before) < 18 else 0
        kept = at_desk.enquiries.page(state, me().name if assignee == "me" else assignee, after)
        if kept:
            house.audit.note(house.clock(), me().name, "read_enquiries", details={"count": len(kept)})
        return render_template(
            "enquiries.html",
            found=[(one, list(_lines(house, one)), _case(one)) for one in kept],
            wanted={"state": state, "assignee": assignee},
            counts={one: at_desk.enquiries.count(one) for one in STATES},
            states=STATES,
            operators=[one.name for one in house.operators.all() if one.active],
            older=kept[-1].id if len(kept) == PAGE else 0,
            pseudonym=house.pseudonym,
        )

    @blueprint.post("/<int(max=9007199254740991):number>/state")
    @needs(Right.WORK)
    def change_state(number: int) -> Any:
        found, state = _kept(number), request.form.get("state", "")
        if state not in STATES or not at_desk.enquiries.mark(number, state):
            abort(400)
        if not found.assignee and state != STATES[0]:
            at_desk.enquiries.assign(number, me().name)
        _note("enquiry_state", number, before=found.state, after=state)
        return redirect(_here())

    @blueprint.post("/<int(max=9007199254740991):number>/assignee")
    @needs(Right.WORK)
    def assign(number: int) -> Any:
        found, name = _kept(number), request.form.get("assignee", "")
        if name and house.operators.named(name) is None:
            abort(400)
        at_desk.enquiries.assign(number, name)
        _note("enquiry_assigned", number, before=found.assignee, after=name)
        return redirect(_here())

    def _case(one: Kept) -> int:
        matters = house.cases.of_person(one.person)
        return next((matter.id for matter in matters if matter.started_at <= one.at), 0)

    def _kept(number: int) -> Kept:
        found = at_desk.enquiries.numbered(number)
        return found if found is not None else abort(404)

    def _here() -> str:
        wanted = {name: value for name in ("state", "assignee") if (value := request.args.get(name, ""))}
        return url_for("enquiries.page", **wanted)  # type: ignore[arg-type]

    def _note(did: str, number: int, **details: object) -> None:
        house.audit.note(house.clock(), me().name, did, f"enquiry:{number}", details)

    return blueprint


def _lines(house: House, one: Kept) -> Iterator[tuple[str, str]]:
    """Names of fields with what they say, masked where names may not be seen."""
    hide = veil(house, one.person)
    opening: Mapping[str, Any] = one.content.get("opening") or {}
    if opening:
        yield "opening", " / ".join(filter(None, (str(opening.get("title", "")), str(opening.get("company", "")))))
    for name, value in (one.content.get("wishes") or {}).items():
        if told := _as_text(_READ.get(name, _as_it_is)(value)):
            yield name, hide(told)
    for name in ("about", "contact", "purpose"):
        if told := str(one.content.get(name) or ""):
            yield name, told if name == "purpose" else hide(told)


def _as_text(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "、".join(filter(None, map(_as_text, value)))
    if isinstance(value, Mapping):
        return "、".join(f"{name}: {told}" for name, one in value.items() if (told := _as_text(one)))
    return "" if value in (None, "", False) else str(value)
