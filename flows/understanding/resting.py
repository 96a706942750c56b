"""Whether somebody wants to rest from talking now; what is done then lives with the commands."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 30  # characters: who writes more tells something
_REST = re.compile(
    r"(?:休(?:み|ま|憩)|やす(?:み|ま)|ひと息|一息|ひと休み|一休み)(?:し|させ|せ|入れ|つき|つか)?(?:を|に)?"
    r"(?:たい|たく(?:なっ|なり|なる)|ます(?!か)|ましょう|て(?:も)?(?:いい|ほしい|ください|もらえ)|よう(?:かな)?)"
    r"(?:[ですだなよねわんけどのかもいいっきまたし、。…!?ー~\s]|思う|思います)*$"
    r"|\b(?:i (?:want|need) (?:to rest|a (?:rest|break)|to take a break)|let me rest|can (?:we|i) (?:take a break|rest)|"
    r"i'd like (?:to rest|a break))\b[^.?!]{0,12}[.?!]*$",
    re.IGNORECASE,
)
# A day off, a wish for ever, a rest that cannot be had: nothing to do with a pause of this talk.
_ELSEWHERE = re.compile(
    r"(?:会社|仕事|職場|学校|バイト|パート|勤務|シフト|店|明日|あした|あす|来週|今週|週末|有休|有給|ずっと|永遠|永久|一生|もう何もかも)"
    r"|休(?:み|ま)(?:たい|せて)(?:と|って)|休みたい(?:のに|けど|が)|休め(?:な|ま|ず)|\b(?:work|forever|job|day off|tomorrow)\b",
    re.IGNORECASE,
)


def wants_rest(text: str) -> bool:
    """「つかれたので休みたい」「少し休みます」; not 「会社を休みたい」「休みたいけど休めない」「ずっと休みたい」."""
    said = unicodedata.normalize("NFKC", text).strip()
    return len(said) <= LONGEST * 2 and len(said.split("。")[-1]) <= LONGEST and _ends_so(said)


def _ends_so(said: str) -> bool:
    return _REST.search(said) is not None and _ELSEWHERE.search(said) is None
