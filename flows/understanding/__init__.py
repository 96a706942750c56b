"""Reads Japanese text: the public face; each kind of meaning has its own module."""

from flows.understanding.choices import match_choice, numbers_in
from flows.understanding.emotions import strengths_in
from flows.understanding.intents import intent_of
from flows.understanding.reader import read
from flows.understanding.reading import Reading

__all__ = ["Reading", "intent_of", "match_choice", "numbers_in", "read", "strengths_in"]
