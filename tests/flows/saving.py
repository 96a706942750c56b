"""`python -m tests.flows.saving`: writes down sessions of every story as this version saves them, for the versions to
come: a flow that is changed must go on with them (test_saved_sessions.py)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import flows
from flows.snapshot import SNAPSHOT_VERSION
from tests.flows.talker import Talker
from tests.flows.test_stories import STORIES, play

SAVED = Path(__file__).parent / "saved"
POINTS = 4  # of each story: from its middle to its end


def sessions() -> Iterator[dict[str, Any]]:
    for story in STORIES:
        whole, _ = play(story)
        length = len(whole.sent)
        for point in range(1, POINTS + 1):
            talker = Talker()
            for incoming, now in whole.sent[: max(1, length * point // POINTS)]:
                flows.take_turn(talker.session, incoming, now)
            yield {"story": story.stem, "inputs": length * point // POINTS, "session": flows.dump(talker.session)}


def main() -> None:
    SAVED.mkdir(exist_ok=True)
    lines = [json.dumps(one, ensure_ascii=False, sort_keys=True) for one in sessions()]
    (SAVED / f"{SNAPSHOT_VERSION}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
