"""The whole product as processes of its own on free loopback ports: web, worker, embedded Valkey, simulator.

    def test_something(stack):
        phone = stack.platform.phone("花子")

One for a whole session; every person of the simulator is new, so tests do not meet. Nothing is left behind.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from linebot_app.connections import open_log
from linebot_app.development.environment import for_development
from linebot_app.settings import load_places
from linebot_app.simulator.driver import Phone, Platform
from linebot_app.storage import embedded
from linebot_app.storage.transcripts import SqlTranscripts

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0  # seconds; only a broken start needs them
KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "PYTHONPATH")

Json = dict[str, Any]


@dataclass
class Stack:
    """`url` is where LINE delivers to, `simulator_url` the phone page; `output` what each process printed."""

    data_dir: Path
    environ: dict[str, str]
    url: str
    simulator_url: str
    platform: Platform
    log: SqlTranscripts
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    _workers: int = 0

    def start(self, name: str) -> None:
        """web, worker or simulator."""
        with self._file(name).open("ab") as output:
            self.processes[name] = subprocess.Popen(
                [sys.executable, "-m", f"linebot_app.{name}"],
                cwd=ROOT,
                env=self.environ,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                process_group=0,  # a Ctrl-C for the tests ends them in order, below
            )

    def wait_for_worker(self) -> None:
        """Until the one started last takes turns."""
        self._workers += 1
        wait_until(lambda: self.output("worker").count("worker ready") >= self._workers, "the worker does not start")

    @contextmanager
    def without_worker(self) -> Iterator[None]:
        """It is killed as a failing machine would, without a goodbye; a new one works from the end on."""
        os.kill(self.processes["worker"].pid, signal.SIGKILL)
        self.processes["worker"].wait()
        try:
            yield
        finally:
            self.start("worker")
            self.wait_for_worker()

    def stop(self, name: str) -> None:
        process = self.processes.pop(name)
        process.terminate()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def output(self, name: str) -> str:
        return self._file(name).read_text("utf-8", "replace")

    def _file(self, name: str) -> Path:
        return self.data_dir / f"{name}.output"

    def flask(self, *arguments: str) -> str:
        """What `flask --app wsgi …` prints."""
        command = [sys.executable, "-m", "flask", "--app", "wsgi", *arguments]
        done = subprocess.run(command, cwd=ROOT, env=self.environ, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def export(self, phone: Phone) -> list[Json]:
        """The person's turns as `log export` prints them, once everything they sent has been answered and logged."""
        self.wait_for_log(phone)
        return [json.loads(line) for line in self.flask("log", "export", "--person", phone.id).splitlines()]

    def wait_for_log(self, phone: Phone) -> list[Json]:
        """The person's turns, read as soon as every event that LINE delivered is in one and each answer's fate is
        known."""
        self.platform.wait_until_idle()
        sent = {
            event_id for one in self.platform.webhooks() if phone.id in one["chats"] for event_id in one["event_ids"]
        }

        def turns() -> list[Json]:
            return list(self.log.of_person(phone.id))

        def everything_is_there() -> bool:
            found = turns()
            there = {event_id for turn in found for event_id in turn["event_ids"]}
            return there >= sent and all(turn["delivery"] or not turn["output"] for turn in found)

        wait_until(everything_is_there, f"The log has not everything: {len(sent)} events, {turns()}")
        return turns()


def wait_until(holds: Callable[[], bool], otherwise: str) -> None:
    """Returns as soon as it holds; fails when that takes unreasonably long."""
    until = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < until, otherwise
        time.sleep(0.05)


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as response:
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError):
        return False


@contextmanager
def running_stack(**more: str) -> Iterator[Stack]:
    """Everything up and answering; at the end everything is stopped and its data removed. `more`: settings."""
    with tempfile.TemporaryDirectory(prefix="kikiyaku-e2e-") as folder:
        data_dir = Path(folder)
        port, simulator_port = _free_ports()
        kept = {name: os.environ[name] for name in KEPT if name in os.environ}
        own = data_dir / "own"  # what the organisation says otherwise: nothing yet
        own.mkdir()
        places = {"CONTENT_DIR": str(own), "DATA_DIR": folder, "PORT": str(port), "SIMULATOR_PORT": str(simulator_port)}
        environ = for_development({**kept, **places}) | more
        url, simulator_url = f"http://127.0.0.1:{port}", f"http://127.0.0.1:{simulator_port}"
        embedded.ensure(data_dir)
        log = open_log(load_places(environ))
        assert isinstance(log, SqlTranscripts)
        stack = Stack(data_dir, environ, url, simulator_url, Platform(simulator_url, timeout=20), log)
        try:
            for name in ("web", "worker", "simulator"):
                stack.start(name)
            for name, address in (("web", f"{url}/readyz"), ("simulator", f"{simulator_url}/")):
                wait_until(partial(answers, address), f"{name} does not answer on {address}")
            stack.wait_for_worker()
            yield stack
        finally:
            stack.platform.close()
            for name in list(stack.processes):
                stack.stop(name)
            log.close()
            embedded.stop(data_dir)


def _free_ports() -> tuple[int, int]:
    with socket.create_server(("127.0.0.1", 0)) as one, socket.create_server(("127.0.0.1", 0)) as other:
        return one.getsockname()[1], other.getsockname()[1]


@pytest.fixture(scope="session")
def stack() -> Iterator[Stack]:
    with running_stack() as running:
        yield running
