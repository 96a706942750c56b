"""What reading a text costs in CPU, by its length and for texts made to hurt; run as a process of its own, so that
start and memory are those of reading alone."""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from statistics import median

NOW = datetime.fromisoformat("2026-11-18T10:00:00+09:00")
SHORT, LONG, HOSTILE = 60, 1000, 5000
SOURCES = Path(__file__).resolve().parent.parent / "tests" / "flows" / "understanding" / "texts"
# Beginnings that many patterns share, brackets that never close, digits, endings, and what looks like danger.
SEEDS = [
    "あ",
    "「",
    "死にたい",
    "お客様が",
    "12月31日の",
    "謝れと言われ、",
    "一二三",
    "ない",
    "(",
    "もう無理。",
    "。",
    "私のせいで",
]
SEEDS += [
    "殺すぞ」と言われ「",
    "消えたいとは思わないわけじゃない",
    "店長",
    "AAA",
    "１２３４５６７８９０",
    "薬を",
    "家族が",
    " ",
    "\n",
    "🙏",
]
SEEDS += ["ｱﾊﾞ", "辞めたあと", "さんの会社の人の"]


def main() -> int:
    """Prints JSON: µs of a short text (p50, p95), ms of a long one (p50, most), ms of the worst hostile one."""
    begun = time.process_time()
    from flows.understanding import read

    read("はじめ", NOW)
    start = time.process_time() - begun
    texts, chance = _texts(), random.Random(1)
    short = [text for text in texts if SHORT * 3 // 4 <= len(text) <= SHORT * 5 // 4][:400]
    others = [text for text in texts if text not in short][:400]
    long = ["".join(chance.sample(texts, 60))[:LONG] for _ in range(30)]
    hostile = [(seed * HOSTILE)[:HOSTILE] for seed in SEEDS]
    hostile += ["".join(chance.choices(SEEDS, k=HOSTILE))[:HOSTILE] for _ in range(5)]
    for text in texts:
        read(text, NOW)  # patterns are compiled and vocabularies read when they are first needed
    shorts = _spent(read, short, others)
    # By length: what 60 characters cost; much shorter texts would count what every reading costs twice.
    each = [one / len(text) * SHORT * 1e6 for one, text in zip(shorts, short, strict=True)]
    longs, hostiles = _spent(read, long, others), _spent(read, hostile, others)
    worst = max(range(len(hostile)), key=hostiles.__getitem__)
    found = {
        "start_s": start,
        "short_us": median(each),
        "short_p95_us": sorted(each)[len(each) * 95 // 100],
        "long_ms": median(longs) * 1e3,
        "long_most_ms": max(longs) * 1e3,
        "hostile_ms": hostiles[worst] * 1e3,
        "hostile": hostile[worst][:12],
        "resident_mb": int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 2**20,
    }
    print(json.dumps(found, ensure_ascii=False))
    return 0


def _texts() -> list[str]:
    lines = [line for file in sorted(SOURCES.glob("*/*.jsonl")) for line in file.read_text("utf-8").splitlines()]
    return [json.loads(line)["text"] for line in lines if line]


def _spent(read: object, texts: Sequence[str], others: Sequence[str]) -> list[float]:
    """Seconds of CPU a text, the least of two. The others between push it out of every cache: the worker sees a text
    once."""
    assert callable(read)
    spent = [float("inf")] * len(texts)
    for _ in range(2):
        for place, text in enumerate(texts):
            begun = time.process_time()
            read(text, NOW)
            spent[place] = min(spent[place], time.process_time() - begun)
        for text in others:
            read(text, NOW)
    return spent


if __name__ == "__main__":
    sys.exit(main())
