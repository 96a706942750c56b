"""A client of the control API for tests of the whole project; it knows HTTP only, so any running simulator will do.

    platform = Platform("http://127.0.0.1:8100")
    phone = platform.phone("花子")              # adds the account: the bot gets a follow event
    phone.wait_for_reply()                     # blocks until the bot has said something new
    phone.say("退職した会社のことで相談があります")
    reply = phone.wait_for_reply()             # list of entries; reply[-1].text, .labels, .message
    phone.tap("はい、続ける")
    phone.transcript()                         # both sides, in order, with how each was delivered

Nothing here sleeps: waiting is done by the simulator, on a condition.
"""

from __future__ import annotations

import base64
import json
from typing import Any
from urllib.parse import urlencode

import urllib3

from linebot_app.simulator.entry import Entry, Json

__all__ = ["ControlRefused", "Entry", "Group", "NoReply", "Phone", "Platform"]


class ControlRefused(Exception):
    """The simulator said no; the text is its reason."""


class NoReply(AssertionError):
    """The bot did not answer in time."""


class Platform:
    """The whole simulator: people, switches, clock, records."""

    def __init__(self, base_url: str, *, timeout: float = 15.0) -> None:
        """`timeout`: seconds that every wait may take at most, unless it is given there."""
        self.base_url = base_url.rstrip("/")
        self.timeout = timeout
        self._http = urllib3.PoolManager(num_pools=2, maxsize=16, retries=False)

    # people
    def phone(self, name: str = "花子", *, follow: bool = True, key: str | None = None, **profile: str) -> Phone:
        """A new person. `follow`: adds the account at once (a follow event). `profile`: language, status."""
        wanted: Json = {"name": name, "follow": follow, **profile, **({"id": key} if key else {})}
        return Phone(self, str(self.post("/people", wanted)["id"]))

    def phones(self) -> list[Phone]:
        """Everybody there is, also from before a restart."""
        return [Phone(self, str(one["id"])) for one in self.state()["people"]]

    def group(self, name: str, members: list[Phone], *, room: bool = False) -> Group:
        body = {"name": name, "members": [one.id for one in members], "kind": "room" if room else "group"}
        return Group(self, str(self.post("/groups", body)["id"]))

    # what goes wrong, and the time
    def switch(self, **wanted: Any) -> Json:
        """Sets switches (switches.py names them all), e.g. `switch(redelivery=True, duplicate_percent=20)`."""
        return self.call("PATCH", "/switches", wanted)

    def fail_next(self, kind: str, count: int = 1, endpoint: str | None = None) -> None:
        """The next `count` API calls (to `endpoint`: reply, push, loading, profile, content …) go wrong: see FAULTS."""
        self.post("/faults", {"kind": kind, "count": count, "endpoint": endpoint})

    def no_faults(self) -> None:
        self.call("DELETE", "/faults")

    def forward(self, seconds: float) -> int:
        """Moves the simulator's clock, and that of a bot that reads the same CLOCK_FILE; returns its new time in ms."""
        return int(self.post("/clock", {"forward_seconds": seconds})["now"])

    def now(self) -> int:
        return int(self.state()["clock"]["now"])

    def raw_webhook(self, body: str, signature: str | None = None) -> Json:
        """Sends any body to the bot (signed rightly unless a signature is given) and waits; the delivery's record."""
        n = int(self.post("/webhooks/raw", {"body": body, "signature": signature})["n"])
        self.wait_until_idle()
        return next(one for one in self.webhooks(n - 1) if one["n"] == n)

    # watching
    def state(self) -> Json:
        return self.get("/state")

    def webhooks(self, after: int = 0) -> list[Json]:
        """Every delivery: n, state, chats, event_ids, body, duplicate,
        attempts [{at, status, error, took_ms, redelivery}]."""
        found: list[Json] = self.get("/webhooks", after=after)["webhooks"]
        return found

    def calls(self, after: int = 0, endpoint: str | None = None) -> list[Json]:
        """Every API call: n, endpoint, status (what the caller saw, 0: nothing), done (what took effect), fault,
        request_id, retry_key, chat, request, answer."""
        found: list[Json] = self.get("/calls", after=after)["calls"]
        return [one for one in found if endpoint in (None, one["endpoint"])]

    def wait_until_idle(self, timeout: float | None = None) -> None:
        """Until no webhook is queued or on its way (redeliveries that wait for their time do not count)."""
        if not self.get("/idle", timeout=timeout or self.timeout)["idle"]:
            raise NoReply("webhooks are still on their way")

    def wait_for_attempts(self, count: int, timeout: float | None = None) -> None:
        """Until so many attempts at delivery have ended since the beginning; redeliveries and duplicates count too."""
        if not self.get("/webhooks/wait", attempts=count, timeout=timeout or self.timeout)["enough"]:
            raise NoReply(f"fewer than {count} attempts at delivery")

    def reset(self) -> None:
        """Forgets people, chats and records."""
        self.post("/reset", {})

    def close(self) -> None:
        """Lets go of the connections."""
        self._http.clear()

    # HTTP
    def get(self, path: str, **query: Any) -> Json:
        return self.call("GET", f"{path}?{urlencode(query)}" if query else path)

    def post(self, path: str, body: Json) -> Json:
        return self.call("POST", path, body)

    def call(self, method: str, path: str, body: Json | None = None) -> Json:
        data = json.dumps(body).encode() if body is not None else None
        headers = {"Content-Type": "application/json"} if data is not None else {}
        limit = urllib3.Timeout(connect=5, read=90)
        answer = self._http.request(method, f"{self.base_url}/sim/api{path}", body=data, headers=headers, timeout=limit)
        try:
            found = json.loads(answer.data)
        except ValueError:
            found = {"message": answer.data.decode("utf-8", "replace")[:300]}
        if answer.status >= 400:
            raise ControlRefused(str(found.get("message")))
        return dict(found)


