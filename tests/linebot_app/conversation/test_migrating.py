"""Before a new version goes live it can be told whether everybody in the middle of a consultation goes on with it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import flows
from flows.snapshot import SNAPSHOT_VERSION
from linebot_app.conversation.records import SessionRecord
from linebot_app.migrating import migrate_sessions
from linebot_app.ports import SessionStore

NOW = datetime(2026, 11, 18, 1, 0, tzinfo=UTC)
SAVED = Path(__file__).resolve().parents[2] / "flows/saved"


def keep(store: SessionStore, person: str, flow: dict[str, object] | None) -> bytes:
    raw = SessionRecord(flow=flow, withheld=False, number=7).to_bytes()
    assert store.replace_session(person, raw)
    return raw


def session_of_this_version() -> dict[str, object]:
    line = (SAVED / f"{SNAPSHOT_VERSION}.jsonl").read_text(encoding="utf-8").splitlines()[3]
    session: dict[str, object] = json.loads(line)["session"]
    return session


def as_the_version_before(session: dict[str, object]) -> dict[str, object]:
    return {**session, "v": str(int(SNAPSHOT_VERSION) - 1)}


def test_older_sessions_are_written_anew_and_the_others_left_as_they_are(store: SessionStore) -> None:
    session = session_of_this_version()
    current, empty = keep(store, "U1", session), keep(store, "U2", None)
    older = keep(store, "U3", as_the_version_before(session))
    for write, expected in ((False, older), (True, None)):
        outcome = migrate_sessions(store, NOW, write=write)
        assert dict(outcome.counts) == {"current": 1, "empty": 1, "older": 1} | ({"written": 1} if write else {})
        assert not outcome.broken
        assert (store.session("U1"), store.session("U2")) == (current, empty)
        assert expected is None or store.session("U3") == expected
    written = SessionRecord.from_bytes(store.session("U3") or b"")
    assert written.number == 7
    assert flows.dump(flows.load(written.flow or {})) == written.flow
    assert migrate_sessions(store, NOW, write=True).counts["older"] == 0


def test_whoever_cannot_go_on_is_named_and_left_alone(store: SessionStore) -> None:
    broken = [
        keep(store, "U1", {"v": "99"}),
        keep(store, "U2", {**session_of_this_version(), "consultations": "damage"}),
        b"no record at all",
    ]
    store.replace_session("U3", broken[2])
    outcome = migrate_sessions(store, NOW, write=True)
    assert sorted(outcome.broken) == ["U1", "U2", "U3"]
    assert [store.session(person) for person in ("U1", "U2", "U3")] == broken
