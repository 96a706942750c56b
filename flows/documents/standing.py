"""Claims about a case that decide which parts a document has; its words live in told.py."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from flows.case import Case
from flows.decision import around, claims, factors_of
from flows.decision import face_to_face as near
from flows.decision.factors import Factors
from flows.documents.kept_out import is_kept_out
from flows.documents.striking import COMPANY, SORRY, TROUBLE

_TO_THE_OTHER_SIDE = frozenset({"phone_script", "holding_message", "explanation", "refusal"})
_NO_WAY = (None, "other", "not_yet", "unknown", "skipped")
_ENTRIES_THAT_TELL = ("left_company", "own_mistake", "front_desk", "team_member")


@dataclass(frozen=True)
class Standing:
    """One case as the layout sees it: every property is a yes or no that a part may ask for by name."""

    case: Case

    @cached_property
    def factors(self) -> Factors:
        return factors_of(self.case)

    @property
    def left(self) -> bool:
        return claims.has_left(self.factors)

    @property
    def current(self) -> bool:
        return not self.left

    @property
    def role_open(self) -> bool:
        """Nothing tells yet whether they still work there: nothing may be promised in the company's name."""
        return self.case.employment not in ("current", "left") and self.case.entry not in _ENTRIES_THAT_TELL

    @property
    def surely_current(self) -> bool:
        return self.current and not self.role_open

    @property
    def at_the_desk(self) -> bool:
        """Serves the one who complains face to face."""
        return near.serves_face_to_face(self.case)

    @property
    def in_shifts(self) -> bool:
        return near.works_in_shifts(self.case)

    @property
    def full(self) -> bool:
        return claims.fault_is_clear(self.factors)

    @property
    def partial(self) -> bool:
        return claims.fault_is_shared(self.factors)

    @property
    def fault(self) -> bool:
        return self.full or self.partial

    @property
    def no_fault(self) -> bool:
        return claims.fault_is_not_mine(self.factors)

    @property
    def open(self) -> bool:
        return claims.fault_is_open(self.factors)

    @property
    def not_admitted(self) -> bool:
        return not self.fault

    @property
    def danger(self) -> bool:
        return claims.danger_is_present(self.factors)

    @property
    def no_danger(self) -> bool:
        return not self.danger

    @property
    def pressed(self) -> bool:
        return bool(self.factors.harassment)

    @property
    def may_be_pressed(self) -> bool:
        """They went too far already, or may without anybody beside: an own mistake met calmly needs no words for it."""
        return self.pressed or self.left or self.danger or not self.fault

    @property
    def claimed(self) -> bool:
        return claims.money_or_law_is_involved(self.factors)

    @property
    def data_at_risk(self) -> bool:
        return claims.data_may_be_lost_or_leaked(self.factors)

    @property
    def boss_reachable(self) -> bool:
        return self.current and not self.other_than_boss

    @property
    def other_than_boss(self) -> bool:
        """A boss who is only away, where nobody else is, gets it as soon as they are back."""
        nobody_else = self.away and around.nobody_else_inside(self.case)
        return claims.other_than_boss(self.factors) and not nobody_else

    @cached_property
    def away(self) -> bool:
        return around.boss_is_away(self.case)

    @property
    def there(self) -> bool:
        return not self.away

    @cached_property
    def alone(self) -> bool:
        return around.alone_on_duty(self.case)

    @property
    def not_alone(self) -> bool:
        return not self.alone

    @property
    def _nobody_named(self) -> bool:
        return self.case.instead in (None, "unknown", "skipped")

    @property
    def outside(self) -> bool:
        """Nobody inside can hear of it: it goes to a desk outside first."""
        nobody = self._nobody_named and around.nobody_else_inside(self.case)
        return self.other_than_boss and (self.case.instead in ("outside", "nobody") or nobody)

    @property
    def inside(self) -> bool:
        return not self.outside

    @property
    def to_another_boss(self) -> bool:
        only_they = self._nobody_named and around.no_hr(self.case) and not around.no_other_boss(self.case)
        return self.other_than_boss and (self.case.instead == "other_boss" or only_they)

    @property
    def to_a_desk(self) -> bool:
        return self.other_than_boss and not self.outside and not self.to_another_boss

    @property
    def to_somebody_else_inside(self) -> bool:
        return self.to_another_boss or self.to_a_desk

    @property
    def told_for_others(self) -> bool:
        """It goes to somebody else because of the boss, who would be there."""
        return self.to_somebody_else_inside and self.there

    @property
    def told_while_away(self) -> bool:
        return self.to_somebody_else_inside and self.away

    @property
    def boss_is_the_cause(self) -> bool:
        return self.other_than_boss and self.case.boss_why == "cause"

    @property
    def boss_harasses(self) -> bool:
        return self.other_than_boss and self.case.boss_why == "harassed"

    @property
    def boss_is_in_it(self) -> bool:
        return self.boss_is_the_cause or self.boss_harasses

    @property
    def private_phone(self) -> bool:
        return self.left and self.case.contact_how in ("private_phone", "message")

    @property
    def calm(self) -> bool:
        return not self.pressed

    @property
    def own_part_now(self) -> bool:
        """Who has left names an own part only after having chosen to; before, the company answers."""
        return self.current or (self.case.choice or "").startswith("apologise")

    @property
    def going_together(self) -> bool:
        return self.case.choice == "apologise_with_boss" and self.calm

    @property
    def sorry_is_said(self) -> bool:
        """Not by who decided to explain only, nor to somebody who goes too far where nothing is owed."""
        return self.case.choice != "explain_without_apology" and (self.fault or not self.pressed)

    @property
    def nothing_to_be_sorry_for(self) -> bool:
        return not self.sorry_is_said

    @property
    def chose_apologise_with_boss(self) -> bool:
        return self._proposes("apologise_with_boss") and self.boss_reachable and self.calm

    @property
    def chose_apologise_self_limited(self) -> bool:
        return self._proposes("apologise_self_limited")

    @property
    def chose_route_via_company(self) -> bool:
        return self._proposes("route_via_company")

    @property
    def chose_explain_without_apology(self) -> bool:
        return self._proposes("explain_without_apology")

    @property
    def chose_do_not_engage_seek_help(self) -> bool:
        return self._proposes("do_not_engage_seek_help")

    def _proposes(self, option: str) -> bool:
        """Who works there proposes to their own side what was decided."""
        return self.case.choice == option and self.current and self.inside

    @property
    def boss_knows(self) -> bool:
        """The boss who reads it was told something of it before."""
        return self.boss_reachable and self.case.boss == "told" and self.case.company_told != "not_yet"

    @property
    def way_is_told(self) -> bool:
        return self.case.contact_how not in _NO_WAY

    @property
    def way_is_open(self) -> bool:
        return not self.way_is_told

    @property
    def house_is_kept_out(self) -> bool:
        return is_kept_out(self.case)

    def unwanted(self, kind: str) -> frozenset[str]:
        """What no sentence of ours in such a document may mean, as it was decided."""
        besides = {COMPANY} if self.house_is_kept_out else set()
        if kind in _TO_THE_OTHER_SIDE and self.nothing_to_be_sorry_for:
            besides |= {SORRY} if self.fault else {SORRY, TROUBLE}
        return frozenset(besides)
