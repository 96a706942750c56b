"""One conversation and its scorecard: marks and comments on how it went; what comes of them is reviews_page.py."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from linebot_app.console.exporting import said
from linebot_app.console.guarding import me, needs
from linebot_app.console.house import House
from linebot_app.console.rights import Right
from linebot_app.console.speaking import language
from linebot_app.masking import mask
from linebot_app.storage.exports import Chosen
from linebot_app.storage.reviews import DIMENSIONS, OPEN, Review

LONGEST_COMMENT = 1_000
MOST_SHOWN = 500  # turns
_NUMBER = "<int(max=9007199254740991):review>"


def scorecard_blueprint(house: House) -> Blueprint:
    blueprint = Blueprint("scorecard", __name__, url_prefix="/reviews")
    reviews = house.ledger.reviews

    @blueprint.get(f"/{_NUMBER}")
    @needs(Right.REVIEW)
    def page(review: int) -> Any:
        found = _open(review)
        rows = next(iter(house.ledger.exports.slices(Chosen((found.case,)))), []) if found.case else []
        turns = []
        for case, turn in house.ledger.exports.turns_of(rows):
            texts = [(side, mask(text, case.names)) for side, text in said(turn, language())]
            turns.append({"at": turn.at, "stage": turn.stage, "question": turn.question, "said": texts})
            if len(turns) == MOST_SHOWN:
                break
        _note("review_read", found, turns=len(turns))
        return render_template(
            "review.html",
            found=found,
            turns=turns,
            dimensions=DIMENSIONS,
            longest=LONGEST_COMMENT,
            pseudonym=house.pseudonym,
        )

    @blueprint.post(f"/{_NUMBER}")
    @needs(Right.REVIEW)
    def mark(review: int) -> Any:
        found = _open(review)
        if request.form.get("leave"):
            reviews.leave(review, me().name, house.clock())
            _note("review_left", found)
            return redirect(url_for("reviews.page"))
        marks = {name: request.form.get(name, "") for name in DIMENSIONS}
        if not all(mark in {"1", "2", "3", "4", "5"} for mark in marks.values()):
            flash("review.marks_missing", "problem")
            return redirect(url_for("scorecard.page", review=review))
        told = {name: request.form.get(f"comment_{name}", "").strip()[:LONGEST_COMMENT] for name in DIMENSIONS}
        given = {name: int(mark) for name, mark in marks.items()}
        comments = {name: text.replace("\0", "") for name, text in told.items() if text}
        reviews.mark(review, me().name, given, comments, house.clock())
        _note("reviewed", found, **given)
        flash("review.done", "done")
        return redirect(url_for("reviews.page"))

    def _open(review: int) -> Review:
        """One that waits, and is not about one's own work."""
        found = reviews.numbered(review)
        if found is None or found.state != OPEN:
            abort(404)
        if found.operator == me().name:
            abort(403)
        return found

    def _note(did: str, found: Review, **details: object) -> None:
        about = f"case:{house.pseudonym(found.person)}-{found.matter}" if found.case else f"review:{found.id}"
        house.audit.note(house.clock(), me().name, did, about, details)

    return blueprint
