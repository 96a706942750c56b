"""Learns the second opinion of the draft checker from labelled phrases and good drafts; the same bytes every time."""

from __future__ import annotations

import json
import math
import re
import sys
from collections import Counter
from datetime import datetime, timedelta, timezone
from pathlib import Path

from flows.case import Case
from flows.documents import KINDS, REGISTERS, check, draft
from flows.documents.checking.learned import WEIGHTS, Learned
from flows.documents.checking.reading import read_draft
from flows.documents.checking.traits import traits_of

ROOT = Path(__file__).parents[1]
OWN = ROOT / "training/texts/drafts/phrases.jsonl"
GIVEN = ROOT / "tests/flows/documents/phrases"
SAME = {
    "promise": "impossible_promise",
    "asks_forgiveness": "demanding_forgiveness",
    "legal_admission": "over_admission",
}
NOT_LEARNED = frozenset({"names_client", "named_party"})  # names are told by their shape
ROUNDS, RATE, WEIGHT_OF_A_HIT, DECAY = 12, 0.5, 3.0, 0.0008

Example = tuple[str, frozenset[str]]


def rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def is_held_out(row: dict[str, object]) -> bool:
    """The odd ids are for measuring alone."""
    return int(str(row["id"])[-3:]) % 2 == 1


def kinds_of(row: dict[str, object]) -> frozenset[str]:
    return frozenset(SAME.get(kind, kind) for kind in labels_of(row) if kind not in NOT_LEARNED)


def labels_of(row: dict[str, object]) -> list[str]:
    found = row.get("findings")
    return [str(label) for label in found] if isinstance(found, list) else []


def examples() -> list[Example]:
    """Phrases whole, good drafts sentence by sentence: ours, the labelled ones, and what we write ourselves."""
    labelled = [row for name in ("bad", "good") for row in rows(GIVEN / f"{name}.jsonl") if not is_held_out(row)]
    texts: list[Example] = []
    good: list[str] = []
    for row in [*rows(OWN), *labelled]:
        if row.get("findings"):
            texts.append((str(row["text"]), kinds_of(row)))
        else:
            good.append(str(row["text"]))
    good += written()
    apart = (part for text in good for part in re.findall(r"[^。!?！？\n]+[。!?！？]*", text) if len(part.strip()) > 3)
    return texts + [(part, frozenset()) for part in dict.fromkeys(apart)]


def written() -> list[str]:
    now = datetime(2026, 11, 18, 12, tzinfo=timezone(timedelta(hours=9)))
    cases = [
        Case(entry=entry, employment=employment, responsibility=share, harassment=pressed, boss=boss, choice=choice)
        for entry, employment in (("own_mistake", "current"), ("left_company", "left"), (None, None))
        for share in ("none", "partial", "full", "unclear")
        for pressed in ([], ["abuse"], ["threat"])
        for boss, choice in (("yes", "apologise_with_boss"), ("no", None))
    ]
    return [draft(kind, case, now, register).text for kind in KINDS for register in REGISTERS for case in cases]


def learn(texts: list[Example]) -> Learned:
    """One logistic regression a kind, in a fixed order, rounded to whole numbers."""
    seen = [(traits_of(read_draft(text).said), kinds) for text, kinds in texts]
    counts = Counter(trait for traits, _ in seen for trait in traits)
    names = sorted(trait for trait, count in counts.items() if count >= 2)
    place = {name: number for number, name in enumerate(names)}
    inputs = [([place[trait] for trait in sorted(traits) if trait in place], kinds) for traits, kinds in seen]
    kinds = tuple(sorted({kind for _, labels in texts for kind in labels}))
    tables, offsets = [], []
    for kind in kinds:
        table, offset = _fit(inputs, kind, len(names))
        tables.append(table)
        offsets.append(round(offset, 4))
    scale = max(abs(weight) for table in tables for weight in table) / 127
    weights = {
        name: whole
        for number, name in enumerate(names)
        if any(whole := tuple(round(table[number] / scale) for table in tables))
    }
    return Learned(kinds, tuple(offsets), weights, scale)


def _fit(inputs: list[tuple[list[int], frozenset[str]]], kind: str, size: int) -> tuple[list[float], float]:
    table, offset, total = [0.0] * size, -1.0, len(inputs)
    step = next(step for step in range(int(total * 0.618) | 1, total * 2) if math.gcd(step, total) == 1)
    at = 0
    for turn in range(ROUNDS):
        rate = RATE / (1 + turn * 0.3)
        for _ in range(total):
            at = (at + step) % total
            traits, labels = inputs[at]
            root = math.sqrt(len(traits) + 1)
            score = offset + sum(table[trait] for trait in traits) / root
            wanted = kind in labels
            error = (wanted - 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))) * (WEIGHT_OF_A_HIT if wanted else 1)
            offset += rate * error * 0.1
            for trait in traits:
                table[trait] += rate * (error / root * 3 - DECAY * table[trait])
    return table, offset


def as_text(model: Learned) -> str:
    head = {"kinds": model.kinds, "offsets": model.offsets, "scale": model.scale}
    rows_of = ("\t".join((name, *map(str, row))) for name, row in model.weights.items())
    return "\n".join((json.dumps(head), *rows_of)) + "\n"


KIND = {
    "apology": "apology_letter",
    "report": "boss_report",
    "script": "phone_script",
    "holding": "holding_message",
    "complaint": "expectation",
    "request": "company_request",
    "checklist": "visit_checklist",
}


def findings_in(row: dict[str, object]) -> list[str]:
    kind = str(row["kind"])
    return [SAME.get(one.kind, one.kind) for one in check(str(row["text"]), KIND.get(kind, kind))]


def show_scores() -> None:
    """What checker and second opinion together are worth on the labelled drafts that were held out."""
    bad, good = ([row for row in rows(GIVEN / f"{name}.jsonl") if is_held_out(row)] for name in ("bad", "good"))
    hits = [
        SAME.get(label, label).replace("names_client", "named_party") in findings_in(row)
        for row in bad
        for label in labels_of(row)
    ]
    false = sum(len(findings_in(row)) for row in good)
    sys.stdout.write(f"right kind: {sum(hits)} of {len(hits)}; false findings: {false} in {len(good)} good drafts\n")


if __name__ == "__main__":
    if "--scores" in sys.argv:
        show_scores()
    else:
        WEIGHTS.write_text(as_text(learn(examples())), encoding="utf-8")
