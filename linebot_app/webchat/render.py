"""Draws a turn as plain HTML, a message for each bubble; the page around it and how it is fetched live elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from flows.content import FIRST, content, languages
from flows.turn import Block, Bubble, Card, Carousel, Choice, Does, Say, Turn
from linebot_app.conversation.menu import menu_of

HERE = Path(__file__).parent
OPENS = ("https", "http")
LOOKS = frozenset(
    ("recap", "parties", "decision", "draft", "feelings", "windows", "plan", "summary", "consent", "jobs", "rehearsal")
)

Message = dict[str, Any]


@dataclass
class Drawing:
    """One message. A choice goes into its HTML as a number: what a tap sends back stays here, in `taps`."""

    taps: list[tuple[str, str]] = field(default_factory=list)

    def number(self, choice: Choice, label: str = "") -> int:
        """`label`: of the row that the choice stands in."""
        self.taps.append((_clean(choice.data or choice.label), _clean(f"{label} {choice.label}".strip())))
        return len(self.taps) - 1


def render(turn: Turn) -> list[Message]:
    """A message for each bubble, the turn's choices with the last."""
    language = turn.language if turn.language in languages() else FIRST
    state = menu_of(turn).partition(".")[0]
    shared = {"side": "house", "language": language, "state": state, "stays": turn.consented or not turn.withheld}
    return [
        {**shared, **_drawn(bubble, turn, language, is_last=place == len(turn.bubbles)), "personal": bubble.personal}
        for place, bubble in enumerate(turn.bubbles, 1)
    ]


def address(uri: str) -> str:
    """As a link may lead to; "" for anything but a page or a number to dial."""
    scheme, _, rest = uri.strip().partition(":")
    if scheme.lower() == "tel":
        return "tel:" + quote(rest, safe="+-*.,;=()%") if any(one.isdigit() for one in rest) else ""
    try:
        parts = urlsplit(uri.strip())
    except ValueError:
        return ""
    return uri.strip() if parts.scheme in OPENS and parts.netloc else ""


def runs(blocks: Sequence[Block]) -> Iterator[tuple[str, list[Block]]]:
    """Neighbours of one kind together, under its name."""
    for kind, found in groupby(blocks, key=type):
        yield kind.__name__.lower(), list(found)


def _drawn(bubble: Bubble, turn: Turn, language: str, *, is_last: bool) -> Message:
    drawing = Drawing()
    cards = (bubble,) if isinstance(bubble, Card) else bubble.cards if isinstance(bubble, Carousel) else ()
    shared: dict[str, Any] = {
        "number": drawing.number,
        "t": content(language).under("sheet.page"),
        "c": content(language).under("channel"),
        "w": content(language).under("webchat.page"),
        "moods": content(language).under("channel.mood"),
    }
    said, sender = bubble.text if isinstance(bubble, Say) else "", turn.sender if is_last else ""
    html = _template("message").render(said=said, cards=cards, sender=sender, **shared)
    quick = _template("quick").render(choices=turn.choices if is_last else (), **shared)
    return {"html": _clean(html.strip()), "quick": _clean(quick.strip()), "taps": drawing.taps}


def _clean(text: str) -> str:
    """As JSON and HTML can carry it: no half surrogate pairs, no NUL."""
    return text.encode("utf-8", "replace").decode().replace("\0", "")


def _template(name: str) -> Template:
    return _templates().get_template(f"webchat/{name}.html")


@cache
def _templates() -> Environment:
    # A sheet's blocks look on a page as they look here: one drawing of them.
    folders = [HERE / "templates", HERE.parent / "sheet" / "templates"]
    made = Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {"runs": runs, "address": address, "looks": LOOKS, "Does": Does}
    return made
