"""Where a text only imagines what the other side may yet say: 「もし「金を払え」って言われたらどうしよう」; what they did say
is read in spoken."""

from __future__ import annotations

import re
from functools import lru_cache

from flows.understanding.clauses import brackets

_SAY = r"(?:言|い|ゆ|云|聞|怒鳴|どな|責め|迫|詰め|返|問い詰め)(?:わ|か|ら|さ|め)?(?:れ|られ)"
_ASKS = r"(?:どう|何|なん|いい|良い|困|こま|怖|こわ|終わ|無理|断|答|返|対応|行くべき|行かな|払わな|[?？])"
_MAY_YET = re.compile(
    rf"(?:と|って|て|とか|なんて|みたいに)?(?:また|もし|さらに|急に|いきなり|その場で|電話で)?[^。「」『』、]{{0,6}}?{_SAY}"
    rf"(?:たら(?=(?:、)?[^。]{{0,10}}{_ASKS}|[。…]*$|\n)|ても|(?:た|る)(?:時|とき|場合)(?:は|に)?[^。]{{0,8}}{_ASKS}|(?:る)?(?:んじゃ|のでは|かも|のが(?:怖|こわ|不安)|そうで))"
)
_IF = re.compile(r"もし(?:も)?(?!も?し)|仮に|かりに|たとえば|例えば")
_ENDS = "。\n!！?？"


@lru_cache(maxsize=32)
def imagined_in(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each stretch that is only imagined, with the words that are put into their mouth."""
    if not any(
        mark in text for mark in ("たら", "ても", "場合", "かも", "んじゃ", "のでは", "のが", "そうで", "時", "とき")
    ):
        return ()
    quotes = brackets(text)
    found = []
    for match in _MAY_YET.finditer(text):
        quote = next((q for q in quotes if q.end == match.start()), None)
        until = quote.start if quote is not None else match.start()
        begin = max(text.rfind(mark, 0, until) for mark in _ENDS) + 1
        told = _IF.search(text, begin, until)
        comma = text.rfind("、", begin, until) + 1
        found.append((told.start() if told else max(begin, comma), match.end()))
    return tuple(found)


def is_imagined(text: str, start: int, end: int) -> bool:
    """These words of the text stand in such a stretch."""
    return any(first <= start and end <= last for first, last in imagined_in(text))


def without_imagined(text: str) -> str:
    """The text with such stretches blanked; places stay."""
    for start, end in imagined_in(text):
        text = text[:start] + "・" * (end - start) + text[end:]
    return text
