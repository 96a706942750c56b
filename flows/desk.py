"""What the house told about its desk: who is there, its hours, how long people wait; told to somebody who asks for a
human. Where it is set lives outside."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from flows.holidays import is_holiday
from flows.reply import Reply
from flows.safety.windows import JAPAN
from flows.voice.windows import moment

Hours = tuple[tuple[str, str], ...]  # from and to, "10:00" to "17:00"; none: closed
FURTHEST = 60  # days looked ahead for the next opening


@dataclass(frozen=True, slots=True)
class Desk:
    """`week`: the hours of each day, Monday first. `closed`: days without any. `on_duty`: how many are there now.
    `waiting`: how many people wait for one of them. `minutes`: how long the first words took lately, None where nobody
    knows."""

    organisation: str = ""
    contact: str = ""
    week: tuple[Hours, ...] = ((),) * 7
    closed: frozenset[date] = field(default=frozenset())
    closed_on_holidays: bool = True
    on_duty: int = 0
    waiting: int = 0
    minutes: int | None = None

    def hours_of(self, day: date) -> Hours:
        shut = day in self.closed or (self.closed_on_holidays and is_holiday(day))
        return () if shut or len(self.week) != 7 else self.week[day.weekday()]

    def opens(self, now: datetime) -> datetime | None:
        """`now` within the hours, else when they begin next; None where there are none soon."""
        here = now.astimezone(JAPAN)
        for ahead in range(FURTHEST):
            day = here.date() + timedelta(days=ahead)
            for begins, ends in self.hours_of(day):
                start, end = (datetime.combine(day, time.fromisoformat(at), JAPAN) for at in (begins, ends))
                if here < end:
                    return now if start <= here else start
        return None

    def closes(self, now: datetime) -> datetime | None:
        """When the hours that `now` is in end; None outside them."""
        here = now.astimezone(JAPAN)
        for begins, ends in self.hours_of(here.date()):
            start, end = (datetime.combine(here.date(), time.fromisoformat(at), JAPAN) for at in (begins, ends))
            if start <= here < end:
                return end
        return None


def tell(reply: Reply) -> None:
    """To somebody who asked for a human: whether one is there, how long it takes, or when it goes on. Only what is
    known."""
    desk = reply.desk
    if desk is None:
        reply.say("chat.human_there" if reply.duty else "chat.human")
        return
    said = [reply.text("desk.passed_on")]
    if desk.on_duty:
        said.append(reply.text("desk.there"))
        if desk.waiting:
            said.append(reply.text("desk.waiting", count=desk.waiting))
        if desk.minutes is not None:
            said.append(reply.text("desk.minutes", minutes=max(1, desk.minutes)))
        else:
            said.append(reply.text("desk.unknown"))
    else:
        said += _nobody_there(reply, desk)
    reply.say("desk.as_said", words="\n".join(said), personal=False)
    more = [reply.text("desk.hours", hours=hours)] if (hours := hours_in_words(reply, desk)) else []
    if desk.contact:
        more.append(reply.text("desk.contact", organisation=desk.organisation, contact=desk.contact))
    reply.say("desk.as_said", words="\n".join([*more, reply.text("desk.meanwhile")]))


def _nobody_there(reply: Reply, desk: Desk) -> list[str]:
    opens = desk.opens(reply.now)
    if opens is None:
        return [reply.text("desk.nobody")]
    if opens == reply.now:
        return [reply.text("desk.away"), reply.text("desk.then_answered")]
    return [
        reply.text("desk.closed"),
        reply.text("desk.opens", when=moment(reply, opens)),
        reply.text("desk.then_answered"),
    ]


def hours_in_words(reply: Reply, desk: Desk) -> str:
    """「月〜金 10:00〜17:00、土 10:00〜12:00」; "" where there are none."""
    days: list[tuple[list[int], Hours]] = []
    for day, hours in enumerate(desk.week):
        if days and days[-1][1] == hours:
            days[-1][0].append(day)
        else:
            days.append(([day], hours))
    names = reply.wording.raw("desk.days")
    told = []
    for which, hours in days:
        if hours:
            named = str(names[which[0]])
            if len(which) > 1:
                named = reply.text("desk.from_to", first=named, last=names[which[-1]])
            told.append(f"{named} " + reply.text("desk.and").join(f"{begins}–{ends}" for begins, ends in hours))
    words = str(reply.text("desk.and").join(told))
    return reply.text("desk.but_holidays", hours=words) if words and desk.closed_on_holidays else words
