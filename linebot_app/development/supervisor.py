"""Runs the processes of `make run` under honcho: all start, all stop together; which ones is not decided here."""

from __future__ import annotations

import os
import signal
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from honcho.manager import SIGNALS, Manager
from honcho.printer import Printer
from honcho.process import Popen, Process

from linebot_app.leash import die_with_parent

ASKED = {kind["rc"] for kind in SIGNALS.values()}


class _Leashed(Process):  # type: ignore[misc]  # honcho is untyped
    """A process of honcho's that ends with the supervisor, even when that was killed without a chance to say so."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._child_ctor = partial(Popen, preexec_fn=die_with_parent)

    def run(self, events: Any = None, ignore_signals: bool = False) -> None:
        # This runs in honcho's go-between, which reads the child's output and ignores SIGTERM.
        die_with_parent(signal.SIGKILL)
        super().run(events, ignore_signals)


class _Output(Printer):  # type: ignore[misc]  # honcho is untyped
    """The terminal; once it is closed (or a pipe's reader has gone) nothing is printed any more, and `gone` tells."""

    gone = False

    def write(self, message: Any) -> None:
        if self.gone:
            return
        try:
            super().write(message)
        except OSError:
            self.gone = True
            # What is left in the buffer has nowhere to go either, when the interpreter ends.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class Supervisor(Manager):  # type: ignore[misc]  # honcho is untyped
    """Starts what was added, waits until every address answers, does `once_up`, then prints the announcement."""

    def __init__(
        self, announcement: Sequence[str], addresses: Sequence[str], once_up: Callable[[], None] = lambda: None
    ) -> None:
        super().__init__(_Output(sys.stdout))
        self._process_ctor = _Leashed
        self._announcement = announcement
        self._addresses = addresses
        self._once_up = once_up
        self._over = threading.Event()
        self._stop_asked = False

    def run(self) -> int:
        """Blocks until everything has ended. 0 when it was asked to stop, 1 when a process ended by itself."""
        # A closed terminal is a request to stop like any other; honcho itself knows two signals only.
        signal.signal(signal.SIGHUP, lambda *_: os.kill(os.getpid(), signal.SIGTERM))
        self.loop()
        self._over.set()
        if self.returncode in ASKED:
            return 0
        self._system_print(
            f"{self._first_stopped()} ended by itself, so everything was stopped: its last lines tell why.\n"
        )
        return 1

    def terminate(self) -> None:
        # honcho can only end what has reported its start: a Ctrl-C in the first moments has to wait for that.
        if self._all_started():
            super().terminate()
        else:
            self._stop_asked = True

    def _start(self) -> None:
        super()._start()
        threading.Thread(target=self._announce_when_up, daemon=True).start()

    def _all_started(self) -> bool:
        started = bool(super()._all_started())
        if started and (self._stop_asked or self._printer.gone):
            self._stop_asked = False
            super().terminate()
        return started

    def _first_stopped(self) -> str:
        failed: list[str] = [
            name for name, process in self._processes.items() if process.get("returncode") == self.returncode
        ]
        return (failed or ["a process"])[0]

    def _announce_when_up(self) -> None:
        for address in self._addresses:
            while not _answers(address):
                if self._over.wait(0.2) or self._terminating:
                    return
        self._once_up()
        for line in self._announcement:
            self._system_print(f"{line}\n")


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as response:  # noqa: S310 - our own loopback address
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError):
        return False
