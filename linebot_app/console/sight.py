"""What an operator may see of somebody's words: masked, until somebody with the right gave a reason; this is the only
place that decides it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from typing import Any

from flask import session

from linebot_app.console.guarding import me
from linebot_app.console.house import House
from linebot_app.console.rights import Right, rights_of
from linebot_app.masking import mask, names_in
from linebot_app.storage.cases import Matter

LASTS = timedelta(minutes=30)
REASONS = ("contact", "danger", "understand", "asked", "other")
SEARCH = "search"
_REVEALED = "revealed"
_MOST = 20  # places open at a time: they stand in the cookie
Veil = Callable[[str], str]


def scope_of(house: House, person: str) -> str:
    return f"person:{house.pseudonym(person)}"


def is_open(house: House, scope: str) -> bool:
    """Whether this operator sees names there now."""
    if Right.READ_NAMES not in rights_of(me().role):
        return False
    until = session.get(_REVEALED, {}).get(scope, 0)
    return isinstance(until, int | float) and house.clock().timestamp() < until


def open_up(house: House, scope: str, reason: str, note: str = "") -> None:
    """For LASTS. `note`: in own words, masked itself: the audit holds nobody's name. The caller has asked for the
    right; ValueError for a reason that is none."""
    if reason not in REASONS:
        raise ValueError(reason)
    now = house.clock()
    still = {place: until for place, until in session.get(_REVEALED, {}).items() if until > now.timestamp()}
    still[scope] = (now + LASTS).timestamp()
    session[_REVEALED] = dict(sorted(still.items(), key=lambda one: one[1])[-_MOST:])
    details = {"reason": reason, **({"note": mask(note)} if note else {})}
    house.audit.note(now, me().name, "revealed", scope, details)


def close(scope: str) -> None:
    session[_REVEALED] = {place: until for place, until in session.get(_REVEALED, {}).items() if place != scope}


def veil(house: House, person: str, names: Iterable[str] = (), scope: str = "") -> Veil:
    """What every word of this person passes on its way to the page. `names`: words for people in their matters."""
    if is_open(house, scope or scope_of(house, person)):
        return _as_it_is
    known = tuple(dict.fromkeys(names))
    return lambda text: mask(text, known)


def names_of(matters: Iterable[Matter], turns: Iterable[Mapping[str, Any]] = ()) -> list[str]:
    """Names that are masked wherever they stand: people of the matters, and whom the words themselves make plain."""
    told = [name for matter in matters for name in matter.names]
    said = (part.get("text") or "" for turn in turns for part in turn["input"] if part.get("kind") == "text")
    return list(dict.fromkeys([*told, *names_in(said)]))


def _as_it_is(text: str) -> str:
    return text
