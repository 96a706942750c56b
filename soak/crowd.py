"""People who talk, tap, take back and hurry, a few in each thread; what becomes of it is judged in audit.py."""

from __future__ import annotations

import random
import threading
from contextlib import suppress

from linebot_app.simulator.driver import ControlRefused, NoReply, Phone, Platform

SAYINGS = (
    "はい",
    "きのう取引先から電話があって、納品の間違いを怒られました",
    "私のミスです。数を確認していませんでした",
    "わからない",
    "上司にはまだ言っていません",
    "先方の部長さんが、謝りに来いと言っています",
    "怒り5 不安3",
    "明日の朝までに返事がほしいそうです",
    "もう疲れました",
    "戻る",
    "スキップ",
    "どうしたらいいですか",
    "先輩は関係ないと言っています",
    "まとめ",
    "お客様とはこれからも付き合いたいです",
    "謝ったほうがいいのかな",
)
FORBIDDEN = ("消", "削除", "取り消", "delete", "erase")  # what is erased leaves nothing that could be counted


class Crowd:
    """`people` phones in `threads` threads until `end`; each does `pause` seconds of nothing between two deeds."""

    def __init__(self, platform: Platform, people: int, threads: int, pause: float, seed: int) -> None:
        self.phones = [platform.phone(f"人{n}") for n in range(people)]
        self._pause = pause
        self._ending = threading.Event()
        self._threads = [
            threading.Thread(target=self._live, args=(self.phones[n::threads], random.Random(seed * 1000 + n)))
            for n in range(threads)
        ]
        self.deeds = 0
        self._counting = threading.Lock()

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def end(self) -> None:
        self._ending.set()
        for thread in self._threads:
            thread.join()

    def _live(self, phones: list[Phone], chance: random.Random) -> None:
        while not self._ending.wait(self._pause * chance.uniform(0.5, 1.5)):
            with suppress(ControlRefused, NoReply):
                _do_something(chance.choice(phones), chance)
                with self._counting:
                    self.deeds += 1


def _do_something(phone: Phone, chance: random.Random) -> None:
    what = chance.random()
    labels = [one for one in phone.labels() if not any(word in one.lower() for word in FORBIDDEN)]
    if what < 0.6 and labels:
        phone.tap(chance.choice(labels))
    elif what < 0.92:
        for _ in range(chance.choice((1, 1, 1, 2, 3))):
            phone.say(chance.choice(SAYINGS))
    elif what < 0.95:
        phone.sticker()
    elif what < 0.97:
        phone.unsend(phone.say(chance.choice(SAYINGS)))
    else:
        phone.block()
        phone.unblock()
