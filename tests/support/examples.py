"""How many examples a property is tried on: few in every run, many where `make roam` looks for new ones."""

from __future__ import annotations

import os

ROAMING = max(1, int(os.environ.get("ROAMING", "1")))  # times as many


def examples(few: int) -> int:
    return few * ROAMING
