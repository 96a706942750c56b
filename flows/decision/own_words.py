"""Makes a person's own words safe to set between quotation marks inside our sentences; it never rewrites them."""

from __future__ import annotations

import re
import unicodedata

from flows.understanding.english import is_english

NO_ANSWER = frozenset({"", "unknown", "skipped", "none"})
_SENTENCE = re.compile(r"(?<=[。！？!?])")
_QUOTES = str.maketrans({"「": "『", "」": "』", "｢": "『", "｣": "』", "{": "｛", "}": "｝"})


def _one_line(text: str) -> str:
    if text.isprintable():  # no control characters, no space but the plain one
        return re.sub(r" +", " ", text).strip() if "  " in text else text.strip()
    kept = "".join(" " if c.isspace() else c for c in text if c.isspace() or unicodedata.category(c)[0] != "C")
    return re.sub(r" +", " ", kept).strip()


def _balanced(text: str) -> str:
    """Inner quotation marks that lost their partner would read as the end of ours."""
    return text if text.count("『") == text.count("』") else text.replace("『", "").replace("』", "")


def quotable(text: str | None, limit: int = 60) -> str:
    """`text` as one line of at most `limit` code points (twice as many of Latin words, which say half as much) without
    outer quotes or a final 。; "" when there is no answer.

    Whole sentences are kept as long as they fit; a single longer sentence ends in …
    """
    line = _one_line(text or "").translate(_QUOTES)
    limit = limit * 2 if is_english(line) else limit
    if line.startswith("『") and line.endswith("』") and line.count("『") == 1:
        line = line[1:-1].strip()
    if line.lower() in NO_ANSWER:
        return ""
    kept = ""
    for sentence in _SENTENCE.split(line):
        if len((kept + sentence).rstrip("。")) > limit:
            break
        kept += sentence
    if not kept.strip():
        cut = limit - 1
        while cut > 1 and (unicodedata.combining(line[cut]) or line[cut] in "\ufe0e\ufe0f"):
            cut -= 1
        word = line.rfind(" ", cut // 2, cut) if is_english(line) else -1
        kept = line[: word if word > 0 else cut] + "…"
    return _balanced(kept.strip().rstrip("。").strip())
