"""Numbers as they are typed in Japanese (12, 十二, 二〇二六, 百二十); what they count lives with the readers."""

from __future__ import annotations

_DIGITS = {"〇": 0, "零": 0, "元": 1, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_TENS = {"十": 10, "百": 100}
KANJI = "〇一二三四五六七八九十百"
NUMBER = rf"(?:[0-9]{{1,4}}|[{KANJI}]{{1,5}})"
SMALL = rf"(?:[0-9]{{1,2}}|[{KANJI[:-1]}]{{1,3}})"  # a month, a day, an hour


def number(text: str) -> int:
    """The value of what NUMBER or SMALL matched; 元 is the first."""
    if text.isdigit():
        return int(text)
    total, current = 0, 0
    for letter in text:
        if letter in _TENS:
            total += (current or 1) * _TENS[letter]
            current = 0
        else:
            current = current * 10 + _DIGITS.get(letter, 0)
    return total + current
