"""Finding conversations by what was said in them; what is asked for is noted nowhere, that somebody searched is."""

from __future__ import annotations

import re
from typing import Any

from flask import Blueprint, render_template, request
from markupsafe import Markup, escape

from linebot_app.console.guarding import me, needs
from linebot_app.console.house import House
from linebot_app.console.rights import Right
from linebot_app.storage.grams import LONGEST_QUERY, asked, plain
from linebot_app.storage.search import PAGE

_AROUND = 40  # characters shown before and after the first word that was found


def search_blueprint(house: House) -> Blueprint:
    blueprint = Blueprint("search", __name__, url_prefix="/search")

    @blueprint.get("")
    @needs(Right.READ_NAMES)
    def page() -> Any:
        query = request.args.get("q", "").strip()[:LONGEST_QUERY]
        before = request.args.get("before", "")
        found = house.search.find(query, int(before) if before.isdecimal() and len(before) < 18 else 0)
        words = asked(query)[0]
        if query:
            house.audit.note(house.clock(), me().name, "searched", details={"found": len(found)})
        return render_template(
            "search.html",
            query=query,
            hits=[(hit, excerpt(hit.words, words)) for hit in found],
            older=found[-1].turn_id if len(found) == PAGE else 0,
            pseudonym=house.pseudonym,
        )

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
