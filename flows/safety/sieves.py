"""The sieves of danger, beside each other: all of these patterns look at the same unmasked text, so one walk tells where each
may begin; what the patterns say lives in the senses, signs and distress."""

from __future__ import annotations

from flows.understanding.sieve import Sieve

GRAVE = Sieve()
SMALL, HARMLESS, WEARY = (Sieve(GRAVE) for _ in range(3))
