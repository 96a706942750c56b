"""One `make run` at a time for one DATA_DIR; a run that was killed leaves nothing that must be cleaned up by hand."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FILE = "run.lock"
PATIENCE = 2.0  # seconds: the children of a run killed just now hold the lock until the kernel has ended them


class AlreadyRunning(Exception):
    """Another `make run` uses this DATA_DIR."""


@contextmanager
def running(data_dir: Path) -> Iterator[bool]:
    """Holds the lock; yields whether the run before this one ended without saying so. Raises AlreadyRunning."""
    handle = os.open(data_dir / FILE, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        _take(handle, data_dir)
        crashed = bool(os.read(handle, 1))
        _write(handle, f"{os.getpid()}\n")
        try:
            yield crashed
        finally:
            _write(handle, "")
    finally:
        os.close(handle)


def _take(handle: int, data_dir: Path) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                message = (
                    f"Another `make run` uses {data_dir}: stop it, or run `DATA_DIR=./data2 make run` on other ports."
                )
                raise AlreadyRunning(message) from None
            time.sleep(0.1)


def _write(handle: int, text: str) -> None:
    os.ftruncate(handle, 0)
    os.pwrite(handle, text.encode(), 0)
