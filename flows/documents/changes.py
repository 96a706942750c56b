"""What an edit changed in a document, line by line; how it is shown lives in the voice."""

from __future__ import annotations

from difflib import SequenceMatcher

from flows.documents.striking import pieces_of


def changed_lines(before: str, now: str) -> tuple[list[str], list[str]]:
    """What went out, and the lines that came or read otherwise now; of a line that only lost sentences just those."""
    old, new = _lines(before), _lines(now)
    out: list[str] = []
    there: list[str] = []
    for how, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if how == "equal":
            continue
        gone, came = old[a:b], new[c:d]
        left, kept = pieces_of("\n".join(gone)), pieces_of("\n".join(came))
        if came and not [one for one in kept if one not in left]:
            out += [one for one in left if one not in kept]
        else:
            out += gone
            there += came
    return out, there


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]
