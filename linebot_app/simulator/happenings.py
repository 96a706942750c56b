"""How something that happens on a phone becomes an entry of a chat and a webhook event; what can is elsewhere."""

from __future__ import annotations

from typing import Any

from linebot_app.simulator import ids
from linebot_app.simulator.media import Media
from linebot_app.simulator.webhooks import Webhooks
from linebot_app.simulator.world import Doc, World


class Refused(Exception):
    """A phone cannot do this; the text says why."""


class Happenings:
    def __init__(self, world: World, webhooks: Webhooks) -> None:
        self.world = world
        self.webhooks = webhooks

    def raw(self, chat: str, event: Doc, *, by: str | None = None, bare: bool = False) -> Doc:
        """Any event, to see what the bot makes of it. Common properties are filled in unless `bare`."""
        with self.world.change():
            return self._event(chat, event, by, kind="raw", replyable="replyToken" not in event, bare=bare)

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
