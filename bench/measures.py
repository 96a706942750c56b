"""The measurements, each interleaved with what it is compared to; figures out, no judgement on them."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
from collections import deque
from collections.abc import Iterator
from itertools import islice
from statistics import median
from typing import Any

from bench.deliveries import forged, request
from bench.driving import WARMING, Run
from bench.house import House
from bench.people import Script
from bench.processes import ROOT, TOKEN, Subject

AT_ONCE = 16  # people in the closed loops; the sample has eight threads
Figures = dict[str, Any]


def within(rounds: int, seconds: float) -> Iterator[int]:
    """Numbers of rounds, at least one and none begun after `seconds`: a busy machine makes fewer, not longer runs."""
    begun = time.monotonic()
    for number in range(rounds):
        if number and time.monotonic() - begun > seconds:
            return
        yield number


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


async def _counted(house: House, subject: Subject, load: Any) -> tuple[Run, dict[str, float]]:
    """The load's run and the CPU seconds of each part that it cost."""
    before = subject.cpu()
    run = await load
    if "worker" in subject.roots:
        await house.drained(subject)
    after = subject.cpu()
    return run, {part: after[part] - before[part] for part in after}


async def warm(house: House, cast: Iterator[Script]) -> None:
    """First calls load scripts, open connections and fill caches: not what is measured."""
    for way in house.lines:
        scripts = list(islice(cast, 12))
        await house.driver.closed(house.ours[way].port, house.driver.prepare(scripts), 4)
        await house.drained(house.ours[way])
        house.check(house.ours[way], scripts)
        await house.driver.closed(house.sample[way].port, house.driver.prepare(scripts[:1], echo=True), 4)
    for subject in (house.door, house.null):
        raws = [request(next(cast), 0, WARMING) for _ in range(50)]
        await house.driver.acknowledged_only(subject.port, raws, 4)


