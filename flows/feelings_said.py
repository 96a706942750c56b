"""What a text says about single feelings besides their names: that one is not there, and how strong one is that is
called by another word; which feelings a text speaks of is read in flows/understanding."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from flows.understanding.reading import Feeling

_STEMS = {
    "不安": "不安|心配",
    "困惑": "困惑|混乱|戸惑|とまど",
    "罪悪感": "罪悪感|申し訳な|申しわけな|自分のせい|自分が悪",
    "怒り": "怒(?=っ|り|る)|腹(?:が|は)?立|腹立|ムカつ|むかつ|イライラ|いらいら",
    "悲しみ": "悲し|かなし",
    "悔しさ": "悔し|くやし",
    "恥": "恥",
    "疲れ": "疲れ|つかれ|しんど",
    "恐怖": "恐怖|怖|こわ|恐",
}
_PLAIN = {"疲れ": "疲れ|つかれ", "怒り": "怒|腹(?:が|は)?立|腹立"}  # called by a name, not by what it is like
_CLAUSE = re.compile(r"[、,。\n！!]|(?<=[1-5])\s+")
_NOT = (
    r"(?:(?:り|み|い|く|さ|感|くて|ちて|つ|って)?(?:わけ|ん|の|気持ち|とか)?(?:は|じゃ|では|で|って|とか|も)?(?:あんまり|そんなに|もう|全然|ぜんぜん|ちょっと|少し|なんか)?"
    r"(?:な(?:い(?!か)|く(?:て|は)|かっ)|あら?へん|ありません|違(?:う|い|くて)|ちが(?:う|い|くて)|ちゃう|外し|はずし|消し|いらな)"
    r"|(?:り|み|い|く|さ|感)?(?:っていう|という|って)より|(?:だ)?(?:と|って)(?:は|も)?(?:思|感じ)(?:って|て)?(?:は)?(?:い)?(?:な|ま[せへ]|へ))"
)
# How a feeling is told that is seen on somebody, or heard of.
_AS_SEEN = r"(?:り|み)?(?:んで|がっ|って(?:い)?[たるま]|っと[るっ]|てい[たる]|てた|とった|[いな]思いを|そう[だでにな])"
_OF_OTHERS = re.compile(
    r"(?:人|さん|様|くん|ちゃん|先|客|相手|上司|あの人|彼|彼女|[課部店社係所園師]長|主任|先輩|後輩|同僚|部下|オーナー|本人|みんな|母|父|妻|夫)(?:が|は|も|って)"
)
_REPORTED = re.compile(
    r"(?:って|と)(?:言|い[いっう]|ゆ|話|$)|そう(?:です|だ|や|な|$)|らしい|みたい(?:です|だ|や|な|$)|顔(?:して|を)|様子|って(?:さ|ね|よ)?$"
)
_FIGURE = re.compile(r"(?<![0-9])([1-5])(?![0-9年月日時分回人度件番週円万%割])")


_RATHER = (
    r"(?:り|み|い|く|さ|感)?(?:っていう|という|ていう|って|と言う)か(?=[、。…\s　])"  # 「悲しいというか、申し訳ない」
)


def not_felt(text: str) -> set[str]:
    """Feelings that the text says are not there."""
    said = unicodedata.normalize("NFKC", text)
    return {name for name, stem in _STEMS.items() if re.search(rf"(?:{stem})(?:{_NOT}|{_RATHER})", said)}


def of_others(text: str) -> set[str]:
    """Feelings that only somebody else is said to have: 「田中さんが悲しんでた」; not what one feels about them."""
    theirs: set[str] = set()
    ones: set[str] = set()
    for sentence in re.split(r"[。\n！!]", unicodedata.normalize("NFKC", text)):
        for name, stem in _STEMS.items():
            if _OF_OTHERS.search(sentence) and re.search(rf"(?:{stem}){_AS_SEEN}", sentence):
                theirs.add(name)
            elif re.search(stem, sentence):
                ones.add(name)
    return theirs - ones


def speaks_of_others(text: str) -> bool:
    """Somebody else is the one of whom it is told."""
    return _OF_OTHERS.search(unicodedata.normalize("NFKC", text)) is not None


def told_of_others(text: str, found: Iterable[Feeling]) -> set[str]:
    """Feelings in what somebody else is told to say or to look like: 「後輩は今は話したくないって」."""
    said = unicodedata.normalize("NFKC", text)
    theirs: set[str] = set()
    ones: set[str] = set()
    for one in found:
        if one.evidence is None:
            continue
        start = max(said.rfind(mark, 0, one.evidence.start) for mark in "。\n！!") + 1
        end = min((at for mark in "。\n！!" if (at := said.find(mark, one.evidence.end)) >= 0), default=len(said))
        sentence = said[start:end]
        of_others = _OF_OTHERS.search(sentence, 0, one.evidence.end - start)
        (theirs if of_others and _REPORTED.search(sentence) else ones).add(one.name)
    return theirs - ones


def told_in_a_sentence(text: str, found: Iterable[str]) -> bool:
    """At least one is told by what it is like, 「胃が痛い」, and none with a figure: to ask how strong would be to hear
    nothing."""
    said = unicodedata.normalize("NFKC", text)
    plain = [name for name in found if name in said or re.search(_PLAIN.get(name, _STEMS[name]), said)]
    return len(plain) < len(list(found)) and not re.search(r"[0-9]", said)


def called_otherwise(text: str) -> dict[str, int]:
    """The strength of each feeling that stands alone with one figure in its part of the sentence, by whatever word."""
    found: dict[str, int] = {}
    for part in _CLAUSE.split(unicodedata.normalize("NFKC", text)):
        named = [name for name, stem in _STEMS.items() if re.search(stem, part)]
        figures = _FIGURE.findall(part)
        if len(named) == 1 and len(figures) == 1 and not _OF_OTHERS.search(part):
            found[named[0]] = int(figures[0])
    return {name: strength for name, strength in found.items() if name not in not_felt(text)}
