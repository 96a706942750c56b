"""Regaining trust after an apology or after a complaint that left the relation cold."""

from __future__ import annotations

from flows.question import Question

QUESTIONS = (
    Question("trust.disappointed", "disappointed", free=True),
    Question("trust.prevention", "prevention", free=True),
    Question("trust.follow_up", "follow_up", ("tomorrow", "week", "month", "none")),
)
