"""One person's turns, from an inbox to what LINE was told; how anything is stored, sent or drawn is known elsewhere.

Names are loaded when they are first used: the web process takes events in and needs no interview for it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from linebot_app.conversation.answering import Flow
    from linebot_app.conversation.arrival import Arrival
    from linebot_app.conversation.loading import Loading
    from linebot_app.conversation.rebuild import rebuild_session
    from linebot_app.conversation.serving import Conversation

_HOMES = {
    "Flow": "answering",
    "Arrival": "arrival",
    "Loading": "loading",
    "rebuild_session": "rebuild",
    "Conversation": "serving",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"linebot_app.conversation.{_HOMES[name]}"), name)


__all__ = ["Arrival", "Conversation", "Flow", "Loading", "rebuild_session"]
