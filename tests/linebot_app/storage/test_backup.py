"""A backup of the log is enough: put back beside an empty Redis everybody goes on where they were."""

from __future__ import annotations

import secrets
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

import flows
from flows.turn import Incoming, Kind, Part
from linebot_app.conversation import entries
from linebot_app.conversation.records import SessionRecord
from linebot_app.rebuilding import rebuild_sessions
from linebot_app.storage.sessions import open_sessions
from linebot_app.storage.transcripts import migrate, open_transcripts
from tests.flows.test_stories import STORIES, play
from tests.support.databases import database_url, postgresql_url
from tests.support.servers import valkey_url

__all__ = ["database_url", "postgresql_url", "valkey_url"]
PEOPLE = {f"U{n:032x}": story for n, story in enumerate(STORIES[:3], 1)}


def write_log(url: str) -> dict[str, object]:
    """Whole stories of three people; what their sessions were."""
    migrate(url)
    sessions = {}
    transcripts = open_transcripts(url)
    for person, story in PEOPLE.items():
        talker, _ = play(story)
        logged = []
        for number, ((incoming, now), turn) in enumerate(zip(talker.sent, talker.turns, strict=True), 1):
            parts = tuple(_renamed(part, person) for part in incoming.parts)
            one = entries.turn_entry(person, number, Incoming(parts), turn, flows.FLOW_VERSION, now)
            logged.append({**one, "withheld": False})
        transcripts.write(logged)
        sessions[person] = flows.dump(talker.session)
    transcripts.close()
    return sessions


def _renamed(part: Part, person: str) -> Part:
    return Part(f"{person}-{part.event_id}", Kind(part.kind), part.at, part.text, part.message_id, part.picked)


def of_sqlite(url: str, folder: Path) -> str:
    """As `.backup` of its shell does it, while somebody else may write."""
    copy = folder / "restored.sqlite3"
    with closing(sqlite3.connect(str(make_url(url).database))) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    return f"sqlite:///{copy}"


def of_postgresql(url: str, folder: Path) -> str:
    if shutil.which("pg_dump") is None:
        pytest.skip("pg_dump is not installed (apt install postgresql)")
    name = f"restored_{secrets.token_hex(4)}"
    place = make_url(url).set(drivername="postgresql")
    plain = place.render_as_string(hide_password=False)
    dump = folder / "log.sql"
    subprocess.run(["pg_dump", "--no-owner", "--file", dump, plain], check=True)
    subprocess.run(["psql", "-q", "-d", plain, "-c", f"CREATE DATABASE {name}"], check=True)
    restored = place.set(database=name)
    target = restored.render_as_string(hide_password=False)
    subprocess.run(["psql", "-q", "-v", "ON_ERROR_STOP=1", "-o", "/dev/null", "-d", target, "-f", dump], check=True)
    return make_url(url).set(database=name).render_as_string(hide_password=False)


def test_everybody_goes_on_from_a_backup_of_the_log(database_url: str, valkey_url: str, tmp_path: Path) -> None:
    sessions = write_log(database_url)
    back_up: Callable[[str, Path], str] = of_sqlite if database_url.startswith("sqlite") else of_postgresql
    restored = back_up(database_url, tmp_path)
    store = open_sessions(valkey_url, partitions=8, prefix=f"t{secrets.token_hex(6)}")
    migrate(restored)
    transcripts = open_transcripts(restored)
    now = datetime(2026, 11, 19, tzinfo=UTC).timestamp()
    assert rebuild_sessions(store, transcripts, clock=lambda: now) == len(PEOPLE)
    rebuilt = {person: SessionRecord.from_bytes(store.session(person) or b"").flow for person in PEOPLE}
    assert rebuilt == sessions
    transcripts.close()
    store.close()
