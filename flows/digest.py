"""Where a matter stands, for those who look after many: ids and numbers; of words only the names to be masked."""

from __future__ import annotations

from typing import Any

from flows import rules
from flows.session import Consultation, Session
from flows.waiting import For

DANGER_IS_ABOUT = "self"  # where nothing else was said


def digest(session: Session) -> dict[str, Any]:
    """What a list of conversations shows of the active matter: `matter` (its number), `entry`, `place` (stage of the
    map), `advised`, `chosen`, `feelings` (name -> [before, after or None], 1..5), `harassment` (kinds), `danger`
    ("level kind" while it is spoken of, else ""), `rating` (1..5 or None), `holds` (the rules about the way that hold),
    `names` (words for the people involved: never shown, only masked). Before consent empty, but for danger: then that
    there is somebody, where they stand and how grave it is, nothing of what was said."""
    matter = session.consultation
    care = session.waiting.within(For.CARE)
    danger = f"{care.level} {care.kind or DANGER_IS_ABOUT}" if care is not None else ""
    begun = {"matter": matter.number, "started": matter.started.isoformat(), "place": str(matter.state)}
    if session.consented is None:
        return {**begun, "danger": danger} if danger else {}
    case = matter.case
    after = case.feelings_after or {}
    return {
        **begun,
        "entry": case.entry or "",
        "advised": matter.advised,
        "chosen": case.choice or "",
        "feelings": {name: [before, after.get(name)] for name, before in (case.feelings or {}).items()},
        "harassment": list(case.harassment or ()),
        "danger": danger,
        "rating": case.rating,
        "holds": [rule.__name__ for rule in rules.OF_THE_WAY if rule(matter)],
        "names": _names(matter),
    }


def _names(matter: Consultation) -> list[str]:
    """Words taken back are no longer among them: they are gone from the case."""
    case = matter.case
    return list(dict.fromkeys(name for name in (case.contact_who, *(one.name for one in case.people)) if name))
