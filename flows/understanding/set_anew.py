"""Reads that an answer is named and what it is to be instead (「たしかさを「自分で見た」に直して」), that one thing was wrong and
another holds, or that something was never said; what it does to the answers is decided by the conversation."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

LONGEST = 80  # letters; who writes more tells something
_OPEN, _SHUT = '「『"“', '」』"”'
_QUOTED = rf"[{_OPEN}]?(?P<right>[^{_OPEN}{_SHUT}。\n]{{1,40}}?)[{_SHUT}]?"
_ANEW = r"(?:直し|なおし|変え|かえ|変更し|訂正し|修正し|書き換え|書き直し|入れ替え|差し替え)"
_PLEASE = r"(?:て(?:もらえ|もらい|くれ|くだ|下さ|ほし|欲し|お(?:いて|く)|頂|いただ)?[^。、\nと]{0,8}|と(?:い|く)て[^。、\nと]{0,6}|たい[^。、\nと]{0,6})"
_ABOUT = rf"[{_OPEN}]?(?P<about>[^。\n]{{1,40}}?)[{_SHUT}]?(?:って(?:ところ|とこ|やつ|の)|という(?:ところ|の|質問|問い)|(?:へ)?の(?:答え|回答|返事|ところ|とこ|欄|行|部分|質問|問い))?"
_SETS = (
    re.compile(rf"^{_ABOUT}(?:を|は|、)、?{_QUOTED}に{_ANEW}{_PLEASE}[。.!！]*$"),
    re.compile(
        rf"^{_ABOUT}(?:を|は)、?[{_OPEN}](?P<right>[^{_OPEN}{_SHUT}\n]{{1,40}})[{_SHUT}]に(?:し{_PLEASE})[。.!！]*$"
    ),
    re.compile(
        rf"^{_ABOUT}を、?{_QUOTED}にし(?:て(?:くだ|下さ|くれ|ほし|欲し|おいて|もら)?[^。、\n]{{0,6}}|といて)[。.!！]*$"
    ),
    re.compile(
        r"^(?:please )?(?:change|set|correct|switch) (?:the |my )?(?:answer (?:to|for|about) )?[\"“']?(?P<about>[^\"”]{2,60}?)[\"”']? (?:to|into) [\"“']?(?P<right>[^\"”]{1,40}?)[\"”']?(?: please)?[.!]*$",
        re.IGNORECASE,
    ),
)
_LEADS = re.compile(
    r"^(?:(?:やっぱ(?:り)?|あ|あの|えっと|うーん|ごめん(?:なさい)?|すみません|さっきの|いや)[、,。 　]*)+(?=.{4})"
)
# 「自分で見たこと、だよ。人から聞いたは間違い」
_INSTEAD = re.compile(
    rf"^(?P<right>[^\n]{{2,50}}?)[。、 ]+[{_OPEN}]?(?P<wrong>[^。、\n{_OPEN}{_SHUT}]{{2,20}}?)[{_SHUT}]?(?:って|という|っていう)?(?:の|ん)?(?:は|が)(?:間違い|まちがい|間違え|誤り|うそ|嘘|違う|違い|ちがう|ちがい|ちゃう)[^。、\n]{{0,6}}[。.!！]*$"
)
_NEVER = r"(?:言|い|ゆ)(?:って|うて|った)(?:い|る)?(?:わけ|覚え|つもり)?(?:じゃ|では|は|も|が)?(?:な(?:い|か)|ません|ありません|へん|とらん|ねえ|ねー)"
_THOUGHT = r"(?:思って|おもって|認めて|みとめて)(?:い)?(?:は)?(?:な(?:い|か)|ません|へん|ねえ)"
_NEVER_SAID = re.compile(
    rf"[{_OPEN}]?(?P<what>[^。、\n{_OPEN}{_SHUT}]{{2,24}}?)[{_SHUT}]?(?:だ|です|や)?(?:なんて|なんか|とか|とは|とまで|とも|と|って)、?(?:は|も)?(?:一言も|ひとことも|一度も|別に|全然|まだ)?(?:{_NEVER}|{_THOUGHT})"
    r"|(?i:\bi (?:never|didn'?t|did not) (?:say|said|admit|admitted)(?: that| to)? (?P<what2>[\w' ]{4,60}))"
)
_NOT_ADMITTED = re.compile(
    r"(?:認め|みとめ)(?:て(?:い)?(?:は)?(?:な(?:い|か)|ません|へん|ねえ)|た(?:わけ|覚え|つもり)(?:じゃ|では|は|も)?(?:な|あり)|とらん)"
    r"|(?i:\bi (?:never|didn'?t|did not|haven'?t) admit)"
)
_OTHERS = re.compile(
    r"(?:会社|相手|客|お客|先方|上司|部長|課長|店長|社長|向こう|あっち|あちら|彼|彼女|誰|だれ)(?:さん|様)?(?:側|の人)?(?:は|が|も)"
)


@dataclass(frozen=True, slots=True)
class Set:
    """`about`: what the answer was called, "" for nothing; `right`: what it is to be; `wrong`: what it is not, or "". `quoted`: what holds stands in marks."""

    about: str
    right: str
    wrong: str = ""
    quoted: bool = False


@lru_cache(maxsize=64)
def set_in(text: str) -> Set | None:
    """「日付を「昨日」に直して」; None where no answer is named with what it is to be."""
    said = _bare(text)
    if len(said) > LONGEST:
        return None
    for pattern in _SETS:
        if found := pattern.match(said):
            quoted = said[found.end("right") : found.end("right") + 1] in tuple(_SHUT)
            return Set(found["about"].strip(), found["right"].strip(), quoted=quoted)
    return None


@lru_cache(maxsize=64)
def instead_in(text: str) -> Set | None:
    """「自分で見たこと、だよ。人から聞いたは間違い」: what holds was told first, and then what does not."""
    said = _bare(text)
    found = _INSTEAD.match(said) if len(said) <= LONGEST else None
    return Set("", found["right"].strip(), found["wrong"].strip()) if found is not None else None


@lru_cache(maxsize=64)
def never_said(text: str) -> tuple[str, ...]:
    """What is said never to have been said or thought, 「自分が原因だなんて言ってない」."""
    said = unicodedata.normalize("NFKC", text).strip()
    if len(said) > LONGEST:
        return ()
    return tuple(found["what"] or found["what2"] for found in _NEVER_SAID.finditer(said) if not _OTHERS.match(found[0]))


def admits_nothing(text: str) -> bool:
    """「認めてないよ」, said of oneself."""
    said = unicodedata.normalize("NFKC", text).strip()
    found = _NOT_ADMITTED.search(said) if len(said) <= LONGEST else None
    return found is not None and _OTHERS.search(said[: found.start()]) is None


def takes_back(text: str) -> bool:
    """It denies what was taken, and tells nothing of the matter itself."""
    return admits_nothing(text) or bool(never_said(text))


def _bare(text: str) -> str:
    return _LEADS.sub("", unicodedata.normalize("NFKC", text).strip())
