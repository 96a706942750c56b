"""How one matter has gone, told by its turns, and what it adds to the figures; pure, no SQL and no words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any, Self

from linebot_app.storage.entry import Entry

JAPAN = timezone(timedelta(hours=9), "Asia/Tokyo")
CLOSED = "closed"
MISSED = "not_understood"
EVERY = "*"
_BACK = ("back", "change")  # triggers of going back to an answer, one at a time or by choosing it
_AWAY = 30 * 60  # seconds: who answers later has put the phone away, that is no time spent on the question
_STEP = math.log(1.1)  # a class of durations is a tenth wide: medians are right to 5 %

Key = tuple[str, str, str, str, str]  # entry, span, version, kind, name


@dataclass(slots=True)
class Journey:
    """`day`: of Japan's calendar, on which the matter began. `places`: stage of the map -> seconds spent there.
    `asked`: questions that were put. `moves`: "from>to". `back`, `missed`: question -> how often. `feelings`: as in
    the digest. `trials`: question -> "trial|arm", how it was worded. `guards`: what came of it, "missed|trial|arm" ->
    how often."""

    day: str
    entry: str = ""
    version: str = ""
    place: str = ""
    question: str = ""
    last: str = ""
    places: dict[str, float] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    moves: list[str] = field(default_factory=list)
    back: dict[str, int] = field(default_factory=dict)
    missed: dict[str, int] = field(default_factory=dict)
    advised: str = ""
    chosen: str = ""
    rating: int | None = None
    feelings: dict[str, list[int | None]] = field(default_factory=dict)
    danger: bool = False
    trials: dict[str, str] = field(default_factory=dict)
    guards: dict[str, int] = field(default_factory=dict)

    @classmethod
    def begun(cls, digest: Mapping[str, Any]) -> Self:
        return cls(day=datetime.fromisoformat(str(digest["started"])).astimezone(JAPAN).date().isoformat())

    @classmethod
    def from_dict(cls, kept: Mapping[str, Any]) -> Self:
        return cls(**kept)

    def to_dict(self) -> dict[str, Any]:
        """To be written down at once: its lists and tables are those of the journey."""
        return {name: getattr(self, name) for name in self.__slots__}

    def follow(self, entry: Entry) -> None:
        """Takes one turn of the log along, whose digest is of this matter. Turns come in order."""
        digest = entry["digest"]
        question, trigger = str(entry.get("question") or ""), str(entry.get("trigger") or "")
        self._spend(str(entry["at"]))
        self._guard(entry, trigger)
        if trigger == MISSED:
            _count(self.missed, self.question or question)
        elif trigger in _BACK and question:
            _count(self.back, question)
        place = str(digest.get("place") or "")
        if place != self.place:
            if self.place and f"{self.place}>{place}" not in self.moves:
                self.moves.append(f"{self.place}>{place}")
            self.place = place
            self.places.setdefault(place, 0.0)
            self.question = ""
        self.question = question or self.question  # who blocks the account leaves at the question that was open
        if question and question not in self.asked:
            self.asked.append(question)
        self.version = str(entry.get("flow_version") or "")
        self.entry, self.advised, self.chosen = (str(digest.get(name) or "") for name in ("entry", "advised", "chosen"))
        rating = digest.get("rating")
        self.rating = int(rating) if rating is not None else None
        self.feelings = {str(name): list(pair) for name, pair in (digest.get("feelings") or {}).items()}
        self.danger = self.danger or bool(digest.get("danger"))

    def _guard(self, entry: Entry, trigger: str) -> None:
        """What is said to a question on trial, then how questions of this turn were worded."""
        steps = [str(one.get("value") or "") for one in entry.get("effects") or () if one.get("does") == "record"]
        if arm := self.trials.get(self.question, ""):
            happened = (("missed", trigger == MISSED), ("danger", any(_spoke_of_danger(step) for step in steps)))
            for kind, holds in happened:
                if holds:
                    _count(self.guards, f"{kind}|{arm}")
        for step in steps:
            match step.split(" "):
                case ["worded", question, trial, arm]:
                    self.trials.setdefault(question, f"{trial}|{arm}")

    def _spend(self, at: str) -> None:
        if self.last and self.place:
            gap = (_moment(at) - _moment(self.last)).total_seconds()
            if 0 < gap <= _AWAY:
                self.places[self.place] = round(self.places.get(self.place, 0.0) + gap, 1)
        self.last = at

    def adds(self) -> Counter[tuple[str, str]]:
        """What this matter counts for, as (kind, name)."""
        found: Counter[tuple[str, str]] = Counter([("matter", "")])
        open_ = self.place if self.place != CLOSED else ""
        found.update(("stage", place) for place in self.places)
        found.update(("question", question) for question in self.asked)
        found.update(("move", move) for move in self.moves)
        if open_:
            found["left", open_] += 1
            if self.question:
                found["stuck", self.question] += 1
        for place, seconds in self.places.items():
            if seconds and place != open_:
                found["seconds", f"{place}|{class_of(seconds)}"] += 1
        for kind, counted in (("back", self.back), ("missed", self.missed)):
            for question, times in counted.items():
                found[kind, question] += times
        found.update(self._of_trials())
        if self.rating is not None:
            found["rating", str(self.rating)] += 1
        if self.advised or self.chosen:
            found["decision", f"{self.advised}|{self.chosen}"] += 1
        for name, (before, after, *_) in self.feelings.items():
            if before and after is not None:
                found["feeling", f"{name}|{before}|{after}"] += 1
        if self.danger:
            found["danger", ""] += 1
        return found

    def _of_trials(self) -> Counter[tuple[str, str]]:
        found = Counter({("trial", name): times for name, times in self.guards.items()})
        for question, arm in self.trials.items():
            found["trial", f"asked|{arm}"] += 1
            if self.place != CLOSED and self.question == question:
                found["trial", f"stuck|{arm}"] += 1
        return found

    def keyed(self) -> Counter[Key]:
        """The same by where it is kept: for its entry and for all, by day and by month."""
        spans = (self.day, f"M{self.day[:7]}")
        entries = {self.entry, EVERY}
        return Counter(
            {
                (entry, span, self.version, kind, name): count
                for (kind, name), count in self.adds().items()
                for entry in entries
                for span in spans
            }
        )


def _spoke_of_danger(step: str) -> bool:
    return step == "gentle" or step.startswith("danger ")


def class_of(seconds: float) -> int:
    return round(math.log(max(seconds, 1.0)) / _STEP)


def seconds_of(number: int) -> float:
    """The middle of a class of durations."""
    return math.exp(number * _STEP)


def _count(into: dict[str, int], name: str) -> None:
    into[name] = into.get(name, 0) + 1


def _moment(at: str) -> datetime:
    moment = datetime.fromisoformat(at)
    return moment if moment.tzinfo else moment.replace(tzinfo=JAPAN)
