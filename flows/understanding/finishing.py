"""Lets words taken out of a story end in a finished form; which words are taken lives in story."""

from __future__ import annotations

import re

from flows.understanding.clauses import Span, clauses
from flows.understanding.normalise import Folded

LONGEST = 60
_NOUNS = r"(?:叱り|怒り|つもり|通り|とおり|ばかり|あまり|周り|きり|限り|ところ|だけ|ね|へ|くらい|ぐらい|みたい|違い|間違い|扱い|お知らせ|問い合わせ|打ち合わせ|待ち合わせ|手違い|お願い|やり取り|やりとり|取引|引き継ぎ|受け取り|見積り|見積もり|話し合い|締め切り|手続き|戻し|貸し|返し|直し)"
# Forms that wait for more: 「電話があり」「と聞き」「怒られ」「来て」「したが」「ので」.
_OPEN = re.compile(
    r"(?:[てで]|[きしちにびみりぎえけげせてねべめれ]|(?:言|思|もら|しま|いただ|違|買|使|会|従|行)[いき]|(?<=[るただいすん])(?:が|けど|けれど|けれども|ので|のに|から|ところ|と|なら)|ば|たら|ながら|つつ|際(?:に|、)?|時に)[、,]?$"
)


def finish(folded: Folded, sentence: Span, start: int, end: int) -> str:
    """The words from `start`, led on to the next finished clause of the sentence while they stay short, else with 「…」."""
    given = folded.words(start, end).strip(" 　\n。、,")
    if not _is_open(given):
        return given
    for part in clauses(folded.plain, Span(start, sentence.end)):
        if part.end <= end:
            continue
        if part.end - start > LONGEST + 10:
            break
        words = folded.words(start, part.end).strip(" 　\n。、,")
        if not _is_open(words) and words.count("「") == words.count("」") and words.count("『") == words.count("』"):
            return words
    return given + "…"


def _is_open(words: str) -> bool:
    return _OPEN.search(words) is not None and re.search(_NOUNS + "$", words) is None
