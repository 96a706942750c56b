"""Whether a word in front of 商事, 館 or 屋 is a name or says what is done there."""

from __future__ import annotations

import re

from linebot_app.masking.vocabulary import words

PARTICLE_IN = re.compile(r".*[のはがをにでともへ、]")
NO_NAME_AFTER = re.compile(
    r"(?:まで|から|って|など|とか|とい|との|とし|とお|とって|もう|もあ|も[のいな]|やっ|やら|かも|かな|かと|なら|なん|なく|した|して|しか|しま|しい|さえ|され|さん|だけ|です|より|でも|なの|だと|ばかり|では|には|とは|での|での|へは|にも|という|さん|くらい|みたい|らしい)"
)
_LEADING = re.compile(r"^(?:取引先|得意先|勤務先|派遣先|担当先|納品先|元請|下請|発注元|仕入先|先方|先日|昨日|今日|今回|前職|現職|当時|以前|元|前|現在|毎回|全部|実際|近所|隣|地元|本日|結局|大手|老舗)(?=.{2})")  # fmt: skip


def is_own_name(name: str) -> bool:
    """No common word: a surname, or katakana that is no everyday word."""
    if re.fullmatch("[ァ-ヴー・]+", name):
        return len(name.replace("・", "")) >= 3 and name not in words().everyday
    if re.fullmatch("[A-Za-z0-9&'.-]+", name):
        return name[0].isupper()
    if re.fullmatch("[一-鿿々ヶ]+", name):
        return not is_common(name)
    return True


def is_common(name: str) -> bool:
    """Words that say what is done there, one or several."""
    common = words()
    if name in common.surnames or name[:2] in common.plain:
        return False
    if name in common.ordinary or name[-1] in "的内外用別式型製付料者中後前":
        return True
    return any(name[:n] in common.ordinary and name[n:] in common.ordinary for n in range(1, len(name)))


def without_leading(text: str, start: int, end: int) -> int:
    led = _LEADING.match(text[start:end])
    return start + led.end() if led else start
