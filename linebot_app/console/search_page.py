"""Finding conversations by what was said in them; what is asked for is noted nowhere, that somebody searched is."""

from __future__ import annotations

import re
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from markupsafe import Markup, escape

from linebot_app.console import sight
from linebot_app.console.cases_page import choices_of, filters_of, wanted_in
from linebot_app.console.guarding import me, needs
from linebot_app.console.house import House
from linebot_app.console.rights import Right
from linebot_app.storage.cases import Filters
from linebot_app.storage.grams import LONGEST_QUERY, asked, has_all, plain
from linebot_app.storage.search import PAGE, Hit

_AROUND = 40  # characters shown before and after the first word that was found
_SORTING = ("sort", "order")


def search_blueprint(house: House) -> Blueprint:
    blueprint = Blueprint("search", __name__, url_prefix="/search")

    @blueprint.get("")
    @needs(Right.READ)
    def page() -> Any:
        query = request.args.get("q", "").strip()[:LONGEST_QUERY]
        wanted = {name: value for name, value in wanted_in(dict(request.args)).items() if name not in _SORTING}
        filters, before = filters_of(wanted), request.args.get("before", "")
        fits = _fits(filters) if filters != Filters() else None
        found = house.search.find(query, int(before) if before.isdecimal() and len(before) < 18 else 0, fits)
        words = asked(query)[0]
        if query:
            open_ = sight.is_open(house, sight.SEARCH)
            house.audit.note(house.clock(), me().name, "searched", details={"found": len(found), "masked": not open_})
        return render_template(
            "search.html",
            query=query,
            wanted=wanted,
            hits=[(hit, excerpt(text, words)) for hit, text in _seen(found, words)],
            older=found[-1].turn_id if len(found) == PAGE else 0,
            revealed=sight.is_open(house, sight.SEARCH),
            reasons=sight.REASONS,
            **choices_of(house),
            pseudonym=house.pseudonym,
        )

    @blueprint.post("/reveal")
    @needs(Right.READ_NAMES)
    def reveal() -> Any:
        reason, note = request.form.get("reason", ""), request.form.get("note", "").strip()[:200]
        query = request.form.get("q", "")[:LONGEST_QUERY]
        if reason not in sight.REASONS or (reason == "other" and not note) or (note and not note.isprintable()):
            flash("case.reason_needed", "problem")
        else:
            sight.open_up(house, sight.SEARCH, reason, note)
        return redirect(url_for("search.page", q=query))

    def _fits(filters: Filters) -> Any:
        def those(numbers: list[int]) -> set[int]:
            return {one.id for one in house.cases.among(numbers, filters)}

        return those

    def _seen(found: list[Hit], words: list[str]) -> list[tuple[Hit, str]]:
        """Masked, and without those whose words are only found in what is masked: nobody is to guess names."""
        if sight.is_open(house, sight.SEARCH):
            return [(hit, hit.words) for hit in found]
        matters = {one.id: one for one in house.cases.among([hit.case for hit in found if hit.case], Filters())}
        told = []
        for hit in found:
            names = sight.names_of([matters[hit.case]] if hit.case in matters else [])
            text = sight.veil(house, hit.person, names)(hit.words)
            if has_all(text, words):
                told.append((hit, text))
        return told

    return blueprint


def excerpt(text: str, words: list[str]) -> Markup:
    """Where the first word stands, every word marked; text is shown as text."""
    shown = plain(text).replace("\n", " ")
    first = min((place for word in words if (place := shown.find(word)) >= 0), default=0)
    start = max(0, first - _AROUND)
    part = shown[start : first + 2 * _AROUND]
    cut = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    pieces = re.split(f"({cut})", part) if cut else [part]
    marked = (Markup("<mark>{}</mark>").format(piece) if n % 2 else escape(piece) for n, piece in enumerate(pieces))
    return Markup("").join(["…" if start else "", *marked])
