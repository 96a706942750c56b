"""Everything a run needs, up and down: stub, certificates, the bots; what is measured on them lives in measures.py."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from pathlib import Path
from typing import Any, Self

import orjson
import redis

from bench import certificates, processes
from bench.driving import Driver
from bench.people import Script
from bench.processes import Subject
from bench.stub import Stub
from linebot_app.storage.sessions import open_sessions

DRAINED_WITHIN = 30.0


class House:
    """`ours` and `sample` by "plain" and "tls": the way to LINE's API. `door`: our web process without a worker."""

    ours: dict[str, Subject]
    sample: dict[str, Subject]
    door: Subject
    null: Subject

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="bench-"))
        self.driver = Driver()
        self.subjects: list[Subject] = []
        self._stores: dict[str, Any] = {}

    async def __aenter__(self) -> Self:
        try:
            await self._open()
        except BaseException:
            self._close()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        self._close()

    async def _open(self) -> None:
        made = certificates.make(self.folder)
        self.bundle = made.bundle
        self.stub = Stub(self.driver.took, made.server_context())
        await self.stub.start()
        self.lines = {"plain": self.stub.plain, "tls": self.stub.tls}
        self.ours = {way: self.counsellor(way) for way in self.lines}
        self.sample = {
            way: self._added(processes.sample(f"sample-{way}", self.folder / f"sample-{way}", line, self.bundle))
            for way, line in self.lines.items()
        }
        self.door = self._added(
            processes.counsellor("door", self.folder / "door", self.stub.plain, self.bundle, worker=False)
        )
        self.null = self._added(processes.null(self.folder / "null"))
        await asyncio.gather(*(asyncio.to_thread(subject.wait_for_port) for subject in self.subjects))

    def counsellor(self, way: str, name: str = "ours") -> Subject:
        folder = self.folder / f"{name}-{way}"
        return self._added(processes.counsellor(f"{name}-{way}", folder, self.lines[way], self.bundle))

    def _added(self, subject: Subject) -> Subject:
        self.subjects.append(subject)
        return subject

    def _close(self) -> None:
        self.driver.hang_up()
        for store in self._stores.values():
            store.close()
        for subject in self.subjects:
            subject.stop()
        if hasattr(self, "stub"):
            self.stub.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def store(self, subject: Subject) -> Any:
        if subject.name not in self._stores:
            self._stores[subject.name] = open_sessions(subject.redis_url)
        return self._stores[subject.name]

    def redis(self, subject: Subject) -> Any:
        return redis.Redis.from_url(subject.redis_url)

    async def drained(self, subject: Subject) -> None:
        """Returns when all that was logged is in SQL: that belongs to a turn, too."""
        deadline = asyncio.get_running_loop().time() + DRAINED_WITHIN
        while self.store(subject).log_entries(1):
            if asyncio.get_running_loop().time() > deadline:
                raise RuntimeError(f"the log does not reach SQL: {subject.last_words()}")
            await asyncio.sleep(0.05)

    def check(self, subject: Subject, scripts: list[Script]) -> None:
        """RuntimeError unless everybody's session is what the flow alone makes of the same inputs."""
        for script in scripts:
            stored = self.store(subject).session(script.person)
            if stored is None or orjson.loads(stored)["flow"] != orjson.loads(orjson.dumps(script.end)):
                raise RuntimeError(f"a consultation on {subject.name} went another way: {subject.last_words()}")
        if self.driver.unexpected:
            raise RuntimeError(f"{self.driver.unexpected} replies that belong to no event")
