"""Puts the web chat beside LINE: which conversation serves whom, and the page's application; a channel's own parts live
in `line` and `webchat`, what both share is handed to both."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, cast

from linebot_app.connections import redis_url
from linebot_app.ports import Claim, SessionStore
from linebot_app.settings import Settings

if TYPE_CHECKING:
    from flask import Flask

    from linebot_app.ports import Postboxes


class Serving(Protocol):
    def serve(self, claim: Claim) -> None: ...


class ByChannel:
    """Each person by the conversation of the channel that they came by, as their id tells."""

    def __init__(self, line: Serving, web: Serving) -> None:
        self._line = line
        self._web = web

    def serve(self, claim: Claim) -> None:
        from linebot_app.webchat.people import is_visitor

        (self._web if is_visitor(claim.person) else self._line).serve(claim)


def with_visitors(
    line: Serving, settings: Settings, store: SessionStore, flow: Any, clock: Callable[[], float], **shared: Any
) -> ByChannel:
    """Also where the page is closed: who was there before is still told what was promised, and forgotten. `shared`:
    what a Conversation needs besides, the same for all channels."""
    from linebot_app.storage.postboxes import open_postboxes

    boxes = open_postboxes(redis_url(settings))
    return ByChannel(line, conversation_of_visitors(store, boxes, flow, clock, **shared))


def conversation_of_visitors(
    store: SessionStore, boxes: Postboxes, flow: Any, clock: Callable[[], float], **shared: Any
) -> Serving:
    from linebot_app.conversation import Conversation
    from linebot_app.line.events import read as read_of_the_house
    from linebot_app.webchat.delivery import ToPostbox
    from linebot_app.webchat.events import read
    from linebot_app.webchat.keeping import Mending
    from linebot_app.webchat.people import language_of

    # Commit and settle are all that a conversation asks of its store.
    mending = cast("SessionStore", Mending(store, boxes))
    reads = partial(read, otherwise=read_of_the_house)
    return Conversation(mending, ToPostbox(boxes), flow, _render, reads, clock, language=language_of, **shared)


def _render(turn: Any) -> list[dict[str, Any]]:
    from linebot_app.webchat.render import render  # with its templates, once there is somebody

    return render(turn)


def webchat_of(settings: Settings, store: SessionStore, clock: Callable[[], float]) -> Flask:
    """The page. Raises what opening Redis raises."""
    from linebot_app.storage.address import counters_url
    from linebot_app.storage.postboxes import open_postboxes
    from linebot_app.webchat.app import create_webchat

    url = redis_url(settings)
    return create_webchat(settings, store, open_postboxes(url), counters_url(url), clock)
