"""Takes out of own words what is said about the very person who gets the document; what the rest becomes lives in
prose.py."""

from __future__ import annotations

import re

from flows.case import Case
from flows.understanding.telling import BOSS_WORD

_PIECE = re.compile(r"[^。．！!？?\n　]+[。．！!？?\n　]*")
_BOSS = re.compile(
    rf"(?:^|[^一-鿿ァ-ヶー]){BOSS_WORD}(?:さん|様)?(?:が|は|も|に|の|から|って|、|「|$)|"
    r"(?i:\b(?:my|the|our) (?:boss|manager|supervisor)\b)"
)
# What one says of somebody behind their back; 「店長が休みの日に」 is a mere fact.
_COMPLAINS = re.compile(
    r"だけ|くせに|のに|(?:し|て|で|れ|わ|か|ら)(?:い)?ない|ません|てくれ(?:ず|へん)|ばかり|ばっか|他人事|ひとごと|逃げ|無視|押し?つけ|丸投げ|任せ|"
    r"(?:と|って)(?:しか)?言|謝っとい|怒|ひど|最低|知らん|サボ|いつも|冷た|頼りな|味方|(?i:only|never|doesn't|won't|just|nothing|ignor|blam)"
)
_ABOUT_NOTHING = re.compile(
    r"^(?:なに|何)も(?:して|やって|言って)?(?:くれ)?(?:い)?(?:ない|ません|へん)[。．…！!\s　]*$"
)
_INSIDE_ROLES = frozenset({"boss", "owner"})


def without_the_reader(words: str, case: Case) -> str:
    """The pieces of these words in which nothing is held against the boss; 「なにもしてない…」 right behind one that
    is left out is about them as well."""
    kept, about_them = [], False
    for piece in _PIECE.findall(words):
        about_them = speaks_of_the_reader(piece, case) or (about_them and bool(_ABOUT_NOTHING.match(piece.strip())))
        if not about_them:
            kept.append(piece)
    return "".join(kept).strip("　 ")


def speaks_of_the_reader(words: str, case: Case) -> bool:
    named = (person.name for person in case.people if person.role in _INSIDE_ROLES and len(person.name) > 1)
    named_here = bool(_BOSS.search(words)) or any(name in words for name in named)
    return named_here and _COMPLAINS.search(words) is not None


def said_by_the_reader(words: str, case: Case) -> bool:
    """「うまく謝っといて」: the boss's own words are no words of the customer's."""
    said = (person.said for person in case.people if person.role in _INSIDE_ROLES and person.said)
    return any(words in one or (one in words and len(one) > len(words) // 2) for one in said)
