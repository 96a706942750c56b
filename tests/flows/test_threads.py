"""Several people are served at a time: the first words of all of them may be read at once."""

from __future__ import annotations

import subprocess
import sys

READ_AT_ONCE = """
import sys, threading
from datetime import datetime
sys.setswitchinterval(1e-5)
from flows.understanding import read
now, errors, ready = datetime.fromisoformat("2026-11-18T10:00:00+09:00"), [], threading.Barrier(6)
def first():
    ready.wait()
    try:
        read("もう死にたい。お客様に明日までに謝れと怒鳴られ、上司は知らん顔で、ロープを買いました", now)
    except Exception as error:
        errors.append(repr(error))
threads = [threading.Thread(target=first) for _ in range(6)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
sys.exit(", ".join(errors) or 0)
"""


def test_the_first_texts_of_a_process_can_be_read_by_several_threads_at_once() -> None:
    done = subprocess.run([sys.executable, "-c", READ_AT_ONCE], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
