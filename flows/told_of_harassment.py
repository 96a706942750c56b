"""What words tell of threats and unreasonable demands, as far as it may be said back: what a rule knows, and nothing
that is denied; the reading itself lives in understanding."""

from __future__ import annotations

import re

from flows.decision.claims import GRAVE
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
