"""Reads that somebody wants words to say or to send made for them, where it may be taken for something that happened."""

from __future__ import annotations

import re

LONGEST = 40  # characters: who writes more tells what happened
_WORDS_OF_OURS = re.compile(
    r"(?:文(?:章|面)?(?:だけ)?|メモ|言葉|ことば|下書き|文案|メール|手紙|台本|セリフ|原稿|例文|返事|報告(?:書|文)?)(?:を|が|とか|も)?[^。]{0,8}?(?:作|つく|考え|書い|かい|教え|出し|見せ|用意|まとめ|くれ|ほし|欲し|ちょうだい|頼|たの|お願い)|"
    r"(?:どう|どない|どげん|なんて|何て|何と)(?:やって|いうふうに)?(?:話|言|いう|いえ|ゆう|伝え|謝|切り出|説明|返)[^。]{0,8}(?:いい|ええ|よか|良い)(?:か|の|ん|です|や|と)|"
    r"(?i:\b(?:write|draft|make) (?:me )?(?:a|the|some) (?:message|text|letter|mail|email|script|words)\b|\bwhat (?:should|do) i (?:say|write)\b)"
)
_TOLD_TO_ME = re.compile(
    r"(?:言|い|ゆ)われ|怒鳴|どなら|(?:と|って)(?:言|ゆ)(?:って|うて)き|迫られ|求められ|書けと|書かされ"
)


def asks_for_words(text: str) -> bool:
    """「主任にどう話せばいいか、文を作ってほしい」: a wish to us, nothing that happened."""
    return len(text) <= LONGEST and bool(_WORDS_OF_OURS.search(text)) and not _TOLD_TO_ME.search(text)
