"""A linear support vector machine (squared hinge), fitted by dual coordinate descent; the same result every time."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

PASSES = 40


@dataclass(frozen=True, slots=True)
class Instance:
    """Groups of features that share one value: ((ids, value), …); what has no known feature has no group."""

    groups: tuple[tuple[tuple[int, ...], float], ...]

    def square(self, gains: Sequence[float]) -> float:
        take = gains.__getitem__
        return 1.0 + sum(sum(map(take, ids)) * value * value for ids, value in self.groups)


class Machine:
    """`weights[size]` is the offset. `gains`: how easily each weight grows beside the others; none given: all alike."""

    def __init__(self, size: int, gains: Sequence[float] = ()) -> None:
        self.weights = [0.0] * (size + 1)
        self._gains = gains or [1.0] * size

    def score(self, instance: Instance) -> float:
        take = self.weights.__getitem__
        return self.weights[-1] + sum(value * sum(map(take, ids)) for ids, value in instance.groups)

    def fit(self, instances: Sequence[Instance], positive: Sequence[bool], cost: float) -> None:
        """PASSES rounds, or until one changes next to nothing. `cost`: what an error weighs against simplicity."""
        weights, ease = self.weights, 1.0 / (2.0 * cost)
        alpha = [0.0] * len(instances)
        gains = self._gains
        squares = [instance.square(gains) + ease for instance in instances]
        order, dice = list(range(len(instances))), random.Random(7)  # noqa: S311
        for _ in range(PASSES):
            dice.shuffle(order)
            largest = 0.0
            for i in order:
                instance, sign = instances[i], (1.0 if positive[i] else -1.0)
                slope = sign * self.score(instance) - 1.0 + alpha[i] * ease
                if alpha[i] == 0.0 and slope >= 0.0:
                    continue
                new = max(alpha[i] - slope / squares[i], 0.0)
                change = (new - alpha[i]) * sign
                if change == 0.0:
                    continue
                alpha[i] = new
                largest = max(largest, abs(slope))
                weights[-1] += change
                for ids, value in instance.groups:
                    step = change * value
                    for j in ids:
                        weights[j] += step * gains[j]
            if largest < 0.01:
                break
