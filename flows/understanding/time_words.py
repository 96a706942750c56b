"""Whether words name a time at all; which one it is lives in dates and moments."""

from __future__ import annotations

import re

_TIME = re.compile(
    r"[0-9０-９一二三四五六七八九十]|[日週月年朝昼夕夜晩前頃時先今昨春夏秋冬]|ころ|ごろ|さっき|最近|きのう|きょう|おととい|おとつい|ずっと|毎|連休|"
    r"ついこ|こない|あいだ|(?i:gw)|"
    r"(?i:\b(?:today|yesterday|day|week|month|year|morning|noon|afternoon|evening|night|ago|last|recent|recently|since|just|"
    r"earlier|monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend|january|february|march|april|may|june|july|"
    r"august|september|october|november|december|spring|summer|autumn|winter|christmas|new year)s?\b)"
)


def is_about_a_time(text: str) -> bool:
    """It names some time, however vaguely."""
    return _TIME.search(text) is not None
