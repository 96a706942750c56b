"""Session <-> a versioned dict of plain JSON values; older versions come in through named migrations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from flows.case import Case, Person, Point
from flows.session import Alerted, Attended, Consultation, Move, Session, Words
from flows.stage import Stage
from flows.waiting import For, Waiting

SNAPSHOT_VERSION = "3"  # how a session is written down; the inputs of the log are read as FLOW_VERSION says


class UnknownVersion(ValueError):
    """The dict was written by a flow that this one cannot read; the session can be rebuilt from the log."""


def flags_become_one_waiting(data: dict[str, Any]) -> dict[str, Any]:
    """1 -> 2: what the bot waited for was spread over an aside of the consultation and four flags of the session."""
    flags = ("danger", "changing", "confirming", "moved")
    old = {name: data.get(name) for name in flags}
    new = {name: value for name, value in data.items() if name not in flags}
    new["consultations"] = [dict(one) for one in data.get("consultations", [])]
    active = data.get("active", 0)
    aside, moves = "", 0
    for number, one in enumerate(new["consultations"]):
        moves = len(one.get("moves", [])) if number == active else moves
        if place := one.pop("back_to", ""):
            aside = one["state"] if number == active else aside
            one["state"] = place
    waiting: dict[str, Any] = {"what": "answer" if data.get("consented") else "consent"}
    if old["changing"]:
        waiting = {"what": "new_answer", "about": old["changing"], "behind": waiting}
    if aside == "paused":
        waiting = {"what": "return", "behind": waiting}
    elif aside == "danger":
        level, kind, step = [*str(old["danger"] or "").split(":"), "", "", ""][:3]
        care = {"level": level or "concern", "kind": kind or "self", "step": step or "asked"}
        waiting = {"what": "care", **care, "behind": waiting}
    confirming = {"erase": "yes_to_erase", "vent": "writing", "keep_vent": "keeping"}.get(str(old["confirming"]))
    if confirming:
        waiting = {"what": confirming, "behind": waiting}
    if waiting["what"] == "answer" and old["moved"] is not None and moves == old["moved"] + 1:
        waiting["joins"] = True
    new["gentle"] = old["danger"] == "asked"
    new["noted"] = data.get("seen") if data.get("noted") else None
    return {**new, "waiting": waiting, "v": "2"}


def people_are_confirmed(data: dict[str, Any]) -> dict[str, Any]:
    """2 -> 3: people found in words were not shown for a yes; who is among the questions behind is not led back."""
    consultations = [dict(one) for one in data.get("consultations", [])]
    for one in consultations:
        if one.get("state") == Stage.STAKEHOLDERS and one.get("case", {}).get("people"):
            answered = one.get("answered", [])
            one["answered"] = answered if "stakeholders.people" in answered else [*answered, "stakeholders.people"]
    return {**data, "consultations": consultations, "v": "3"}


# version -> step to the next one
MIGRATIONS: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "1": flags_become_one_waiting,
    "2": people_are_confirmed,
}


def dump(session: Session) -> dict[str, Any]:
    """Plain values without the defaults; `v` is the version of the snapshot."""
    data = _plain(session)
    data["v"] = SNAPSHOT_VERSION
    return data


def load(data: dict[str, Any]) -> Session:
    """The session of a dump. Raises UnknownVersion for another flow's version, and for damaged data."""
    try:
        version = str(data.get("v"))
        while version != SNAPSHOT_VERSION:
            if version not in MIGRATIONS:
                raise UnknownVersion(f"session of snapshot version {version!r}, this is {SNAPSHOT_VERSION!r}")
            data = MIGRATIONS[version](data)
            version = str(data.get("v"))
        return _session(data)
    except UnknownVersion:
        raise
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
    Waiting(),
    Alerted("", "", _EPOCH),
    Attended("", "", _EPOCH, _EPOCH, 0, 0),
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
    return _WRITTEN.get(type(value), _same)(value)


def _same(value: Any) -> Any:
    return value


def _list(value: Sequence[Any]) -> list[Any]:
    return [one if type(one) in _AS_IT_IS else _value(one) for one in value]


def _dict(value: dict[str, Any]) -> dict[str, Any]:
    return {key: _value(one) for key, one in value.items()}


def _told(move: Move) -> dict[str, Any]:
    """What _plain would give, in a quarter of the time: most of a session are moves."""
    data: dict[str, Any] = {"question": move.question, "at": move.at.isoformat()}
    if move.value is not None:
        data["value"] = _value(move.value)
    if move.words is not None:
        data["words"] = {"parts": [list(part) for part in move.words.parts]} if move.words.parts else {}
    for name in ("more", "rests_on", "corrects", "took"):
        if kept := getattr(move, name):
            data[name] = _value(kept)
    return data


_WRITTEN: dict[type, Callable[[Any], Any]] = {
    **dict.fromkeys(_FIELDS, _plain),
    Move: _told,
    list: _list,
    tuple: _list,
    dict: _dict,
    datetime: datetime.isoformat,
    Stage: str,
    For: str,
}


def _time(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


_TIMES = ("consented", "seen", "asked_at", "noted", "crowded", "terms_at")
_READ_APART = frozenset({"v", "consultations", "waiting", "held", "alerted", "attended", *_TIMES})


def _session(data: dict[str, Any]) -> Session:
    known = {key: value for key, value in data.items() if key not in _READ_APART}
    session = Session(**known)
    if "waiting" in data:
        session.waiting = _waiting(data["waiting"])
    session.consultations = [_consultation(item) for item in data.get("consultations", [])]
    for key in _TIMES:
        setattr(session, key, _time(data.get(key)))
    if alerted := data.get("alerted"):
        session.alerted = Alerted(alerted["level"], alerted["kind"], datetime.fromisoformat(alerted["at"]))
    if attended := data.get("attended"):
        times = {name: _time(attended.get(name)) for name in ("since", "spoke", "alarmed")}
        session.attended = Attended(**{"patience": 0, "patience_in_danger": 0, **attended, **times})
    session.held = [(datetime.fromisoformat(at), _words(words)) for at, words in data.get("held", [])]
    if session.consultations:
        session.consultations[session.active]  # an index out of range is damage
    return session


def _waiting(data: dict[str, Any]) -> Waiting:
    behind = data.get("behind")
    known = {key: value for key, value in data.items() if key not in ("what", "behind")}
    return Waiting(For(data.get("what", For.ANSWER)), behind=_waiting(behind) if behind is not None else None, **known)


def _consultation(data: dict[str, Any]) -> Consultation:
    known = {key: value for key, value in data.items() if key not in ("started", "case", "moves", "practised")}
    known.setdefault("number", 0)
    known["state"] = Stage(data.get("state", Stage.ENTRY))
    consultation = Consultation(started=datetime.fromisoformat(data["started"]), **known)
    consultation.case = _case(data.get("case", {}))
    consultation.moves = [_move(item) for item in data.get("moves", [])]
    consultation.practised = [_move(item) for item in data.get("practised", [])]
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
        list(data.get("took", [])),
    )


def _words(data: dict[str, Any]) -> Words:
    return Words([(str(message), str(text)) for message, text in data.get("parts", [])])
