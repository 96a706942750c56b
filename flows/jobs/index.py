"""Many openings at once: one bit an opening, one row of bits a fact, so that 100,000 are ranked with a few operations
on long integers. What is looked through here is only where to look; judging.py says what is shown."""

from __future__ import annotations

from array import array
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import compress, repeat
from operator import contains

from flows.jobs import judging
from flows.jobs.opening import IMMEDIATE, Opening
from flows.jobs.rows import Rows, Sorted
from flows.jobs.wishes import WITHIN, Wishes
from flows.jobs.words import holds, is_latin_at_an_end, lines_with, searched

_DIGITS = bytes([48, *[49] * 255])  # a byte that is not 0 is a one
_MOST_KEPT = 128  # rows of bits for words, incomes and days that were asked for: 12.5 KB each at 100,000


@dataclass(frozen=True, slots=True)
class Entry:
    """What the index needs of one opening. `title`, `keywords`: plain; `id`: the store's number; days are ordinals."""

    id: int
    title: str
    keywords: tuple[str, ...]
    prefectures: Iterable[int]
    remote: bool
    types: Iterable[str]
    year_least: int
    year_most: int
    inexperienced: bool
    start_day: int


def entry_of(opening: Opening) -> Entry:
    title, keywords = searched(opening)
    salary = opening.salary
    year = (salary.year_least, salary.year_most) if salary else (0, 0)
    return Entry(
        int(opening.id),
        title,
        keywords,
        opening.prefectures,
        opening.remote,
        opening.types,
        *year,
        bool(opening.inexperienced),
        opening.start_day,
    )


@dataclass(frozen=True, slots=True)
class Found:
    """`ids` of the best, best first. `total`: all that go with the hard wishes (and name the work, unless `any_work`:
    none of them does). `elsewhere`, `other_types`: how many more there were without that wish."""

    ids: tuple[int, ...]
    total: int
    any_work: bool = False
    elsewhere: int = 0
    other_types: int = 0


