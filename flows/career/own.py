"""A person's own words made fit for a text about them: neutral, polite, without blame; what cannot be is left out and
said so."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from flows.career.acts import RESULTED
from flows.career.identifying import PERHAPS, Known, found_in, neutral
from flows.career.lived import is_own_words
from flows.content import Content
from flows.documents.checking.check import check
from flows.documents.politely import as_written, politely, sentences_of, sounds_like_chat
from flows.documents.prose import is_speech, without_questions

LONGEST_SENTENCE = 90  # letters; a longer one would be most of the text
# What one says of others in anger; true or not, it has no place in an application.
SOUR = re.compile(
    r"ムカ|むかつ|腹(?:が)?(?:立|たっ)|最悪|最低|理不尽|クソ|くそ|ひど(?:い|か|す)|酷(?:い|か)|ブラック|パワハラ|セクハラ|モラハラ|いじめ|嫌い|大嫌|バカ|馬鹿|無能|文句|サボ|押し(?:つけ|付け)|丸投げ|(?:の)?(?:せい(?:で|だ|に)|責任に)|クズ|老害|逆ギレ|クレーマー|モンスター|うざ|ウザ|面倒(?:な|くさ)客|訴え|他人事|見捨て|辞めさせ|殺|死"
)
# Findings that count in what was learned, wished for or achieved; in what was done an excuse counts as well.
_OF_OTHERS = frozenset({"blaming", "counter_accusation"})
_THEY_DID = re.compile(r"が|は|も|せい|の(?:ミス|責任|不足|指示)")
_OF_ALL = _OF_OTHERS | {"evading", "excuse", "over_admission", "minimising"}
_QUOTED = re.compile(r"[「『][^」』]*[」』]?")
_JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-鿿]")
LONGEST_QUOTED = 14  # letters of somebody else's words, brackets included
_NOUN_END = re.compile(r"(?:[一-鿿ァ-ヶーA-Za-z0-9]|こと|もの|ところ|人|さ|力|やりがい|つながり|仕組み)$")
_THOUGHT = re.compile(
    r"(?:だ)?(?:と|って)(?:いうこと(?:を|が|に)?|こと(?:を|に)?)?(?:思(?:い|っ|う)|感じ|学(?:び|ん)|気づ|気付|わか|分か|知り|実感)[^。]{0,8}$"
)
_PLAIN_VERB = re.compile(r"[うくぐすつぬぶむる]$|ない$")


@dataclass(slots=True)
class OwnWords:
    """Remembers over one text what stands for which name, and whether something was left out."""

    wording: Content
    known: Known
    replaced: dict[str, str] = field(default_factory=dict)
    left_out: bool = False
    perhaps: list[str] = field(default_factory=list)

    def sentences(self, text: str | None, *, act: bool = False) -> list[str]:
        """Whole polite sentences, in order."""
        if not is_own_words(text):
            return []
        written = without_questions(text or "")
        self.left_out = self.left_out or written != text
        found = [self._sentence(one, act=act) for one in sentences_of(self.harmless(written))]
        self.left_out = self.left_out or not all(found)
        return [one for one in found if one]

    def phrase(self, text: str | None, most: int = 60) -> str:
        """One phrase to be set into a sentence of ours, without an end; "" where it does not fit."""
        if not is_own_words(text):
            return ""
        said = as_written(next(iter(sentences_of(self.harmless(text or ""))), ""))
        if len(said) > most or _hurts(said, _OF_OTHERS) or sounds_like_chat(said) or is_speech(said):
            self.left_out = True
            return ""
        return said

    def harmless(self, text: str) -> str:
        """With neutral words in place of names, which are remembered."""
        for named in found_in(text, self.known):
            if named.kind == PERHAPS:
                self.perhaps.append(named.phrase)
            else:
                self.replaced[named.phrase] = neutral(named.phrase, self.wording, self.known)
        return neutral(text, self.wording, self.known)

    def _sentence(self, said: str, *, act: bool) -> str:
        if _JAPANESE.search(said) is None:
            return f"{said.rstrip('.')}."  # in another language: as it is
        kinds = _OF_ALL if act and not RESULTED.search(said) else _OF_OTHERS
        if _hurts(said, kinds) and (own := said.find("、私")) > 0:
            self.left_out = True
            said = said[own + 1 :]  # 「後輩がミスして、私が謝った」: what was one's own
        quoted = max(map(len, _QUOTED.findall(said)), default=0)
        if quoted > LONGEST_QUOTED or len(said) > LONGEST_SENTENCE or _hurts(said, kinds):
            return ""
        return "" if is_speech(as_written(said)) else politely(said, act=act)


def _hurts(said: str, kinds: frozenset[str]) -> bool:
    """Reads like anger at others, or like a finding of these kinds; what was done to somebody puts no blame on them."""
    if SOUR.search(said):
        return True
    found = [finding for finding in check(said, "interview", second=False) if finding.kind in kinds]
    return any(finding.kind not in _OF_OTHERS or _THEY_DID.search(finding.phrase) for finding in found)


_NO_STRENGTH = re.compile(
    r"(?:ない|ません|なかった|ぬ|違う|ちがう|た|だ|です|ます|[てでしかがどわね])$|変え|消し|直し|嘘|うそ|ウソ|無理|嫌"
)


def calls_a_strength(phrase: str) -> bool:
    """What somebody can do or is like, in few words: no doubt, no objection and no story."""
    return bool(phrase) and not is_speech(phrase) and _NO_STRENGTH.search(phrase) is None


def is_noun(phrase: str) -> bool:
    return _NOUN_END.search(phrase) is not None


def as_learned(phrase: str) -> tuple[str, str]:
    """Which sentence the phrase fits (told, quoted) and how it stands in it: 「早めに報告する」 -> 早めに報告すること."""
    thought = _THOUGHT.search(phrase)
    if thought is not None and thought.start() > 3:
        return "quoted", phrase[: thought.start()]
    if phrase.endswith(
        ("こと", "大切さ", "大事さ", "難しさ", "大変さ", "ありがたさ", "必要性", "重要性", "姿勢", "方法", "やり方")
    ):
        return "told", phrase
    if _PLAIN_VERB.search(phrase):
        return "told", phrase + "こと"
    return "quoted", phrase
