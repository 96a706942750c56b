"""What time it is: the machine's clock, or beside the simulator that clock as far as it was moved there by hand."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path


def clock_of(file: Path | None) -> Callable[[], float]:
    """Seconds since 1970. `file` (only `make run` names one) tells how many seconds the simulator is ahead."""
    if file is None:
        return time.time
    return lambda: time.time() + ahead(file)


def ahead(file: Path) -> float:
    """0 while nothing is written there. The simulator replaces the file as a whole: half a number is never read."""
    try:
        return float(file.read_text("ascii"))
    except (OSError, ValueError):
        return 0.0
