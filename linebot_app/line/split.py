"""Measures and divides text as LINE counts it (UTF-16 units, grapheme clusters); the limits are in limits.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

GRAPHEME = regex.compile(r"\X")
_VISIBLE = regex.compile(r"[^\p{Z}\p{Cc}\p{Cf}\p{Cs}]")
_UNSENDABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
# (?r) searches from the right. A mark inside a quotation that goes on (「…？」と言われた) ends no sentence, nor does
# the ? of an address.
_SENTENCE_END = regex.compile(r"(?r)[。！？]+[」』）】]+(?=\s|$)|[。！？]+(?![」』）】。！？])|[.!?…]+(?=\s)|\n")
_SOFT_END = regex.compile(r"(?r)[、，；]|[,;](?=\s)|\s")
# A cluster surely begins before one of these.
_ANCHOR = regex.compile(r"(?r)(?<!\p{GCB=Prepend})[ -~\u3041-\u3096\u30a1-\u9fff]")


def units(text: str) -> int:
    """Length in UTF-16 code units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def graphemes(text: str) -> int:
    """Length in grapheme clusters (what a person sees as one character)."""
    return len(text) if text.isascii() and "\r" not in text else len(GRAPHEME.findall(text))


def blank(text: str) -> bool:
    """True when nothing in it can be seen; LINE refuses the whole request for one such text."""
    return not text[:1].isalnum() and _VISIBLE.search(text) is None


def clean(text: str) -> str:
    """Without what JSON or LINE cannot carry (lone surrogates, control characters); line ends are one newline."""
    if text.isprintable() or _UNSENDABLE.search(text) is None:
        return text
    return _UNSENDABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _reach(text: str, start: int, limit: int) -> int:
    """The farthest index up to which `text` from `start` on has at most `limit` units."""
    head = text[start : start + limit].encode("utf-16-le", "surrogatepass")[: limit * 2]
    return start + len(head.decode("utf-16-le", "ignore"))


def _ends_cluster(text: str, at: int) -> bool:
    cluster = GRAPHEME.match(text, at - 1)
    return cluster is not None and cluster.end() == at


def _last_end(pattern: regex.Pattern[str], text: str, least: int, far: int) -> int:
    # Two characters more, for what the patterns look ahead at.
    for match in pattern.finditer(text, least, far + 2):
        if match.end() <= far and _ends_cluster(text, match.end()):
            return int(match.end())
    return least


def _last_cluster(text: str, start: int, far: int) -> int:
    anchor = _ANCHOR.search(text, start, far)
    end = start if anchor is None else anchor.start()
    for cluster in GRAPHEME.finditer(text, end, far + 1):
        if cluster.end() > far:
            break
        end = cluster.end()
    return end


def _cut(text: str, start: int, limit: int) -> int:
    far = _reach(text, start, limit)
    if far == len(text):
        return far
    # An end in the first eighth would make a scrap of a bubble before a full one.
    least = start + (far - start) // 8
    for pattern in (_SENTENCE_END, _SOFT_END):
        end = _last_end(pattern, text, least, far)
        if end > least:
            return end
    end = _last_cluster(text, start, far)
    return end if end > start else far  # one cluster longer than the limit: nothing but cutting it is left


def _pieces(text: str, limit: int) -> Iterator[str]:
    start = 0
    while start < len(text):
        end = _cut(text, start, limit)
        yield text[start:end]
        start = end


def split(text: str, limit: int, *, exact: bool = False) -> list[str]:
    """`text` in pieces of at most `limit` (two or more) units, divided at sentence ends, else at a comma or space, else
    between two clusters. Pieces are stripped and never blank; with `exact`, joining them gives the text back.
    """
    text = clean(text)
    pieces = [text] if len(text) * 2 <= limit or units(text) <= limit else _pieces(text, limit)
    if exact:
        return [piece for piece in pieces if piece]
    return [piece.strip() for piece in pieces if not blank(piece)]


def opening(text: str, limit: int) -> str:
    """The beginning of `text` that has at most `limit` units and ends at a sentence where there is one."""
    text = clean(text)
    if len(text) * 2 <= limit:
        return "" if blank(text) else text.strip()
    start = 0
    while start < len(text):
        end = _cut(text, start, limit)
        if not blank(text[start:end]):
            return text[start:end].strip()
        start = end
    return ""


def shorten(text: str, limit: int) -> str:
    """One line of at most `limit` clusters (and four units for each); an ellipsis shows that something is missing."""
    text = clean(text)
    if len(text) > limit or "\n" in text or "\t" in text:
        text = " ".join(text.split())
    if len(text) <= limit:
        return text
    if blank(text):
        return ""
    kept, size = [], 0
    # A cluster more than there is room for tells that something is missing.
    for cluster in GRAPHEME.finditer(text):
        size += units(cluster[0])
        kept.append(cluster[0])
        if len(kept) > limit or size > limit * 4:
            break
    else:
        return text
    while kept and (len(kept) > limit - 1 or size > limit * 4 - 1):
        size -= units(kept.pop())
    return "".join(kept) + "…"
