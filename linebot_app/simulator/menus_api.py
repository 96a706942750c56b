"""The endpoints of rich menus; what they mean is in menus.py."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from flask import request

from linebot_app.simulator import menus
from linebot_app.simulator.api import api
from linebot_app.simulator.sending import Answered, said
from linebot_app.simulator.wire import Call
from linebot_app.simulator.world import Doc

_BATCHES = "menu_batches"


def _object(call: Call) -> Doc:
    if not isinstance(call.body, dict):
        raise said(400, "The request body could not be parsed as JSON (line: 1, column: 1)")
    return call.body


@api.endpoint("POST", "/v2/bot/richmenu", "menu_make")
def make(call: Call) -> Answered:
    return Answered(200, {"richMenuId": menus.make(call.world, call.body)})


@api.endpoint("POST", "/v2/bot/richmenu/validate", "menu_validate")
def validate(call: Call) -> Answered:
    menus.checked(call.body)
    return Answered(200)


@api.endpoint("GET", "/v2/bot/richmenu/list", "menu_list")
def listed(call: Call) -> Answered:
    return Answered(200, {"richmenus": [menus.shown_form(one) for one in menus.all_menus(call.world)]})


@api.endpoint("GET", "/v2/bot/richmenu/alias/list", "alias_list")
def aliases(call: Call) -> Answered:
    return Answered(200, {"aliases": [_alias(name, key) for name, key in menus.aliases(call.world).items()]})


@api.endpoint("POST", "/v2/bot/richmenu/alias", "alias_make")
def new_alias(call: Call) -> Answered:
    body = _object(call)
    menus.name_alias(call.world, body.get("richMenuAliasId"), body.get("richMenuId"), new=True)
    return Answered(200)


@api.endpoint("GET", "/v2/bot/richmenu/alias/<alias>", "alias")
def alias(call: Call) -> Answered:
    name = call.values["alias"]
    return Answered(200, _alias(name, menus.menu_behind(call.world, name)))


@api.endpoint("POST", "/v2/bot/richmenu/alias/<alias>", "alias_change")
def change_alias(call: Call) -> Answered:
    menus.name_alias(call.world, call.values["alias"], _object(call).get("richMenuId"), new=False)
    return Answered(200)


@api.endpoint("DELETE", "/v2/bot/richmenu/alias/<alias>", "alias_drop")
def drop_alias(call: Call) -> Answered:
    menus.drop_alias(call.world, call.values["alias"])
    return Answered(200)


def _alias(name: str, key: str) -> Doc:
    return {"richMenuAliasId": name, "richMenuId": key}


@api.endpoint("POST", "/v2/bot/richmenu/batch", "menu_batch")
def batch(call: Call) -> Answered:
    """LINE does it after a while; here it is done at once."""
    menus.exchange(call.world, _object(call).get("operations"))
    with call.world.change():
        known = call.world.store.meta(_BATCHES, {})
        call.world.store.set_meta(_BATCHES, {**known, call.request_id: _instant(call)})
    return Answered(202)


@api.endpoint("GET", "/v2/bot/richmenu/progress/batch", "menu_batch_progress")
def progress(call: Call) -> Answered:
    at = call.world.store.meta(_BATCHES, {}).get(request.args.get("requestId", ""))
    if at is None:
        raise said(404, "Not found")
    return Answered(200, {"phase": "succeeded", "acceptedTime": at, "completedTime": at})


def _instant(call: Call) -> str:
    at = datetime.fromtimestamp(call.world.now_ms() / 1000, UTC)
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


@api.endpoint("POST", "/v2/bot/richmenu/bulk/link", "menu_bulk_link")
def link_many(call: Call) -> Answered:
    body = _object(call)
    for person in _people(body):
        menus.link(call.world, person, str(body.get("richMenuId") or "-"))
    return Answered(202)


@api.endpoint("POST", "/v2/bot/richmenu/bulk/unlink", "menu_bulk_unlink")
def unlink_many(call: Call) -> Answered:
    for person in _people(_object(call)):
        menus.link(call.world, person, "")
    return Answered(202)


def _people(body: Doc) -> list[str]:
    found: Any = body.get("userIds")
    if not isinstance(found, list) or not 1 <= len(found) <= 500 or not all(isinstance(one, str) for one in found):
        raise said(400, "The property, 'userIds', in the request body is invalid (line: -, column: -)")
    return found


@api.endpoint("GET", "/v2/bot/richmenu/<key>", "menu_one")
def one(call: Call) -> Answered:
    return Answered(200, menus.shown_form(menus.one(call.world, call.values["key"])))


@api.endpoint("DELETE", "/v2/bot/richmenu/<key>", "menu_drop")
def drop(call: Call) -> Answered:
    menus.remove(call.world, call.values["key"])
    return Answered(200)


@api.endpoint("POST", "/v2/bot/richmenu/<key>/content", "menu_picture", as_sent=True)
def upload(call: Call) -> Answered:
    menus.keep_picture(call.world, call.values["key"], call.body, request.mimetype)
    return Answered(200)


@api.endpoint("GET", "/v2/bot/richmenu/<key>/content", "menu_picture_get")
def download(call: Call) -> Answered:
    found = menus.picture(call.world, call.values["key"])
    if found is None:
        raise said(404, "Not found")
    return Answered(200, found[1], {"Content-Type": found[0]})


@api.endpoint("GET", "/v2/bot/user/all/richmenu", "menu_of_all")
def of_all(call: Call) -> Answered:
    key = menus.menu_of_all(call.world)
    if not key:
        raise said(404, "no default richmenu")
    return Answered(200, {"richMenuId": key})


@api.endpoint("DELETE", "/v2/bot/user/all/richmenu", "menu_to_nobody")
def to_nobody(call: Call) -> Answered:
    menus.show_to_all(call.world, "")
    return Answered(200)


@api.endpoint("POST", "/v2/bot/user/all/richmenu/<key>", "menu_to_all")
def to_all(call: Call) -> Answered:
    menus.show_to_all(call.world, call.values["key"])
    return Answered(200)


@api.endpoint("GET", "/v2/bot/user/<person>/richmenu", "menu_of_person")
def of_person(call: Call) -> Answered:
    key = menus.person_of(call.world, call.values["person"]).get("menu")
    if not key:
        raise said(404, "the user has no richmenu")
    return Answered(200, {"richMenuId": key})


@api.endpoint("POST", "/v2/bot/user/<person>/richmenu/<key>", "menu_link")
def link(call: Call) -> Answered:
    menus.link(call.world, call.values["person"], call.values["key"])
    return Answered(200, chat=call.values["person"])


@api.endpoint("DELETE", "/v2/bot/user/<person>/richmenu", "menu_unlink")
def unlink(call: Call) -> Answered:
    menus.link(call.world, call.values["person"], "")
    return Answered(200, chat=call.values["person"])
