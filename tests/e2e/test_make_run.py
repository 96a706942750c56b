"""What `make run` promises, with the real processes: starts, stops, goes on, and says in a line why it cannot."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from linebot_app.simulator.driver import Platform
from linebot_app.storage import embedded

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 90.0  # seconds; only a broken start needs them

pytestmark = pytest.mark.slow


class Run:
    """One `make run`, in a process group of its own, as a terminal would start it."""

    def __init__(self, data_dir: Path, port: int, simulator_port: int) -> None:
        self.port, self.simulator_port, self.data_dir = port, simulator_port, data_dir
        environ = {**os.environ, "DATA_DIR": str(data_dir), "PORT": str(port), "SIMULATOR_PORT": str(simulator_port)}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "linebot_app.dev"],
            cwd=ROOT,
            env=environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            process_group=0,
        )
        self.lines: list[str] = []
        self._over = self._deaf = False
        self._line = threading.Condition()
        self._reading = threading.Thread(target=self._read, daemon=True)
        self._reading.start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            with self._line:
                self.lines.append(line.rstrip("\n"))
                self._line.notify_all()
            if self._deaf:
                break
        self.process.stdout.close()
        with self._line:
            self._over = True
            self._line.notify_all()

    def seen(self, words: str) -> bool:
        """Waits until a line says this; False when the output ended without it."""
        with self._line:
            self._line.wait_for(lambda: self._over or any(words in line for line in self.lines), PATIENCE)
            return any(words in line for line in self.lines)

    def wait_until_up(self) -> None:
        assert self.seen(f"Phone page   http://127.0.0.1:{self.simulator_port}/"), self.output

    def stop_reading(self) -> None:
        """What a closed pipe does: from the next line on nobody reads."""
        self._deaf = True

    def status(self, path: str, port: int | None = None) -> int:
        with urllib.request.urlopen(f"http://127.0.0.1:{port or self.port}{path}", timeout=10) as response:
            return int(response.status)

    def interrupt(self) -> int:
        """Ctrl-C: the terminal sends SIGINT to the whole process group. The exit code."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self.ended()

    def ended(self) -> int:
        code = self.process.wait(PATIENCE)
        self._reading.join(PATIENCE)
        return code

    @property
    def output(self) -> str:
        return "\n".join(self.lines)

    def processes(self) -> list[int]:
        """Everything alive that was started for this DATA_DIR, found by its environment."""
        mark = f"DATA_DIR={self.data_dir}\0".encode()
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                if mark in (folder / "environ").read_bytes() + b"\0" and int(folder.name) != os.getpid():
                    found.append(int(folder.name))
            except OSError:
                continue
        return found


@pytest.fixture
def start(tmp_path: Path, free_ports: list[int]) -> Iterator[Callable[..., Run]]:
    """Starts `make run` on a folder and ports of its own; nothing of it is left after the test."""
    runs: list[Run] = []

    def begin(
        data_dir: Path = tmp_path / "data", port: int = free_ports[0], simulator_port: int = free_ports[1]
    ) -> Run:
        runs.append(Run(data_dir, port, simulator_port))
        return runs[-1]

    yield begin
    for run in runs:
        if run.process.poll() is None:
            run.process.kill()
        run.ended()
        for pid in run.processes():
            with suppress(ProcessLookupError):  # it ended by itself meanwhile
                os.kill(pid, signal.SIGKILL)
        embedded.stop(run.data_dir)  # its process title has overwritten the environment that it would be found by


def wait_for_all_to_end(run: Run) -> list[int]:
    """The processes that are still there after everything had the time to end."""
    until = time.monotonic() + 20
    while run.processes() and time.monotonic() < until:
        time.sleep(0.1)
    return run.processes()


def test_everything_answers_and_ctrl_c_ends_all_of_it_and_the_next_run_goes_on(start: Callable[..., Run]) -> None:
    first = start()
    first.wait_until_up()
    assert first.status("/healthz") == first.status("/readyz") == 200
    assert first.status("/", first.simulator_port) == 200
    assert embedded.running(first.data_dir)
    secrets = first.data_dir / "dev.env"
    assert secrets.stat().st_mode & 0o777 == 0o600
    kept = secrets.read_text()
    shown = {name for name, _, value in (line.partition("=") for line in kept.splitlines()) if value in first.output}
    assert shown == {"CONSOLE_PASSWORD"}  # whoever started it has to sign in
    assert first.status("/console/sign-in") == 200

    assert first.interrupt() == 0, first.output
    assert "Traceback" not in first.output
    assert wait_for_all_to_end(first) == []
    assert not embedded.running(first.data_dir)

    second = start()
    second.wait_until_up()
    assert secrets.read_text() == kept
    assert second.status("/readyz") == 200
    second.process.terminate()
    assert second.ended() == 0, second.output
    assert wait_for_all_to_end(second) == []


