"""Postboxes in Redis: a sorted set for each person, by number; what is in a letter is not known here."""

from __future__ import annotations

from collections.abc import Sequence

from linebot_app.ports import Letter, Post
from linebot_app.storage import scripts
from linebot_app.storage.address import read_address
from linebot_app.storage.calls import Argument, Calls
from linebot_app.storage.keys import Keys

MOST = 300  # letters of one person: a consultation of two hours has about 150
_A_DAY = 86_400_000
STAYS, PASSES = 30 * _A_DAY, _A_DAY
_REMEMBERED = 2 * _A_DAY  # a retry key lives for one
_VERSION_KEPT = 2 * STAYS  # longer than anybody's page is open over it


class RedisPostboxes:
    """Implements Postboxes. Threads may share it."""

    def __init__(self, calls: Calls, keys: Keys) -> None:
        self._calls = calls
        self._keys = keys

    def put(self, person: str, key: str, bodies: Sequence[bytes], *, stays: bool) -> bool:
        partition = self._keys.partition(person)
        box, _ = self._keys.postbox(partition, person)
        limits = (_REMEMBERED, STAYS if stays else b"", PASSES, MOST)
        return bool(self._calls.run((scripts.PUT, (box, self._keys.put(partition, key)), (*limits, *bodies))))

    def fetch(self, person: str, after: int = 0, until: int | None = None) -> Post:
        box, version = self._keys.postbox(self._keys.partition(person), person)
        last = b"+inf" if until is None else until
        # The version first: a change between the two is seen with the next look.
        told, members = self._calls.ask_all(
            [(version, ("GET", version)), (box, ("ZRANGE", box, f"({after}", last, "BYSCORE"))]
        )
        return Post(int(told or 0), [_letter(member) for member in members])

    def mend(self, person: str, changes: Sequence[tuple[Letter, bytes]]) -> None:
        if not changes:
            return
        words: list[Argument] = []
        for letter, body in changes:
            words += (letter.number, letter.body, body)
        self._mend(person, words)

    def empty(self, person: str) -> None:
        self._mend(person, [])

    def close(self) -> None:
        self._calls.close()

    def _mend(self, person: str, words: Sequence[Argument]) -> None:
        keys = self._keys.postbox(self._keys.partition(person), person)
        self._calls.run((scripts.MEND, keys, (_VERSION_KEPT, *words)))


def open_postboxes(url: str, partitions: int = 64, prefix: str = "kikiyaku") -> RedisPostboxes:
    """Beside the store that open_sessions opens for the same arguments. ValueError: the URL is malformed."""
    keys = Keys(prefix, partitions)
    return RedisPostboxes(Calls(read_address(url), keys), keys)


def _letter(member: bytes) -> Letter:
    number, _, body = member.partition(b" ")
    return Letter(int(number), body)
