"""What `line setup` changes: the webhook URL and the rich menus; told by reading first, so that doing it twice changes
nothing."""

from __future__ import annotations

from collections.abc import Iterator

from linebot_app.channel import menu_changes
from linebot_app.channel.calls import Channel, Trouble
from linebot_app.channel.checking import ENDPOINT
from linebot_app.channel.menu_changes import Change


def wanted_changes(channel: Channel, address: str) -> Iterator[Change]:
    """In their order; each is looked for after the one before was done. Raises Trouble."""
    if address:
        url = _url(channel)
        if url != address:
            key = "webhook_again" if url else "webhook"
            yield Change(key, {"url": address, "before": url}, lambda: _set(channel, address))
    yield from menu_changes.changes(channel, menu_changes.look(channel))


def _url(channel: Channel) -> str:
    try:
        return str(channel.get(ENDPOINT).body.get("endpoint", ""))
    except Trouble as trouble:
        if trouble.kind == "missing":
            return ""
        raise


def _set(channel: Channel, address: str) -> None:
    channel.call("PUT", ENDPOINT, {"endpoint": address})
