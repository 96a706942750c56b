"""The next three steps with their times: weekends and nights are for resting, deadlines are kept; wording in TOML."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from flows.case import Case
from flows.content import Content, content
from flows.decision import around
from flows.decision.face_to_face import answers_the_phone
from flows.decision.factors import OPTIONS
from flows.decision.from_case import sent_to_the_wrong_one
from flows.documents.calendar import EVENING, at, earliest_contact, is_night, next_working_day, say_day
from flows.documents.told import Told
from flows.house_words import said_of


@dataclass(frozen=True, slots=True)
class Step:
    """`when` in the zone of `now`; `label` says it (きょう 午前); `contact`: somebody is called or written to. `key`:
    which one it is; `by`: until then, not at that hour."""

    when: datetime
    label: str
    text: str
    contact: bool = True
    key: str = ""
    by: bool = False


ASK_POLICE = "ask_police"
_READ_FIRST = "read_first"  # without the house: somebody else reads it before it goes out
_AT_ONCE = frozenset({"safe_now", "safe_here", "safe_here_alone"})
# A step: wording key, whether it contacts somebody, and its place: 0 now, n working days after the first contact.
_Row = tuple[str, bool, int]


def report_to(told: Told) -> str:
    """To whom inside the company it goes; who has reported already goes on from there."""
    if told.case.boss == "told" or "reported" in (told.case.done or ()):
        return "agree_boss"
    if told.other_than_boss:
        desk = "report_hr" if around.no_other_boss(told.case) else "report_other"
        return "consult_outside" if told.outside else "report_other_boss" if told.to_another_boss else desk
    return "report_away" if told.away else "report_boss"


def _outside(told: Told) -> str:
    if told.house_is_kept_out:
        return _READ_FIRST
    return "hear_company" if told.case.company_told == "told" else "ask_company"


def _with_boss(told: Told) -> tuple[_Row, ...]:
    if told.left:
        if told.house_is_kept_out:
            return ("choose_share", False, 0), (_READ_FIRST, False, 0), ("apologise_share", True, 1)
        return ("note_words", False, 0), ("ask_company_along", True, 0), ("go_along", True, 2)
    together = "apologise_with_other" if told.other_than_boss else "apologise_together"
    together = "decide_who_answers" if told.outside else together
    return (report_to(told), True, 0), ("first_word", True, 0), (together, True, 1)


def _limited(told: Told) -> tuple[_Row, ...]:
    inside = _outside(told) if told.left else report_to(told) if told.other_than_boss else "tell_inside"
    return (
        ("choose_share", False, 0),
        (inside, inside != _READ_FIRST, 0),
        ("apologise_share", True, 1 if told.left else 0),
    )


def _take_over(told: Told) -> str:
    """Whoever was told already and does nothing is asked to take over all the same."""
    if told.boss_reachable:
        return "take_over_alone" if told.alone or told.away else "take_over"
    return report_to(told)


def _safe_here(told: Told) -> str:
    return "safe_here_alone" if told.alone else "safe_here"


def _company(told: Told) -> tuple[_Row, ...]:
    if told.at_the_desk:
        return (_safe_here(told), False, 0), (_take_over(told), True, 0), ("settle_who", True, 1)
    if told.left:
        if told.house_is_kept_out:
            return ("note_words", False, 0), (_READ_FIRST, False, 0), ("explain_alone", True, 1)
        return ("note_words", False, 0), (_outside(told), True, 0), ("after_company", False, 2)
    after = "decide_who_answers" if told.outside else "hand_over"
    return ("note_words", False, 0), (report_to(told), True, 0), (after, True, 1)


def _explain(told: Told) -> tuple[_Row, ...]:
    if told.left:
        alone = told.house_is_kept_out
        last = "explain_alone" if alone else "explain_left"
        return ("sort_facts", False, 0), (_outside(told), not alone, 0), (last, True, 1)
    return ("sort_facts", False, 0), ("check_inside", True, 0), ("explain", True, 1)


def _seek_help(told: Told) -> tuple[_Row, ...]:
    if told.at_the_desk:
        return (_safe_here(told), False, 0), (_take_over(told), True, 0), (ASK_POLICE, True, 0)
    if answers_the_phone(told.case):
        return ("safe_on_the_phone", False, 0), (_take_over(told), True, 0), (ASK_POLICE, True, 0)
    return ("safe_now", False, 0), ("tell_company", True, 0), (ASK_POLICE, True, 0)


_STEPS: dict[str, Callable[[Told], tuple[_Row, ...]]] = dict(
    zip(OPTIONS, (_with_boss, _limited, _company, _explain, _seek_help), strict=True)
)


def plan(option: str, case: Case, now: datetime, language: str = "ja") -> list[Step]:
    """Three steps for `option` in order of time; none when `option` is none of OPTIONS. `now` must be aware.

    Nobody is contacted at night or before the next working morning, unless a deadline falls before it: then the first
    word goes out in time; data lost or gone astray is told to the company at any hour. In danger the steps are those
    to safety, whatever was chosen, the first one at once.
    """
    if option not in _STEPS:
        return []
    told = Told(case, said_of(content(language), case), now)
    first, offices = first_contact(told, now), earliest_contact(now)
    steps = []
    rows = _seek_help(told) if told.danger else _STEPS[option](told)
    if told.data_at_risk and not told.danger:
        rows = (("data_first", True, 0), *rows[1:])
        if sent_to_the_wrong_one(case):
            rows = (rows[0], ("ask_to_delete", True, 0), rows[-1])
    for key, contact, later in rows:
        if key == "data_first":
            when = now
        elif not contact and not later:
            when = own_time(now, at_once=key in _AT_ONCE)
        else:
            begin = offices if key == ASK_POLICE else first
            when = at(begin, next_working_day(begin.date(), later), 10) if later else begin
        steps.append((key, contact, when))
    steps = _in_time(steps, told, now)
    return [
        Step(when, _say(when, now, told.wording), told.wording.text(f"documents.plan.{key}"), contact, key)
        for key, contact, when in sorted(steps, key=lambda step: step[2])
    ]


def first_contact(told: Told, now: datetime) -> datetime:
    """From when on somebody of the own house can be told. Who serves people face to face in shifts, or is given no more
    than a day, is at work when offices are closed as well, and so is whoever answers for the house: it is told now, at
    night in the morning."""
    pressing = told.at_the_desk and (due := latest(told, now)) is not None and due - now <= timedelta(days=1)
    if around.house_is_closed(told.case) or not (told.in_shifts or pressing):
        return earliest_contact(now)
    return min(own_time(now, at_once=False), earliest_contact(now))


def own_time(now: datetime, at_once: bool) -> datetime:
    """Something one does for oneself: now, but in the night rather in the morning."""
    if at_once or not is_night(now):
        return now
    morning = now if now.hour < 8 else now + timedelta(days=1)
    return at(morning, morning.date(), 9)


def _in_time(steps: list[tuple[str, bool, datetime]], told: Told, now: datetime) -> list[tuple[str, bool, datetime]]:
    """A deadline ahead pulls the steps before it; who answers for the company sends at least a first word in time."""
    due = latest(told, now)
    if due is None or told.pressed:
        return steps
    limit = max(now, _in_daylight(due - timedelta(hours=1), earliest_contact(now)))
    pulled = [
        (key, contact, max(now, min(when, limit)) if contact else min(when, limit)) for key, contact, when in steps
    ]
    if earliest_contact(now) <= due:
        return pulled
    # The deadline falls on a weekend or a night: only the short word goes out before it.
    if told.left:
        return steps
    word = ("first_word", True, limit)
    rest = [step for step in steps if step[0] != "first_word"]
    return [word, *rest][:3]


def _in_daylight(moment: datetime, first: datetime) -> datetime:
    """The end of the working day before it, when there is one after anybody can be reached."""
    evening = at(moment, moment.date(), EVENING - 1)
    return evening if moment.hour >= EVENING and evening >= first else moment


def latest(told: Told, now: datetime) -> datetime | None:
    """The deadline, while it lies ahead; of a mere day its evening."""
    due = told.due
    if due is None:
        return None
    moment = due if isinstance(due, datetime) else datetime.combine(due, time(EVENING), now.tzinfo)
    return moment if moment > now else None


def _say(when: datetime, now: datetime, wording: Content) -> str:
    def text(key: str, **words: object) -> str:
        return wording.text(f"documents.plan.day.{key}", 0, **words)

    if when <= now:
        return text("now")
    days = (when.date() - now.date()).days
    day = text("today") if not days else text("tomorrow") if days == 1 else say_day(when.date(), wording)
    part = "morning" if when.hour < 12 else "afternoon" if when.hour < 17 else "evening"
    return text(part, day=day)
