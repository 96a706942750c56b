"""What lies in a postbox: what the person did and what they were answered, as JSON; how it looks was decided before."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import orjson

from linebot_app.ports import Letter

OWN, HOUSE, GONE = "own", "house", "gone"


@dataclass(frozen=True, slots=True)
class Read:
    """A letter that was opened. `side`: OWN, HOUSE, or GONE where its words were taken back; `text`: what was said or
    tapped; `event_id`: as the inbox knows it; `sent_id`: what takes it back, "" where it is no message; `html`,
    `quick`: what the house says and what is offered below it; `taps`: data and label of each choice in it, by number.
    """

    number: int
    side: str
    text: str = ""
    event_id: str = ""
    sent_id: str = ""
    html: str = ""
    quick: str = ""
    taps: tuple[tuple[str, str], ...] = ()
    personal: bool = False
    language: str = ""
    state: str = ""


def own(text: str, event_id: str, sent_id: str = "") -> bytes:
    return orjson.dumps({"side": OWN, "text": text, "event_id": event_id, "sent_id": sent_id})


def read(letter: Letter) -> Read:
    told: dict[str, Any] = orjson.loads(letter.body)
    taps = tuple((str(data), str(label)) for data, label in told.get("taps", ()))
    known = {name: told[name] for name in Read.__slots__ if name in told and name not in ("taps", "number")}
    return Read(letter.number, **{"side": HOUSE, **known}, taps=taps)


def without(letters: Iterable[Letter], goes: Callable[[Read], bool]) -> list[tuple[Letter, bytes]]:
    """Changes that take some of the person's words out, and those of the answers since that may repeat them."""
    changes: list[tuple[Letter, bytes]] = []
    begun = False
    for letter in letters:
        one = read(letter)
        is_it = one.side == OWN and goes(one)
        begun = begun or is_it
        if is_it or (begun and one.side == HOUSE and one.personal):
            kept = {"side": GONE, "language": one.language, "state": one.state, "text": OWN if is_it else ""}
            changes.append((letter, orjson.dumps(kept)))
    return changes
