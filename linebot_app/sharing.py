"""How a process shares the machine with those beside it: what it holds for good is not looked through again and again,
and who can wait lets the others go first; no work is done here."""

from __future__ import annotations

import gc
import os
from contextlib import suppress

NICER = 10  # where cores are short the web process comes first: LINE waits two seconds for its 200
_OBJECTS = 10_000  # made and not let go since the last look; a turn makes some thousand that vanish by themselves


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
