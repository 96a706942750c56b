"""A short clause of the person's own words that can be said back; what is said about it lives with the callers."""

from __future__ import annotations

import re

from flows.understanding.reading import Reading

_SHORTEST, _LONGEST = 4, 24  # characters of their words that are repeated
_BETWEEN = re.compile(r"(?:[。！？!?\n、,…‥「」『』（）()]|\.(?=\s|$))+")
_HARSH = re.compile(
    r"(?i:\b(?:die|kill|dead|idiot|stupid|damn|shit|fuck\w*)\b)|死|殺|消え|ばか|バカ|馬鹿|アホ|あほ|クソ|くそ|クズ|くず|https?:|@|[0-9０-９]{4,}"
)
_BEGINS = re.compile(r"^(?:で|でも|だから|なので|それで|そして|あと|なんか|まあ|もう|やっぱり|とにかく|けど)(?=.{5})")
_ENDS = re.compile(r"(?:る|た|い|す|ん|て|で|ない|だ|の|よ|ね|か|し|り|く|な|から|けど|のに|わ|や|へん)$")
_GOES_ON = re.compile(r"(?:り|く|のが|ので|ですが|だけで)$")
_JOINS = re.compile(r"(?:(?:ん)?です)?(?:けど|けれど|が|し|から|ので)$")


def their_words(reading: Reading) -> str:
    """The clause with a feeling in it, else the last; "" for none."""
    found = [_BEGINS.sub("", part.strip()) for part in _BETWEEN.split(reading.text)]
    fit = [one for one in found if _fits(one) and not _HARSH.search(one)]
    felt = [reading.text[f.evidence.start : f.evidence.end] for f in reading.feelings if f.evidence is not None]
    return next((part for part in fit if any(word in part for word in felt)), fit[-1] if fit else "")


def _fits(clause: str) -> bool:
    if clause.isascii():
        return len(clause) <= _LONGEST * 2 and clause.count(" ") > 0
    return _SHORTEST <= len(clause) <= _LONGEST and _ENDS.search(clause) is not None


def whole_words(reading: Reading) -> str:
    """The same without the word that leads on: 「怒られるん怖いし」 -> 「怒られるん怖い」."""
    words = their_words(reading)
    cut = _JOINS.sub("", words)
    return cut if len(cut) >= _SHORTEST and not _GOES_ON.search(cut) else ""
