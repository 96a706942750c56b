"""What somebody may take away, and how it is noted: masked, unless the role may see names and gives a reason; the form
is exports_page.py, the lines of a file are made in exporting.py."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from typing import Any

from flask import abort, render_template, request
from flask_login import current_user
from werkzeug.wrappers import Response

from linebot_app.console.cases_page import filters_of, wanted_in
from linebot_app.console.exporting import COLUMNS, LINES, LIST, MESSAGES, Exporting, Order, said
from linebot_app.console.guarding import me
from linebot_app.console.house import House
from linebot_app.console.ranges import number
from linebot_app.console.rights import Right
from linebot_app.console.speaking import language, say
from linebot_app.masking import mask
from linebot_app.storage.cases import Filters
from linebot_app.storage.exports import DONE, Chosen

PRINTED = "page"
FORMS = (MESSAGES, LINES, LIST, PRINTED)
LEAST_REASON, LONGEST_REASON = 5, 200
MOST_TICKED = 500
_MOST_PRINTED = 2_000  # turns
_KIND = {MESSAGES: "text/csv; charset=utf-8", LIST: "text/csv; charset=utf-8", LINES: "application/x-ndjson"}


class Refused(Exception):
    """`key`: of the words that say why."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


@dataclass(frozen=True, slots=True)
class Wish:
    form: str
    chosen: Chosen
    filters: dict[str, Any]
    masked: bool
    reason: str


def wish() -> Wish:
    """What this request's form asks for. Raises Refused; a form of nobody's making is a bad request."""
    form, reason = request.form.get("form", ""), request.form.get("reason", "").strip()
    unmasked = request.form.get("unmasked") == "1"
    if form not in FORMS or len(reason) > LONGEST_REASON or not (reason or "-").isprintable():
        abort(400)
    if unmasked and not current_user.may(Right.READ_NAMES):
        abort(403)
    if unmasked and len(reason) < LEAST_REASON:
        raise Refused("export.needs_reason")
    ticked = ids(request.form.getlist("case")) if request.form.get("which") == "ticked" else ()
    if request.form.get("which") == "ticked" and not ticked:
        raise Refused("export.none_ticked")
    if form == PRINTED and len(ticked) != 1:
        raise Refused("export.one_page")
    asked = wanted(request.form.to_dict())
    chosen = Chosen(ticked) if ticked else Chosen(filters=filters_of(asked))
    # Masked itself: the audit holds nobody's name.
    return Wish(form, chosen, {"ticked": len(ticked)} if ticked else dict(asked), not unmasked, mask(reason))


def wanted(args: dict[str, str]) -> dict[str, str]:
    """The list's filters among these."""
    return {name: value for name, value in wanted_in(args).items() if name in Filters.__slots__}


def ids(told: list[str]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(one for one in map(number, told[:MOST_TICKED]) if one))


class Taking:
    """Everything that is taken is noted before it leaves."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._exports = house.ledger.exports
        self._one_at_a_time = Lock()  # a process has few threads, and webhooks need them

    def take(self, wish: Wish) -> Any:
        """The answer. Raises Refused while another file is on its way."""
        total = self._exports.count(wish.chosen)
        if not total:
            abort(404)
        if wish.form == PRINTED:
            return self._printed(wish, self._begun(wish, total))
        if not self._one_at_a_time.acquire(blocking=False):
            raise Refused("export.busy")
        try:
            pieces, order = self._pieces(wish, self._begun(wish, total))
        except BaseException:
            self._one_at_a_time.release()
            raise
        answer = Response(pieces, content_type=_KIND[wish.form])
        answer.headers["Content-Disposition"] = f'attachment; filename="{order.file_name}"'
        answer.headers["X-Accel-Buffering"] = "no"  # a proxy that waits for the end would hold it all
        return answer

    def _begun(self, wish: Wish, total: int) -> int:
        house, operator = self._house, me().name
        now = house.clock()
        taken = self._exports.begin(operator, wish.form, wish.filters, wish.masked, wish.reason, total, now)
        details = {"what": wish.form, "conversations": total, "masked": wish.masked, "reason": wish.reason}
        house.audit.note(now, operator, "exported", f"export:{taken}", {**details, **wish.filters})
        return taken

    def _pieces(self, wish: Wish, taken: int) -> tuple[Any, Order]:
        house, operator = self._house, me().name
        head = tuple(say(f"export.column.{name}") for name in COLUMNS.get(wish.form, ()))
        order = Order(taken, wish.form, wish.chosen, wish.masked, head, language())

        def ended(rows: int, state: str) -> None:
            self._one_at_a_time.release()
            details = {"rows": rows, "state": state}
            house.audit.note(house.clock(), operator, "export_ended", f"export:{taken}", details)

        pieces = Exporting(self._exports, house.pseudonym, house.clock, ended).pieces(order)
        next(pieces)  # begun: however it ends, it ends as it should
        return pieces, order

    def _printed(self, wish: Wish, taken: int) -> Any:
        rows = next(iter(self._exports.slices(wish.chosen)), [])
        if not rows:
            abort(404)
        case = rows[0]
        self._exports.go_on(taken, [case.person], 0, 0)
        shown: list[dict[str, Any]] = []
        for _, turn in self._exports.turns_of([case]):
            texts = said(turn, language())
            told = [(side, mask(text, case.names) if wish.masked else text) for side, text in texts]
            shown.append({"at": turn.at, "said": told})
            if len(shown) == _MOST_PRINTED:
                break
        self._exports.go_on(taken, (), 1, len(shown))
        self._exports.end(taken, DONE, self._house.clock())
        name = f"{self._house.pseudonym(case.person)}-{case.matter}"
        return render_template("printed.html", case=case, name=name, turns=shown, masked=wish.masked, taken=taken)
