"""A conversation as an anonymised story in the format of tests/flows/stories: what was typed and tapped, masked, and
the questions that were open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from flows.turn import Kind
from linebot_app.masking import Kind as Masked
from linebot_app.masking import mask

FILE_NAME = "story-{}.txt"
# Such as a person would write who does not want to be known: the flow reads them like names.
_INSTEAD = {
    Masked.PERSON: "〇〇",
    Masked.COMPANY: "〇〇社",
    Masked.SHOP: "〇〇店",
    Masked.ADDRESS: "〇〇市",
    Masked.PHONE: "000-0000-0000",
    Masked.MAIL: "〇〇@example.com",
    Masked.ACCOUNT: "〇〇",
}
_SILENT = {Kind.UNSEND, Kind.UNFOLLOW, Kind.DUE, Kind.FOLLOW}


def as_story(turns: Iterable[Mapping[str, Any]], names: Sequence[str], version: str) -> str:
    """`turns` from the first on. Lines that begin with # say what a story cannot hold."""
    lines = [f"# Made from a conversation on flow version {version}; read it before it is kept."]
    for turn in turns:
        told = list(_told(turn, names))
        lines += told
        if turn["question"] and any(line.startswith(">") for line in told):
            lines.append(f"< {turn['question']}")
    return "\n".join(lines) + "\n"


def _told(turn: Mapping[str, Any], names: Sequence[str]) -> Iterator[str]:
    texts: list[str] = []
    for part in turn["input"]:
        kind = part["kind"]
        if part.get("withdrawn"):
            yield "# (taken back)"
        elif kind == Kind.TAP:
            yield f"> [{_tapped(str(part.get('text') or ''))}]" + (
                f"  # {part['picked']}" if part.get("picked") else ""
            )
        elif kind == Kind.TEXT and part.get("text"):
            texts.append(mask(str(part["text"]), names, _INSTEAD))
        elif kind not in _SILENT:
            yield f"# ({kind})"
    if texts:
        first, *more = "\n".join(texts).splitlines() or [""]
        yield f"> {first}"
        yield from (f"| {line}" for line in more)


def _tapped(data: str) -> str:
    """The part of a tap's data that names the choice: the value of an answer, the argument or name of a command."""
    kind, name, value, *_ = [*data.split("|"), "", "", ""]
    return value if kind == "a" else value or name
