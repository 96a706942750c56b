"""What production starts: the processes of the Procfile, with the environment alone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from linebot_app.storage import embedded

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0  # seconds; only a broken start needs them

pytestmark = pytest.mark.slow


def status(port: int, path: str) -> int:
    """The answer's status; 0 when nobody listens."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as response:
            return int(response.status)
    except urllib.error.HTTPError as error:
        error.close()
        return int(error.code)
    except OSError:
        return 0


def becomes(state: Callable[[], bool]) -> bool:
    """True as soon as it holds; False when that takes unreasonably long."""
    until = time.monotonic() + PATIENCE
    while not state():
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


@pytest.fixture
def environ(complete_environment: dict[str, str], free_ports: list[int]) -> Iterator[dict[str, str]]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    yield {**complete_environment, "PORT": str(free_ports[0]), "PATH": path}
    embedded.stop(Path(complete_environment["DATA_DIR"]))


def test_web_and_worker_start_from_the_procfile_and_stop_in_order(environ: dict[str, str]) -> None:
    port = int(environ["PORT"])
    honcho = subprocess.Popen(
        [sys.executable, "-m", "honcho", "start"],
        cwd=ROOT,
        env=environ,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        process_group=0,
    )
    try:
        assert becomes(lambda: status(port, "/readyz") == 200)
        assert status(port, "/healthz") == 200
        assert status(port, "/callback") == 405
        os.killpg(honcho.pid, signal.SIGINT)
        honcho.wait(PATIENCE)
        assert becomes(lambda: status(port, "/healthz") == 0)
        # Whoever restarts one process must not lose the sessions of the others.
        assert embedded.running(Path(environ["DATA_DIR"]))
    finally:
        honcho.kill()
        honcho.wait()


def test_a_killed_web_process_leaves_nobody_behind_on_its_port(environ: dict[str, str]) -> None:
    port = int(environ["PORT"])
    command = [sys.executable, "-m", "linebot_app.web"]
    for _ in range(2):
        web = subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            assert becomes(lambda: status(port, "/healthz") == 200)
        finally:
            web.kill()
            web.wait()
        assert becomes(lambda: status(port, "/healthz") == 0)
