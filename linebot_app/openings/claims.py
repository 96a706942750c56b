"""Finds what a listing says in running text: that beginners are welcome, when work begins. Only words that stand there
are taken, as they stand."""

from __future__ import annotations

import re
import unicodedata

_WELCOME = re.compile(
    r"(?:職種|業界|業種|完全|実務|全く|[・･]){0,6}未経験(?:者|の方|から|でも|スタート|入社|[・、,/／]|ブランク(?:有り?|あり)?|第二新卒|経験者|も|の|大|は|"
    r"\s){0,6}(?:歓迎|可(?!能性)|OK|活躍|応援|大丈夫|安心|スタート可)"
    r"|(?:経験|学歴[・、/／ ]?経験|経験[・、/／ ]?学歴)(?:は)?(?:不問|問いません|一切不問)",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(
    r"^.{0,6}(?:では(?:あり|な)|じゃな|できません|しません|しておりません|していません|求人ではな|×|不可)"
)
_AT_ONCE = re.compile("即日|すぐに?勤務|即勤務|今すぐ|急募|immediate", re.IGNORECASE)
LONGEST_READ = 6_000


def beginners_welcome(*texts: str) -> str:
    """The words that say so, as written; empty where nothing does, or where it is taken back at once."""
    for text in texts:
        said = unicodedata.normalize("NFKC", text[:LONGEST_READ])
        for found in _WELCOME.finditer(said):
            if not _TAKEN_BACK.match(said[found.end() : found.end() + 20]):
                return found[0].strip(" ・、,/")[:40]
    return ""


def begins_at_once(text: str) -> bool:
    """急募 alone is no claim about the day, so it does not count."""
    found = _AT_ONCE.search(unicodedata.normalize("NFKC", text))
    return found is not None and found[0] != "急募"