class _Chat:
    """A chat with the bot: of one person, or a group."""

    def __init__(self, platform: Platform | str, chat: str) -> None:
        self.platform = Platform(platform) if isinstance(platform, str) else platform
        self.id = chat
        self._heard = 0  # seq of the last bot message handed out by wait_for_reply

    def send(self, kind: str, **more: Any) -> Entry:
        """Any of the kinds of POST /sim/api/chats/{chat}/send."""
        return Entry(self.platform.post(f"/chats/{self.id}/send", {"kind": kind, **more}))

    def send_event(self, event: Json, *, bare: bool = False) -> Entry:
        """Any webhook event, e.g. an unknown type; common properties are filled in unless `bare`."""
        return self.send("raw", event=event, bare=bare)

    def wait_for_reply(self, count: int = 1, timeout: float | None = None) -> list[Entry]:
        """The bot's messages that no earlier call has returned, once there are `count` of them. A reply of several
        bubbles appears at once, so `count` is rarely needed. Raises NoReply."""
        found = self.replies(count, timeout)
        if not found:
            raise NoReply(f"no new message of the bot within {timeout or self.platform.timeout} s")
        return found

    def replies(self, count: int = 1, timeout: float | None = None) -> list[Entry]:
        """Like wait_for_reply, but an empty list when the time is over."""
        wait = self.platform.timeout if timeout is None else timeout
        got = self.platform.get(f"/chats/{self.id}/wait", after_seq=self._heard, count=count, timeout=wait)
        found = [Entry(one) for one in got["entries"]]
        if found:
            self._heard = found[-1].seq
        return found

    def skip_replies(self) -> None:
        """Forgets what the bot has said so far: wait_for_reply then waits for something newer."""
        said = [one.seq for one in self.transcript() if one.side == "bot"]
        self._heard = max(said, default=self._heard)

    def transcript(self) -> list[Entry]:
        """Everything in this chat, both sides, in order; also what was not delivered."""
        return [Entry(one) for one in self.platform.get(f"/chats/{self.id}/transcript")["entries"]]

    def labels(self) -> list[str]:
        """What could be tapped in the newest message of the bot."""
        said = [one for one in self.transcript() if one.side == "bot" and one.raw["delivered"]]
        return said[-1].labels if said else []


