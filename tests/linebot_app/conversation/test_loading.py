"""Who waits too long sees that something is coming; who does not, sees nothing."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from linebot_app.conversation import Loading
from tests.support.chat import PERSON, Chat


class Shows:
    def __init__(self) -> None:
        self.people: list[str] = []
        self.shown = threading.Event()

    def show_loading(self, person: str, seconds: int = 20) -> None:
        self.people.append(person)
        self.shown.set()


def test_a_turn_that_takes_longer_than_patience_shows_the_animation_once() -> None:
    messenger: Any = Shows()
    with Loading(messenger, patience=0.01).watch("U1"):
        assert messenger.shown.wait(10)
    assert messenger.people == ["U1"]


def test_somebody_who_has_waited_already_sees_it_at_once() -> None:
    messenger: Any = Shows()
    with Loading(messenger, patience=3_600).watch("U1", waited=3_600):
        assert messenger.shown.wait(10)


def test_who_comes_later_with_less_patience_left_is_not_forgotten() -> None:
    messenger: Any = Shows()
    loading = Loading(messenger, patience=3_600)
    with loading.watch("U1"), loading.watch("U2", waited=3_600):
        assert messenger.shown.wait(10)
    assert messenger.people == ["U2"]


def test_a_quick_turn_shows_nothing() -> None:
    now = [0.0]
    messenger: Any = Shows()
    loading = Loading(messenger, patience=1.5, clock=lambda: now[0])
    with loading.watch("U1"):
        now[0] = 1.4
    now[0] = 10.0
    with loading.watch("U2", waited=60):
        assert messenger.shown.wait(10)
    assert messenger.people == ["U2"]


class Watched(Loading):
    def __init__(self) -> None:
        super().__init__(Shows())  # type: ignore[arg-type]
        self.waits: list[tuple[str, float]] = []

    @contextmanager
    def watch(self, person: str, waited: float = 0.0) -> Iterator[None]:
        self.waits.append((person, waited))
        yield


def test_waiting_counts_from_the_oldest_event_and_in_groups_not_at_all(chat: Chat) -> None:
    watched = Watched()
    slow = Chat(chat.store, loading=watched)
    slow.deliver(slow.text("一"))
    slow.later(3)
    slow.deliver(slow.text("二"), slow.event("join", source={"type": "group", "groupId": "C" + "1" * 32}))
    slow.work()
    assert watched.waits == [(PERSON, 3.0)]
