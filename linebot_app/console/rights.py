"""What each role may do; which page needs which right stands beside the page."""

from __future__ import annotations

from enum import StrEnum


class Right(StrEnum):
    """Each page needs one of them. `OWN`: everybody who is signed in."""

    OWN = "own"  # one's own account
    FIGURES = "figures"  # numbers about all, nobody's words
    READ = "read"  # conversations; masked for those without READ_NAMES
    READ_NAMES = "read_names"  # what is masked for others, after giving a reason
    WORK = "work"  # notes, tags, assignment, taking over, answering
    REVIEW = "review"  # scorecards, four-eyes drafts
    EXPORT = "export"
    AUDIT = "audit"
    SETTINGS = "settings"  # operators, organisation, retention


_VIEWER = frozenset({Right.OWN, Right.FIGURES, Right.READ})
_COUNSELLOR = _VIEWER | {Right.WORK, Right.READ_NAMES}
_SUPERVISOR = _COUNSELLOR | {Right.REVIEW, Right.EXPORT}

ROLES: dict[str, frozenset[Right]] = {
    "statistics": frozenset({Right.OWN, Right.FIGURES}),
    "viewer": _VIEWER,
    "counsellor": _COUNSELLOR,
    "supervisor": _SUPERVISOR,
    "admin": frozenset(Right),
}


def rights_of(role: str) -> frozenset[Right]:
    """An unknown role has none."""
    return ROLES.get(role, frozenset())
