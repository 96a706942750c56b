"""A logged conversation held once more on the flow of today, and where the two differ; nothing is stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import flows
from flows.turn import as_lines
from linebot_app.console.sight import Veil
from linebot_app.conversation.rebuild import pairs_of

COMPARED = ("stage", "question", "trigger")


@dataclass(frozen=True, slots=True)
class Compared:
    """One turn, then and now. `differs`: which of COMPARED, `understood` or `words`; `failed`: the flow of today cannot
    take it."""

    id: int
    said: str
    then: dict[str, str]
    now: dict[str, str]
    differs: tuple[str, ...]
    then_lines: list[str]
    now_lines: list[str]
    failed: bool = False


def replayed(turns: Iterable[Mapping[str, Any]], veil: Veil) -> list[Compared]:
    """`turns` from the first on. Those that only exist without words are left out, as when a session is rebuilt."""
    session = flows.new_session()
    found: list[Compared] = []
    for turn, logged, at in pairs_of(turns):
        incoming = logged
        said = veil(" / ".join(part.text for part in incoming.parts if part.text))
        then = {name: str(turn[name]) for name in COMPARED} | {"understood": ", ".join(sorted(turn["understood"]))}
        if incoming.text and not any(part.get("withdrawn") for part in turn["input"]):
            # Read anew, not done again by the steps of then; worded as it was for this person.
            incoming = replace(incoming, did=(), lot=str(turn.get("person") or ""))
        try:
            made = flows.take_turn(session, incoming, at)
        except Exception:  # noqa: BLE001 - whatever it is, it is what is to be shown
            found.append(Compared(turn["id"], said, then, {}, ("failed",), [], [], failed=True))
            break
        now = {name: str(getattr(made, name)) for name in COMPARED} | {"understood": ", ".join(sorted(made.understood))}
        then_lines = [line for one in turn["output"] for line in one.get("lines") or ()]
        now_lines = [line for bubble in made.bubbles for line in as_lines(bubble)]
        differs = [name for name, value in now.items() if value != then[name]]
        if then_lines and then_lines != now_lines:
            differs.append("words")
        words = "words" in differs
        found.append(
            Compared(
                turn["id"],
                said,
                then,
                now,
                tuple(differs),
                [veil(line) for line in then_lines] if words else [],
                [veil(line) for line in now_lines] if words else [],
            )
        )
    return found
