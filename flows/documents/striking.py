"""Which part of a draft the words of an objection name, and that it stays out of it; what is said then lives in
flows/striking.py."""

from __future__ import annotations

import re
from collections.abc import Mapping

from flows.case import Case

STRUCK = "summary.struck"  # every part that is wanted out is a move of this question
CAREER = "career"  # in place of a kind of document: parts of the texts for an application
# Without these a letter is none: they are struck when their words are quoted, and not offered.
FRAME = re.compile(r"\.(?:subject\w*|address\w*|greeting\w*|sign\w*|facts|closing\w*|who)$")
_QUOTED = re.compile(r"[「『\"“]([^「」『』\"“”]{2,})[」』\"”]")
# Words that name the draft or the wish, not what stands in it.
_ABOUT = re.compile(
    r"報告書?|文案|下書き|手紙|文章|文面|台本|部分|言葉|箇所|内容|消[しす]|削除|抜[いき]|載せ|書い|書か|直し|変え|外し|入れ|最後|最初|今|前|中|方|所"
)
_PAIR = re.compile(r"(?=([一-鿿ァ-ヶー][一-鿿ァ-ヶーぁ-ん]))")
_TOLD_SEPARATELY = 2  # pairs of letters that must be shared, unless both are Chinese characters
_TOGETHER = re.compile(r"[一-鿿ァ-ヶー]{2}")


def put_struck(case: Case, name: str) -> bool:
    """`<draft>.<part>`, once."""
    if name not in case.struck:
        case.struck = [*case.struck, name]
    return True


def part_meant(said: str, parts: Mapping[str, str]) -> str:
    """The name of the one part that the words quote, or speak of; "" where it is none or more than one."""
    quoted = _QUOTED.findall(said)
    if quoted:
        found = [name for name, text in parts.items() if any(words.strip("。、 ") in text for words in quoted)]
        if found:
            return found[0]
    pairs = set(_PAIR.findall(_ABOUT.sub(" ", said)))
    shared = {name: {pair for pair in pairs if pair in text} for name, text in parts.items() if not FRAME.search(name)}
    ranked = sorted(shared.items(), key=lambda item: -len(item[1]))
    if not ranked or not ranked[0][1]:
        return ""
    best, of_it = ranked[0]
    enough = len(of_it) >= _TOLD_SEPARATELY or any(_TOGETHER.fullmatch(pair) for pair in of_it)
    alone = len(ranked) == 1 or len(ranked[1][1]) < len(of_it)
    return best if enough and alone else ""
