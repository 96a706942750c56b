"""What words tell of threats and unreasonable demands, as far as it may be said back: what a rule knows, and nothing
that is denied; the reading itself lives in understanding."""

from __future__ import annotations

import re

from flows.decision.claims import GRAVE
from flows.understanding.denials import clauses_of, denied_by
from flows.understanding.harassment import harassment_in
from flows.understanding.imagined import is_imagined
from flows.understanding.reading import Evidence, Reading

_BY_EAR = "second."  # heard by what was learned alone: asked by the question about it, never asserted
_DENIES = re.compile(
    r"(?:なんて|なんか|とか|って|は|も)[^。、\n]{0,6}?(?:言って(?:い)?(?:ない|ません|へん)|言うてへん|され(?:て(?:い)?(?:ない|ません|へん)|とらん)|"
    r"違(?:う|い)|ちが(?:う|い)|ちゃう|(?:じゃ|では)(?:ない|ありません)|(?:は)?(?:なか(?:った)|ない(?:です|よ|けど|で|。|$)))"
)


def told(reading: Reading) -> list[str]:
    """The kinds that the words tell, in their order; grave ones only for sure."""
    wrong = denied(reading)
    kinds = [kind for kind in reading.harassment if kind not in wrong]
    found = ((kind, reading.evidence.get(f"harassment.{kind}")) for kind in kinds)
    return [kind for kind, evidence in found if evidence is None or not _is_a_guess(kind, evidence, reading.text)]


def beyond_bounds(reading: Reading) -> list[str]:
    """Of those what a story files unasked: no fair claim for a loss, no reproach, nothing that is only imagined."""
    kinds = told(reading)
    return [kind for kind in kinds if _goes_too_far(kind, kinds, reading)] if kinds else kinds


# A claim for what was paid or broken stands among what they ask for; beyond it goes who wants more than the loss.
_FOR_A_LOSS = re.compile(
    r"返(?:せ|し|金|却)|弁償|作り直|修理|直せ|治療費|クリーニング|[一-鿿]{1,4}[代費賃料](?:を|も|は|ば)?[^。]{0,4}(?:払|弁償|返|持)|払い戻|損害"
)
_MORE_THAN_IT = re.compile(
    r"慰謝|いしゃ料|誠意|迷惑料|示談|口止め|倍|精神的|[0-9一二三四五六七八九十百千数]万|現金|振り?込|払わな(?:い|きゃ|ければ)(?:なら|と)|自腹|個人で|あんたの(?:金|給料)|お前の(?:金|給料)|(?:一生|ずっと)[^。]{0,4}(?:ただ|タダ|無料)|土下座|晒"
)
_A_REPROACH = re.compile(
    r"どういう教育|どんな教育|教育(?:が|は|も)|(?:一体)?どういう(?:神経|つもり)|お前の?名前|あんたの?名前|名前(?:を)?(?:言え|名乗れ)"
)


def _goes_too_far(kind: str, kinds: list[str], reading: Reading) -> bool:
    found = reading.evidence.get(f"harassment.{kind}")
    if found is None:
        return True
    if is_imagined(reading.text, found.start, found.end):
        return False
    words = reading.text[found.start : found.end]
    if kind == "money" and set(kinds) <= {"money", "abuse"}:
        around = reading.text[max(0, found.start - 20) : found.end + 10]
        return _FOR_A_LOSS.search(around) is None or _MORE_THAN_IT.search(reading.text) is not None
    if kind in ("abuse", "privacy") and _A_REPROACH.search(words):
        left = reading.text[: found.start] + "・" * len(words) + reading.text[found.end :]
        return kind in harassment_in(left)
    return True


# 「誠意を見せろ」 asks for no money as long as none is named.
_OF_MONEY = re.compile(
    r"金|かね|カネ|ぜに|銭|円|万|払|はら[えわい]|弁償|賠償|補償|慰謝|示談|返金|請求|代(?:を|も|は|くらい)|費|料|額|封筒|包|いくら|なんぼ|無料|[たタ][だダ](?:に|で)|"
    r"商品券|ギフト|ポイント|クーポン|割引|(?i:\b(?:money|pay\w*|refund\w*|compensat\w*|dollars?|yen|cash)\b)"
)


def _is_a_guess(kind: str, evidence: Evidence, text: str) -> bool:
    by_ear = evidence.rule.startswith(_BY_EAR)
    return by_ear and (kind in GRAVE or (kind == "money" and _OF_MONEY.search(text) is None))


def denied(reading: Reading) -> list[str]:
    """The kinds that are named only to say that they are not so (「つきまといなんて言ってない」)."""
    if len(reading.text) > _SHORT:
        return []
    return [kind for kind in reading.harassment if _DENIES.search(_clause(reading, kind))]


def _clause(reading: Reading, kind: str) -> str:
    """The part of the text that names it: 「金のことはないけど、だいぶ怒鳴られた」 denies only one of two."""
    found = reading.evidence.get(f"harassment.{kind}")
    if found is None:
        return reading.text
    start = max((at.end() for at in _JOINT.finditer(reading.text) if at.end() <= found.start), default=0)
    end = next((at.start() for at in _JOINT.finditer(reading.text, found.end)), len(reading.text))
    return reading.text[start:end]


_JOINT = re.compile(r"(?<=けど)[、,]?|(?<=けれど)[、,]?|(?<=ですが)[、,]|[。、,\n]")


_SHORT = 40  # characters: who writes more tells something besides


_OF_HARASSMENT = tuple(
    map(re.compile, (r"どな|怒鳴|暴言|ひど", r"おど|脅", r"金|カネ|お金", r"土下座", r"何度も|しつこ|夜中"))
)
_MOST_DENIALS = 60  # letters


def says_none(reading: Reading) -> bool:
    """「どなってはないけど怖かった お金の話は出てません」: two of them are said not to be so, and none is told."""
    text = re.sub(r"[ 　]+", "。", reading.text.strip())
    if len(text) > _MOST_DENIALS or reading.harassment:
        return False
    denied = [denied_by(part) for part in clauses_of(text)]
    return sum(any(thing.search(one) for one in denied) for thing in _OF_HARASSMENT) >= 2
