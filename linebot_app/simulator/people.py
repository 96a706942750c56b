"""What people do on their phones, as entries of a chat and webhook events; carrying events is in webhooks.py."""

from __future__ import annotations

from typing import Any

from linebot_app.simulator import ids
from linebot_app.simulator.media import Media, generated
from linebot_app.simulator.webhooks import Webhooks
from linebot_app.simulator.world import Doc, World


class Refused(Exception):
    """A phone cannot do this; the text says why."""


class Phones:
    def __init__(self, world: World, webhooks: Webhooks) -> None:
        self.world = world
        self.webhooks = webhooks

    # who there is
    def add_person(self, name: str, *, key: str | None = None, follow: bool = True, **more: Any) -> Doc:
        """A new person. `follow`: adds the account at once (a follow event); without it nobody is told and the
        account is not yet a friend."""
        person: Doc = {
            "id": key or ids.new_person(),
            "name": name,
            "made": self.world.now_ms(),
            "friend": False,
            "blocked": False,
            "language": more.get("language", "ja"),
            "status": more.get("status", ""),
            "known": False,
        }
        with self.world.change():
            if self.world.person(person["id"]):
                raise Refused("there is already a person with this id")
            self.world.keep_person(person)
            if follow:
                self.follow(person["id"])
        return self.world.person(person["id"]) or person

    def add_group(self, name: str, members: list[str], *, kind: str = "group") -> Doc:
        """A group chat without the bot; `join` invites it."""
        key = ids.new_group() if kind == "group" else ids.new_room()
        group: Doc = {
            "id": key,
            "name": name,
            "kind": kind,
            "members": members,
            "joined": False,
            "made": self.world.now_ms(),
        }
        with self.world.change():
            for member in members:
                self._person(member)
            self.world.keep_group(group)
        return group

    # what they do
    def write(
        self, chat: str, text: str, *, by: str | None = None, quoted: str | None = None, mention_bot: bool = False
    ) -> Doc:
        message: Doc = {"type": "text", "text": text, "quoteToken": ids.new_quote_token()}
        if quoted:
            message["quotedMessageId"] = quoted
        if mention_bot:
            message["mention"] = {
                "mentionees": [
                    {
                        "index": 0,
                        "length": min(len(text), 4),
                        "type": "user",
                        "userId": self.world.bot_id,
                        "isSelf": True,
                    }
                ]
            }
        return self._send(chat, message, by)

    def sticker(self, chat: str, package: str = "446", sticker: str = "1988", *, by: str | None = None) -> Doc:
        message = {
            "type": "sticker",
            "stickerId": sticker,
            "packageId": package,
            "stickerResourceType": "STATIC",
            "keywords": ["smile", "happy"],
            "quoteToken": ids.new_quote_token(),
        }
        return self._send(chat, message, by)

    def location(
        self, chat: str, title: str, address: str, latitude: float, longitude: float, *, by: str | None = None
    ) -> Doc:
        where = {"title": title, "address": address, "latitude": latitude, "longitude": longitude}
        return self._send(
            chat, {"type": "location", **{name: value for name, value in where.items() if value != ""}}, by
        )

    def media(self, chat: str, kind: str, media: Media | None = None, *, by: str | None = None) -> Doc:
        """Sends an image, video, audio or file; something small is made when no bytes are given."""
        media = media or generated(kind)
        message: Doc = {"type": kind}
        if kind == "file":
            message |= {"fileName": media.name, "fileSize": len(media.data)}
        else:
            message["contentProvider"] = {"type": "line"}
            if kind in ("video", "audio"):
                message["duration"] = media.duration_ms
            if kind in ("image", "video"):
                message["quoteToken"] = ids.new_quote_token()
        return self._send(chat, message, by, media)

    def postback(
        self,
        chat: str,
        data: str,
        *,
        params: Doc | None = None,
        shown: str | None = None,
        spoken: str | None = None,
        by: str | None = None,
    ) -> Doc:
        """A tap. `shown`: the person's bubble (no message event); `spoken`: the old `text`, sent as a message too."""
        content: Doc = {"data": data, **({"params": params} if params else {})}
        with self.world.change():
            self._may_write(chat, by)
            message = {"type": "text", "text": shown} if shown else None
            entry = self._event(
                chat, {"type": "postback", "postback": content}, by, message=message, kind="tap", postback=content
            )
            if spoken:
                self.write(chat, spoken, by=by)
        return entry

    def unsend(self, message_id: str) -> Doc:
        with self.world.change():
            entry = self.world.entry_by_message(message_id)
            if entry is None or entry["side"] != "person" or entry.get("kind") != "message":
                raise Refused("only a message of a person can be withdrawn")
            if entry.get("unsent"):
                raise Refused("it is withdrawn already")
            entry = self.world.change_entry(entry, unsent=True, message={"type": entry["message"]["type"]})
            self.world.store.write("UPDATE content SET data = NULL, preview = NULL WHERE id = ?", message_id)
            event = {"type": "unsend", "unsend": {"messageId": message_id}}
            self._event(entry["chat"], event, entry.get("by"), kind="unsend", replyable=False)
        return entry

    # friend or not
    def follow(self, key: str) -> Doc:
        """Adds the account, or unblocks it."""
        with self.world.change():
            person = self._person(key)
            unblocked = bool(person["blocked"])
            person |= {"friend": True, "blocked": False, "known": True}
            self.world.keep_person(person)
            return self._event(key, {"type": "follow", "follow": {"isUnblocked": unblocked}}, key, kind="follow")

    def block(self, key: str) -> Doc:
        with self.world.change():
            person = self._person(key)
            if person["blocked"]:
                raise Refused("the account is blocked already")
            person |= {"blocked": True}
            self.world.keep_person(person)
            return self._event(key, {"type": "unfollow"}, key, kind="block", replyable=False)

    # groups
    def bot_joins(self, key: str) -> Doc:
        with self.world.change():
            group = self._group(key)
            self.world.keep_group({**group, "joined": True})
            return self._event(key, {"type": "join"}, None, kind="join")

    def bot_leaves(self, key: str) -> Doc:
        with self.world.change():
            group = self._group(key)
            entry = self._event(key, {"type": "leave"}, None, kind="leave", replyable=False)
            self.world.keep_group({**group, "joined": False})
            return entry

    def members_change(self, key: str, people: list[str], *, joined: bool) -> Doc:
        with self.world.change():
            group = self._group(key)
            for one in people:
                self._person(one)
            rest = [one for one in group["members"] if one not in people]
            self.world.keep_group({**group, "members": rest + people if joined else rest})
            members = {"members": [{"type": "user", "userId": one} for one in people]}
            event: Doc = (
                {"type": "memberJoined", "joined": members} if joined else {"type": "memberLeft", "left": members}
            )
            return self._event(key, event, None, kind=event["type"], replyable=joined)

    def raw(self, chat: str, event: Doc, *, by: str | None = None, bare: bool = False) -> Doc:
        """Any event, to see what the bot makes of it. Common properties are filled in unless `bare`."""
        with self.world.change():
            return self._event(chat, event, by, kind="raw", replyable="replyToken" not in event, bare=bare)

    # behind it
    def _send(self, chat: str, message: Doc, by: str | None, media: Media | None = None) -> Doc:
        with self.world.change():
            self._may_write(chat, by)
            message = {"id": ids.new_message(), **message}
            if media:
                wait = self.world.switches.content_prepare_ms if message["type"] in ("video", "audio") else 0
                media.keep(self.world.store, message["id"], message["type"], self.world.now_ms() + wait)
            event = {"type": "message", "message": message}
            return self._event(chat, event, by, message=message, kind="message", id=message["id"])

    def _event(
        self,
        chat: str,
        event: Doc,
        by: str | None,
        *,
        kind: str,
        replyable: bool = True,
        bare: bool = False,
        **rest: Any,
    ) -> Doc:
        now = self.world.now_ms()
        source: Doc = self._source(
            chat, by if kind in ("message", "tap", "unsend", "raw") or chat.startswith("U") else None
        )
        standby = self.world.switches.standby
        whole: Doc = {
            "type": event.get("type", "message"),
            "timestamp": now,
            "source": source,
            "webhookEventId": ids.new_event(now),
            "deliveryContext": {"isRedelivery": False},
            "mode": "standby" if standby else "active",
        }
        if replyable and not standby:
            whole["replyToken"] = ids.new_reply_token()
        whole = dict(event) if bare else whole | event
        rest.setdefault("id", "")
        entry = self.world.add_entry(
            chat,
            "person" if kind in ("message", "tap") else "notice",
            kind=kind,
            by=by or "",
            event_id=whole.get("webhookEventId", ""),
            **rest,
        )
        self.webhooks.happened(chat, whole, entry["seq"])
        return entry

    def _source(self, chat: str, by: str | None) -> Doc:
        if chat.startswith("U"):
            return {"type": "user", "userId": chat}
        group = self._group(chat)
        source: Doc = {"type": group["kind"], f"{group['kind']}Id": chat}
        return source | ({"userId": by} if by else {})

    def _may_write(self, chat: str, by: str | None) -> None:
        if chat.startswith("U"):
            person = self._person(chat)
            if person["blocked"]:
                raise Refused("the account is blocked: unblock it first")
            self.world.keep_person(person | {"wrote": self.world.now_ms(), "known": True})
        else:
            group = self._group(chat)
            if not group["joined"]:
                raise Refused("the bot is not in this group")
            if by not in group["members"]:
                raise Refused("this person is not in the group")

    def _person(self, key: str) -> Doc:
        person = self.world.person(key)
        if person is None:
            raise Refused("there is no such person")
        return person

    def _group(self, key: str) -> Doc:
        group = self.world.group(key)
        if group is None:
            raise Refused("there is no such group")
        return group
