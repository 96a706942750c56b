"""What the conversation asks of the operators' listing, and how the best few are put together for showing; where the
listing is kept is not known here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from flows.jobs.judging import Match, judge, place_goes, type_goes
from flows.jobs.opening import Opening
from flows.jobs.wishes import Wishes

SHOWN = 10
LOOKED_AT = 40  # so many are read in full: some may be over since, and one company is not to fill the list
OF_ONE_COMPANY = 3


@dataclass(frozen=True, slots=True)
class Shortlist:
    """`matches`: at most SHOWN, best first. `total`: how many go with the hard wishes. `any_work`: none of them names
    the wished work. `elsewhere`, `other_types`: how many more there are at other places, of other types."""

    matches: tuple[Match, ...] = ()
    total: int = 0
    any_work: bool = False
    elsewhere: int = 0
    other_types: int = 0


class ListingAway(Exception):
    """The listing cannot be asked now; what was asked has changed nothing."""


class Listing(Protocol):
    """Both methods raise ListingAway."""

    def best(self, wishes: Wishes, now: datetime) -> Shortlist:
        """The openings that go with the wishes, none that is closed or over at `now` (aware)."""

    def find(self, opening_id: str, now: datetime) -> Opening | None:
        """An opening that can still be asked for; None when it is gone, or the id is none."""


def shown(openings: Iterable[Opening], wishes: Wishes, now: datetime) -> tuple[Match, ...]:
    """The best of `openings`, judged anew: at most SHOWN, of one company no more than a few while there are others."""
    today = now.date()
    judged = [
        judge(opening, wishes, today)
        for opening in openings
        if not opening.is_over(now) and place_goes(opening, wishes) and type_goes(opening, wishes)
    ]
    if any(match.names_the_work for match in judged):
        judged = [match for match in judged if match.names_the_work]
    first: list[Match] = []
    rest: list[Match] = []
    of_company: dict[str, int] = {}
    for match in sorted(judged, key=lambda one: one.order):
        company = match.opening.company
        of_company[company] = of_company.get(company, 0) + 1
        (rest if company and of_company[company] > OF_ONE_COMPANY else first).append(match)
    return tuple([*first, *rest][:SHOWN])
