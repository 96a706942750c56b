"""Which options a text names only to say that they are not so; how such clauses are read lives in
understanding/denials.py."""

from __future__ import annotations

from collections.abc import Sequence

from flows.understanding import match_choice
from flows.understanding.denials import LONGEST, clauses_of, denied_by

Options = Sequence[tuple[str, ...]]  # (key, label, other words for it …) of each

ALONE = frozenset({"nothing", "none", "unknown"})  # what is true of nothing else


def only_true_together(keys: Sequence[str]) -> list[str]:
    """「特に求めていない」 never stands beside something that is asked for."""
    return [key for key in keys if key not in ALONE] or list(keys[:1])


def named_and_not_denied(text: str, options: Options) -> list[str]:
    """The options that a text names without those that it denies: 「お金とは言われてません。謝れって」."""
    denied = denied_options(text, options)
    if not denied:
        return only_true_together(match_choice(text, options))
    left = "、".join(clause for clause in clauses_of(text) if clause not in denied)
    gone = {key for keys in denied.values() for key in keys}
    return only_true_together([key for key in match_choice(left, options) if key not in gone] if left else [])


def denied_options(text: str, options: Options) -> dict[str, list[str]]:
    """Clauses that name options only to say that they are not so, with these."""
    if len(text) > LONGEST:
        return {}
    things = [option for option in options if option[0] not in ALONE]
    found = {clause: match_choice(what, things) for clause in clauses_of(text) if (what := denied_by(clause))}
    return {clause: keys for clause, keys in found.items() if keys}
