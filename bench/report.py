"""What the figures mean: each beside its target, as a table for people and as JSON for comparing runs."""

from __future__ import annotations

import platform
import subprocess
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from os import sched_getaffinity
from pathlib import Path
from statistics import median
from typing import Any

from bench.processes import ROOT

FOLDER = ROOT / "bench-results"


@dataclass(frozen=True, slots=True)
class Row:
    """`value` against `must` and `aim` (the most that is allowed; with `least`, the least)."""

    what: str
    figures: str
    value: float
    must: float | None = None
    aim: float | None = None
    least: bool = False
    unit: str = ""

    @property
    def verdict(self) -> str:
        if self.must is None or self.aim is None:
            return ""
        if self._within(self.aim):
            return "aim"
        return "must" if self._within(self.must) else "MISSED"

    def _within(self, limit: float) -> bool:
        return self.value >= limit if self.least else self.value <= limit


def rows(figures: dict[str, Any]) -> list[Row]:
    found = [*_turns(figures["turns"]), *_door(figures["door"]), *_busy(figures["busy"])]
    found += [*_replies(figures["replies"]), *_quiet(figures["quiet"]), *_rates(figures["turns"])]
    found += [*_reading(figures["reading"]), *_ranking(figures["ranking"]), *_space(figures["space"])]
    if "crowds" in figures:
        found += _crowds(figures["crowds"])
    return found


def _turns(turns: dict[str, Any]) -> Iterator[Row]:
    for way in ("plain", "tls"):
        ours, sample = turns[way]["ours"], turns[way]["sample"]
        ratio = median(a["us"] / b["us"] for a, b in zip(ours, sample, strict=True))
        parts = " + ".join(f"{part} {median(one['parts'][part] for one in ours):,.0f}" for part in ours[0]["parts"])
        shown = f"{_middle(ours, 'us'):,.0f} µs ({parts}) / {_middle(sample, 'us'):,.0f} µs"
        yield Row(f"CPU of a durable turn / echo sample, {way}", shown, ratio, 0.9, 0.52)


def _door(door: dict[str, list[float]]) -> Iterator[Row]:
    ratio = median(a / b for a, b in zip(door["ours"], door["sample"], strict=True))
    shown = (
        f"{median(door['ours']):,.0f} µs / {median(door['sample']):,.0f} µs; null page {median(door['null']):,.0f} µs"
    )
    yield Row("CPU of the webhook's 200 / echo sample", shown, ratio, 0.25, 0.16)
    forged = median(door["forged"])
    yield Row("CPU of a delivery that LINE did not sign", f"{forged:,.0f} µs", forged, 100, 60, unit="µs")


def _busy(busy: dict[str, Any]) -> Iterator[Row]:
    ours, null = busy["ours"], busy["null"]
    shown = f"{ours['p99']:.2f} ms (p50 {ours['p50']:.2f}) / {null['p99']:.2f} ms (p50 {null['p50']:.2f})"
    yield Row("p99 of the 200 at 100/s, worker busy / null page", shown, ours["p99"] / null["p99"], 2, 1.2)


def _replies(replies: dict[str, list[float]]) -> Iterator[Row]:
    ratio = median(a / b for a, b in zip(replies["product"], replies["sample"], strict=True))
    shown = f"{median(replies['product']):,.0f} µs / {median(replies['sample']):,.0f} µs"
    yield Row("CPU of a reply over TLS / sample's", shown, ratio, 1 / 20, 1 / 40)


def _quiet(quiet: dict[str, Any]) -> Iterator[Row]:
    ours, sample = quiet["ours"], quiet["sample"]
    shown = f"p50 {ours['p50']:.2f} ms, p99 {ours['p99']:.2f} ms; sample {sample['p50']:.2f}, {sample['p99']:.2f}"
    yield Row("webhook to reply, one person at a time", shown, ours["p50"], 8, 4, unit="ms")
    shown = f"{ours['us']:,.0f} µs / {sample['us']:,.0f} µs"
    yield Row("CPU of a turn / echo sample, at that pace", shown, ours["us"] / sample["us"])


def _rates(turns: dict[str, Any]) -> Iterator[Row]:
    for way in ("plain", "tls"):
        ours, sample = turns[way]["ours"], turns[way]["sample"]
        ratio = median(a["rate"] / b["rate"] for a, b in zip(ours, sample, strict=True))
        shown = f"{_middle(ours, 'rate'):,.0f}/s / {_middle(sample, 'rate'):,.0f}/s"
        yield Row(f"events a second / sample's, {way}", shown, ratio, 1.5, 3, least=True)


