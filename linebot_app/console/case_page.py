"""One conversation: what was said as LINE shows it, and beside it how it came about; changing it is case_work.py."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort, render_template, request

from linebot_app.console import sight
from linebot_app.console.guarding import me, needs
from linebot_app.console.house import House
from linebot_app.console.matters import Found, matters_of
from linebot_app.console.replaying import replayed
from linebot_app.console.rights import Right
from linebot_app.console.story import FILE_NAME, as_story
from linebot_app.console.summing_up import summary_of
from linebot_app.console.transcript import readings, shown
from linebot_app.storage.cases import STATES

TURNS = 40
_MOST_REPLAYED = 400


def case_blueprint(house: House) -> Blueprint:
    blueprint = Blueprint("case", __name__, url_prefix="/cases/<int(max=9007199254740991):number>")
    matter = matters_of(house)

    @blueprint.get("")
    @needs(Right.READ)
    def page(number: int) -> Any:
        found = matter(number)
        before = request.args.get("before", "")
        turns = house.transcripts.latest_of(
            found.person, TURNS, int(before) if before.isdecimal() and len(before) < 18 else 0
        )
        veil, remarks = found.veil(turns), house.remarks.of_cases([one.id for one in found.all])
        house.remarks.see(me().name, number, house.clock())
        found.note("read", turns=len(turns), masked=not found.is_open)
        return render_template(
            "case.html",
            found=found.matter,
            turns=[shown(turn, veil, remarks) for turn in turns],
            older=turns[0]["id"] if len(turns) == TURNS else 0,
            others=[one for one in found.all if one.id != number],
            remarks=[one for one in remarks if not one.turn and one.case == number],
            veil=veil,
            revealed=found.is_open,
            reasons=sight.REASONS,
            operators=[one.name for one in house.operators.all() if one.active],
            states=STATES,
            pseudonym=house.pseudonym,
        )

    @blueprint.get("/turns/<int(max=9007199254740991):turn_id>/words")
    @needs(Right.READ)
    def words(number: int, turn_id: int) -> Any:
        found = matter(number)
        turns = house.transcripts.latest_of(found.person, 2, turn_id + 1)
        if not turns or turns[-1]["id"] != turn_id:
            abort(404)
        asked = turns[0]["question"] if len(turns) > 1 else ""
        return render_template("case_words.html", found=readings(turns[-1], asked, found.veil(turns)))

    @blueprint.get("/summary")
    @needs(Right.READ)
    def summary(number: int) -> Any:
        found = matter(number)
        turns = list(house.transcripts.latest_of(found.person, _MOST_REPLAYED))
        found.note("read_summary", masked=not found.is_open)
        return render_template("case_summary.html", sections=summary_of(house, found, turns), found=found.matter)

    @blueprint.get("/looking")
    @needs(Right.READ)
    def looking(number: int) -> Any:
        found = matter(number)
        others = house.looking.look(found.matter.id, me().name, house.clock())
        known = {one.name: one.shown for one in house.operators.all()} if others else {}
        return render_template("case_looking.html", others=[known.get(name, name) for name in others])

    @blueprint.get("/story.txt")
    @needs(Right.READ)
    def story(number: int) -> Any:
        found = matter(number)
        turns = _turns_of(found)
        found.note("story_made", turns=len(turns))
        body = as_story(turns, sight.names_of(found.all, turns), found.matter.flow_version)
        headers = {"Content-Disposition": f'attachment; filename="{FILE_NAME.format(house.pseudonym(found.person))}"'}
        return Response(body, mimetype="text/plain", headers=headers)

    @blueprint.get("/replay")
    @needs(Right.READ)
    def replay(number: int) -> Any:
        found = matter(number)
        turns = _turns_of(found)
        found.note("replayed", turns=len(turns))
        compared = replayed(turns, found.veil(turns))
        differ = [one for one in compared if one.differs]
        wanted = compared if request.args.get("all") else differ
        return render_template(
            "case_replay.html", found=found.matter, compared=wanted, total=len(compared), differ=len(differ),
            pseudonym=house.pseudonym,
        )  # fmt: skip

    def _turns_of(found: Found) -> list[dict[str, Any]]:
        """From the beginning: what came first decides what follows."""
        return house.transcripts.latest_of(found.person, _MOST_REPLAYED)

    return blueprint
