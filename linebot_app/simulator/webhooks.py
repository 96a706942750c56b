"""Carries events to the bot: signing, one lane a chat, the 2 s limit, duplicates, bundles, redelivery; none is made."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import threading
import time
from typing import Any

import urllib3

from linebot_app.simulator.lanes import WORKERS, Lanes
from linebot_app.simulator.world import Doc, World


def signature(secret: str, body: bytes) -> str:
    return base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest()).decode()


class Webhooks:
    """`happened` takes an event; threads do the rest. Deliveries are kept in the store and go on after a restart."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._http = urllib3.PoolManager(num_pools=4, maxsize=WORKERS, retries=False)
        self._lanes = Lanes(self._attempt, world.now_ms, self._settled)
        self._bundle: list[tuple[str, Doc, int]] = []
        self.idle = self._lanes.idle
        world.on_clock.append(self._lanes.nudge)

    def start(self) -> None:
        for kept in self.world.store.deliveries("state = 'queued'"):
            self._lanes.add(kept["lane"], kept["n"])
        for kept in self.world.store.deliveries("state = 'waiting'"):
            self._lanes.later(kept["due"], f"again-{kept['n']}", kept["n"], counted=False)
        self._lanes.start()

    def stop(self) -> None:
        self._lanes.stop()
        self._http.clear()

    def _settled(self) -> None:
        with self.world.changed:
            self.world.changed.notify_all()

    # taking events in; called inside World.change
    def happened(self, chat: str, event: Doc, entry: int) -> None:
        """`entry`: the seq of the line in the chat that shows what became of the event."""
        if token := event.get("replyToken"):
            sql = "INSERT OR IGNORE INTO tokens VALUES (?, ?, ?, ?, NULL, NULL)"
            when = event.get("timestamp")
            if isinstance(when, bool) or not isinstance(when, int) or not 0 <= when < 2**53:
                when = self.world.now_ms()
            self.world.store.write(sql, str(token), chat, str(event.get("webhookEventId", "")), when)
        if self.world.switches.bundle <= 1:
            self._queue(chat, [(chat, event, entry)])
            return
        self._bundle.append((chat, event, entry))
        self._lanes.hold(1)
        if len(self._bundle) >= self.world.switches.bundle:
            self.flush()
        elif len(self._bundle) == 1:
            timer = threading.Timer(self.world.switches.bundle_wait_ms / 1000, self.flush)
            timer.daemon = True
            timer.start()

    def flush(self) -> None:
        """Sends a bundle that is not full yet."""
        if self.world.closing.is_set():
            return
        with self.world.change():
            together, self._bundle = self._bundle, []
            if together:
                self._queue("bundles", together)
        self._lanes.hold(-len(together))

    def deliver_raw(self, body: bytes, *, signed: str | None = None, lane: str = "raw") -> int:
        """Any bytes as a webhook, with any signature, for hostile tests; the delivery's number."""
        doc: Doc = {
            "lane": lane,
            "chats": [],
            "event_ids": [],
            "body": body.decode("utf-8", "replace"),
            "attempts": [],
            "signed": signed,
        }
        with self.world.change():
            n = self.world.store.add_delivery("queued", doc)
        self._lanes.add(lane, n)
        return n

    def _queue(self, lane: str, events: list[tuple[str, Doc, int]]) -> None:
        switches, chance = self.world.switches, self.world.random
        body = json.dumps(
            {"destination": self.world.bot_id, "events": [event for _, event, _ in events]}, ensure_ascii=False
        )
        doc: Doc = {
            "lane": lane,
            "chats": sorted({chat for chat, _, _ in events}),
            "event_ids": [str(event.get("webhookEventId", "")) for _, event, _ in events],
            "entries": [entry for _, _, entry in events],
            "body": body,
            "attempts": [],
            "duplicate": False,
        }
        n = self.world.store.add_delivery("queued", doc)
        if switches.reorder_percent and chance.random() * 100 < switches.reorder_percent:
            self._lanes.later(self.world.now_ms() + switches.reorder_ms, f"late-{n}", n, counted=True)
        else:
            self._lanes.add(lane, n)
        if switches.duplicate_percent and chance.random() * 100 < switches.duplicate_percent:
            twin = self.world.store.add_delivery("queued", {**doc, "lane": f"twin-{n}", "duplicate": True})
            self._lanes.add(f"twin-{n}", twin)

    # one attempt
    def _attempt(self, n: int) -> None:
        with self.world.changed:
            found = self.world.store.deliveries("n = ?", n)
            if not found:
                return
            doc = {name: value for name, value in found[0].items() if name not in ("n", "state")}
            again = bool(doc["attempts"])
            body = self._redelivered(doc["body"]) if again else doc["body"]
            started = self.world.now_ms()
            for event_id in doc["event_ids"]:
                self.world.store.write("UPDATE tokens SET received = ? WHERE event_id = ?", started, event_id)
        attempt: Doc = {"at": started, "redelivery": again, **self._delivered(body.encode(), doc.get("signed"))}
        with self.world.change():
            doc["attempts"] = [*doc["attempts"], attempt]
            if again:
                doc["redelivered_body"] = body
            state = "delivered" if 200 <= attempt["status"] < 300 else "failed"
            switches = self.world.switches
            tried = len(doc["attempts"])
            again_later = state == "failed" and switches.redelivery and tried <= len(switches.redelivery_pauses_ms)
            if again_later and not doc.get("duplicate") and "signed" not in doc:
                state = "waiting"
                doc["due"] = self.world.now_ms() + switches.redelivery_pauses_ms[tried - 1]
                self._lanes.later(doc["due"], f"again-{n}", n, counted=False)
            self.world.store.change_delivery(n, state, doc)
            self.world.next_rev()
            self._tell_entries(doc, n, state, attempt)

    def _tell_entries(self, doc: Doc, n: int, state: str, attempt: Doc) -> None:
        if doc.get("duplicate"):
            return
        webhook = {
            "n": n,
            "state": state,
            "tries": len(doc["attempts"]),
            **{k: attempt[k] for k in ("status", "error")},
        }
        for seq in doc.get("entries", []):
            for entry in self.world.store.entries("seq = ?", seq):
                self.world.change_entry(entry, webhook=webhook, read=state == "delivered" or bool(entry.get("read")))

    def _delivered(self, body: bytes, signed: str | None) -> Doc:
        if not self.world.switches.webhook_used or not self.world.webhook_url:
            return {"status": 0, "error": "could_not_connect", "took_ms": 0.0}
        return self._post(self.world.webhook_url, body, signed)

    def _post(self, url: str, body: bytes, signed: str | None) -> Doc:
        begun = time.perf_counter()
        status, error = 0, ""
        if self.world.switches.webhook_cut:
            error = "could_not_connect"
        else:
            headers = {
                "Content-Type": "application/json; charset=utf-8",
                "User-Agent": "LineBotWebhook/2.0",
                "x-line-signature": signature(self.world.settings.channel_secret, body) if signed is None else signed,
            }
            limit = urllib3.Timeout(total=self.world.switches.webhook_timeout_ms / 1000)
            try:
                answer = self._http.request("POST", url, body=body, headers=headers, timeout=limit, redirect=False)
                status = answer.status
                error = "" if 200 <= status < 300 else "error_status_code"
            except urllib3.exceptions.NewConnectionError:
                error = "could_not_connect"
            except urllib3.exceptions.TimeoutError:
                error = "request_timeout"
            except (urllib3.exceptions.HTTPError, OSError):
                error = "unclassified"
        return {"status": status, "error": error, "took_ms": round((time.perf_counter() - begun) * 1000, 1)}

    @staticmethod
    def _redelivered(body: str) -> str:
        whole: Any = json.loads(body)
        for event in whole["events"]:
            if isinstance(event.get("deliveryContext"), dict):
                event["deliveryContext"]["isRedelivery"] = True
        return json.dumps(whole, ensure_ascii=False)

    def test(self, url: str = "") -> Doc:
        """The console's Verify button: an empty delivery, not recorded as an event."""
        return self._post(
            url or self.world.webhook_url, json.dumps({"destination": self.world.bot_id, "events": []}).encode(), None
        )
