"""Makes plain text of what listings write: HTML becomes lines, signs that cannot be seen go; no field is known here."""

from __future__ import annotations

import html
import re
import unicodedata

LONGEST_READ = 20_000  # characters of a text that are looked at; the rest of it is left

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})[^<>]*>|<!--|-->|<![^<>]*>")
_NEW_LINE = frozenset(
    {"p", "br", "div", "tr", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "section", "table", "dl"}
)
_SILENT = frozenset({"script", "style", "template", "noscript", "iframe", "object"})
_LOOKS_LIKE_HTML = re.compile(r"</?[a-zA-Z][^<>]*>|&(?:[a-zA-Z]{2,8}|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});|<!--")
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\s*\n\s*")
_KEPT = "\n\t"


def _seen(text: str) -> str:
    """Without control signs, marks that turn the direction of writing, lone surrogates and private signs."""
    if text.replace("\n", "").replace("\u3000", "").isprintable():
        return text
    return "".join(c for c in text if c in _KEPT or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn"))


def _without_tags(text: str) -> str:
    """One pass over the text, whatever is in it: every tag is looked at once."""
    found: list[str] = []
    at, silent = 0, ""
    for tag in _TAG.finditer(text):
        if not silent:
            found.append(text[at : tag.start()])
        at = tag.end()
        closes, name = tag[1], (tag[2] or "").lower()
        if silent:
            silent = "" if tag[0] == silent or (closes and name == silent) else silent
        elif tag[0] == "<!--":
            silent = "-->"
        elif name in _SILENT and not closes:
            silent = name
        elif name == "li" and not closes:
            found.append("\n・")
        elif name in _NEW_LINE:
            found.append("\n")
    return "".join([*found, "" if silent else text[at:]])


def paragraphs(text: str, most: int) -> str:
    """`text` as lines, at most `most` characters: cut at the end of a line or sentence where there is one."""
    text = text[:LONGEST_READ].replace("\r\n", "\n").replace("\r", "\n")
    for _ in range(2):  # some listings escape their HTML once more
        if not _LOOKS_LIKE_HTML.search(text):
            break
        text = html.unescape(_without_tags(text))
    text = _LINES.sub("\n", _SPACES.sub(" ", _seen(text))).strip()
    if len(text) <= most:
        return text
    cut = max(text.rfind("\n", 0, most), text.rfind("。", 0, most) + 1)
    return text[:cut].rstrip() if cut >= most // 2 else text[: most - 1].rstrip() + "…"


def one_line(text: str, most: int = LONGEST_READ) -> str:
    """`text` in one line, at most `most` characters."""
    line = " ".join(paragraphs(text, LONGEST_READ).split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
