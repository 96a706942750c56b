"""Which rich menu a person is to see after a turn, as their record remembers it; bringing it there is the channel's."""

from __future__ import annotations

from typing import Protocol

from flows.content import FIRST, languages
from flows.stage import Stage
from flows.turn import Turn
from linebot_app.conversation.records import SessionRecord

OF_ALL = f"before.{FIRST}"  # what is seen by whoever has none of their own
_NONE_UNDER_WAY = (Stage.CONSENT, Stage.CLOSED)


class Menus(Protocol):
    """Shows menus to people, in its own time. Neither method waits or raises."""

    def wish(self, person: str, menu: str) -> None: ...

    def is_shown(self, person: str, menu: str) -> bool:
        """True once this is known to have been done."""


def menu_of(turn: Turn) -> str:
    """State and language, such as `during.ja`; "" for a turn that does not tell."""
    if not turn.stage or turn.trigger == "failed":
        return ""
    state = "during" if turn.consented and turn.stage not in _NONE_UNDER_WAY else "before"
    return f"{state}.{turn.language if turn.language in languages() else FIRST}"


def note_menu(record: SessionRecord, turn: Turn) -> str:
    """Notes what is to be seen from now on. What has to be brought about for it, or still has to; "" for nothing."""
    wanted = menu_of(turn)
    if not wanted or record.blocked:
        return ""
    record.menu_owed = record.menu_owed or wanted != (record.menu or OF_ALL)
    record.menu = "" if wanted == OF_ALL else wanted
    return wanted if record.menu_owed else ""
