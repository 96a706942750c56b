"""Reads texts in English, few and plain things of them: commands, yes and no, choices, strengths, days. Own words are
kept as they are; danger lives in flows/safety/english.py."""

from flows.understanding.english.choosing import choice
from flows.understanding.english.days import deadline
from flows.understanding.english.feelings import feelings
from flows.understanding.english.intents import intent
from flows.understanding.english.telling import happened
from flows.understanding.english.writing import is_english

__all__ = ["choice", "deadline", "feelings", "happened", "intent", "is_english"]
