"""The endpoints of api.line.me and api-data.line.me that the project can meet; rules of sending are in sending.py."""

from __future__ import annotations

import re
import secrets
from typing import Any

from flask import request

from linebot_app.simulator import sending
from linebot_app.simulator.sending import Answered, Objection, said
from linebot_app.simulator.wire import Api
from linebot_app.simulator.world import Doc, World

api = Api("line_api")


def _retry_key() -> str | None:
    return request.headers.get("X-Line-Retry-Key")


def _no_retry_key() -> None:
    if _retry_key() is not None:
        raise said(400, "The retry key is not supported by this endpoint")


@api.endpoint("POST", "/v2/bot/message/reply", "reply")
def reply(world: World, body: Any, request_id: str) -> Answered:
    return sending.reply(world, body, _retry_key(), request_id)


@api.endpoint("POST", "/v2/bot/message/push", "push")
def push(world: World, body: Any, request_id: str) -> Answered:
    return sending.push(world, body, _retry_key(), request_id)


@api.endpoint("POST", "/v2/bot/message/validate/reply", "validate_reply")
@api.endpoint("POST", "/v2/bot/message/validate/push", "validate_push")
def validate(world: World, body: Any, request_id: str) -> Answered:
    _no_retry_key()
    return sending.validate(body)


@api.endpoint("GET", "/v2/bot/message/quota", "quota")
def quota(world: World, body: Any, request_id: str) -> Answered:
    limit = world.switches.quota
    return Answered(200, {"type": "none"} if limit < 0 else {"type": "limited", "value": limit})


@api.endpoint("GET", "/v2/bot/message/quota/consumption", "consumption")
def consumption(world: World, body: Any, request_id: str) -> Answered:
    return Answered(200, {"totalUsage": sending.used_quota(world)})


@api.endpoint("GET", "/v2/bot/message/delivery/reply", "delivery_reply")
def replies_sent(world: World, body: Any, request_id: str) -> Answered:
    day = request.args.get("date", "")
    if not re.fullmatch(r"\d{8}", day):
        raise Objection(400, {"message": "The value for the 'date' parameter is invalid"})
    return Answered(200, {"status": "ready", "success": sending.replies_on(world, day)})


@api.endpoint("GET", "/v2/bot/profile/<key>", "profile")
def profile(world: World, body: Any, request_id: str, key: str) -> Answered:
    person = world.person(key)
    if person is None or person["blocked"] or not person["known"]:
        raise said(404, "Not found")
    return Answered(200, _profile(person), chat=key)


def _profile(person: Doc) -> Doc:
    shown = {"displayName": person["name"], "userId": person["id"], "language": person["language"]}
    return shown | ({"statusMessage": person["status"]} if person["status"] else {})


@api.endpoint("GET", "/v2/bot/info", "info")
def info(world: World, body: Any, request_id: str) -> Answered:
    return Answered(
        200,
        {
            "userId": world.bot_id,
            "basicId": "@000simul",
            "displayName": world.settings.bot_name,
            "chatMode": "bot",
            "markAsReadMode": "auto",
        },
    )


@api.endpoint("POST", "/v2/bot/chat/loading/start", "loading")
def loading(world: World, body: Any, request_id: str) -> Answered:
    _no_retry_key()
    body = body if isinstance(body, dict) else {}
    chat, seconds = body.get("chatId"), body.get("loadingSeconds", 20)
    if isinstance(seconds, bool) or not isinstance(seconds, int) or not 5 <= seconds <= 60 or seconds % 5:
        detail = {"message": "must be a multiple of 5 between 5 and 60", "property": "loadingSeconds"}
        raise Objection(400, {"message": "The request body has 1 error", "details": [detail]})
    if not isinstance(chat, str) or not re.fullmatch(r"U[0-9a-f]{32}", chat):
        raise said(400, "The property, 'chatId', in the request body is invalid (line: -, column: -)")
    person = world.person(chat)
    if person and world.reachable(person):
        with world.change():
            world.loading[chat] = world.now_ms() + seconds * 1000
            world.next_rev()
    return Answered(202, {}, chat=chat)


@api.endpoint("POST", "/v2/bot/chat/markAsRead", "mark_as_read")
def mark_as_read(world: World, body: Any, request_id: str) -> Answered:
    token = body.get("markAsReadToken") if isinstance(body, dict) else None
    if not isinstance(token, str) or not token:
        detail = {"message": "May not be empty", "property": "markAsReadToken"}
        raise Objection(400, {"message": "The request body has 1 error", "details": [detail]})
    return Answered(200)


