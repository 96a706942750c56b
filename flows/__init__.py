"""The interview: a small pure library that leads one person through a consultation; channels and storage live in
linebot_app.

Names are loaded when they are first used, so that `python -m flows.understanding` doesn't load the whole interview.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flows.engine import new_session, replay, take_turn
    from flows.followup_times import Due, awake, due
    from flows.gathering import gather
    from flows.session import FLOW_VERSION, Consultation, Session
    from flows.snapshot import UnknownVersion, dump, load
    from flows.suggesting import text_to_suggest
    from flows.turn import Incoming, Part, Turn

_HOMES = {
    "new_session": "engine",
    "replay": "engine",
    "take_turn": "engine",
    "gather": "gathering",
    "Due": "followup_times",
    "awake": "followup_times",
    "due": "followup_times",
    "FLOW_VERSION": "session",
    "Consultation": "session",
    "Session": "session",
    "UnknownVersion": "snapshot",
    "dump": "snapshot",
    "load": "snapshot",
    "text_to_suggest": "suggesting",
    "Incoming": "turn",
    "Part": "turn",
    "Turn": "turn",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"flows.{_HOMES[name]}"), name)


__all__ = [
    "FLOW_VERSION",
    "Consultation",
    "Due",
    "Incoming",
    "Part",
    "Session",
    "Turn",
    "UnknownVersion",
    "awake",
    "due",
    "dump",
    "gather",
    "load",
    "new_session",
    "replay",
    "take_turn",
    "text_to_suggest",
]
