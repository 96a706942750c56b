"""One chat on a real store: a LINE with its rules on tokens and keys; the flow is that of tiny_flow.py."""

from __future__ import annotations

import itertools
import json
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from flows.turn import Say, Turn
from linebot_app.conversation import Conversation
from linebot_app.conversation.recent import Recent
from linebot_app.line.events import admit, read
from linebot_app.ports import Answer, Claim, Fenced, Sent, SessionStore
from tests.support.tiny_flow import TinyFlow

START = 1_790_000_000.0
PERSON = "U" + "1" * 32


def render(turn: Turn) -> list[dict[str, Any]]:
    return [{"type": "text", "text": bubble.text} for bubble in turn.bubbles if isinstance(bubble, Say)]


@dataclass
class FakeLine:
    """LINE's side of sending. `faults` are used up one per call: "lost" (delivered, no answer), "torn" (delivered,
    500), "dead" (not delivered, no answer), "busy" (429), "broken" (500, not delivered), "refuse" (400), "quota"; a
    callable is called first."""

    clock: Callable[[], float]
    token_lives: float = 60.0
    issued: dict[str, float] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    keys: dict[str, str] = field(default_factory=dict)
    shown: list[tuple[str, str, list[str]]] = field(default_factory=list)  # (how, to whom, texts)
    loading: list[str] = field(default_factory=list)
    faults: deque[Any] = field(default_factory=deque)
    calls: list[tuple[str, str]] = field(default_factory=list)
    left: int | None = None

    def pushes_left(self) -> int | None:
        return self.left

    def reply(self, token: str, messages: Sequence[Mapping[str, Any]]) -> Answer:
        self.calls.append(("reply", token))
        fault = self._fault()
        if fault in EARLY:
            return EARLY[fault]
        alive = token in self.issued and self.clock() - self.issued[token] < self.token_lives
        if token in self.used or not alive:
            return Answer(Sent.TOKEN_INVALID, 400, "r")
        self.used.add(token)
        return self._show("reply", token, messages, fault)

    def push(self, person: str, messages: Sequence[Mapping[str, Any]], retry_key: str) -> Answer:
        self.calls.append(("push", retry_key))
        fault = self._fault()
        if fault in EARLY:
            return EARLY[fault]
        body = json.dumps([person, list(messages)])
        if retry_key in self.keys:
            assert self.keys[retry_key] == body, "a retry key belongs to one body"
            return Answer(Sent.OK, 409, "r")
        self.keys[retry_key] = body
        return self._show("push", person, messages, fault)

    def show_loading(self, person: str, seconds: int = 20) -> None:
        self.loading.append(person)

    def _fault(self) -> Any:
        fault = self.faults.popleft() if self.faults else None
        if callable(fault):
            fault()
            return None
        return fault

    def _show(self, how: str, to: str, messages: Sequence[Mapping[str, Any]], fault: Any) -> Answer:
        assert 1 <= len(messages) <= 5
        self.shown.append((how, to, [str(message["text"]) for message in messages]))
        if fault == "lost":
            return Answer(Sent.UNKNOWN, detail="ReadTimeoutError")
        if fault == "torn":
            return Answer(Sent.LATER, 500, "r")
        return Answer(Sent.OK, 200, "r", message_ids=tuple(str(n) for n in range(len(messages))))

    @property
    def texts(self) -> list[str]:
        return [text for _, _, texts in self.shown for text in texts]


EARLY = {
    "dead": Answer(Sent.UNKNOWN, detail="ProtocolError"),
    "busy": Answer(Sent.LATER, 429, "r"),
    "broken": Answer(Sent.LATER, 500, "r"),
    "refuse": Answer(Sent.REFUSED, 400, "r", "The property is wrong"),
    "quota": Answer(Sent.QUOTA, 429, "r"),
    "forbidden": Answer(Sent.REFUSED, 401, "r", "Authentication failed"),
}