class Phone(_Chat):
    """One person with the bot in a one-to-one chat. `Phone(base_url)` makes a new person who adds the account."""

    def __init__(self, platform: Platform | str, key: str | None = None, name: str = "花子") -> None:
        platform = Platform(platform) if isinstance(platform, str) else platform
        super().__init__(platform, key or str(platform.post("/people", {"name": name})["id"]))

    def say(self, text: str, *, quoting: Entry | None = None) -> Entry:
        return self.send("text", text=text, **({"quoted": quoting.message_id} if quoting else {}))

    def ask(self, text: str, timeout: float | None = None) -> list[Entry]:
        """Says it and waits for the answer; what the bot had said before is skipped."""
        self.skip_replies()
        self.say(text)
        return self.wait_for_reply(timeout=timeout)

    def tap(self, label: str, *, value: str | None = None) -> Json:
        """Taps the newest visible button with this label (quick reply, template, Flex). `value`: what was chosen in a
        date picker. Returns the effect: sent, open (uri), copy (text), pick … Raises ControlRefused, naming what there
        is."""
        return self.platform.post(f"/chats/{self.id}/tap", {"label": label, "value": value})

    def menu(self) -> Json | None:
        """The rich menu that the phone shows, as it was made, with its `id`; None for none."""
        state = self.platform.state()
        own = next((one.get("menu") for one in state["people"] if one["id"] == self.id), "")
        found: Json | None = state["menus"].get(own or state["menu_of_all"])
        return found

    def tap_menu(self, label: str) -> Json:
        """Taps the area of the rich menu with this label. Raises ControlRefused, naming what there is."""
        return self.platform.post(f"/chats/{self.id}/menu", {"label": label})

    def choose(self, label: str, timeout: float | None = None) -> list[Entry]:
        """Taps and waits for the answer."""
        self.skip_replies()
        self.tap(label)
        return self.wait_for_reply(timeout=timeout)

    def postback(self, data: str, *, params: Json | None = None, shown: str | None = None) -> Entry:
        """A postback without a button, e.g. one of an old message."""
        return self.send("postback", data=data, params=params, shown=shown)

    def sticker(self, package: str = "446", sticker: str = "1988") -> Entry:
        return self.send("sticker", package=package, sticker=sticker)

    def media(self, kind: str, data: bytes = b"", **more: Any) -> Entry:
        """image, video, audio or file; something small is made without bytes. `more`: mime, name, duration_ms."""
        return self.send(kind, data_base64=base64.b64encode(data).decode(), **more)

    def location(self, title: str = "", address: str = "東京都千代田区丸の内1丁目") -> Entry:
        return self.send("location", title=title, address=address)

    def follow(self) -> Entry:
        """Adds the account, or unblocks it."""
        return self.send("follow")

    unblock = follow

    def block(self) -> Entry:
        return self.send("block")

    def unsend(self, entry: Entry) -> Entry:
        return self.send("unsend", message_id=entry.message_id)


class Group(_Chat):
    """A group or multi-person chat; invite the bot with `invite_bot`."""

    def invite_bot(self) -> Entry:
        return self.send("join")

    def remove_bot(self) -> Entry:
        return self.send("leave")

    def say(self, who: Phone, text: str, *, mention_bot: bool = False) -> Entry:
        return self.send("text", text=text, by=who.id, mention_bot=mention_bot)

    def joined(self, *people: Phone) -> Entry:
        return self.send("member_joined", people=[one.id for one in people])

    def left(self, *people: Phone) -> Entry:
        return self.send("member_left", people=[one.id for one in people])
