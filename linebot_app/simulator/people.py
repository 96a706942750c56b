"""What people do on their phones, as entries of a chat and webhook events; carrying events is in webhooks.py."""

from __future__ import annotations

from typing import Any

from linebot_app.simulator import ids
from linebot_app.simulator.groups import Groups
from linebot_app.simulator.happenings import Refused
from linebot_app.simulator.media import Media, generated
from linebot_app.simulator.world import Doc


class Phones(Groups):
    """Everything here raises Refused when a phone could not do it either."""

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
