"""What the second opinion hears of feelings and harassment where the rules find none at all; more it does not say."""

from __future__ import annotations

import re

from flows.understanding.reading import Evidence, Feeling
from flows.understanding.second.opinion import opinion

# In kana it sounds like the passive of a blow (突かれた); said alone it is a sigh.
_TIRED = re.compile(r"[^。]{0,6}つかれ(?:た|ました|ちゃった|てる|てます|て)?[よわねなあー…。、 　]*")


def feelings_heard(text: str) -> tuple[Feeling, ...]:
    """At most the one that is heard most, without a strength."""
    said = opinion(text, "emotions")
    return tuple(Feeling(name, 0, said.evidence) for name in said.says[:1])


def harassment_heard(text: str) -> dict[str, Evidence]:
    """Kinds with the place of what speaks for the strongest of them."""
    if _TIRED.fullmatch(text.strip()):
        return {}
    said = opinion(text, "harassment")
    return dict.fromkeys(said.says, said.evidence) if said.evidence else {}
