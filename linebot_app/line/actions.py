"""Turns a choice into LINE actions (postback, date picker, clipboard, address); others place them."""

from __future__ import annotations

import logging
import re
from functools import lru_cache
from typing import Any
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from flows.turn import Choice, Does
from linebot_app.line.components import language, word
from linebot_app.line.split import blank, clean, opening, shorten, split, units

log = logging.getLogger(__name__)

LABEL = 20  # everywhere but in Flex
FLEX_LABEL = 40
DATA = DISPLAY = 300
CLIPBOARD = 1_000
URI = 1_000

_BARE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
_IN_ADDRESS = "/?:@!$&'()*+,;=%-._~"
_INITIAL = {
    Does.DATE: re.compile(r"\d{4}-\d\d-\d\d"),
    Does.DATETIME: re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d"),
}

Action = dict[str, Any]


def _encoded(parts: SplitResult, scheme: str) -> str:
    if not parts.netloc:
        return ""
    host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode("ascii")
    rest = (quote(part, safe=_IN_ADDRESS) for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((scheme, quote(host, safe=_IN_ADDRESS), *rest))


def address(uri: str) -> str | None:
    """`uri` percent-encoded as LINE wants it; None when it is too long or its scheme not http, https, line or tel."""
    uri = _BARE_PERCENT.sub("%25", clean(uri).strip())
    scheme, _, rest = uri.partition(":")
    scheme = scheme.lower()
    if scheme == "tel":
        # "#9110" is dialled as it stands: unencoded, the rest would be a fragment.
        made = "tel:" + quote(rest, safe="+-*.,;=()%") if any(c.isdigit() for c in rest) else ""
    elif scheme in ("http", "https", "line") and rest.startswith("//"):
        try:
            made = _encoded(urlsplit(uri), scheme)
        except (ValueError, UnicodeError):
            made = ""
    else:
        made = ""
    return made if made and len(made) <= URI else None


def _copies(choice: Choice, limit: int) -> list[Action]:
    texts = [text for text in split(choice.value, CLIPBOARD, exact=True) if not blank(text)]
    if len(texts) == 1:
        return [{"type": "clipboard", "label": shorten(choice.label, limit), "clipboardText": texts[0]}]
    found = []
    for n, text in enumerate(texts, 1):
        frame = word("part_of", label="", n=n, count=len(texts))
        label = word("part_of", label=shorten(choice.label, max(2, limit - len(frame))), n=n, count=len(texts))
        found.append({"type": "clipboard", "label": label, "clipboardText": text})
    return found


def _sending(label: str, data: str, display: str, **kind: str) -> Action:
    data = clean(data) or display
    if len(data) * 2 > DATA and units(data) > DATA:
        # Cut, it would be another answer; the label can still be understood as if it had been typed.
        log.warning("a choice has more than %d units of data; it is sent as typed text", DATA)
        return {"type": "message", "label": label, "text": display}
    return {"label": label, "data": data, **kind}


def postback(label: str, data: str, display: str) -> Action:
    """A tap that shows `display` in the chat; `label` must be short enough already."""
    display = opening(display, DISPLAY)
    return _sending(label, data, display, type="postback", displayText=display)


def actions(choice: Choice, limit: int = LABEL) -> tuple[Action, ...]:
    """One action; none when there is nothing that could be touched; several when there is too much to copy at once."""
    made = _made_before if choice.does is Does.TAP else _made
    return made(choice, limit, language())


def _made(choice: Choice, limit: int, _language: str) -> tuple[Action, ...]:
    label = shorten(choice.label, limit)
    if blank(label):
        return ()
    match choice.does:
        case Does.TAP:
            return (postback(label, choice.data, choice.label),)
        case Does.COPY:
            return tuple(_copies(choice, limit))
        case Does.OPEN:
            uri = address(choice.value)
            if uri is None:
                log.warning("a choice opens an address that LINE would refuse; it is left out")
                return ()
            return ({"type": "uri", "label": label, "uri": uri},)
        case Does.DATE | Does.DATETIME:
            found = _sending(label, choice.data, label, type="datetimepicker", mode=choice.does.value)
            if found["type"] == "datetimepicker" and _INITIAL[choice.does].fullmatch(choice.value):
                found["initial"] = choice.value
            return (found,)


_made_before = lru_cache(maxsize=1024)(_made)  # most were offered before; nobody changes an action once it is made
