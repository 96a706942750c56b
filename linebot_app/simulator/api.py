"""The endpoints of api.line.me and api-data.line.me that the project can meet; rules of sending are in sending.py."""

from __future__ import annotations

import re

from flask import request

from linebot_app.simulator import sending
from linebot_app.simulator.sending import Answered, Objection, said
from linebot_app.simulator.wire import Api, Call
from linebot_app.simulator.world import Doc, World

api = Api("line_api")


@api.endpoint("POST", "/v2/bot/message/reply", "reply")
def reply(call: Call) -> Answered:
    return sending.reply(call.world, call.body, call.request_id)


@api.endpoint("POST", "/v2/bot/message/push", "push")
def push(call: Call) -> Answered:
    return sending.push(call.world, call.body, request.headers.get("X-Line-Retry-Key"), call.request_id)


@api.endpoint("POST", "/v2/bot/message/validate/reply", "validate_reply")
@api.endpoint("POST", "/v2/bot/message/validate/push", "validate_push")
def validate(call: Call) -> Answered:
    return sending.validate(call.body)


@api.endpoint("GET", "/v2/bot/message/quota", "quota")
def quota(call: Call) -> Answered:
    limit = call.world.switches.quota
    return Answered(200, {"type": "none"} if limit < 0 else {"type": "limited", "value": limit})


@api.endpoint("GET", "/v2/bot/message/quota/consumption", "consumption")
def consumption(call: Call) -> Answered:
    return Answered(200, {"totalUsage": sending.used_quota(call.world)})


@api.endpoint("GET", "/v2/bot/message/delivery/reply", "delivery_reply")
def replies_sent(call: Call) -> Answered:
    day = request.args.get("date", "")
    if not re.fullmatch(r"\d{8}", day):
        raise Objection(400, {"message": "The value for the 'date' parameter is invalid"})
    return Answered(200, {"status": "ready", "success": sending.replies_on(call.world, day)})


@api.endpoint("GET", "/v2/bot/profile/<key>", "profile")
def profile(call: Call) -> Answered:
    person = call.world.person(call.values["key"])
    if person is None or person["blocked"] or not person["known"]:
        raise said(404, "Not found")
    return Answered(200, _profile(person), chat=call.values["key"])


def _profile(person: Doc) -> Doc:
    shown = {"displayName": person["name"], "userId": person["id"], "language": person["language"]}
    return shown | ({"statusMessage": person["status"]} if person["status"] else {})


@api.endpoint("GET", "/v2/bot/info", "info")
def info(call: Call) -> Answered:
    return Answered(
        200,
        {
            "userId": call.world.bot_id,
            "basicId": "@000simul",
            "displayName": call.world.settings.bot_name,
            "chatMode": "chat" if call.world.switches.chat_on else "bot",
            "markAsReadMode": "manual" if call.world.switches.chat_on else "auto",
        },
    )


@api.endpoint("POST", "/v2/bot/chat/loading/start", "loading")
def loading(call: Call) -> Answered:
    body = call.body if isinstance(call.body, dict) else {}
    chat, seconds = body.get("chatId"), body.get("loadingSeconds", 20)
    if isinstance(seconds, bool) or not isinstance(seconds, int) or not 5 <= seconds <= 60 or seconds % 5:
        detail = {"message": "must be a multiple of 5 between 5 and 60", "property": "loadingSeconds"}
        raise Objection(400, {"message": "The request body has 1 error", "details": [detail]})
    if not isinstance(chat, str) or not re.fullmatch(r"U[0-9a-f]{32}", chat):
        raise said(400, "The property, 'chatId', in the request body is invalid (line: -, column: -)")
    person = call.world.person(chat)
    if person and call.world.reachable(person):
        with call.world.change():
            call.world.loading[chat] = call.world.now_ms() + seconds * 1000
            call.world.next_rev()
    return Answered(202, {}, chat=chat)


@api.endpoint("POST", "/v2/bot/chat/markAsRead", "mark_as_read")
def mark_as_read(call: Call) -> Answered:
    token = call.body.get("markAsReadToken") if isinstance(call.body, dict) else None
    if not isinstance(token, str) or not token:
        detail = {"message": "May not be empty", "property": "markAsReadToken"}
        raise Objection(400, {"message": "The request body has 1 error", "details": [detail]})
    return Answered(200)


@api.endpoint("GET", "/v2/bot/message/<message_id>/content", "content")
def content(call: Call) -> Answered:
    _, mime, ready, data, _ = _content(call.world, call.values["message_id"])
    if ready > call.world.now_ms():
        return Answered(202)
    return Answered(200, data, {"Content-Type": mime})


@api.endpoint("GET", "/v2/bot/message/<message_id>/content/preview", "content_preview")
def preview(call: Call) -> Answered:
    kind, _, ready, _, small = _content(call.world, call.values["message_id"])
    if kind not in ("image", "video"):
        raise said(400, "This message has no preview")
    return Answered(202) if ready > call.world.now_ms() else Answered(200, small, {"Content-Type": "image/png"})


@api.endpoint("GET", "/v2/bot/message/<message_id>/content/transcoding", "transcoding")
def transcoding(call: Call) -> Answered:
    kind, _, ready, _, _ = _content(call.world, call.values["message_id"])
    if kind not in ("video", "audio"):
        raise said(400, "This message is neither video nor audio")
    return Answered(200, {"status": "processing" if ready > call.world.now_ms() else "succeeded"})


def _content(world: World, message_id: str) -> tuple[str, str, int, bytes, bytes]:
    found = world.store.row("SELECT kind, mime, ready, data, preview FROM content WHERE id = ?", message_id)
    if found is None:
        raise said(404, "Not found")
    if found[3] is None:
        raise said(410, "Gone")
    return found  # type: ignore[no-any-return]


@api.endpoint("GET", "/v2/bot/group/<key>/summary", "group_summary")
def group_summary(call: Call) -> Answered:
    return Answered(200, {"groupId": call.values["key"], "groupName": _joined(call.world, call.values["key"])["name"]})


@api.endpoint("GET", "/v2/bot/<kind>/<key>/members/count", "members_count")
def members_count(call: Call) -> Answered:
    return Answered(200, {"count": len(_joined(call.world, call.values["key"])["members"])})


@api.endpoint("GET", "/v2/bot/<kind>/<key>/member/<person_id>", "member")
def member(call: Call) -> Answered:
    person = call.world.person(call.values["person_id"])
    if person is None or call.values["person_id"] not in _joined(call.world, call.values["key"])["members"]:
        raise said(404, "Not found")
    return Answered(200, {"displayName": person["name"], "userId": call.values["person_id"]})


@api.endpoint("POST", "/v2/bot/<kind>/<key>/leave", "leave")
def leave(call: Call) -> Answered:
    with call.world.change():
        call.world.keep_group(_joined(call.world, call.values["key"]) | {"joined": False})
    return Answered(200)


def _joined(world: World, key: str) -> Doc:
    group = world.group(key)
    if group is None or not group["joined"]:
        raise said(404, "Not found")
    return group
