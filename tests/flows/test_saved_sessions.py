"""Whoever is in the middle of a consultation while the flow is changed goes on: sessions of every version are kept."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

import flows
from flows.snapshot import MIGRATIONS, SNAPSHOT_VERSION
from flows.turn import Incoming, Kind, Part
from tests.flows.saving import SAVED
from tests.flows.talker import MORNING


def saved(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


FILES = sorted(SAVED.glob("*.jsonl"))
CASES = [
    pytest.param(one["session"], id=f"{file.stem}-{one['story']}-{one['inputs']}")
    for file in FILES
    for one in saved(file)
]


def test_sessions_of_this_version_are_kept() -> None:
    """Raised SNAPSHOT_VERSION? Name a migration, then `python -m tests.flows.saving`; older files stay."""
    assert SNAPSHOT_VERSION in [file.stem for file in FILES]


def test_every_older_version_has_its_way_to_this_one() -> None:
    version = "1"
    while version != SNAPSHOT_VERSION:
        assert version in MIGRATIONS
        version = str(int(version) + 1)


@pytest.mark.parametrize("session", CASES)
def test_a_saved_session_keeps_all_it_had_and_goes_on(session: dict[str, Any]) -> None:
    loaded = flows.load(session)
    if session["v"] == SNAPSHOT_VERSION:
        assert flows.dump(loaded) == session
    for n, kind in enumerate((Kind.OTHER, Kind.TEXT), 1):
        now = (loaded.seen or MORNING) + timedelta(minutes=n)
        turn = flows.take_turn(loaded, Incoming((Part(f"e{n}", kind, now, "わからない", f"m{n}"),)), now)
        assert turn.bubbles
        assert turn.trigger != "failed"
    assert flows.dump(flows.load(flows.dump(loaded))) == flows.dump(loaded)
