"""What an open page of a conversation asks for about once a second: new words, and who has the conversation."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template, request
from markupsafe import Markup

from linebot_app.console.guarding import me, needs
from linebot_app.console.rights import Right, rights_of
from linebot_app.console.talk import Talk
from linebot_app.console.talk_room import Room
from linebot_app.storage.cases import Matter


def talk_news(blueprint: Blueprint, room: Room) -> None:
    """Adds them to the pages of a conversation."""

    @blueprint.get("")
    @needs(Right.WORK)
    def panel(number: int) -> Any:
        return room.panel(room.matter(number))

    @blueprint.get("/news")
    @needs(Right.READ)
    def news(number: int) -> Any:
        """204 while the page shows what there is."""
        found = room.matter(number)
        room.at_desk.read_along()
        newest, talk = room.house.transcripts.newest_of(found.person), _talk(found)
        is_new = str(newest) != request.args.get("after", "")
        changed = talk is not None and talk.mark != request.args.get("mark", "")
        if not is_new and not changed:
            return "", 204
        values = {"found": found, "newest": newest, "said": is_new, "talk": talk, "oob": changed}
        return render_template("news.html", **values, **room.box(talk))

    @blueprint.app_template_global("talk_panel")
    def panel_of(found: Matter) -> Markup:
        """For the page: the box, and what asks for news."""
        talk = _talk(found)
        values = {"found": found, "newest": room.house.transcripts.newest_of(found.person), "talk": talk}
        box = render_template("talk.html", **values, **room.box(talk)) if talk is not None else ""
        return Markup(box + render_template("news.html", **values))  # noqa: S704 - two escaped templates  # nosec B704

    def _talk(found: Matter) -> Talk | None:
        """None for those who only read."""
        return room.talk(found) if Right.WORK in rights_of(me().role) else None
