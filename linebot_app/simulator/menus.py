"""Rich menus: kept with their pictures and aliases, shown to everybody or linked to one person; HTTP is elsewhere."""

from __future__ import annotations

import re
import secrets
from typing import Any

from linebot_app.simulator.checks.menu import MOST_BYTES, check_menu, refusal_of_picture
from linebot_app.simulator.checks.problems import error_body
from linebot_app.simulator.sending import Objection, said
from linebot_app.simulator.world import Doc, World

MOST = 1000  # menus of one account, and aliases
ALIAS = re.compile(r"[a-z0-9_-]{1,32}")
PERSON = re.compile(r"U[0-9a-f]{32}")
_DEFAULT, _ALIASES = "menu_of_all", "menu_aliases"


def checked(menu: Any) -> Doc:
    if problems := check_menu(menu):
        raise Objection(400, error_body(problems))
    return dict(menu)


def make(world: World, menu: Any) -> str:
    menu = checked(menu)
    if len(all_menus(world)) >= MOST:
        raise said(400, "The number of rich menus has reached the limit")
    key = f"richmenu-{secrets.token_hex(16)}"
    with world.change():
        world.store.put_doc("menus", {**menu, "id": key, "made": world.now_ms()})
        world.next_rev()
    return key


def all_menus(world: World) -> list[Doc]:
    return world.store.docs("menus")


def one(world: World, key: str, otherwise: str = "Not found") -> Doc:
    found = world.store.doc("menus", key)
    if found is None:
        raise said(404, otherwise)
    return found


def shown_form(menu: Doc) -> Doc:
    return {"richMenuId": menu["id"], **{name: menu[name] for name in menu if name not in ("id", "made")}}


def remove(world: World, key: str) -> None:
    """Whoever had it sees the menu of all again."""
    one(world, key)
    with world.change():
        world.store.write("DELETE FROM menus WHERE id = ?", key)
        world.store.write("DELETE FROM pictures WHERE menu = ?", key)
        if world.store.meta(_DEFAULT, "") == key:
            world.store.set_meta(_DEFAULT, "")
        world.store.set_meta(_ALIASES, {name: menu for name, menu in aliases(world).items() if menu != key})
        _move(world, key, "")
        world.next_rev()


# pictures
def picture(world: World, key: str) -> tuple[str, bytes] | None:
    found: tuple[str, bytes] | None = world.store.row("SELECT mime, data FROM pictures WHERE menu = ?", key)
    return found


def keep_picture(world: World, key: str, data: bytes, mime: str) -> None:
    menu = one(world, key)
    if mime not in ("image/png", "image/jpeg"):
        raise said(415, f"The content type, {mime or '(none)'}, is not supported")
    if len(data) > MOST_BYTES:
        raise said(413, "Payload Too Large")
    if picture(world, key) is not None:
        raise said(400, "An image has already been uploaded to the richmenu")
    if refusal := refusal_of_picture(data, mime, menu["size"]):
        raise said(400, refusal)
    with world.change():
        world.store.write("INSERT INTO pictures VALUES (?, ?, ?)", key, mime, data)
        world.next_rev()


def _ready(world: World, key: str) -> None:
    one(world, key)
    if picture(world, key) is None:
        raise Objection(400, {"message": "must upload richmenu image before applying it to user", "details": []})


# aliases
def aliases(world: World) -> dict[str, str]:
    found: dict[str, str] = world.store.meta(_ALIASES, {})
    return found


def name_alias(world: World, alias: Any, key: Any, *, new: bool) -> None:
    if not isinstance(alias, str) or not ALIAS.fullmatch(alias):
        raise said(400, "The value for the 'richMenuAliasId' parameter is invalid")
    if new and alias in aliases(world):
        raise Objection(400, {"message": "conflict richmenu alias id", "details": []})
    if not new:
        menu_behind(world, alias)
    if not isinstance(key, str) or world.store.doc("menus", key) is None or picture(world, key) is None:
        raise Objection(400, {"message": "richmenu not found", "details": []})
    if new and len(aliases(world)) >= MOST:
        raise said(400, "The number of rich menu aliases has reached the limit")
    with world.change():
        world.store.set_meta(_ALIASES, {**aliases(world), alias: key})
        world.next_rev()


def menu_behind(world: World, alias: str) -> str:
    found = aliases(world).get(alias)
    if found is None:
        raise Objection(404, {"message": "richmenu alias not found", "details": []})
    return found


def drop_alias(world: World, alias: str) -> None:
    menu_behind(world, alias)
    with world.change():
        world.store.set_meta(_ALIASES, {name: key for name, key in aliases(world).items() if name != alias})


# who sees which
def menu_of_all(world: World) -> str:
    return str(world.store.meta(_DEFAULT, ""))


def show_to_all(world: World, key: str) -> None:
    """ "" shows none."""
    if key:
        _ready(world, key)
    with world.change():
        world.store.set_meta(_DEFAULT, key)
        world.next_rev()


def person_of(world: World, key: str) -> Doc:
    person = world.person(key) if PERSON.fullmatch(key) else None
    if person is None:
        raise said(400, "The value for the 'userId' parameter is invalid")
    return person


def link(world: World, person: str, key: str) -> None:
    """`key` "": the person sees the menu of all again."""
    found = person_of(world, person)
    if key:
        _ready(world, key)
    with world.change():
        world.keep_person({**found, "menu": key})


def menu_shown(world: World, person: str) -> Doc | None:
    """What the phone of this person shows."""
    found = world.person(person)
    key = (found or {}).get("menu") or menu_of_all(world)
    return world.store.doc("menus", key) if key else None


def exchange(world: World, operations: Any) -> None:
    """The batch: everybody who has one menu gets another, or none."""
    if not isinstance(operations, list) or not 1 <= len(operations) <= 1000:
        raise said(400, "The property, 'operations', in the request body is invalid (line: -, column: -)")
    steps = [_operation(world, operation) for operation in operations]
    with world.change():
        for source, target in steps:
            _move(world, source, target)
        world.next_rev()


def _operation(world: World, operation: Any) -> tuple[str | None, str]:
    match operation:
        case {"type": "link", "from": str(source), "to": str(target), **rest} if not rest:
            _ready(world, target)
            return source, target
        case {"type": "unlink", "from": str(source), **rest} if not rest:
            return source, ""
        case {"type": "unlinkAll", **rest} if not rest:
            return None, ""
    raise said(400, "The property, 'operations', in the request body is invalid (line: -, column: -)")


def _move(world: World, source: str | None, target: str) -> None:
    for person in world.people():
        if person.get("menu") and source in (None, person["menu"]):
            world.keep_person({**person, "menu": target})
