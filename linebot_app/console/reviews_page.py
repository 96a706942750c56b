"""Quality review: the queue of conversations, and what came of it over time; the scorecard is scorecard_page.py."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from linebot_app.console.csv_files import csv_file
from linebot_app.console.guarding import me, needs
from linebot_app.console.house import JAPAN, House
from linebot_app.console.insight import Bar, Cell, Section
from linebot_app.console.ranges import beginning, day, ending, number, plain
from linebot_app.console.rights import Right
from linebot_app.console.speaking import say
from linebot_app.storage.reviews import ASKED, DIMENSIONS, PAGE, Result


def reviews_blueprint(house: House) -> Blueprint:
    blueprint = Blueprint("reviews", __name__, url_prefix="/reviews")
    reviews = house.ledger.reviews

    @blueprint.get("")
    @needs(Right.REVIEW)
    def page() -> Any:
        found = reviews.queue(me().name, number(request.args.get("before", "")))
        wanted, parts = _results(house)
        return render_template(
            "reviews.html",
            found=found,
            onward=found[-1].id if len(found) == PAGE else 0,
            share=reviews.share(),
            wanted=wanted,
            parts=parts,
            pseudonym=house.pseudonym,
        )

    @blueprint.get("/<name>.csv")
    @needs(Right.REVIEW)
    def file(name: str) -> Any:
        part = next((one for one in _results(house)[1] if one.key == name), None)
        if part is None:
            abort(404)
        return csv_file(f"reviews-{name}", [[say(f"insight.column.{one}") for one in part.columns], *part.rows])

    @blueprint.get("/mine")
    @needs(Right.WORK)
    def mine() -> Any:
        return render_template("reviews_mine.html", found=reviews.of_operator(me().name), dimensions=DIMENSIONS)

    @blueprint.post("/fill")
    @needs(Right.REVIEW)
    def fill() -> Any:
        added = reviews.fill(house.clock())
        house.audit.note(house.clock(), me().name, "reviews_filled", details={"added": added})
        return redirect(url_for("reviews.page"))

    @blueprint.post("/share")
    @needs(Right.SETTINGS)
    def share() -> Any:
        told = request.form.get("share", "")
        if not (told.isascii() and told.isdecimal() and int(told[:4]) <= 100):
            abort(400)
        details = {"before": reviews.share(), "after": int(told)}
        reviews.set_share(int(told), me().name, house.clock())
        house.audit.note(house.clock(), me().name, "review_share_changed", details=details)
        return redirect(url_for("reviews.page"))

    @blueprint.post("/ask")
    @needs(Right.REVIEW)
    def ask() -> Any:
        case = number(request.form.get("case", ""))
        if house.cases.numbered(case) is None:
            abort(404)
        added = reviews.add(case, ASKED, house.clock())
        flash("review.added" if added else "review.there_already", "done")
        return redirect(url_for("reviews.page"))

    return blueprint


def _results(house: House) -> tuple[dict[str, str], list[Section]]:
    wanted = plain(request.args, "since", "until")
    today = house.clock().astimezone(JAPAN).date()
    since = day(wanted.get("since", "")) or today - timedelta(days=7 * 26)
    until = day(wanted.get("until", "")) or today
    bounds = (beginning(since), ending(until))
    shown = {"since": since.isoformat(), "until": until.isoformat()}
    reviews = house.ledger.reviews
    weeks, people = reviews.by_week(*bounds), reviews.by_operator(*bounds)
    named = [Result(one.of or say("review.bot"), one.count, one.means) for one in people]
    return shown, [*_over_time(weeks), _section("operators", "operator", named)]


def _over_time(weeks: list[Result]) -> list[Section]:
    """One section for all the weeks, its bars the mean over all dimensions; then one for each dimension's bars."""
    whole = _section("weeks", "week", weeks)
    each = [
        Section(
            name,
            ("week", "matters", name),
            [(one.of, one.count, round(one.means[name], 2)) for one in weeks],
            [_bar(one.of, one.count, one.means[name]) for one in weeks],
        )
        for name in DIMENSIONS
    ]
    return [whole, *each]


def _section(key: str, first: str, results: list[Result]) -> Section:
    rows: list[tuple[Cell, ...]] = [
        (one.of, one.count, *(round(one.means[name], 2) for name in DIMENSIONS)) for one in results
    ]
    bars = [_bar(one.of, one.count, sum(one.means.values()) / len(DIMENSIONS)) for one in results]
    return Section(key, (first, "matters", *DIMENSIONS), rows, bars)


def _bar(of: str, count: int, mean: float) -> Bar:
    return Bar(of, f"{mean:.1f} ({count})", (round(20 * mean, 2),))
