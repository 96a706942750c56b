"""Facts about the world that the wording rests on, with what operators have checked of them; no page, no command."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from flows.grounds import Ground, Standing, every_ground, standing
from linebot_app.storage.confirmations import Confirmation, Confirmations


@dataclass(frozen=True, slots=True)
class Fact:
    """One ground of the wording with the newest check by an operator, if there was one."""

    ground: Ground
    confirmed: Confirmation | None

    @property
    def checked_on(self) -> date:
        """The later of the date of its source and an operator's own check."""
        return max(self.ground.checked_on, self.confirmed.checked_on) if self.confirmed else self.ground.checked_on

    @property
    def expires_on(self) -> date:
        return self.ground.since(self.checked_on)

    def standing(self, today: date) -> Standing:
        return standing(self.expires_on, today)

    def needs(self, today: date) -> list[str]:
        """What is wrong with it: unconfirmed, old, soon (old within two months); nothing when an operator has checked
        it within a year."""
        expired = {"over": ["old"], "soon": ["soon"], "fine": []}[self.standing(today)]
        return [*(["unconfirmed"] if self.confirmed is None else []), *expired]


def known_facts(confirmations: Confirmations) -> list[Fact]:
    """Every help line of the content, active or not, in its order, then law."""
    newest = confirmations.newest()
    return [Fact(ground, newest.get(ground.id)) for ground in every_ground()]
