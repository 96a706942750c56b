"""Closes up Japanese that is typed with a gap after every word, as learners and children write; nothing else changes."""

from __future__ import annotations

import re

_GAP = re.compile(r"(?<=[ぁ-んー一-鿿])[ 　](?=[ぁ-ん一-鿿])")
_SHORT = 7  # letters between two gaps, on average, of somebody who parts words and not sentences


def closed_up(soft: str) -> tuple[str, list[int]]:
    """The text without those gaps, and where each letter (and the end) stood before."""
    gaps = [match.start() for match in _GAP.finditer(soft)]
    if len(gaps) < 2 or len(soft) > (len(gaps) + 1) * _SHORT:
        return soft, list(range(len(soft) + 1))
    drop = set(gaps)
    kept = [i for i in range(len(soft)) if i not in drop]
    return "".join(soft[i] for i in kept), [*kept, len(soft)]
