"""Reads which things a text names only to say that they are not so, clause by clause; which options these are is told by
the conversation."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LONGEST = 200  # characters: who writes more tells a story
_JOINT = re.compile(
    r"[。、,.!！?？\n　]+|(?<=だけで)|(?<=ばかりで)|(?<=ばっかりで)|(?<=ばっかで)|(?<=けど)|(?<=けれど)|(?<=けんど)|(?<=ばってん)|(?<=けども)|(?<=なくて)|(?<=のうて)"
)
# How something is denied, plainly or in dialects.
NOT = (
    r"(?:な(?:い|かった|し|か(?:です|と|ばい|った)?|く(?:て)?)|ねえ|ねぇ|ねぁ|ねが(?:った)?|ね(?=$|っす|です|だ|よ|し)|ません(?:でした)?|まへん|へん(?:かった)?|ひん|"
    r"(?:お|と|ちょ|よ)?らん(?:かった|やった)?|ありま(?:せん|へん)|あらへん|ございません)"
)
_SAID = r"(?:(?:言|い|ゆ)(?:われ[てで]?|って|うて)|求め(?:られ)?て?|(?:要求|請求|強要|指示)(?:は|も|なんか)?(?:され)?て?|され(?:て)?|出て|聞(?:い|か)(?:て|されて)|受けて|頼まれて|触れ(?:られ)?て|来て|あって)"
_MUCH = r"(?:一言も|ひとことも|一度も|いっぺんも|まだ|別に|べつに|全然|ぜんぜん|特に|とくに|一切|全く|まったく|なんも|なんにも)*"
_TAIL = (
    r"(?:んです|です|でした|っす|んよ|のよ|の|よ|ね|ねん|な|で|わ|けど|けれど|けんど|から|けん|けえ|し|ばい|たい|っちゃ|ばってん|と思う|と思います|んだ|んや|だ|や|"
    r"みたい|らしい|(?:って|と)(?:言(?:って|うて|われ)[^。]{0,6})?)*"
)
_DENIES = re.compile(
    rf"^(?P<what>.{{1,24}}?)(?:とまで|とか|なんて|なんか|って|と|は|も|まで|とは|こと|の話|のこと|の件|みたいな|を|が|わけ|の|ば|さ)*{_MUCH}"
    rf"(?:(?:{_SAID}(?:は|も|い|ら)?{NOT})|{NOT}|(?:じゃ|では|や)(?:{NOT})|いら(?:ん|ない|へん)|(?:違|ちが)(?:う|い(?:ます)?)|ちゃう){_TAIL}$"
)
_BARE = re.compile(rf"^(?:いや|いえ|いいえ|うーん|んー|さあ|あ|え|、)*{_MUCH}(?:{_SAID}(?:は|も|い|ら)?)?{NOT}{_TAIL}$")
_NOTHING_BUT = re.compile(r"(?<![おたうま])しか(?!っ|た|も)")  # 「謝れしか言わない」 says that they do say so
_MONEY = re.compile(r"^お?(?:金|かね|カネ|銭|ぜに)(?:の(?:話|こと)|がらみ|関係)?(?=$)")


@lru_cache(maxsize=128)
def clauses_of(text: str) -> tuple[str, ...]:
    """The text cut where something else may begin."""
    said = unicodedata.normalize("NFKC", text).strip()
    return tuple(part.strip() for part in _JOINT.split(said) if part and part.strip())


def denied_by(clause: str) -> str:
    """What the clause says not to be so: 「お金とは言われてません」 denies お金; "" for nothing, or for no thing in particular."""
    if _BARE.match(clause) or _NOTHING_BUT.search(clause):
        return ""
    found = _DENIES.match(clause)
    return _MONEY.sub("お金", found["what"]) if found is not None else ""


def says_no(text: str, thing: re.Pattern[str] | None = None) -> bool:
    """The first thing said is that there is none, 「ないです。電話だけ」, or a clause says so of the thing."""
    parts = clauses_of(text)
    if parts and _BARE.match(parts[0]) is not None:
        return True
    return thing is not None and any(thing.search(denied_by(part)) for part in parts)
