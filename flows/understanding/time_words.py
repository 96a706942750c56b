"""Whether words name a time at all; which one it is lives in dates and moments."""

from __future__ import annotations

import re

_TIME = re.compile(
    r"[0-9０-９一二三四五六七八九十数何半](?:日|週|か?月|ヶ月|カ月|ヵ月|年|時|分|/|:|\\.|末)|[0-9０-９]{1,2}$|[日週月年夕夜晩頃春夏秋冬昨]|(?<!名)前(?:$|に(?!も|は?出)|から|の[日週月年]|日|回|夜|後)|[日週月年間]前|以前|(?:ちょっと|だいぶ|かなり|少し|結構|ずいぶん|この)前|午前|"
    r"[月火水木金土日]曜|(?:今|毎)(?:朝|日|夜|晩|週|月|年|度|回|$|です|さっき)|朝(?!礼)|昼|当時|時期|ころ|ごろ|さっき|先(?:ほど|程|日|週|月|々|ごろ)|最近|きのう|きょう|おととい|おとつい|ずっと|毎|連休|たった今|いま(?:さっき|$)|"
    r"ついこ|こない|あいだ|(?i:gw)|"
    r"(?i:\b(?:today|yesterday|day|week|month|year|morning|noon|afternoon|evening|night|ago|last|recent|recently|since|just|"
    r"earlier|monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend|january|february|march|april|may|june|july|"
    r"august|september|october|november|december|spring|summer|autumn|winter|christmas|new year)s?\b)"
)


def is_about_a_time(text: str) -> bool:
    """It names some time, however vaguely."""
    return _TIME.search(text) is not None


_WEEK = re.compile(r"^(?:先々週|先週|今週|来週)の?")


def day_put_right(wrong: str, right: str) -> str:
    """「先週の木曜じゃなくて水曜」 leaves the week as it was."""
    week = _WEEK.match(wrong)
    return f"{week[0]}{right}" if week and re.match(r"[月火水木金土日](?:曜|$)", right) else right


_FIRST = re.compile(r"[^。、\n！!？?「」]{1,14}(?=[。\n！!])")


def day_told_first(text: str) -> str:
    """「昨日の夜。田村さんていうて、…」: the first sentence, where it is a time and nothing else; "" for none."""
    first = _FIRST.match(text.strip())
    return first.group() if first is not None and is_about_a_time(first.group()) else ""