def test_the_next_run_goes_on_in_the_middle_of_the_conversation(start: Callable[..., Run]) -> None:
    first = start()
    first.wait_until_up()
    platform = Platform(f"http://127.0.0.1:{first.simulator_port}")
    phone = platform.phone()
    assert phone.wait_for_reply()
    phone.ask("以前の取引先の人から電話があり、謝りに来いと言われました")
    phone.choose(phone.labels()[0])  # agrees
    before = logged(first, phone.id, turns=3)
    assert first.interrupt() == 0, first.output

    second = start()
    second.wait_until_up()
    phone.ask("退職したあとに責められています")
    after = logged(second, phone.id, turns=4)
    platform.close()
    assert after[: len(before)] == before
    assert len(after) == len(before) + 1
    assert after[-1]["number"] == before[-1]["number"] + 1
    assert before[-1]["stage"] != "consent"
    assert after[-1]["stage"] != "consent"
    assert second.interrupt() == 0, second.output


def logged(run: Run, person: str, turns: int) -> list[dict[str, Any]]:
    """The person's turns as `log export` prints them, once so many have been delivered and have reached SQL."""
    command = [sys.executable, "-m", "flask", "--app", "wsgi", "log", "export", "--person", person]
    environ = {**os.environ, "DATA_DIR": str(run.data_dir)}
    until = time.monotonic() + PATIENCE
    found: list[dict[str, Any]] = []
    while time.monotonic() < until:
        printed = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=True).stdout
        found = [json.loads(line) for line in printed.splitlines()]
        if len(found) >= turns and all(turn["delivery"] for turn in found):
            return found
    raise AssertionError(f"{turns} turns are not in the log: {found}")


@pytest.mark.parametrize("way", [signal.SIGTERM, signal.SIGHUP])
def test_a_request_to_stop_and_a_closed_terminal_end_it_as_ctrl_c_does(
    start: Callable[..., Run], way: signal.Signals
) -> None:
    run = start()
    run.wait_until_up()
    os.kill(run.process.pid, way)
    assert run.ended() == 0, run.output
    assert wait_for_all_to_end(run) == []
    assert not embedded.running(run.data_dir)


def test_a_reader_of_the_output_who_goes_away_does_not_leave_processes_behind(start: Callable[..., Run]) -> None:
    run = start()
    run.wait_until_up()
    run.stop_reading()
    os.kill(run.process.pid, signal.SIGTERM)
    run.process.wait(PATIENCE)
    assert wait_for_all_to_end(run) == []
    assert not embedded.running(run.data_dir)


def test_ctrl_c_in_the_first_moment_ends_it_too(start: Callable[..., Run]) -> None:
    run = start()
    assert run.seen("started"), run.output
    assert run.interrupt() == 0, run.output
    assert wait_for_all_to_end(run) == []


def test_a_killed_run_leaves_nothing_behind_that_blocks_the_next(start: Callable[..., Run]) -> None:
    first = start()
    first.wait_until_up()
    first.process.kill()
    second = start()
    second.wait_until_up()
    assert second.status("/readyz") == 200
    assert second.interrupt() == 0, second.output


def test_when_one_process_dies_all_stop_and_it_is_named(start: Callable[..., Run]) -> None:
    run = start()
    run.wait_until_up()
    worker = next(line for line in run.lines if "worker started" in line)
    os.kill(int(worker.rpartition("pid=")[2].rstrip(")")), signal.SIGKILL)
    assert run.ended() == 1
    assert "worker" in run.lines[-1]
    assert wait_for_all_to_end(run) == []
    assert not embedded.running(run.data_dir)


def test_a_second_run_on_the_same_data_is_refused_in_one_line(start: Callable[..., Run], free_ports: list[int]) -> None:
    first = start()
    first.wait_until_up()
    second = start(port=free_ports[2], simulator_port=free_ports[3])
    assert second.ended() == 1
    assert len(second.lines) == 1
    assert str(first.data_dir) in second.output
    assert first.status("/readyz") == 200


@pytest.mark.parametrize("setting", ["PORT", "SIMULATOR_PORT"])
def test_a_port_in_use_is_one_line_that_says_what_to_do(start: Callable[..., Run], setting: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        run = start(port=port) if setting == "PORT" else start(simulator_port=port)
        assert run.ended() == 1
    assert len(run.lines) == 1
    assert str(port) in run.output
    assert f"{setting}=" in run.output
    assert not embedded.running(run.data_dir)


def test_a_folder_that_cannot_be_written_is_one_line(start: Callable[..., Run], tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    run = start(data_dir=tmp_path / "file" / "data")
    assert run.ended() == 1
    assert len(run.lines) == 1
    assert "DATA_DIR" in run.output


def test_a_broken_setting_is_one_line(start: Callable[..., Run], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REDIS_URL", "localhost")
    run = start()
    assert run.ended() == 1
    assert len(run.lines) == 1
    assert "REDIS_URL" in run.output
