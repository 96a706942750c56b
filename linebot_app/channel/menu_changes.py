"""What has to change so that LINE shows our rich menus: found by looking, done step by step, each step harmless when it
is done again; what the menus are is told in linebot_app/line/menus.py."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from linebot_app.channel.calls import Channel, Trouble
from linebot_app.line.menus import MENU_OF_ALL, OURS, Menu, menus

MENUS, OF_ALL, ALIAS = "/v2/bot/richmenu", "/v2/bot/user/all/richmenu", "/v2/bot/richmenu/alias"
PATIENCE, PAUSE = 60.0, 1.0  # seconds for LINE to move people from old menus to new ones


@dataclass(frozen=True, slots=True)
class Change:
    """`key` and `values` name its words; `do` raises Trouble. After a dry run nothing has changed."""

    key: str
    values: dict[str, Any]
    do: Callable[[], None]


@dataclass(slots=True)
class AtLine:
    """What LINE has: ids of our menus by name, menus by alias, the menu of all ("" for none)."""

    ids: dict[str, str] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    of_all: str = ""


def look(channel: Channel) -> AtLine:
    """Raises Trouble."""
    listed = channel.get(f"{MENUS}/list").body.get("richmenus") or []
    found = AtLine({one["name"]: one["richMenuId"] for one in listed if one["name"].startswith(f"{OURS} ")})
    named = channel.get(f"{ALIAS}/list").body.get("aliases") or []
    found.aliases = {one["richMenuAliasId"]: one["richMenuId"] for one in named}
    try:
        found.of_all = str(channel.get(OF_ALL).body["richMenuId"])
    except Trouble as trouble:
        if trouble.kind != "missing":
            raise
    return found


def changes(channel: Channel, at_line: AtLine) -> Iterator[Change]:
    """In the order in which they must be done."""
    sent = {menu: menu.as_sent() for menu in menus()}
    names = {menu: str(body["name"]) for menu, body in sent.items()}
    ids = {menu: at_line.ids.get(name, "") for menu, name in names.items()}
    for menu, body in sent.items():
        pointed = bool(ids[menu]) and at_line.aliases.get(menu.alias) == ids[menu]
        if not pointed:
            yield Change("menu", {"menu": menu.key}, partial(_make, channel, menu, body, ids))
            known = menu.alias in at_line.aliases
            yield Change("alias", {"alias": menu.alias}, partial(_name, channel, menu, ids, known))
    first = next(menu for menu in sent if menu.key == MENU_OF_ALL)
    if not ids[first] or at_line.of_all != ids[first]:
        yield Change("of_all", {"menu": first.key}, lambda: _post(channel, f"{OF_ALL}/{ids[first]}"))
    old = {name: key for name, key in at_line.ids.items() if name not in names.values()}
    if old:
        yield Change("old", {"count": len(old)}, lambda: _replace(channel, old, ids))


def _make(channel: Channel, menu: Menu, body: dict[str, Any], ids: dict[Menu, str]) -> None:
    if not ids[menu]:
        ids[menu] = str(channel.call("POST", MENUS, body).body["richMenuId"])
    try:
        channel.upload(f"{MENUS}/{ids[menu]}/content", menu.file.read_bytes(), "image/png")
    except Trouble as trouble:
        if "already been uploaded" not in trouble.said:  # a run before was stopped after it
            raise


def _name(channel: Channel, menu: Menu, ids: dict[Menu, str], known: bool) -> None:
    body = {"richMenuId": ids[menu]}
    if known:
        channel.call("POST", f"{ALIAS}/{menu.alias}", body)
    else:
        channel.call("POST", ALIAS, {"richMenuAliasId": menu.alias, **body})


def _post(channel: Channel, path: str) -> None:
    channel.call("POST", path)


def _replace(channel: Channel, old: dict[str, str], ids: dict[Menu, str]) -> None:
    """Whoever sees an old menu gets its successor; then the old ones go."""
    operations = [
        {"type": "link", "from": key, "to": ids[menu]}
        for name, key in old.items()
        for menu in ids
        if name.startswith(menu.prefix)
    ]
    if operations:
        request_id = channel.call("POST", f"{MENUS}/batch", {"operations": operations}).request_id
        _wait_for(channel, request_id)
    for key in old.values():
        channel.call("DELETE", f"{MENUS}/{key}")


def _wait_for(channel: Channel, request_id: str) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        phase = channel.get(f"{MENUS}/progress/batch?requestId={request_id}").body.get("phase")
        if phase == "succeeded":
            return
        if phase == "failed" or time.monotonic() > until:
            raise Trouble("unfinished", said=str(phase))
        time.sleep(PAUSE)