def _reading(reading: dict[str, Any]) -> Iterator[Row]:
    shown = f"p95 {reading['short_p95_us'] / 1e3:.2f} ms"
    yield Row("CPU of reading 60 characters", shown, reading["short_us"] / 1e3, 1.5, 1.5, unit="ms")
    shown = f"most {reading['long_most_ms']:.1f} ms"
    yield Row("CPU of reading 1,000 characters", shown, reading["long_ms"], 20, 20, unit="ms")
    shown = f"of {reading['hostile']}…"
    yield Row("CPU of reading 5,000 hostile characters", shown, reading["hostile_ms"], 100, 100, unit="ms")
    yield Row("start of reading", f"{reading['resident_mb']:.0f} MB", reading["start_s"], 3, 3, unit="s")


def _ranking(ranking: dict[str, Any]) -> Iterator[Row]:
    shown = f"most {ranking['cold_most_ms']:.1f} ms; words known {ranking['warm_ms']:.2f} ms"
    shown += f"; index {ranking['resident_mb']:.0f} MB, made in {ranking['made_s']:.1f} s"
    what = f"CPU of ranking {ranking['openings']:,} openings, words never asked for"
    yield Row(what, shown, ranking["cold_ms"], 50, 50, unit="ms")


def _space(space: dict[str, Any]) -> Iterator[Row]:
    memory = space["memory"]
    parts = " + ".join(f"{part} {of['rss']:.0f}" for part, of in memory.items())
    shared = sum(of["pss"] for of in memory.values())
    total = sum(of["rss"] for of in memory.values())
    yield Row("resident memory", f"{parts} (shared pages once: {shared:.0f})", total, 250, 160, unit="MB")
    kept = (space["session"] + space["seen"]) / 1024
    shown = f"session {space['session']:,.0f} B, marks of {space['events']:.0f} events {space['seen']:,.0f} B"
    yield Row("Redis per person in mid-consultation", shown, kept, 6, 2, unit="KB")


def _crowds(crowds: dict[str, Any]) -> Iterator[Row]:
    few, many = (count for count in crowds if count.isdigit())
    ratio = median(a / b for a, b in zip(crowds[many], crowds[few], strict=True))
    shown = f"{median(crowds[many]):,.0f} µs / {median(crowds[few]):,.0f} µs; Valkey {crowds['valkey_mb']:,.0f} MB"
    yield Row(f"CPU of a turn at {int(many):,} sessions / at {int(few):,}", shown, ratio, 1.1, 1.0)


def _middle(rounds: list[dict[str, float]], name: str) -> float:
    return median(one[name] for one in rounds)


def table(found: list[Row]) -> str:
    """Markdown, so that it can go into docs/performance.md as it is."""
    lines = ["| what | figures | value | must | aim | |", "|---|---|---|---|---|---|"]
    lines += [
        f"| {row.what} | {row.figures} | {_number(row.value, row.unit)} | {_limit(row, row.must)} "
        f"| {_limit(row, row.aim)} | {row.verdict} |"
        for row in found
    ]
    return "\n".join(lines)


def _limit(row: Row, limit: float | None) -> str:
    return "" if limit is None else f"{'≥' if row.least else '≤'} {_number(limit, row.unit)}"


def _number(value: float, unit: str) -> str:
    digits = f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
    return f"{digits} {unit}".strip()


def machine() -> dict[str, Any]:
    """Where and on what the figures were taken."""
    model = next(
        (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if "model name" in line
        ),
        platform.machine(),
    )
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return {
        "at": datetime.now().astimezone().isoformat(timespec="minutes"),
        "commit": commit.stdout.strip(),
        "cpu": model,
        "cores": len(sched_getaffinity(0)),
        "load": Path("/proc/loadavg").read_text().split()[0],
        "python": platform.python_version(),
    }


def store(figures: dict[str, Any], found: list[Row]) -> Path:
    import json

    FOLDER.mkdir(exist_ok=True)
    where = machine()
    file = FOLDER / f"{datetime.now().astimezone():%Y-%m-%d-%H%M%S}.json"
    table_ = [{**asdict(row), "verdict": row.verdict} for row in found]
    file.write_text(json.dumps({"machine": where, "table": table_, "figures": figures}, indent=1, ensure_ascii=False))
    return file
