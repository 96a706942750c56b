"""Which words stand for a command whatever else they could be while a question is open: those of somebody in care, of
somebody who has no strength left, and those that are about what is in sight."""

from __future__ import annotations

from flows import after_end, care_words, career_words, explaining, sparing
from flows.acts import Act, Heard
from flows.reply import Reply


def wish(reply: Reply, heard: Heard) -> Act | None:
    """The command; None for all other words."""
    in_care = care_words.outside_care(reply, heard)
    if in_care is not None:
        return in_care
    if why := explaining.named(reply, heard.question, heard.text):
        return Act("strike", why)
    return career_words.wish(reply, heard) or sparing.wish(reply, heard) or after_end.wish(reply, heard)
