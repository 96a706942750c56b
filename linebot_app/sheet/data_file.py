"""Somebody's data as one file: what the session holds, and the log of the chat; who may have it is told elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import orjson

from linebot_app.sheet.finding import FoundData


def data_file(found: FoundData, turns: Iterable[Mapping[str, Any]]) -> bytes:
    """JSON, indented for people."""
    from flows import mine

    content = {
        "made": found.now.isoformat(),
        **mine.as_data(found.session, found.wording),
        "conversation": [_turn(turn) for turn in turns],
    }
    return orjson.dumps(content, option=orjson.OPT_INDENT_2)


def _turn(turn: Mapping[str, Any]) -> dict[str, Any]:
    """Both sides; of pictures and stickers only that there was one."""
    said = [_said(part) for part in turn.get("input") or ()]
    answered = ["\n".join(part.get("lines") or ()) for part in turn.get("output") or ()]
    return {"at": str(turn["at"]), "you": said, "counsellor": answered}


def _said(part: Mapping[str, Any]) -> str:
    kind, words = str(part.get("kind") or "text"), part.get("text") or part.get("picked") or ""
    return str(words) if kind == "text" else f"[{kind}] {words}".rstrip()
