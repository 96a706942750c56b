"""Reads JSON lines of texts from standard input and answers each with what it says; one line each, in order."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from typing import Any

from flows.understanding.reader import read
from flows.understanding.reading import Reading

# Fuller kinds than the labelled texts know.
_OWN_KINDS = frozenset({"night_calls"})


def answer(reading: Reading, key: object) -> dict[str, Any]:
    situation = reading.situation.supposing()  # nobody can be asked
    return {
        "id": key,
        "crisis": reading.crisis,
        "intent": reading.intent,
        "emotions": [feeling.name for feeling in reading.feelings] or ["なし"],
        "stakeholders": [
            {"mention": person.mention, "role": person.role, "wants_apology": person.wants_apology}
            for person in reading.people
        ],
        "harassment": [kind for kind in reading.harassment if kind not in _OWN_KINDS],
        "deadline": reading.deadline.due,
        "deadline_kind": reading.deadline.kind,
        "situation": {
            "employment": situation.employment,
            "own_responsibility": situation.own_responsibility,
            "customer_demands_apology": situation.customer_demands_apology,
            "relationship_to_continue": situation.relationship_to_continue,
            "company_will": situation.company_will,
        },
    }


def main() -> int:
    """0, or 2 when a line could not be read (the others are answered all the same)."""
    bad = False
    for number, line in enumerate(sys.stdin.buffer, 1):
        if not line.strip():
            continue
        key: object = None
        try:
            row = json.loads(line)
            if not isinstance(row, dict):
                raise ValueError("not an object")
            key = row.get("id")
            missing = [name for name in ("id", "text", "now") if name not in row]
            if missing:
                raise ValueError(f"lacks {', '.join(missing)}")
            if not isinstance(row["text"], str) or not isinstance(row["now"], str):
                raise ValueError("text and now must be strings")
            now = datetime.fromisoformat(row["now"])
            if now.tzinfo is None:
                raise ValueError("now has no offset")
            said = answer(read(row["text"], now), key)
        except (ValueError, UnicodeDecodeError) as problem:
            bad = True
            kind = "no JSON" if isinstance(problem, (json.JSONDecodeError, UnicodeDecodeError)) else str(problem)
            said = {"id": key, "error": f"line {number}: {kind}"}
        sys.stdout.write(json.dumps(said, ensure_ascii=False) + "\n")
    return 2 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
