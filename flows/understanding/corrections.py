"""Reads that somebody puts a thing right: 「AじゃなくてB」, 「Aなんて言ってない」, 「それは違う」; what it does to the answers is
decided by the conversation."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache

LONGEST = 60  # letters; who writes more tells something
_NOT = (
    r"(?:じゃ|では|や|で|と)(?:なく(?:って|て)?|のうて|なしに|ないで|な(?:い|か(?:った)?)(?:んです|です|よ|ね|んよ|んやけど|けど)?)"
    r"|(?:と)?ちゃ(?:う(?:て|くて|んです|ねん|で|わ)?|って)|(?:とは|じゃ|では)?(?:違|ちが)(?:って|いまして|います|うて|くて|う(?:んです|ねん|んや)?)"
    r"|(?:というより|っていうより)(?:は|も)?"
)
_RATHER = re.compile(
    rf"^(?:(?P<about>[^、。は]{{1,16}}?)(?:は|って|のこと(?:は|やけど|だけど|ですが)?)、?)?(?P<wrong>[^、。]{{1,20}}?)(?:{_NOT})[、。 　]+(?P<right>[^。]{{1,30}})"
    rf"|^(?:(?P<about2>[^、。は]{{1,16}}?)(?:は|って)、?)?(?P<wrong2>[^、。]{{1,20}}?)(?:じゃなく(?:って|て)?|ではなく(?:て)?|やなく(?:って|て)|やのうて|ちゃうて|ちゃくて|でなく(?:て)?|とちごて|というより)(?P<right2>[^。]{{1,30}})"
)
_ENGLISH = re.compile(
    r"^(?:no[,. ]+)?(?:it(?:'s| is| was)|that(?:'s| is| was)|(?:he|she|they|we)(?:'s|'re| is| are| was| were)|the (?P<about>[\w ]{1,20}?) (?:is|was)) not (?:an? |the |my )?(?P<wrong>[\w' ]{2,24}?)[,;.]* (?:but|it(?:'s| is| was)|(?:he|she|they)(?:'s|'re| is| are| was)|that(?:'s| is| was)) (?:an? |the )?(?P<right>[\w' ]{2,30})[.!]*$"
    r"|^(?:it(?:'s| is| was) )?(?:an? |the )?(?P<right2>[\w' ]{2,24}?), not (?:an? |the )?(?P<wrong2>[\w' ]{2,24}?)[.!]*$",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"^(?:(?:あ|え|いや(?:いや)?|いえ|えっと|あの|ごめん(?:なさい)?|すみません|すいません|てか|ていうか|あと|それと|ちょっと|さっきの(?:は|話|やつ)?(?=[、,。 　])|正しくは|訂正(?:です|します)?|(?:間違え|まちがえ)(?:た|ました)(?=[、,。 　])|no|sorry|wait)[、,。 　]*)+(?=.{3})",
    re.IGNORECASE,
)
_RESERVED = re.compile(r"^[^、。]{2,14}(?:が|けど|けれど(?:も)?|ただ)[、 ](?=.{4})")  # 「だいたい合ってますが、…」
_WHO_IT_WAS = re.compile(r"(?:い)?[たる](?:の|ん|人)(?:は|って)、?")
_ENDS = re.compile(
    r"(?:なん|なの)?(?:です|でした|だ(?:よ|ね|った|けど)?|や(?:で|わ|ねん|けど|った|から)?|じゃ|やさかい)?(?:けど|が|よ|ね|な|わ|から)*[。.!！]*$"
)
_THAT = r"(?:それ|そこ|これ|ここ|そう|その(?:話|点|部分|とこ(?:ろ)?|件|表|カード)|いまの|今の|上の|さっきの|一個|一つ|ひとつ|どれか|なんか|何か|ちょっと|少し|だいぶ|全然|ぜんぜん|まったく)"
_WRONG = r"(?:違|ちが)(?:う|い|っ|え|ってる)|ちゃう|(?:じゃ|では|や|で)な(?:い|く|か)|まちが|間違|おかし|ずれて|ズレて|誤解|勘違い"
_OBJECTS = re.compile(
    rf"^{_THAT}(?:の|は|が|も|、|って|こと|とは|じゃ|では|や|ところ){{0,3}}(?:なんか|ちょっと|少し|全然|ぜんぜん|だいぶ|まったく|、)*(?:{_WRONG})"
    r"|^(?:違|ちが)(?:う|い(?:ます)?)(?:んです|ねん|って|よ|な|から|けど|わ|と思)"
    r"|^ちゃう(?:ねん|で|って|わ)|^(?:間違い|まちがい|間違って(?:い)?(?:る|ます))(?:です|や|よ)?[。!！]*$"
    r"|(?:そんな(?:こと|ん|の|つもり|ふうに)?|そう(?:は|とは)?|そこまで|そげな(?:こと|ん)|ほんなこと)(?:は|も|、|って|まで|では|じゃ)*(?:一言も|全然|別に)?"
    r"(?:言っ|いっ|ゆっ|言う|ゆう|言わ|ゆわ|いわ|書い|書か|し|思っ|おもっ|された|され|して)(?:て(?:い)?|とら|て|た)?(?:は)?(?:ない|なかっ|ません|ませ|へん|ねえ|おらん|覚え(?:は|が)?な|んて|わけじゃ|ん(?:よ|で|わ|て|$))"
    r"|(?:(?:読み|よみ|受け取り|まとめ|認識|理解)(?:が|は|方|かた)*)(?:違|ちが|間違|まちが|おかし)"
    r"|^(?i:(?:no[,. ]+)?(?:that(?:'s| is)|it(?:'s| is)|this is|something(?:'s| is)) (?:wrong|not (?:right|correct|true|it|so|what i (?:said|meant|wrote)))|(?:i )?(?:never|didn'?t) (?:said?|say|write|wrote|mean) (?:that|this|so)|you (?:got|have) (?:that|it|me|this) wrong)",
)
_DENIES = re.compile(
    r"^(?P<what>[^。\n]{2,30}?)(?:とまで|なんて|なんか|とか|って|と|は|も|まで|こと|わけ)*(?:一言も|まだ|別に|全然|一度も|、)*"
    r"(?:(?:言|い|ゆ)(?:われ|って|うて)(?:て(?:い)?)?(?:は)?(?:ない|ません|なかった|へん|とらん)|(?:言|ゆ)うてへん|され(?:て(?:い)?)?(?:は)?(?:ない|ません|なかった|へん|とらん)|"
    r"(?:求め|要求)られ(?:て(?:い)?)?(?:は)?(?:ない|ません|なかった|へん)|し(?:て(?:い)?)?(?:は)?(?:ない|ません|なかった|へん|とらん)|(?:じゃ|では|や)(?:ない|ありません|あらへん)|(?:違|ちが)(?:う|います)|ちゃう)"
    r"(?:です|んです|よ|ね|ねん|で|わ|けど|から|し|と思う|と思います|って)*[。.!！]*$"
)
_SURE = re.compile(r"[?？]\s*$|(?:かな|かも|やろか|だろうか|でしょうか|んかな|のか|の)[。…]*\s*$")


@dataclass(frozen=True, slots=True)
class Correction:
    """`about`: what it is said of, "" for nothing; not `wrong` but `right`."""

    about: str
    wrong: str
    right: str


@lru_cache(maxsize=64)
def correction_in(text: str) -> Correction | None:
    """「印刷会社は協力会社じゃなくてうちの会社」; None where nothing is put in the place of something else."""
    said = _bare(text)
    if len(said) > LONGEST or _asks(text):
        return None
    found = _RATHER.search(said) or _ENGLISH.search(said)
    if found is None:
        return None
    named = found.groupdict()
    about = named.get("about") or named.get("about2") or ""
    wrong, right = (named.get(part) or named.get(f"{part}2") or "" for part in ("wrong", "right"))
    if (told := _WHO_IT_WAS.match(wrong)) is not None:  # 「怒ってたのは息子さんじゃなくて…」: not 怒 is spoken of
        about, wrong = f"{about}って{told[0]}".strip("はって、"), wrong[told.end() :]
    right = _ENDS.sub("", right.strip()) or right.strip()
    wrong = wrong.strip()
    wrong, right = _without_what_is_the_same(wrong, right)
    if not wrong or not right or wrong == right or right.lower() in ("that", "this", "it"):
        return None
    inner = correction_in(right)  # 「日付がちがう、昨日じゃなくておととい」
    return replace(inner, about=inner.about or wrong) if inner is not None else Correction(about.strip(), wrong, right)


_ANCHOR = 2  # letters of what both end with that are kept, to find the place


def _without_what_is_the_same(wrong: str, right: str) -> tuple[str, str]:
    """「オーナーに頼まれたんじゃなくて先輩に頼まれた」: only who it was is another."""
    bare = re.sub(r"(?<=[たただる])(?:ん|の)$", "", wrong)
    if not (bare.endswith(("た", "だ", "る")) and right.endswith(("た", "だ", "る"))):
        return wrong, right
    same = 0
    while same < min(len(bare), len(right)) and bare[-1 - same] == right[-1 - same]:
        same += 1
    if same < _ANCHOR + 1 or same in (len(bare), len(right)):
        return wrong, right
    cut = same - _ANCHOR
    return bare[:-cut], right[:-cut]


def what_holds(text: str) -> str:
    """「昨日じゃなくておととい」 tells おととい; any other text is all of it."""
    found = correction_in(text)
    return found.right if found is not None else text


def objects(text: str) -> bool:
    """「それは違う」「そんなこと言ってない」: something is wrong, and it is not said what would be right."""
    said = _bare(text)
    return len(said) <= 25 and not _asks(text) and _OBJECTS.search(said) is not None


@lru_cache(maxsize=64)
def denied_in(text: str) -> str:
    """What is said not to be so, 「謝りに来いとは言われてない」; "" for nothing."""
    said = _bare(text)
    if len(said) > LONGEST or _asks(text) or objects(text) or correction_in(text) is not None:
        return ""
    found = _DENIES.match(said)
    return found["what"] if found is not None else ""


def says_wrong(text: str) -> bool:
    """Something that is named besides is wrong: 「日付のとこ違う」."""
    return re.search(_WRONG + r"|(?i:\bwrong\b|\bincorrect\b|not right)", _bare(text)) is not None


@lru_cache(maxsize=64)
def _bare(text: str) -> str:
    said = _LEADS.sub("", unicodedata.normalize("NFKC", text).strip())
    return _RESERVED.sub("", said, count=1)


def _asks(text: str) -> bool:
    return _SURE.search(unicodedata.normalize("NFKC", text).strip()) is not None
