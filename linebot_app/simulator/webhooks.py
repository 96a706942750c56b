"""Carries events to the bot: signing, one lane a chat, the 2 s limit, duplicates, bundles, redelivery; none is made."""

from __future__ import annotations

import base64
import hashlib
import heapq
import hmac
import itertools
import json
import threading
import time
from collections import deque
from typing import Any

import urllib3

from linebot_app.simulator.world import Doc, World

WORKERS = 12


def signature(secret: str, body: bytes) -> str:
    return base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest()).decode()


class Webhooks:
    """`happened` takes an event; threads do the rest. Deliveries are kept in the store and go on after a restart."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._http = urllib3.PoolManager(num_pools=4, maxsize=WORKERS, retries=False)
        self._wake = threading.Condition()
        self._lanes: dict[str, deque[int]] = {}
        self._ready: deque[str] = deque()
        self._later: list[tuple[int, int, str, int]] = []  # due (simulator's ms), tie-break, lane, delivery
        self._ties = itertools.count()
        self._unfinished = 0
        self._bundle: list[tuple[str, Doc]] = []
        self._bundle_due: float | None = None
        self._threads = [threading.Thread(target=self._work, daemon=True, name=f"webhook-{n}") for n in range(WORKERS)]
        self._threads.append(threading.Thread(target=self._watch, daemon=True, name="webhook-timer"))
        world.on_clock.append(self._nudge)

    def start(self) -> None:
        for kept in self.world.store.deliveries("state = 'queued'"):
            self._enqueue(kept["lane"], kept["n"])
        for kept in self.world.store.deliveries("state = 'waiting'"):
            self._at(kept["due"], f"again-{kept['n']}", kept["n"])
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        self._nudge()
        for thread in self._threads:
            if thread.is_alive():
                thread.join(timeout=3)
        self._http.clear()

    # taking events in; called inside World.change
    def happened(self, chat: str, event: Doc) -> None:
        if token := event.get("replyToken"):
            sql = "INSERT OR IGNORE INTO tokens VALUES (?, ?, ?, ?, NULL, NULL)"
            happened = event.get("timestamp")
            when = happened if isinstance(happened, int) else self.world.now_ms()
            self.world.store.write(sql, str(token), chat, str(event.get("webhookEventId", "")), when)
        if self.world.switches.bundle > 1:
            with self._wake:
                self._bundle.append((chat, event))
                if self._bundle_due is None:
                    self._bundle_due = time.monotonic() + self.world.switches.bundle_wait_ms / 1000
                self._unfinished += 1
                full = len(self._bundle) >= self.world.switches.bundle
                self._wake.notify_all()
            if full:
                self.flush()
            return
        self._queue(chat, [(chat, event)])

    def flush(self) -> None:
        """Sends a bundle that is not full yet."""
        with self.world.change(), self._wake:
            together, self._bundle, self._bundle_due = self._bundle, [], None
            self._unfinished -= len(together)
            if together:
                self._queue("bundles", together)

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
        self._enqueue(lane, n)
        return n

    def _queue(self, lane: str, events: list[tuple[str, Doc]]) -> None:
        switches, chance = self.world.switches, self.world.random
        body = json.dumps(
            {"destination": self.world.bot_id, "events": [event for _, event in events]}, ensure_ascii=False
        )
        doc: Doc = {
            "lane": lane,
            "chats": sorted({chat for chat, _ in events}),
            "event_ids": [str(event.get("webhookEventId", "")) for _, event in events],
            "body": body,
            "attempts": [],
            "duplicate": False,
        }
        n = self.world.store.add_delivery("queued", doc)
        if switches.reorder_percent and chance.random() * 100 < switches.reorder_percent:
            self._at(self.world.now_ms() + switches.reorder_ms, f"late-{n}", n, counted=True)
        else:
            self._enqueue(lane, n)
        if switches.duplicate_percent and chance.random() * 100 < switches.duplicate_percent:
            twin = self.world.store.add_delivery("queued", {**doc, "lane": f"twin-{n}", "duplicate": True})
            self._enqueue(f"twin-{n}", twin)

    # lanes and the timer
    def _enqueue(self, lane: str, n: int, *, counted: bool = False) -> None:
        with self._wake:
            waiting = self._lanes.get(lane)
            if not counted:
                self._unfinished += 1
            if waiting is None:
                self._lanes[lane] = deque([n])
                self._ready.append(lane)
                self._wake.notify_all()
            else:
                waiting.append(n)

    def _at(self, due_ms: int, lane: str, n: int, *, counted: bool = False) -> None:
        with self._wake:
            if counted:
                self._unfinished += 1
            heapq.heappush(self._later, (due_ms, next(self._ties) * 2 + int(counted), lane, n))
            self._wake.notify_all()

    def _nudge(self) -> None:
        with self._wake:
            self._wake.notify_all()

    def _watch(self) -> None:
        while not self.world.closing.is_set():
            due: list[tuple[int, int, str, int]] = []
            with self._wake:
                now = self.world.now_ms()
                while self._later and self._later[0][0] <= now:
                    due.append(heapq.heappop(self._later))
                full = self._bundle_due is not None and time.monotonic() >= self._bundle_due
                if not due and not full:
                    pauses = [30.0]
                    if self._later:
                        pauses.append((self._later[0][0] - now) / 1000)
                    if self._bundle_due is not None:
                        pauses.append(self._bundle_due - time.monotonic())
                    self._wake.wait(max(0.001, min(pauses)))
            for _, tie, lane, n in due:
                self._enqueue(lane, n, counted=bool(tie % 2))
            if full:
                self.flush()

    def _work(self) -> None:
        while True:
            with self._wake:
                while not self._ready:
                    if self.world.closing.is_set():
                        return
                    self._wake.wait(30)
                lane = self._ready.popleft()
                n = self._lanes[lane][0]
            try:
                if not self.world.closing.is_set():
                    self._attempt(n)
            finally:
                with self._wake:
                    self._unfinished -= 1
                    waiting = self._lanes[lane]
                    waiting.popleft()
                    if waiting:
                        self._ready.append(lane)
                    else:
                        del self._lanes[lane]
                    self._wake.notify_all()
                with self.world.changed:
                    self.world.changed.notify_all()

    def idle(self) -> bool:
        """True when nothing is queued or on its way; redeliveries that wait for their time do not count."""
        with self._wake:
            return self._unfinished == 0

    # one attempt
    def _attempt(self, n: int) -> None:
        with self.world.changed:
            found = self.world.store.deliveries("n = ?", n)
            if not found:
                return
            doc = {name: value for name, value in found[0].items() if name not in ("n", "state")}
            again = any(not one.get("lost_start") for one in doc["attempts"])
            body = self._redelivered(doc["body"]) if again else doc["body"]
            started = self.world.now_ms()
            for event_id in doc["event_ids"]:
                self.world.store.write("UPDATE tokens SET received = ? WHERE event_id = ?", started, event_id)
        attempt: Doc = {"at": started, "redelivery": again, **self._post(body.encode(), doc.get("signed"))}
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
                self._at(doc["due"], f"again-{n}", n)
            self.world.store.change_delivery(n, state, doc)
            self.world.next_rev()
            self._tell_entries(doc, n, state, attempt)

    def _tell_entries(self, doc: Doc, n: int, state: str, attempt: Doc) -> None:
        if doc.get("duplicate"):
            return
        for chat in doc["chats"]:
            for entry in self.world.store.entries(
                'chat = ? AND instr(doc, \'"event_id":"\') ORDER BY seq DESC LIMIT 200', chat
            ):
                if entry.get("event_id") and entry["event_id"] in doc["event_ids"]:
                    webhook = {"n": n, "state": state, "status": attempt["status"], "tries": len(doc["attempts"])}
                    self.world.change_entry(
                        entry, webhook=webhook, read=state == "delivered" or bool(entry.get("read"))
                    )

    def _post(self, body: bytes, signed: str | None) -> Doc:
        begun = time.perf_counter()
        status, error = 0, ""
        if self.world.switches.webhook_cut or not self.world.webhook_active:
            error = "could_not_connect"
        else:
            headers = {
                "Content-Type": "application/json; charset=utf-8",
                "User-Agent": "LineBotWebhook/2.0",
                "x-line-signature": signature(self.world.settings.channel_secret, body) if signed is None else signed,
            }
            limit = urllib3.Timeout(total=self.world.switches.webhook_timeout_ms / 1000)
            try:
                answer = self._http.request(
                    "POST", self.world.webhook_url, body=body, headers=headers, timeout=limit, redirect=False
                )
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

    def test(self) -> Doc:
        """The console's Verify button: an empty delivery, not recorded as an event."""
        return self._post(json.dumps({"destination": self.world.bot_id, "events": []}).encode(), None)