class Index:
    """Never changed once made; threads may share it. Memory: some 250 bytes an opening."""

    def __init__(self, entries: Iterable[Entry], words: Iterable[str] = ()) -> None:
        """`entries` in the order in which equals are shown: the newest first. `words`: plain ones that will be asked
        for, looked up beforehand."""
        self._ids = array("q")
        year_least, year_most, start = array("q"), array("q"), array("q")
        marked: defaultdict[tuple[str, object], array[int]] = defaultdict(lambda: array("i"))
        titles: list[str] = []
        having: defaultdict[str, array[int]] = defaultdict(lambda: array("i"))  # listings share most of their keywords
        for place, entry in enumerate(entries):
            self._ids.append(entry.id)
            year_least.append(entry.year_least)
            year_most.append(entry.year_most)
            start.append(entry.start_day)
            titles.append(entry.title)
            for keyword in entry.keywords:
                having[keyword].append(place)
            for name, values in (("in", entry.prefectures), ("type", entry.types or ("",))):
                for value in values:
                    marked[name, value].append(place)
            for name, is_so in (("remote", entry.remote), ("inexperienced", entry.inexperienced)):
                if is_so:
                    marked[name, True].append(place)
        self._count = len(self._ids)
        self._titles = titles
        self._keywords, self._having = "\n".join(having), list(having.values())
        self._year_least, self._year_most, self._start = map(Sorted, (year_least, year_most, start))
        self._marks = {key: self._bits_at(places) for key, places in marked.items()}
        self._everything = (1 << self._count) - 1
        self._kept: OrderedDict[tuple[object, ...], int] = OrderedDict()
        self._prepared: dict[tuple[object, ...], int] = {}
        for word in words:
            self._prepared["title", word] = self._in_title(word)
            self._prepared["keyword", word] = self._in_keywords(word)
        self._kept.clear()

    def __len__(self) -> int:
        return self._count

    def best(self, wishes: Wishes, today: date, count: int) -> Found:
        """The `count` that go best with the wishes, in the order of Match.order."""
        here, kind = self._places(wishes), self._types(wishes)
        hard = here & kind
        in_title, named = self._named(wishes)
        fitting = hard & named
        any_work = bool(wishes.words and hard and not fitting)
        fitting = hard if any_work else fitting
        rows = Rows(self._everything)
        for bits, points in self._points(wishes, today, in_title, named):
            rows.add(bits & fitting, points)
        ids = tuple(self._ids[place] for place in self._best(rows, fitting, count))
        wanted = self._everything if any_work else named
        return Found(
            ids,
            fitting.bit_count(),
            any_work,
            (kind & wanted & ~here).bit_count(),
            (here & wanted & ~kind).bit_count(),
        )

    def _points(self, wishes: Wishes, today: date, in_title: int, named: int) -> Iterator[tuple[int, int]]:
        if wishes.words:
            yield in_title, judging.WORD_IN_TITLE
            yield named & ~in_title, judging.WORD_IN_KEYWORDS
        if wishes.types:
            yield self._any("type", wishes.stated_types), judging.TYPE_STATED
        if wishes.income is not None:
            sure, reachable = (self._paid(name, wishes.income) for name in ("least", "most"))
            yield sure, judging.INCOME_SURE
            yield reachable & ~sure, judging.INCOME_REACHABLE
        if wishes.inexperienced:
            yield self._marks.get(("inexperienced", True), 0), judging.INEXPERIENCED
        if wishes.start is not None:
            yield self._starting(today.toordinal() + WITHIN[wishes.start]), judging.START
        counted = Rows(self._everything, most=judging.MOST_KEYWORDS_COUNTED)
        for word in wishes.keywords:
            counted.add(self._in_title(word) | self._in_keywords(word), 1)
        yield from ((row, 1 << power) for power, row in enumerate(counted.rows))

    def _places(self, wishes: Wishes) -> int:
        if not wishes.prefectures and not wishes.remote:
            return self._everything
        remote = self._marks.get(("remote", True), 0) if wishes.remote else 0
        return self._any("in", wishes.prefectures) | remote

    def _types(self, wishes: Wishes) -> int:
        if not wishes.types:
            return self._everything
        return self._any("type", wishes.stated_types | wishes.unsure_types | {""})

    def _named(self, wishes: Wishes) -> tuple[int, int]:
        """Those with a wished word in the title, and those with one at all; everything without such a wish."""
        if not wishes.words:
            return 0, self._everything
        in_title = in_keywords = 0
        for word in wishes.words:
            in_title |= self._in_title(word)
            in_keywords |= self._in_keywords(word)
        return in_title, in_title | in_keywords

    def _any(self, name: str, values: Iterable[object]) -> int:
        found = 0
        for value in values:
            found |= self._marks.get((name, value), 0)
        return found

    def _in_title(self, word: str) -> int:
        return self._keep(("title", word), lambda: self._bits(self._with_title(word)))

    def _with_title(self, word: str) -> bytearray:
        """One look a title costs the same for every word; searching one long text costs more the commoner the word."""
        found = bytearray(map(contains, self._titles, repeat(word))) if word else bytearray(self._count)
        if is_latin_at_an_end(word):
            for place in compress(range(self._count), bytes(found)):
                found[place] = holds(self._titles[place], word)
        return found

    def _in_keywords(self, word: str) -> int:
        return self._keep(("keyword", word), lambda: self._bits_at(self._with_keyword(word)))

    def _with_keyword(self, word: str) -> Iterator[int]:
        for number in lines_with(self._keywords, word):
            yield from self._having[number]

    def _paid(self, name: str, income: int) -> int:
        years = self._year_least if name == "least" else self._year_most
        return self._keep(("paid", name, income), lambda: self._bits_at(years.between(income, None)))

    def _starting(self, until: int) -> int:
        return self._keep(("start", until), lambda: self._bits_at(self._start.between(IMMEDIATE, until)))

    def _keep(self, key: tuple[object, ...], make: Callable[[], int]) -> int:
        # Two threads at worst make the same bits twice.
        found = self._prepared.get(key, self._kept.get(key))
        if found is None:
            found = self._kept[key] = make()
            while len(self._kept) > _MOST_KEPT:
                try:
                    self._kept.popitem(last=False)
                except KeyError:  # another thread has emptied it
                    break
        return found

    def _bits(self, flags: bytes | bytearray) -> int:
        return int(flags.translate(_DIGITS), 2) if flags else 0

    def _bits_at(self, places: Iterable[int]) -> int:
        flags = bytearray(self._count)
        for place in places:
            flags[place] = 1
        return self._bits(flags)

    def _best(self, rows: Rows, fitting: int, count: int) -> Iterator[int]:
        """Places by falling points; of equal points the earlier place. The first place is the highest bit."""
        groups = [(fitting, len(rows.rows))]
        left = count
        while groups and left > 0:
            group, height = groups.pop()
            if not group:
                continue
            if height:
                row = rows.rows[height - 1]
                groups += [(group & ~row, height - 1), (group & row, height - 1)]
                continue
            while group and left > 0:
                top = group.bit_length() - 1
                yield self._count - 1 - top
                group ^= 1 << top
                left -= 1
