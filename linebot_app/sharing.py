"""How a process shares the machine with those beside it: it keeps no memory that it does not need, what it holds for
good is not looked through again and again, and who can wait lets the others go first; no work is done here."""

from __future__ import annotations

import ctypes
import gc
import os
import sys
from collections.abc import Callable
from contextlib import suppress

NICER = 10  # where cores are short the web process comes first: LINE waits two seconds for its 200
_ARENA_MAX = -8  # of glibc's mallopt
_OBJECTS = 10_000  # made and not let go since the last look; a turn makes some thousand that vanish by themselves


def keep_one_heap() -> None:
    """Before the first thread starts: else glibc opens a heap for each, and what one gives back no other can use (16 of
    a worker's 170 MB). Threads of Python take turns anyway. Does nothing where there is no glibc."""
    if sys.platform.startswith("linux"):
        with suppress(AttributeError, OSError):
            ctypes.CDLL(None).mallopt(_ARENA_MAX, 1)


def aside(work: Callable[[], int]) -> int:
    """The exit code of what is done in a process of its own: what was loaded for it goes with it. Only before the first
    thread starts."""
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if not child:
        code = 1
        try:
            code = work()
        except Exception as error:  # noqa: BLE001 - told as at the end of any process
            sys.excepthook(type(error), error, error.__traceback__)
        finally:
            with suppress(OSError):
                sys.stderr.flush()
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def settle_in() -> None:
    """Once everything is loaded: looking through it for rubbish stops all threads (web 11 ms, worker 21 ms) in vain."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_OBJECTS, 20, 20)


def let_others_first() -> None:
    """Processes that somebody waits for are served before this one, and never interrupted by it as it wakes up."""
    with suppress(OSError):
        os.nice(NICER)
    if hasattr(os, "SCHED_BATCH"):
        with suppress(OSError):
            os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))