@api.endpoint("GET", "/v2/bot/message/<message_id>/content", "content")
def content(world: World, body: Any, request_id: str, message_id: str) -> Answered:
    _, mime, ready, data, _ = _content(world, message_id)
    if ready > world.now_ms():
        return Answered(202)
    return Answered(200, data, {"Content-Type": mime})


@api.endpoint("GET", "/v2/bot/message/<message_id>/content/preview", "content_preview")
def preview(world: World, body: Any, request_id: str, message_id: str) -> Answered:
    kind, _, ready, _, small = _content(world, message_id)
    if kind not in ("image", "video"):
        raise said(400, "This message has no preview")
    return Answered(202) if ready > world.now_ms() else Answered(200, small, {"Content-Type": "image/png"})


@api.endpoint("GET", "/v2/bot/message/<message_id>/content/transcoding", "transcoding")
def transcoding(world: World, body: Any, request_id: str, message_id: str) -> Answered:
    kind, _, ready, _, _ = _content(world, message_id)
    if kind not in ("video", "audio"):
        raise said(400, "This message is neither video nor audio")
    return Answered(200, {"status": "processing" if ready > world.now_ms() else "succeeded"})


def _content(world: World, message_id: str) -> tuple[str, str, int, bytes, bytes]:
    found = world.store.row("SELECT kind, mime, ready, data, preview FROM content WHERE id = ?", message_id)
    if found is None:
        raise said(404, "Not found")
    if found[3] is None:
        raise said(410, "Gone")
    return found  # type: ignore[no-any-return]


@api.endpoint("GET", "/v2/bot/channel/webhook/endpoint", "webhook_get")
def webhook_endpoint(world: World, body: Any, request_id: str) -> Answered:
    return Answered(200, {"endpoint": world.webhook_url, "active": world.webhook_active})


@api.endpoint("POST", "/v2/bot/channel/webhook/test", "webhook_test")
def webhook_test(world: World, body: Any, request_id: str) -> Answered:
    from flask import current_app

    tried = current_app.extensions["webhooks"].test()
    right = 200 <= tried["status"] < 300
    at = request.environ.get("simulator.at", "")
    return Answered(
        200,
        {
            "success": right,
            "timestamp": at or _iso(world),
            "statusCode": tried["status"],
            "reason": "OK" if right else tried["error"].upper(),
            "detail": str(tried["status"]),
        },
    )


def _iso(world: World) -> str:
    from datetime import UTC, datetime

    return datetime.fromtimestamp(world.now_ms() / 1000, UTC).isoformat().replace("+00:00", "Z")


@api.endpoint("GET", "/v2/bot/group/<key>/summary", "group_summary")
def group_summary(world: World, body: Any, request_id: str, key: str) -> Answered:
    return Answered(200, {"groupId": key, "groupName": _joined(world, key)["name"]})


@api.endpoint("GET", "/v2/bot/<kind>/<key>/members/count", "members_count")
def members_count(world: World, body: Any, request_id: str, kind: str, key: str) -> Answered:
    return Answered(200, {"count": len(_joined(world, key)["members"])})


@api.endpoint("GET", "/v2/bot/<kind>/<key>/member/<person_id>", "member")
def member(world: World, body: Any, request_id: str, kind: str, key: str, person_id: str) -> Answered:
    person = world.person(person_id)
    if person is None or person_id not in _joined(world, key)["members"]:
        raise said(404, "Not found")
    return Answered(200, {"displayName": person["name"], "userId": person_id})


@api.endpoint("POST", "/v2/bot/<kind>/<key>/leave", "leave")
def leave(world: World, body: Any, request_id: str, kind: str, key: str) -> Answered:
    with world.change():
        world.keep_group(_joined(world, key) | {"joined": False})
    return Answered(200)


def _joined(world: World, key: str) -> Doc:
    group = world.group(key)
    if group is None or not group["joined"]:
        raise said(404, "Not found")
    return group


@api.endpoint("POST", "/oauth2/v3/token", "oauth", open_to_all=True)
def stateless_token(world: World, body: Any, request_id: str) -> Answered:
    body = body if isinstance(body, dict) else {}
    right = (
        body.get("grant_type") == "client_credentials" and body.get("client_secret") == world.settings.channel_secret
    )
    if not right:
        raise Objection(400, {"error": "invalid_client", "error_description": "invalid client_secret"})
    token = secrets.token_urlsafe(48)
    with world.change():
        world.store.write("INSERT INTO access_tokens VALUES (?, ?)", token, world.now_ms() + 900_000)
    return Answered(200, {"token_type": "Bearer", "access_token": token, "expires_in": 900})
