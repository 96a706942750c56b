"""One opening as the listing tells it; nothing is added to it, and nothing here knows whom it suits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

# What a year of full-time work is taken for, where pay is told by another unit: 240 days of 8 hours.
IN_A_YEAR = {"hour": 1_920, "day": 240, "week": 52, "month": 12, "year": 1}

# full_time and contractor are schema.org's FULL_TIME and CONTRACTOR, which tell less than Japanese listings do.
TYPES = (
    *("regular", "contract", "dispatch", "part_time", "freelance", "intern", "full_time", "contractor", "temporary"),
    *("volunteer", "other"),
)
IMMEDIATE = 1  # Opening.start_day of one that may begin at once


@dataclass(frozen=True, slots=True)
class Place:
    """`prefecture`: code from 1 to 47. `city`: as the listing writes it, or empty."""

    prefecture: int
    city: str = ""


@dataclass(frozen=True, slots=True)
class Salary:
    """Yen. One of `least` and `most` may be missing, never both. `unit`: a key of IN_A_YEAR."""

    unit: str
    least: int | None = None
    most: int | None = None

    @property
    def year_least(self) -> int:
        """What is sure in a year of full-time work, without bonuses; 0 where only `most` is told."""
        return (self.least or 0) * IN_A_YEAR[self.unit]

    @property
    def year_most(self) -> int:
        return (self.most or self.least or 0) * IN_A_YEAR[self.unit]


@dataclass(frozen=True, slots=True)
class Opening:
    """`id`: digits, given by the store; empty before. `type_words`, `inexperienced`, `start_words`, `hours`,
    `holidays`: the listing's own words, empty where it says nothing. `start_on`: a date it names; `immediate`: at once.
    `valid_through` is aware; from then on it is over.
    """

    title: str
    company: str = ""
    id: str = ""
    source: str = ""
    places: tuple[Place, ...] = ()
    remote: bool = False
    types: tuple[str, ...] = ()
    type_words: str = ""
    salary: Salary | None = None
    inexperienced: str = ""
    start_on: date | None = None
    immediate: bool = False
    start_words: str = ""
    hours: str = ""
    holidays: str = ""
    keywords: tuple[str, ...] = ()
    description: str = ""
    url: str = ""
    posted: date | None = None
    valid_through: datetime | None = None

    @property
    def prefectures(self) -> frozenset[int]:
        return frozenset(place.prefecture for place in self.places)

    @property
    def start_day(self) -> int:
        """Proleptic ordinal; IMMEDIATE for at once, 0 where nothing is said."""
        return IMMEDIATE if self.immediate else self.start_on.toordinal() if self.start_on else 0

    def is_over(self, now: datetime) -> bool:
        return self.valid_through is not None and self.valid_through <= now


def as_dict(opening: Opening) -> dict[str, Any]:
    """Plain JSON values without what is empty, and without `id`."""
    salary, plain = opening.salary, {}
    names = ("title", "company", "source", "type_words", "inexperienced", "start_words", "hours", "holidays")
    for name in (*names, "description", "url", "remote", "immediate"):
        plain[name] = getattr(opening, name)
    plain["places"] = [[place.prefecture, place.city] for place in opening.places]
    plain["types"], plain["keywords"] = list(opening.types), list(opening.keywords)
    plain["salary"] = [salary.unit, salary.least, salary.most] if salary else None
    for name in ("start_on", "posted", "valid_through"):
        moment = getattr(opening, name)
        plain[name] = moment.isoformat() if moment else None
    return {name: value for name, value in plain.items() if value}


def from_dict(plain: dict[str, Any], opening_id: str = "") -> Opening:
    """The opening of `as_dict`. KeyError, TypeError or ValueError for anything else."""
    values = dict(plain)
    values["places"] = tuple(Place(code, city) for code, city in plain.get("places", ()))
    values["types"], values["keywords"] = tuple(plain.get("types", ())), tuple(plain.get("keywords", ()))
    values["salary"] = Salary(*plain["salary"]) if plain.get("salary") else None
    for name, read in (("start_on", date), ("posted", date), ("valid_through", datetime)):
        values[name] = read.fromisoformat(plain[name]) if plain.get(name) else None
    return Opening(**values, id=opening_id)
