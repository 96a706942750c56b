"""`python -m flows.decision`: factors as JSON lines in, options with reasons as JSON lines out; no rule lives here."""

from __future__ import annotations

import json
import sys
from typing import Any, BinaryIO

from flows.case import Case
from flows.content import content
from flows.decision import advise, words_for
from flows.decision.claims import GRAVE, PRESSING
from flows.decision.factors import Factors

FIELDS = {
    "employment": ("current", "left"),
    "own_responsibility": ("none", "partial", "full", "unclear"),
    "customer_demands_apology": ("yes", "no", "unclear"),
    "relationship_to_continue": ("yes", "no", "unclear"),
    "company_will": ("apologise", "not", "indifferent", "unclear"),
}


class NotUnderstood(ValueError):
    """A line that is no JSON object, lacks a field or holds a value that nobody has agreed on."""


def factors_from(row: dict[str, Any]) -> Factors:
    """Raises NotUnderstood, naming the field."""
    for field in ("id", *FIELDS, "harassment", "deadline"):
        if field not in row:
            raise NotUnderstood(f"field missing: {field}")
    for field, allowed in FIELDS.items():
        if row[field] not in allowed:
            raise NotUnderstood(f"{field} must be one of {', '.join(allowed)}")
    kinds = row["harassment"]
    if not isinstance(kinds, list) or not all(isinstance(kind, str) and kind in GRAVE | PRESSING for kind in kinds):
        raise NotUnderstood(f"harassment must be a list of {', '.join(sorted(GRAVE | PRESSING))}")
    if row["deadline"] is not None and not isinstance(row["deadline"], str):
        raise NotUnderstood("deadline must be null or text")
    return Factors(
        **{field: row[field] for field in FIELDS}, harassment=frozenset(kinds), has_deadline=row["deadline"] is not None
    )


def answer(line: bytes) -> dict[str, Any]:
    """The answer to one line; an object with `error` (and `id` where there is one) when it cannot be answered."""
    try:
        row = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError):
        return {"error": "not a JSON object"}
    if not isinstance(row, dict):
        return {"error": "not a JSON object"}
    known = {"id": row["id"]} if isinstance(row.get("id"), str | int) else {}
    try:
        factors = factors_from(row)
    except NotUnderstood as problem:
        return {**known, "error": str(problem)}
    advice = advise(factors)
    wording = content("ja")
    words = words_for(Case(employment=factors.employment))
    reasons = [wording.text(f"decision.reason.{reason.key}", 0, **words) for reason in advice.reasons]
    return {"id": row["id"], "option": advice.option, "alternatives": list(advice.ranked[1:]), "reasons": reasons}


def main(lines: BinaryIO) -> int:
    """Exit status: 2 when any line could not be answered."""
    status = 0
    for line in lines:
        if not line.strip():
            continue
        said = answer(line)
        if "error" in said:
            status = 2
        print(json.dumps(said, ensure_ascii=True), flush=False)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.stdin.buffer))
