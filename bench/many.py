"""Does a turn cost more when a million people have a session? Only on request: filling takes minutes and gigabytes."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterator
from itertools import islice
from typing import Any

from bench.house import House
from bench.measures import AT_ONCE, Figures, _counted
from bench.people import Script
from bench.processes import Subject
from linebot_app.storage.keys import Keys
from linebot_app.storage.packing import packed

FEW = 1000
BATCH = 2000


async def crowds(house: House, cast: Iterator[Script], many: int, rounds: int, people: int) -> Figures:
    """CPU of a turn with FEW and with `many` sessions in Redis, in turn."""
    subjects = {FEW: house.counsellor("plain", "few"), many: house.counsellor("plain", "many")}
    for count, subject in subjects.items():
        subject.wait_for_port()
        scripts = list(islice((script for script in cast if len(script.steps) >= 16), 24))
        half = [prepared[: len(prepared) // 2] for prepared in house.driver.prepare(scripts)]
        await house.driver.closed(subject.port, half, AT_ONCE)
        await house.drained(subject)
        sessions = [house.store(subject).session(script.person) for script in scripts]
        await asyncio.to_thread(_fill, house, subject, sessions, count)
        await _at_rest(house, subject)
    found: Figures = {str(count): [] for count in subjects}
    for _ in range(rounds):
        for count, subject in subjects.items():
            scripts = list(islice(cast, people))
            prepared = house.driver.prepare(scripts)
            run, cpu = await _counted(house, subject, house.driver.closed(subject.port, prepared, AT_ONCE))
            found[str(count)].append(sum(cpu.values()) / run.events * 1e6)
            house.check(subject, scripts)
    found["valkey_mb"] = subjects[many].memory()["valkey"][0]
    return found


def _fill(house: House, subject: Subject, sessions: list[bytes], count: int) -> None:
    keys, chance, connection = Keys("kikiyaku", 64), random.Random(count), house.redis(subject)
    stored = [packed(session) for session in sessions]
    for begin in range(0, count, BATCH):
        with connection.pipeline(transaction=False) as pipeline:
            for number in range(begin, min(count, begin + BATCH)):
                person = f"U{chance.getrandbits(128):032x}"
                pipeline.set(keys.of_person(keys.partition(person), person)[2], stored[number % len(stored)])
            pipeline.execute()
    connection.close()


async def _at_rest(house: House, subject: Subject) -> None:
    """The append-only file is rewritten while it grows: that is the filling's cost, not a turn's."""
    connection: Any = house.redis(subject)
    while True:
        state = connection.info("persistence")
        if not (state["aof_rewrite_in_progress"] or state["aof_rewrite_scheduled"] or state["loading"]):
            break
        await asyncio.sleep(0.2)
    connection.close()
