"""Numbers of many openings at once, in shapes quick to add and to compare; what they mean is told in index.py."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence


class Sorted:
    """Numbers of the openings in rising order, and whose they are."""

    def __init__(self, numbers: Sequence[int]) -> None:
        self._places = array("i", sorted(range(len(numbers)), key=numbers.__getitem__))
        self._numbers = array("q", (numbers[place] for place in self._places))

    def between(self, least: int, most: int | None) -> Sequence[int]:
        """Places of the numbers from `least` to `most` (both included; None: any)."""
        end = len(self._numbers) if most is None else bisect_right(self._numbers, most)
        return self._places[bisect_left(self._numbers, least) : end]


class Rows:
    """A number for each opening, written down in binary: row n has the bit of value 2ⁿ of all of them. `most`: where
    counting stops."""

    def __init__(self, everything: int, most: int | None = None) -> None:
        self._everything = everything
        self._most = most
        self.rows: list[int] = []

    def add(self, bits: int, points: int) -> None:
        """Adds `points` wherever there is a bit."""
        if self._most is not None:
            bits &= ~self._full()
        for power in range(points.bit_length()):
            if points >> power & 1:
                self._carry(bits, power)

    def _carry(self, bits: int, power: int) -> None:
        while bits:
            while len(self.rows) <= power:
                self.rows.append(0)
            self.rows[power], bits = self.rows[power] ^ bits, self.rows[power] & bits
            power += 1

    def _full(self) -> int:
        """Where `most` (a number of ones in binary: 1, 3, 7) is reached."""
        found = self._everything
        for power in range((self._most or 0).bit_length()):
            found &= self.rows[power] if power < len(self.rows) else 0
        return found
