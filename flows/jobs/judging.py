"""Whether one opening goes with somebody's wishes, how well, and why: claims that rest on what the listing says. How
many openings are looked through at once lives in index.py, which must agree with this."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from flows.jobs.opening import IMMEDIATE, Opening
from flows.jobs.wishes import WITHIN, Wishes
from flows.jobs.words import holds, plain, searched

WORD_IN_TITLE, WORD_IN_KEYWORDS = 8, 5
INCOME_SURE, INCOME_REACHABLE = 4, 2
INEXPERIENCED, TYPE_STATED, START = 4, 3, 2
MOST_KEYWORDS_COUNTED = 3  # one point each
MOST_POINTS = WORD_IN_TITLE + INCOME_SURE + INEXPERIENCED + TYPE_STATED + START + MOST_KEYWORDS_COUNTED


@dataclass(frozen=True, slots=True)
class Reason:
    """One claim. `key`: its wording under `jobs.reason`. `verdict`: fits, differs, or unstated where the listing is
    silent. `word`: what the listing writes of a wished word."""

    key: str
    verdict: str
    points: int = 0
    word: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    opening: Opening
    reasons: tuple[Reason, ...]

    @property
    def points(self) -> int:
        return sum(reason.points for reason in self.reasons)

    def those(self, verdict: str) -> tuple[Reason, ...]:
        return tuple(reason for reason in self.reasons if reason.verdict == verdict)

    @property
    def names_the_work(self) -> bool:
        return any(reason.key in ("word_in_title", "word_in_keywords") for reason in self.reasons)

    @property
    def order(self) -> tuple[int, int, int]:
        """What is shown first: more points, then the newer one, then the one that was known earlier."""
        posted = self.opening.posted
        return -self.points, -(posted.toordinal() if posted else 0), int(self.opening.id or 0)


def place_goes(opening: Opening, wishes: Wishes) -> bool:
    """Hard: a job elsewhere is none."""
    if not wishes.prefectures and not wishes.remote:
        return True
    return (wishes.remote and opening.remote) or not opening.prefectures.isdisjoint(wishes.prefectures)


def type_goes(opening: Opening, wishes: Wishes) -> bool:
    """Hard where the listing names another type; one that names none, or only a coarse one, stays possible."""
    if not wishes.types or not opening.types:
        return True
    return not (wishes.stated_types | wishes.unsure_types).isdisjoint(opening.types)


def judge(opening: Opening, wishes: Wishes, today: date) -> Match:
    """For openings whose place and type go."""
    title, keywords = searched(opening)
    reasons = [
        *_of_words(opening, title, keywords, wishes),
        *_of_place(opening, wishes),
        *_of_type(opening, wishes),
        *_of_income(opening, wishes),
        *_of_experience(opening, wishes),
        *_of_start(opening, wishes, today),
        *_of_keywords(opening, (title, *keywords), wishes),
    ]
    return Match(opening, tuple(reasons))


def _of_words(opening: Opening, title: str, keywords: tuple[str, ...], wishes: Wishes) -> Iterator[Reason]:
    if not wishes.words:
        return
    for key, texts, points in (
        ("word_in_title", (title,), WORD_IN_TITLE),
        ("word_in_keywords", keywords, WORD_IN_KEYWORDS),
    ):
        if word := next((word for word in wishes.words if _any_holds(texts, word)), None):
            yield Reason(key, "fits", points, _as_written(opening, word, key == "word_in_title"))
            return
    yield Reason("no_word", "differs")


def _of_place(opening: Opening, wishes: Wishes) -> Iterator[Reason]:
    if not opening.prefectures.isdisjoint(wishes.prefectures):
        yield Reason("place", "fits")
    elif wishes.remote and opening.remote:
        yield Reason("remote", "fits")


def _of_type(opening: Opening, wishes: Wishes) -> Iterator[Reason]:
    if not wishes.types:
        return
    if not wishes.stated_types.isdisjoint(opening.types):
        yield Reason("type", "fits", TYPE_STATED)
    elif opening.types:
        yield Reason("type_unsure", "unstated")
    else:
        yield Reason("no_type", "unstated")


def _of_income(opening: Opening, wishes: Wishes) -> Iterator[Reason]:
    if wishes.income is None:
        return
    salary = opening.salary
    if salary is None:
        yield Reason("no_income", "unstated")
        return
    told = "" if salary.unit == "year" else "_by_month" if salary.unit == "month" else "_counted"
    if salary.year_least >= wishes.income:
        yield Reason(f"income{told}", "fits", INCOME_SURE)
    elif salary.year_most >= wishes.income:
        yield Reason(f"income_at_most{told}", "fits", INCOME_REACHABLE)
    else:
        yield Reason(f"income_less{told}", "differs")


def _of_experience(opening: Opening, wishes: Wishes) -> Iterator[Reason]:
    if wishes.inexperienced:
        found = opening.inexperienced
        yield Reason("inexperienced", "fits", INEXPERIENCED) if found else Reason("experience_open", "unstated")


def _of_start(opening: Opening, wishes: Wishes, today: date) -> Iterator[Reason]:
    if wishes.start is None:
        return
    day = opening.start_day
    if not day:
        yield Reason("start_as_told" if opening.start_words else "no_start", "unstated")
    elif IMMEDIATE <= day <= today.toordinal() + WITHIN[wishes.start]:
        yield Reason("start", "fits", START)
    else:
        yield Reason("start_later", "differs")


def _any_holds(texts: tuple[str, ...], word: str) -> bool:
    return any(holds(text, word) for text in texts)


def _of_keywords(opening: Opening, texts: tuple[str, ...], wishes: Wishes) -> Iterator[Reason]:
    found = [word for word in wishes.keywords if _any_holds(texts, word)]
    for word in found[:MOST_KEYWORDS_COUNTED]:
        yield Reason("keyword", "fits", 1, _as_written(opening, word, in_title=False))


def _as_written(opening: Opening, word: str, in_title: bool) -> str:
    """The listing's keyword that holds `word`; of a title, which is shown anyway, the word alone."""
    written = () if in_title else opening.keywords
    return next((keyword for keyword in written if holds(plain(keyword), word)), word.upper())
