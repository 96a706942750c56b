"""Why somebody left, as they told it, so that one honest sentence can say it without blame; the sentences are wording."""

from __future__ import annotations

import re

from flows.career.lived import Lived

_REASONS = (
    ("health", r"体調|病気|うつ|鬱|適応障害|入院|休職|眠れなく|体を壊|身体を壊|倒れ"),
    ("relations", r"人間関係|パワハラ|いじめ|上司(?:と|が|の)|先輩(?:と|が)|合わ(?:な|ず)"),
    ("hours", r"残業|長時間|休み(?:が)?(?:な|取れ)|休日出勤|夜勤|ワンオペ|人手不足|激務"),
    ("family", r"結婚|出産|育児|子育て|介護(?:の)?ため|家庭|引っ?越|転勤|夫の|妻の"),
    ("pay", r"給料|賃金|ボーナス|給与|待遇"),
    ("ended", r"契約(?:満了|終了|期間)|雇い?止め|閉店|倒産|解雇|クビ|リストラ"),
    ("trouble", r"クレーム|今回の(?:件|こと)|ミス(?:で|を)|責任を(?:取|と)"),
)
_LEFT = re.compile(r"辞め|やめ|退職|離職|会社を(?:去|出)")
_REASON = tuple((key, re.compile(words)) for key, words in _REASONS)
REASONS = tuple(key for key, _ in _REASONS)


def reason_in(text: str) -> str:
    """The key of the reason that a text names; "" for none."""
    return next((key for key, words in _REASON if words.search(text)), "")


def reason_of(lived: Lived) -> str:
    """The key of the reason told in a sentence that speaks of leaving; "open" where none was told."""
    sentences = (sentence for one in lived.said for sentence in re.split(r"[。\n]", one.text[:2_000]))
    told = [sentence for sentence in sentences if _LEFT.search(sentence)]
    return next((key for key in map(reason_in, told) if key), "open")
