"""What is done aside ends with a code of its own, and leaves nothing loaded behind."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def run(work: str) -> subprocess.CompletedProcess[str]:
    """A process of its own, without other threads, that does `work` aside."""
    program = f"""
import sys
from linebot_app.sharing import aside
def work():
    {work}
print(aside(work), "sqlite3" in sys.modules)
"""
    command = [sys.executable, "-c", program]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)


@pytest.mark.parametrize("code", [0, 3])
def test_the_code_of_what_is_done_aside_is_known(code):
    assert run(f"return {code}").stdout.split() == [str(code), "False"]


def test_what_is_loaded_aside_is_gone_with_it():
    assert run("import sqlite3; return 0").stdout.split() == ["0", "False"]


def test_what_fails_aside_is_told_and_counts_as_failed():
    done = run("raise OSError('no such port')")
    assert done.stdout.split() == ["1", "False"]
    assert "no such port" in done.stderr
