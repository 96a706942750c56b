"""Which language this request is answered in, and what is said in it."""

from __future__ import annotations

from datetime import timedelta

from flask import request
from flask_login import current_user

from linebot_app.console import words


def language() -> str:
    """The operator's own choice, else what the browser asks for."""
    chosen = current_user.operator.language if current_user and current_user.is_authenticated else ""
    known = words.languages()
    return chosen if chosen in known else request.accept_languages.best_match(known) or words.DEFAULT


def say(key: str, **values: object) -> str:
    return words.say(language(), key, **values)


def ago(span: timedelta) -> str:
    """How long since, in the greatest unit that fits."""
    minutes = max(0, int(span.total_seconds() // 60))
    for unit, length in (("days", 24 * 60), ("hours", 60)):
        if minutes >= length:
            return say(f"ago.{unit}", number=minutes // length)
    return say("ago.minutes", number=minutes)
