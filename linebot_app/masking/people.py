"""Names of people, the surest first; overlapping ones come too: who takes them decides."""

from __future__ import annotations

from collections.abc import Iterator

from linebot_app.masking.bare_names import bare_names
from linebot_app.masking.called import by_title
from linebot_app.masking.letters import Span
from linebot_app.masking.said_names import said_names


def people(text: str) -> Iterator[Span]:
    yield from by_title(text)
    yield from said_names(text)
    yield from bare_names(text)
