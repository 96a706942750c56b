"""The state of the simulated platform: clock, switches, people, chats, who waits for news; HTTP is elsewhere."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from linebot_app.simulator import ids
from linebot_app.simulator.settings import Settings
from linebot_app.simulator.store import Store
from linebot_app.simulator.switches import Switches

Doc = dict[str, Any]
WEEK_MS = 7 * 24 * 3600 * 1000


class World:
    """Shared by all requests. `rev` grows with every change that can be seen; `changed` wakes who waits for one."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.store = Store(settings.database)
        self.changed = threading.Condition(self.store.lock)
        self.closing = threading.Event()
        self._depth = 0
        self._offset_ms: int = self.store.meta("clock_offset_ms", 0)
        self.switches = Switches.restored(self.store.meta("switches", {}))
        self.faults: list[Doc] = self.store.meta("faults", [])
        self.random = random.Random(self.switches.seed)  # noqa: S311 - chance of faults, repeatable
        last = self.store.row("SELECT MAX(rev) FROM entries")[0] or 0
        self.rev: int = max(last, self.store.meta("rev", 0))
        self.loading: dict[str, int] = {}
        spoken = "SELECT chat, MAX(seq) FROM entries WHERE side = 'bot' GROUP BY chat"
        self.bot_spoke: dict[str, int] = dict(self.store.rows(spoken))  # chat -> seq, so that waiting costs no query
        self.bot_id: str = self.store.meta("bot_id", "") or self._new_bot()
        given, chosen = self.store.meta("webhook", ["", ""])
        self.webhook_url: str = chosen if given == settings.webhook_url else settings.webhook_url
        self.on_clock: list[Callable[[], None]] = []
        self._publish_clock()

    def _new_bot(self) -> str:
        self.store.set_meta("bot_id", bot := ids.new_person())
        return bot

    def close(self) -> None:
        self.closing.set()
        with self.changed:
            self.changed.notify_all()
        self.store.close()

    @contextmanager
    def change(self) -> Iterator[None]:
        """One atomic change: a transaction under the lock; those who wait are woken when it is kept."""
        with self.changed:
            outermost = self._depth == 0
            if outermost:
                self.store.begin()
            self._depth += 1
            try:
                yield
            except BaseException:
                self._depth -= 1
                if outermost:
                    self.store.end(keep=False)
                raise
            self._depth -= 1
            if outermost:
                self.store.set_meta("rev", self.rev)
                self.store.end(keep=True)
                self.changed.notify_all()

    def wait(self, ready: Callable[[], Any], seconds: float) -> Any:
        """The first truthy answer of `ready`, asked after every change; its last answer when the time is over."""
        with self.changed:
            return self.changed.wait_for(lambda: self.closing.is_set() or ready(), timeout=seconds) and ready()

    def next_rev(self) -> int:
        self.rev += 1
        return self.rev

    # clock
    def now_ms(self) -> int:
        return time.time_ns() // 1_000_000 + self._offset_ms

    def forward(self, seconds: float) -> int:
        """Moves the clock forward; token ages, retry keys, timestamps and pauses of redelivery follow it, and the bot
        where CLOCK_FILE is named to it."""
        with self.change():
            self._offset_ms += int(seconds * 1000)
            self.store.set_meta("clock_offset_ms", self._offset_ms)
            self.next_rev()
            self._publish_clock()
        for told in self.on_clock:
            told()
        return self.now_ms()

    def _publish_clock(self) -> None:
        """Tells the bot beside us how far the clock was moved. Replaced as a whole: half of it is never read."""
        file = self.settings.clock_file
        if file is not None:
            fresh = file.with_suffix(".new")
            fresh.write_text(str(self._offset_ms / 1000), "ascii")
            fresh.replace(file)

    def offset_ms(self) -> int:
        return self._offset_ms

    # switches and faults
    def set_switches(self, wanted: Doc) -> Switches:
        with self.change():
            new = self.switches.changed(wanted)
            if "seed" in wanted:
                self.random = random.Random(new.seed)  # noqa: S311
            self.switches = new
            self.store.set_meta("switches", new.as_dict())
            self.next_rev()
        return new

    def set_faults(self, faults: list[Doc]) -> None:
        with self.change():
            self.faults = faults
            self.store.set_meta("faults", faults)
            self.next_rev()

    def next_fault(self, endpoint: str) -> str | None:
        """The fault for this call, if any: first the ordered ones, then chance. Uses up one of an ordered one."""
        with self.changed:
            for fault in self.faults:
                if fault.get("endpoint") in (None, endpoint) and fault["count"] > 0:
                    fault["count"] -= 1
                    self.set_faults([one for one in self.faults if one["count"] > 0])
                    return str(fault["kind"])
            percent = self.switches.fault_percent
            return self.switches.fault_kind if percent and self.random.random() * 100 < percent else None

    def set_webhook(self, url: str) -> None:
        """Kept until the simulator is started with another one; "": none is set."""
        with self.change():
            self.webhook_url = url
            self.store.set_meta("webhook", [self.settings.webhook_url, url])
            self.next_rev()

    # people, groups, chats
    def people(self) -> list[Doc]:
        return self.store.docs("people")

    def person(self, key: str) -> Doc | None:
        return self.store.doc("people", key)

    def group(self, key: str) -> Doc | None:
        return self.store.doc("groups", key)

    def keep_person(self, doc: Doc) -> None:
        doc["rev"] = self.next_rev()
        self.store.put_doc("people", doc)

    def keep_group(self, doc: Doc) -> None:
        doc["rev"] = self.next_rev()
        self.store.put_doc("groups", doc)

    def reachable(self, person: Doc) -> bool:
        """Whether a push arrives: a friend, or somebody who wrote within a week, who has not blocked the account."""
        if person["blocked"]:
            return False
        return bool(person["friend"]) or self.now_ms() - person.get("wrote", -WEEK_MS * 2) < WEEK_MS

    # entries
    def add_entry(self, chat: str, side: str, **rest: Any) -> Doc:
        """Appends to a chat. `side`: person, bot or notice. Returns the entry with `seq` and `rev`."""
        rev = self.next_rev()
        doc: Doc = {
            "chat": chat,
            "id": rest.pop("id", None) or ids.new_message(),
            "side": side,
            "at": self.now_ms(),
            **rest,
        }
        seq = self.store.add_entry(rev, doc)
        if side == "bot":
            self.bot_spoke[chat] = seq
        return {"seq": seq, "rev": rev, **doc}

    def change_entry(self, entry: Doc, **changes: Any) -> Doc:
        entry = {**entry, **changes, "rev": self.next_rev()}
        self.store.change_entry(entry["rev"], entry)
        return entry

    def entry_by_message(self, message_id: str) -> Doc | None:
        found = self.store.entries("id = ? ORDER BY seq LIMIT 1", message_id)
        return found[0] if found else None

    def transcript(self, chat: str, after: int = 0) -> list[Doc]:
        return self.store.entries("chat = ? AND rev > ? ORDER BY seq", chat, after)