async def turns(house: House, cast: Iterator[Script], rounds: int, people: int) -> Figures:
    """Whole consultations against echoes of the same words: CPU per event and events a second, plain and over TLS."""
    found: Figures = {way: {"ours": [], "sample": []} for way in house.lines}
    for number in within(rounds, 80):
        for way in house.lines:
            scripts = list(islice(cast, people))
            # The sample loads every authority for every event over TLS: a few people tell as much.
            echoed = scripts if way == "plain" else scripts[: max(4, people // 5)]
            for side in ("ours", "sample") if number % 2 == 0 else ("sample", "ours"):
                subject = getattr(house, side)[way]
                prepared = house.driver.prepare(scripts if side == "ours" else echoed, echo=side == "sample")
                run, cpu = await _counted(house, subject, house.driver.closed(subject.port, prepared, AT_ONCE))
                parts = {part: seconds / run.events * 1e6 for part, seconds in cpu.items()}
                found[way][side].append(
                    {"events": run.events, "us": sum(parts.values()), "parts": parts, "rate": run.events / run.seconds}
                )
            house.check(house.ours[way], scripts)
    return found


async def door(house: House, cast: Iterator[Script], rounds: int, count: int) -> Figures:
    """Our 200 alone, nobody working on what came in, against the sample's whole event; and our 401: CPU."""
    found: Figures = {"ours": [], "sample": [], "null": [], "forged": []}
    for _ in within(rounds, 25):
        raws = [request(script, 0, WARMING) for script in islice(cast, count)]
        for side, subject in (("ours", house.door), ("null", house.null)):
            run, cpu = await _counted(house, subject, house.driver.acknowledged_only(subject.port, raws, AT_ONCE))
            found[side].append(sum(cpu.values()) / run.events * 1e6)
        bad = [forged(raw) for raw in raws]
        run, cpu = await _counted(house, house.door, house.driver.acknowledged_only(house.door.port, bad, AT_ONCE, 401))
        found["forged"].append(sum(cpu.values()) / run.events * 1e6)
        prepared = house.driver.prepare(islice(cast, max(4, count // 30)), echo=True)
        subject = house.sample["plain"]
        run, cpu = await _counted(house, subject, house.driver.closed(subject.port, prepared, AT_ONCE))
        found["sample"].append(sum(cpu.values()) / run.events * 1e6)
    return found


async def busy(house: House, cast: Iterator[Script], slices: int, rate: float, seconds: float) -> Figures:
    """Time to the 200 at a steady rate, the worker answering each event, against a page that does nothing: ms."""
    people = [deque(one) for one in house.driver.prepare(islice(cast, int(rate * seconds * slices / 10)))]
    raw = request(next(cast), 0, WARMING)
    found: dict[str, list[float]] = {"ours": [], "null": []}
    for _ in range(slices):
        run = await house.driver.steady(house.ours["plain"].port, people, rate, seconds)
        found["ours"] += run.acknowledged
        people = [person for person in people if person]
        run = await house.driver.steadily_acknowledged(house.null.port, [raw] * int(rate * seconds), rate)
        found["null"] += run.acknowledged
    await house.drained(house.ours["plain"])
    return {
        side: {"events": len(times), "p50": percentile(times, 0.5) * 1e3, "p99": percentile(times, 0.99) * 1e3}
        for side, times in found.items()
    }


async def quiet(house: House, cast: Iterator[Script], people: int) -> Figures:
    """From the webhook's first byte to the reply at LINE, one person at a time: ms; and CPU a turn at that pace."""
    found: Figures = {}
    scripts = list(islice(cast, people))
    for side in ("ours", "sample"):
        subject = getattr(house, side)["plain"]
        prepared = house.driver.prepare(scripts, echo=side == "sample")
        run, cpu = await _counted(house, subject, house.driver.closed(subject.port, prepared, 1, pause=0.03))
        found[side] = {
            "events": run.events,
            "p50": percentile(run.answered, 0.5) * 1e3,
            "p99": percentile(run.answered, 0.99) * 1e3,
            "us": sum(cpu.values()) / run.events * 1e6,
        }
    house.check(house.ours["plain"], scripts)
    return found


async def replies(house: House, rounds: int) -> Figures:
    """CPU of one reply in the sending process, over TLS: µs."""
    found: dict[str, list[float]] = {"product": [], "sample": []}
    environ = {
        "LINE_CHANNEL_ACCESS_TOKEN": TOKEN,
        "LINE_API_BASE_URL": house.stub.tls,
        "SSL_CERT_FILE": str(house.bundle),
    }
    for _ in within(rounds, 20):
        for side, count in (("product", 600), ("sample", 40)):
            command = (sys.executable, "-m", "bench.replying", side, str(count))
            child = await asyncio.create_subprocess_exec(
                *command, cwd=ROOT, env={**os.environ, **environ}, stdout=asyncio.subprocess.PIPE
            )
            out, _ = await child.communicate()
            if child.returncode:
                raise RuntimeError("bench.replying failed")
            found[side].append(float(out) * 1e6)
    return dict(found)


async def reading() -> Figures:
    """What understanding one text costs."""
    return await _alone("bench.reading")


async def ranking() -> Figures:
    """What ranking 100,000 openings costs."""
    return await _alone("bench.ranking")


async def _alone(module: str) -> Figures:
    """What a module prints, run in a process that does nothing else."""
    command = (sys.executable, "-m", module)
    child = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=asyncio.subprocess.PIPE)
    out, _ = await child.communicate()
    if child.returncode:
        raise RuntimeError(f"{module} failed")
    found: Figures = json.loads(out)
    return found


async def space(house: House, cast: Iterator[Script], people: int) -> Figures:
    """Memory of the processes (MB), and bytes in Redis of somebody in the middle of a consultation."""
    subject = house.ours["plain"]
    scripts = list(islice((script for script in cast if len(script.steps) >= 16), people))
    half = [prepared[: len(prepared) // 2] for prepared in house.driver.prepare(scripts)]
    await house.driver.closed(subject.port, half, AT_ONCE)
    await house.drained(subject)
    names = [script.person.encode() for script in scripts]
    events = [script.event_id(0)[:-4].encode() for script in scripts]
    connection = house.redis(subject)
    session, seen = 0, 0
    for key in connection.scan_iter(count=1000):
        if any(name in key for name in names):
            session += connection.memory_usage(key, samples=0)
        elif any(event in key for event in events):
            seen += connection.memory_usage(key, samples=0)
    connection.close()
    return {
        "memory": {part: {"rss": rss, "pss": pss} for part, (rss, pss) in subject.memory().items()},
        "people": people,
        "session": session / people,
        "seen": seen / people,
        "events": median(len(one) for one in half),
    }
