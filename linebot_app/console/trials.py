"""How the two wordings of a question on trial fare, and whether the new one does harm; no SQL and no HTML."""

from __future__ import annotations

import math
from dataclasses import dataclass

from linebot_app.storage.figures import Sums

GUARDS = ("stuck", "missed", "danger")
AS_EVER, OTHERWISE = "a", "b"
_SURE = 1.96  # standard deviations: such a difference comes about by chance once in forty trials without any
_FEWEST = 30  # conversations of each wording: below that chance says too much


@dataclass(frozen=True, slots=True)
class Arm:
    """One wording of a trial: conversations that were asked so, and of how many (or how often) a guard tells."""

    trial: str
    arm: str
    asked: int
    guards: dict[str, int]

    def share(self, guard: str) -> float:
        """Per cent of those asked; more than 100 where it happens several times in one."""
        return 100 * self.guards[guard] / self.asked if self.asked else 0.0


def arms(sums: Sums) -> list[Arm]:
    """Both wordings of every trial, by name."""
    found = sums.get("trial", {})
    names = sorted({name.split("|")[1] for name in found})
    return [
        Arm(
            trial,
            arm,
            found.get(f"asked|{trial}|{arm}", 0),
            {guard: found.get(f"{guard}|{trial}|{arm}", 0) for guard in GUARDS},
        )
        for trial in names
        for arm in (AS_EVER, OTHERWISE)
    ]


def warnings(as_ever: Arm, otherwise: Arm) -> list[str]:
    """Guards of which the new wording does worse than the old one, beyond chance."""
    if min(as_ever.asked, otherwise.asked) < _FEWEST:
        return []
    return [guard for guard in GUARDS if _is_worse(as_ever, otherwise, guard)]


def _is_worse(as_ever: Arm, otherwise: Arm, guard: str) -> bool:
    """Two shares, by the normal approximation; what happens several times in one counts once for each asked."""
    one, other = (min(arm.guards[guard], arm.asked) for arm in (as_ever, otherwise))
    share = (one + other) / (as_ever.asked + otherwise.asked)
    spread = math.sqrt(share * (1 - share) * (1 / as_ever.asked + 1 / otherwise.asked))
    return spread > 0 and (other / otherwise.asked - one / as_ever.asked) / spread > _SURE
