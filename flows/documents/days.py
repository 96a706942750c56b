"""The days of a case as a document names them: the deadline, when one answers, when one asks again; other words of it
live in told.py."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from flows.documents.calendar import month_of, next_working_day, say_day, say_moment
from flows.documents.own import OwnWords


@dataclass(frozen=True)
class Days(OwnWords):
    """One case by its days."""

    def _format(self, key: str, **words: object) -> str:
        return self.wording.text(f"documents.format.{key}", 0, **words)

    @cached_property
    def due(self) -> date | datetime | None:
        """The deadline; a datetime (in the zone of `now`) only when an hour was named."""
        text = self.case.deadline or ""
        try:
            if "T" not in text:
                return date.fromisoformat(text)
            moment = datetime.fromisoformat(text)
            zone = self.now.tzinfo if self.now else None
            return moment.replace(tzinfo=zone) if moment.tzinfo is None else moment.astimezone(zone)
        except (ValueError, OverflowError):
            return None

    @property
    def answer_is_due(self) -> bool:
        """They were given a day, or named one: nobody else asks for it."""
        return bool(self.case.blanks.get("reply_by")) or (self.due is not None and bool(self._dates().get("reply_by")))

    @property
    def next_day(self) -> str:
        """The first day on which anybody is at work: what one may say in practice, where no day is chosen."""
        return say_day(next_working_day(self.now.date()), self.wording) if self.now is not None else ""

    @property
    def no_answer_is_due(self) -> bool:
        return not self.answer_is_due

    def _dates(self) -> dict[str, str]:
        if self.now is None:
            return {}
        return {
            "today": self._format(
                "date_year", year=self.now.year, month=month_of(self.now, self.wording), day=self.now.day
            ),
            "reply_by": self._reply_by(self.now),
            "answer_by": self._asked_for_by(self.now.date()),
            "follow_by": self._follow_by(self.now),
        }

    def _follow_by(self, now: datetime) -> str:
        """The first working day after the time chosen for asking again; "" while nothing was chosen."""
        days = {"tomorrow": 1, "week": 7, "month": 30}.get(self.case.follow_up or "", 0)
        return say_day(next_working_day(now.date() + timedelta(days=days - 1)), self.wording) if days else ""

    def _asked_for_by(self, today: date) -> str:
        """The day until which somebody else is asked to answer: the eve of the deadline, and never the day on which
        they are asked; "" where no deadline is ahead."""
        due = self.due.date() if isinstance(self.due, datetime) else self.due
        if due is None or due <= today:
            return ""
        first, days = next_working_day(today), next_working_day(today, after=5)
        return say_day(max(first, min(days, due - timedelta(days=1))), self.wording)

    def _reply_by(self, now: datetime) -> str:
        """The day named in "I will answer by": the deadline while it lies ahead; "" without one and once it has passed,
        for then it is theirs to name one: nobody is held to a day that they did not choose."""
        due = self.due
        if isinstance(due, datetime):
            return say_moment(due, self.wording) if due > now else ""
        if due is not None:
            return say_day(due, self.wording) if due >= now.date() else ""
        return ""
