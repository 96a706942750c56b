"""What an action may depend on, as named rules: when it belongs and at what time; the table of actions is in
actions.py."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from flows.decision.claims import only_harsh_words
from flows.decision.from_case import sent_to_the_wrong_one
from flows.documents.calendar import MORNING, QUIET_FROM, at, earliest_contact, is_night, next_working_day
from flows.documents.plan import Step, first_contact, latest, own_time
from flows.documents.told import Told
from flows.holidays import offices_are_closed

LATER = "later"
MEETINGS = frozenset(
    {"apologise_together", "apologise_with_other", "apologise_share", "go_along", "explain", "explain_left"}
    | {"explain_alone"}
)
FIRST_WORDS = frozenset({"replied", "apologised", "visited"})  # of what was done so far
FOLLOW_UP_DAYS = {"tomorrow": 1, "week": 7, "month": 30}
A_MONTH = 30
PATIENCE = 5  # working days until a house is asked once more
_DAWN = 5  # who writes then has slept, or sleeps the next night
TEN, NOON, LATE = 10, 12, 17  # hours


@dataclass(frozen=True)
class Scene:
    """What an action may depend on: the case, what was chosen and when, and the three steps of the plan."""

    told: Told
    option: str
    now: datetime
    chief: tuple[Step, ...]

    @cached_property
    def first(self) -> datetime:
        """From when on somebody can be reached."""
        return first_contact(self.told, self.now)

    @cached_property
    def due(self) -> datetime | None:
        """The deadline ahead."""
        return latest(self.told, self.now)

    @cached_property
    def keys(self) -> frozenset[str]:
        return frozenset(step.key for step in self.chief)

    @cached_property
    def meeting(self) -> datetime | None:
        """When the other side is met or written to with more than a first word."""
        return next((step.when for step in self.chief if step.key in MEETINGS), None)

    @cached_property
    def safe(self) -> bool:
        return not self.told.danger and self.option != "do_not_engage_seek_help"

    @cached_property
    def is_past_midnight(self) -> bool:
        """The night that is meant is nearly over."""
        return self.now.hour < _DAWN

    def working_day(self, after: int, hour: int = TEN) -> datetime:
        return at(self.first, next_working_day(self.first.date(), after), hour)

    def working_day_from(self, moment: datetime, days: int) -> datetime:
        """The first working day so many days later."""
        return at(moment, next_working_day(moment.date() + timedelta(days=days - 1)), TEN)

    def in_time(self, moment: datetime, hours: int) -> datetime:
        """So many hours before the deadline and before whoever is met, the evening before rather than at dawn; but not
        before anybody can be asked."""
        ends = [end - timedelta(hours=hours) for end in (self.due, self.meeting) if end is not None]
        found = min([moment, *ends])
        if found < moment and found.hour < MORNING:
            found = at(found, _working_day_before(found.date()), LATE)
        return max(self.first, found)


def _working_day_before(day: date) -> date:
    day -= timedelta(days=1)
    while offices_are_closed(day):
        day -= timedelta(days=1)
    return day


# What belongs


def offices_are_closed_now(scene: Scene) -> bool:
    """There is time to get ready, and somebody to tell afterwards."""
    somebody = scene.option == LATER or any(step.contact for step in scene.chief)
    return scene.safe and scene.first > scene.now and somebody and not scene.told.in_shifts


def works_there(scene: Scene) -> bool:
    return offices_are_closed_now(scene) and scene.told.current


def has_left(scene: Scene) -> bool:
    return offices_are_closed_now(scene) and scene.told.left


def waits_for_a_word(scene: Scene) -> bool:
    """Who stands for the house lets the other side know at once that they were heard."""
    told, done = scene.told, set(scene.told.case.done or ())
    heard = FIRST_WORDS & done or told.case.contact_how == "not_yet" or told.case.entry == "lost_trust"
    return scene.safe and not told.pressed and told.surely_current and not heard and "first_word" not in scene.keys


def facts_are_open(scene: Scene) -> bool:
    case = scene.told.case
    doubtful = any(point.certainty != "seen" for point in case.points) or case.certainty in ("heard", "both", "guess")
    only_shouted_at = only_harsh_words(scene.told.factors) and not scene.told.own_deed
    return scene.safe and (doubtful or (scene.told.open and not only_shouted_at))


def the_house_decides(scene: Scene) -> bool:
    """Between the facts and the meeting somebody says what is apologised for, and what is not."""
    return scene.safe and scene.told.current and scene.meeting is not None and facts_are_open(scene)


def decided_later(scene: Scene) -> bool:
    return scene.safe and scene.option == LATER


def nobody_knows_yet(scene: Scene) -> bool:
    """Whatever will be decided: those who answer for the house hear of it first."""
    return decided_later(scene) and scene.told.current


def needs_a_rest(scene: Scene) -> bool:
    return scene.safe and (scene.told.case.strongest() >= 5 or (scene.option == LATER and is_night(scene.now)))


def deadline_is_ahead(scene: Scene) -> bool:
    return scene.safe and scene.due is not None and not scene.told.pressed


def is_met_and_wants_to_stay_in_touch(scene: Scene) -> bool:
    met = scene.meeting is not None and not scene.told.pressed
    return met and scene.told.current and scene.told.case.follow_up != "none"


def promised_to_prevent_it(scene: Scene) -> bool:
    return scene.meeting is not None and bool(scene.told.fit(scene.told.case.prevention))


def asks_the_former_house(scene: Scene) -> bool:
    return bool(scene.keys & {"ask_company", "ask_company_along", "hear_company"})


def another_answers(scene: Scene) -> bool:
    return "hand_over" in scene.keys


def went_too_far(scene: Scene) -> bool:
    return scene.told.pressed


def is_worth_recording(scene: Scene) -> bool:
    return scene.told.pressed or scene.told.boss_harasses


def claims_are_made(scene: Scene) -> bool:
    return scene.told.claimed and "ask_police" not in scene.keys


# When


def in_own_time(scene: Scene) -> datetime:
    return own_time(scene.now, at_once=False)


def at_once(scene: Scene) -> datetime:
    return scene.now


def tonight(scene: Scene) -> datetime:
    return (
        scene.now
        if is_night(scene.now) and not _DAWN <= scene.now.hour < NOON
        else at(scene.now, scene.now.date(), QUIET_FROM)
    )


def when_reached(scene: Scene) -> datetime:
    return scene.first


def facts_by(scene: Scene) -> datetime:
    """The same day when it is young, else noon of the next working day."""
    today = at(scene.first, scene.first.date(), LATE)
    return scene.in_time(today if scene.first.hour < TEN else scene.working_day(1, NOON), 2)


def decided_by(scene: Scene) -> datetime:
    facts = facts_by(scene)
    soon = facts + timedelta(hours=1) if facts.hour < LATE else at(facts, next_working_day(facts.date()), TEN)
    return max(facts, scene.in_time(soon, 1))


def at_the_deadline(scene: Scene) -> datetime:
    return scene.due or scene.now


def after_the_meeting(scene: Scene) -> datetime:
    days = FOLLOW_UP_DAYS.get(scene.told.case.follow_up or "", FOLLOW_UP_DAYS["week"])
    return scene.working_day_from(scene.meeting or scene.first, days)


def a_month_later(scene: Scene) -> datetime:
    return scene.working_day_from(scene.meeting or scene.first, A_MONTH)


def after_some_days(scene: Scene) -> datetime:
    return scene.working_day(PATIENCE)


def after_the_handover(scene: Scene) -> datetime:
    return scene.working_day(3)


def next_office_hours(scene: Scene) -> datetime:
    first = earliest_contact(scene.now)
    return at(first, first.date(), TEN) if first > scene.now else first


def a_week_later(scene: Scene) -> datetime:
    return scene.working_day_from(scene.first, FOLLOW_UP_DAYS["week"])


def went_to_the_wrong_one(scene: Scene) -> bool:
    """What belongs to somebody else: they hear of it from the house."""
    return scene.safe and sent_to_the_wrong_one(scene.told.case)
