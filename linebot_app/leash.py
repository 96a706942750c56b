"""Ties the life of a process to its parent's, where Linux can; starting and stopping in order is the supervisor's."""

from __future__ import annotations

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def die_with_parent(with_signal: signal.Signals = signal.SIGTERM) -> None:
    """From now on the kernel sends `with_signal` to this process when the thread that started it is gone.

    Does nothing on systems other than Linux. A parent that is already gone is noticed too.
    """
    if not sys.platform.startswith("linux"):
        return
    parent = os.getppid()
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, int(with_signal), 0, 0, 0)
    if os.getppid() != parent:
        os.kill(os.getpid(), with_signal)
