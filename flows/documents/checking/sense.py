"""What one sense of a hurtful phrase is, and how it is looked for; the senses themselves live beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_END = re.compile(r"[。!?！？\n]")


@dataclass(frozen=True, slots=True)
class Sense:
    """`looks` over the plain spelling. Harmless when `unless` is in the sentence (with the one behind it where `ahead`),
    `besides` anywhere in the draft, or the draft is of a kind in `spares`; a kind named in `only` is the only one.
    `also` must be in the sentence. `better` names the advice (`checker.better.<better>`)."""

    kind: str
    better: str
    looks: re.Pattern[str]
    unless: re.Pattern[str] | None = None
    besides: re.Pattern[str] | None = None
    also: re.Pattern[str] | None = None
    spares: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()
    ahead: bool = False
    deniable: bool = True

    def concerns(self, kind: str | None) -> bool:
        return kind not in self.spares and (not self.only or kind in self.only)

    def found(self, said: str) -> Iterator[tuple[int, int]]:
        return ((start, end) for start, end, holds in self.seen(said) if holds)

    def seen(self, said: str) -> Iterator[tuple[int, int, bool]]:
        """Every place with such words, and whether they are meant like that there."""
        may = self.besides is None or not self.besides.search(said)
        for hit in self.looks.finditer(said):
            if hit.start() < hit.end():
                yield (*hit.span(), may and self._holds(said, *hit.span()))

    def _holds(self, said: str, start: int, end: int) -> bool:
        first, last = sentence_around(said, start, end)
        if self.also is not None and not self.also.search(said, first, last):
            return False
        if self.unless is not None:
            behind = _next_sentence(said, last) if self.ahead else last
            if self.unless.search(said, first, behind):
                return False
        return not (self.deniable and is_taken_back(said, start, end, last))


def sentence_around(said: str, start: int, end: int) -> tuple[int, int]:
    """Bounds of the sentence (at most 200 letters to each side) that holds start..end."""
    first = max((said.rfind(mark, max(0, start - 200), start) for mark in "。!?\n"), default=-1) + 1
    stop = _END.search(said, end, end + 200)
    return max(first, start - 200, 0), stop.start() if stop else min(len(said), end + 200)


def _next_sentence(said: str, last: int) -> int:
    stop = _END.search(said, last + 1, last + 120)
    return stop.start() if stop else min(len(said), last + 120)


# What is said only to be taken back, ruled out, or told as others' words.
_TAKEN_BACK = re.compile(
    r"」?で(?:は)?(?:終わ|済ま|片付け|止め)[^。、]{0,4}(?:ず|ない)|[^。、]{0,6}?(?:と(?:いう|いった|言う)?(?:の|こと|わけ|つもり|もの|話|言い訳|理由|ふうに|よう(?:な|に))?(?:に)?(?:は|も|で(?:は|も)?|だけで(?:は|も)?|で済|を?理由に)?|など(?:と|とは|という)|なんて|からと(?:いって|言って)|とは|では|のは)、?[^。、]{0,10}?"
    r"(?:申し(?:上げ)?(?:ません|ない)|言い(?:ません|たくない|訳に(?:は)?(?:なり|し|でき))|言わない|言えない|言いません|思って(?:は|も)?い(?:ない|ません)|思いません|思わない|考えて(?:は|も)?い(?:ない|ません)|つもり(?:は|も)?ない|わけ(?:では|には)|決して|許され(?:る(?:こと|もの|話)では|ない|ません)|"
    r"済ま(?:され(?:る(?:こと|もの|問題|話)では|ない|ません)|せ(?:ない|ません|られ|てはなら|てはいけ)|ない|ません)|済(?:む(?:こと|もの|話|問題)では)|理由に(?:は)?(?:なら|なり|し(?:ない|ません)|でき)|言い訳に(?:なら|は|も|すぎ|過ぎ)|片付け(?:られ|て(?:は|い))|逃げ(?:ない|ません))"
    r"|[^。、「」]{0,14}?(?:ことを?|のを|とは?|など|を|には|」(?:とは?|など))(?:[^。、]{0,4})(?:お約束できない|約束できない|約束しない|お約束しない|書かない|言わない|署名しない|しないで|しない(?:よう|こと)|避け(?:る|ま|て)|控え(?:る|ま|て)|書きません)"
)
_REPORTED = re.compile(
    r"[^。「」]{0,12}?(?:と|との|って)(?:、)?(?:の)?(?:[^。、「」]{0,10}?(?:から|より|に|は|が)、?)?(?:ご?指摘|お叱り|お?声|ご意見|お申し出|ご不満|苦情|おっしゃ|言われ|怒ら|怒鳴|責められ|お怒り|書かれ|聞かれ|お?問い合わせ|ご連絡をいただ|詰め寄|要求され|求められ|伺い|お聞き)"
)


def is_taken_back(said: str, start: int, end: int, last: int) -> bool:
    return bool(_TAKEN_BACK.match(said, end, last) or _REPORTED.match(said, end, last))
