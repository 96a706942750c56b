"""Session <-> a versioned dict of plain JSON values; older versions come in through named migrations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import datetime
from typing import Any

from flows.case import Case, Person, Point
from flows.session import FLOW_VERSION, Consultation, Move, Session, Words
from flows.stage import Stage

MIGRATIONS: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {}  # version -> step to the next one


class UnknownVersion(ValueError):
    """The dict was written by a flow that this one cannot read; the session can be rebuilt from the log."""


def dump(session: Session) -> dict[str, Any]:
    """Plain values without the defaults; `v` is the flow version."""
    data = _plain(session)
    data["v"] = FLOW_VERSION
    return data


def load(data: dict[str, Any]) -> Session:
    """The session of a dump. Raises UnknownVersion for another flow's version, and for damaged data."""
    version = str(data.get("v"))
    while version != FLOW_VERSION:
        if version not in MIGRATIONS:
            raise UnknownVersion(f"session of flow version {version!r}, this is {FLOW_VERSION!r}")
        data = MIGRATIONS[version](data)
        version = str(data.get("v"))
    try:
        return _session(data)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        raise UnknownVersion(f"damaged session: {type(error).__name__}") from None


_EPOCH = datetime.fromtimestamp(0).astimezone()
_BLANKS = (
    Session(),
    Consultation(number=0, started=_EPOCH),
    Case(),
    Person("", ""),
    Point(""),
    Move("", None, _EPOCH),
    Words([]),
)
# Every turn ends with a dump: what dataclasses could tell each time is asked once.
_FIELDS = {type(blank): tuple((field.name, getattr(blank, field.name)) for field in fields(blank)) for blank in _BLANKS}
_AS_IT_IS = frozenset({str, int, float, bool, type(None)})


def _plain(value: Any) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for name, default in _FIELDS[type(value)]:
        current = getattr(value, name)
        if current != default:
            data[name] = current if type(current) in _AS_IT_IS else _value(current)
    return data


def _value(value: Any) -> Any:
    if type(value) in _AS_IT_IS:
        return value
    if isinstance(value, list | tuple):
        return [_value(item) for item in value]
    if type(value) in _FIELDS:
        return _plain(value)
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _value(item) for key, item in value.items()}
    return value.value if isinstance(value, Stage) else value


def _time(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _session(data: dict[str, Any]) -> Session:
    known = {
        key: value
        for key, value in data.items()
        if key not in ("v", "consultations", "consented", "held", "seen", "asked_at")
    }
    session = Session(**known)
    session.consultations = [_consultation(item) for item in data.get("consultations", [])]
    session.consented, session.seen, session.asked_at = (
        _time(data.get(key)) for key in ("consented", "seen", "asked_at")
    )
    session.held = [(datetime.fromisoformat(at), _words(words)) for at, words in data.get("held", [])]
    if session.consultations:
        session.consultations[session.active]  # an index out of range is damage
    return session


def _consultation(data: dict[str, Any]) -> Consultation:
    known = {key: value for key, value in data.items() if key not in ("started", "case", "moves")}
    known.setdefault("number", 0)
    known["state"] = Stage(data.get("state", Stage.ENTRY))
    consultation = Consultation(started=datetime.fromisoformat(data["started"]), **known)
    consultation.case = _case(data.get("case", {}))
    consultation.moves = [_move(item) for item in data.get("moves", [])]
    return consultation


def _case(data: dict[str, Any]) -> Case:
    case = Case(**{key: value for key, value in data.items() if key not in ("people", "points")})
    case.people = [Person(**{"name": "", "role": "other", **item}) for item in data.get("people", [])]
    case.points = [Point(**item) for item in data.get("points", [])]
    return case


def _move(data: dict[str, Any]) -> Move:
    words = data.get("words")
    return Move(
        data["question"],
        data.get("value"),
        datetime.fromisoformat(data["at"]),
        _words(words) if words is not None else None,
        data.get("more", False),
        data.get("rests_on", ""),
        data.get("corrects", False),
    )


def _words(data: dict[str, Any]) -> Words:
    return Words([(str(message), str(text)) for message, text in data.get("parts", [])])
