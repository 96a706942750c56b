"""What the pages about one conversation share: who has it, the box to write in, what is noted; routes are elsewhere."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from typing import Any

from flask import Response, abort, flash, redirect, render_template, request, url_for

from linebot_app.console.at_desk import AtDesk
from linebot_app.console.guarding import me
from linebot_app.console.house import House
from linebot_app.console.talk import Talk, filled, talk_of
from linebot_app.storage.cases import Matter
from linebot_app.storage.desk import DeskSettings

_NONCE = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Room:
    house: House
    at_desk: AtDesk

    def matter(self, number: int) -> Matter:
        found = self.house.cases.numbered(number)
        return found if found is not None else abort(404)

    def talk(self, found: Matter) -> Talk:
        settings = self.at_desk.desks.settings() if found.danger else DeskSettings()
        return talk_of(self.house, found, self.at_desk.clock(), settings)

    def box(self, talk: Talk | None) -> dict[str, Any]:
        """What the box needs besides, for whoever may write in it."""
        values: dict[str, Any] = {"canned": [], "nonce": secrets.token_hex(8)}
        if talk is not None and talk.holder == me().name:
            settings = self.at_desk.desks.settings()
            values["canned"] = [(one.title, filled(one, me(), settings)) for one in self.at_desk.canned.all()]
        return values

    def panel(self, found: Matter, problem: str = "") -> str:
        talk = self.talk(found)
        return render_template("talk.html", found=found, talk=talk, problem=problem, **self.box(talk))

    def back(self, found: Matter) -> Any:
        """To the page; only the panel where a script asked."""
        if request.headers.get("HX-Request"):
            return self.panel(found)
        return redirect(url_for("case.page", number=found.id) + "#talk")

    def refused(self, found: Matter, key: str) -> Any:
        if request.headers.get("HX-Request"):
            return Response(self.panel(found, key), headers={"X-Refused": "yes"})
        flash(key, "problem")
        return redirect(url_for("case.page", number=found.id) + "#talk")

    def note(self, did: str, found: Matter, **details: object) -> None:
        about = f"case:{self.house.pseudonym(found.person)}-{found.matter}"
        self.house.audit.note(self.house.clock(), me().name, did, about, details)


def nonce() -> str:
    """Of the form, so that a form sent twice is one order."""
    told = request.form.get("nonce", "")
    return told if _NONCE.fullmatch(told) else secrets.token_hex(8)
