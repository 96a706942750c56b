"""Every sense of danger, the gravest kinds first; what each looks like lives in the modules it is gathered from."""

from __future__ import annotations

from flows.safety import harm, home, self_life, self_means, self_plan, self_signs, self_slow, self_wish
from flows.safety.sense import Sense

SENSES: tuple[Sense, ...] = (
    *self_plan.SENSES,
    *self_means.SENSES,
    *self_slow.SENSES,
    *self_wish.SENSES,
    *self_life.SENSES,
    *self_signs.SENSES,
    *harm.SENSES,
    *home.SENSES,
)
