"""Which way out a short text names, however it is put: with the boss, through the company, explaining, seeking help; what
the ways are and which is advised lives in flows/decision."""

from __future__ import annotations

import re

from flows.understanding.normalise import fold
from flows.understanding.telling import BOSS_WORD

LONGEST = 40  # letters; who writes more tells something
_TOGETHER = r"(?:一緒|いっしょ|同行|同席|二人|ふたり|並んで|連れて)"
_GO = r"(?:行|いく|いき|いこ|謝|あやま|詫|わび|訪|伺|うかが|会(?:う|い|って)|お願い)"
_WAYS = (
    ("do_not_engage_seek_help", r"(?:警察|弁護士|労基|相談窓口|相談機関|110番)(?:さん)?(?:に|へ|で)(?:相談|行|いく|いき|電話|連絡|話|頼|任せ)"),
    ("do_not_engage_seek_help", r"(?:要求|求め|呼び出し)?(?:に|には)?(?<!対)応じ(?:ない|ません|ん(?!で)|ずに|へん)"),
    ("explain_without_apology", r"(?:謝ら|あやまら|お?詫びせ)(?:ず|ないで|んと|なく)[^。]{0,8}?(?:説明|事情|事実|経緯|話)|説明だけ"),
    ("apologise_with_boss", rf"{BOSS_WORD}(?:さん)?(?:と|に)(?:{_TOGETHER}(?:に|で|して)?)?[^。]{{0,8}}?{_GO}"),
    ("apologise_with_boss", rf"{BOSS_WORD}(?:さん)?(?:と|に|も){_TOGETHER}"),
    ("route_via_company", r"(?:会社|本社|本部|窓口|店|職場|上)を(?:通|とお|介)"),
    ("route_via_company", rf"(?:会社|本社|本部|店|職場|{BOSS_WORD})(?:さん)?(?:に|へ)(?:全部|ぜんぶ)?(?:お?任せ|おまかせ|まかせ|対応し|対応を|返事し|返答し|代わっ|かわっ)"),
)  # fmt: skip
_FOUND = tuple((way, re.compile(words)) for way, words in _WAYS)
_NOT_WANTED = re.compile(r"たくな|嫌|いや(?!い)|無理|むり|こわ|怖|でき(?:な|ま)|どう|[?？]|べき|なら|れば|たら(?!い)")


def way_named(text: str) -> str | None:
    """The option's key; None where the text is long, names none, or asks or doubts."""
    said = fold(text).plain
    if len(said) > LONGEST or _NOT_WANTED.search(said):
        return None
    return next((way for way, words in _FOUND if words.search(said)), None)