class Chat:
    """Drives events through accept, claim and serve on `store`; `clock` only moves when told (`later`)."""

    def __init__(
        self,
        store: SessionStore,
        flow: Any = None,
        render: Any = render,
        reopen: Callable[[], SessionStore] | None = None,
        **more: Any,
    ) -> None:
        self.store = store
        self.reopen = reopen
        self.now = START
        self.flow = flow or TinyFlow()
        self.line = FakeLine(lambda: self.now)
        self.numbers = itertools.count(1)
        self.recent = Recent()
        shared: dict[str, Any] = {"lease": 0.0, "wording": str, **more}
        self.make = lambda store: Conversation(
            store, self.line, self.flow, render, read, lambda: self.now, recent=self.recent, **shared
        )

    def later(self, seconds: float) -> None:
        self.now += seconds

    def sleep(self, seconds: float) -> None:
        """Later, and whoever was to be woken until then is due."""
        self.later(seconds)
        self.store.hasten(self.now - START)

    def event(self, kind: str = "message", *, person: str = PERSON, token: bool = True, **more: Any) -> dict[str, Any]:
        n = next(self.numbers)
        event: dict[str, Any] = {
            "type": kind,
            "mode": "active",
            "timestamp": int(self.now * 1000) + n,
            "source": {"type": "user", "userId": person},
            "webhookEventId": f"event-{n:03}",
            "deliveryContext": {"isRedelivery": False},
        }
        if token and kind not in ("unsend", "unfollow"):
            event["replyToken"] = f"token-{n}"
        return event | more

    def text(self, text: str, **more: Any) -> dict[str, Any]:
        event = self.event(**more)
        return event | {"message": {"type": "text", "id": f"m-{event['webhookEventId'][6:]}", "text": text}}

    def unsend(self, message: Mapping[str, Any]) -> dict[str, Any]:
        return self.event("unsend", unsend={"messageId": message["message"]["id"]})

    def deliver(self, *events: Mapping[str, Any]) -> None:
        entries = [entry for event in events if (entry := admit(dict(event), int(self.now * 1000)))]
        for event in events:
            if token := event.get("replyToken"):
                self.line.issued.setdefault(token, self.now)
        self.store.accept(entries)

    def claim(self) -> Claim | None:
        return next((claim for _ in range(3) if (claim := self.store.claim(0.0))), None)

    def restart(self) -> None:
        """The worker process is another one: it remembers nothing of what the store told the one before."""
        assert self.reopen is not None
        self.store, self.recent = self.reopen(), Recent()

    def work(self, store: Any = None) -> None:
        """Serves whoever is due until nobody is."""
        conversation = self.make(store or self.store)
        for _ in range(100):
            claim = (store or self).claim() if store is None else store.claim(0.0)
            if claim is None:
                return
            try:
                conversation.serve(claim)
            except Fenced:
                continue
        raise AssertionError("somebody stays due for ever")

    def say(self, *texts: str) -> list[dict[str, Any]]:
        """Each text is delivered and served on its own."""
        events = [self.text(text) for text in texts]
        for event in events:
            self.deliver(event)
            self.work()
        return events

    def log(self) -> list[dict[str, Any]]:
        return [json.loads(entry) for _, entry in self.store.log_entries(1000)]

    def session(self, person: str = PERSON) -> dict[str, Any] | None:
        raw = self.store.session(person)
        return None if raw is None else json.loads(raw)

    def deliveries(self) -> list[str]:
        return [entry["outcome"] for entry in self.log() if entry["kind"] == "delivery"]


class Impatient:
    """A store without pauses: what should be due in some seconds is due at once."""

    def __init__(self, store: SessionStore) -> None:
        self.store = store

    def __getattr__(self, name: str) -> Any:
        return getattr(self.store, name)

    def settle(self, claim: Claim, **more: Any) -> list[bytes]:
        return self.store.settle(claim, **{**more, "due_in": 0.0})


class Unhurried(Impatient):
    """Leaves what is to be tried again to the test: one claim, no more."""

    def __init__(self, chat: Chat) -> None:
        super().__init__(chat.store)
        self._claims = 1

    def claim(self, lease: float) -> object:
        self._claims -= 1
        return self.store.claim(lease) or self.store.claim(lease) if self._claims >= 0 else None


def watching(store: SessionStore, expiries: list[float | None]) -> Impatient:
    """A store that notes when each committed session is to vanish."""

    class Watching(Impatient):
        def commit(self, *args: Any, **more: Any) -> list[bytes]:
            expiries.append(more["expires"])
            return self.store.commit(*args, **more)

    return Watching(store)
