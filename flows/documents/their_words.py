"""Which of the words that were told are those of the other side: none of the own house, none of one's own, and no
answer to a question of ours about how they are. Whose words a sentence repeats is read in flows/understanding."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from flows.case import Case
from flows.documents import account, thrown
from flows.documents.about_reader import said_by_the_reader
from flows.documents.beside import are_own_words, without_the_chat
from flows.understanding.who_said import THEIRS, quoted, sounds_like_mine, told_of_ours

_A_SENTENCE = 6  # letters: less between marks is a word that is spoken of
_MOST_TEXTS = 40  # texts that are looked through
# What only the own side says to who is complained about: to bear it, to apologise and be done.
_OF_THE_HOUSE = re.compile(
    r"我慢し(?:ろ|て|なさい|とけ|とき)|(?:うまく|とにかく|とりあえず|適当に|まず|ひたすら)[^。]{0,8}(?:謝(?!罪しろ)|あやま(?!れよ)|頭(?:を)?下げ)[^。]{0,4}(?:とけ|とい|ておけ|れ(?:ば|、)|っとき)|"
    r"(?:波風|穏便|大ごと|おおごと)[^。]{0,8}(?:に|を)|お?客(?:様|さん)なんだから"
)
# 「そういうのではないです」, said to a question of ours about their life or safety.
_ABOUT_THEMSELVES = re.compile(
    r"^(?:いえ|いや|いいえ|あ|えっと|大丈夫)?[、,。]?\s*(?:そういう(?:の|こと|わけ|意味|つもり|気持ち)(?:で|じゃ|では|は)|そこまで(?:で|じゃ|では|は)|そんな(?:こと|つもり|の)(?:は|じゃ|では))(?:は)?(?:な|あり|思っ|考え)|"
    r"^(?:死に|消え)たい?(?:わけ|とか|と(?:まで)?は|ほど)|^(?:いま|今)は(?:大丈夫|平気)|^(?:大丈夫|平気)(?:です|だよ)?[。]?$"
)


def of_the_other_side(words: Iterable[str], case: Case) -> list[str]:
    """Those of these words that somebody of the other side said."""
    texts = tuple(dict.fromkeys((*case.told, *case.story, case.happened or "")))
    others = _said_by_others(texts[-_MOST_TEXTS:])
    return [one for one in words if _is_theirs(one, case, texts, others)]


def their_words(case: Case) -> list[str]:
    """All of them, each once, without what was typed around them."""
    texts = (*case.told, *case.story, case.happened or "")
    marked = [one.words for text in texts[:_MOST_TEXTS] for one in quoted(text) if one.by == THEIRS]
    theirs = [person.said for person in case.people if person.role.startswith("customer") and person.said]
    told = case.said or [words for words in marked if len(words) >= _A_SENTENCE] or theirs
    said = (words for words in (*told, *thrown.shouted(case)) if not are_own_words(words, texts))
    bare = of_the_other_side(filter(None, map(without_the_chat, said)), case)
    whole = frozenset(map(_bare, marked))
    return account.each_once(words if _bare(words) in whole else thrown.only_their_words(words) for words in bare)


def _is_theirs(words: str, case: Case, texts: tuple[str, ...], others: frozenset[str]) -> bool:
    bare = _bare(words)
    if not bare or said_by_the_reader(words, case) or sounds_like_mine(words.strip("「」『』 　。")):
        return False
    if _ABOUT_THEMSELVES.search(words.strip("「」『』 　")) or _OF_THE_HOUSE.search(words):
        return False
    return not any(bare in other or (len(other) > max(3, len(bare) // 2) and other in bare) for other in others)


def _said_by_others(texts: Iterable[str]) -> frozenset[str]:
    """Words that are told as one's own or the own house's, and nowhere as the other side's."""
    found: dict[str, set[bool]] = {}
    for text in texts:
        for one in quoted(unicodedata.normalize("NFKC", text)):
            found.setdefault(_bare(one.words), set()).add(one.by == THEIRS)
        for _, words in told_of_ours(text):
            found.setdefault(_bare(words), set()).add(False)
    return frozenset(words for words, theirs in found.items() if words and theirs == {False})


def _bare(words: str) -> str:
    return re.sub(r"[「」『』。、．，.!！?？…\s]|(?:です|って|と)$", "", unicodedata.normalize("NFKC", words))
