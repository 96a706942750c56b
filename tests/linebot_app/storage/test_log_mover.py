"""From Redis to SQL: every entry exactly once, whatever is away and whoever dies in between."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
import pytest
from sqlalchemy import text

from linebot_app.ports import Accepted, SessionStore, StoreUnavailable
from linebot_app.storage.database import open_engine
from linebot_app.storage.log_mover import SQL_AWAY, move_log
from linebot_app.storage.transcripts import SqlTranscripts, migrate
from tests.linebot_app.storage.entries import SECRET, delivery, erase, names, turn, withdraw


@pytest.fixture(params=["valkey"])
def opening(opening: Any) -> Any:
    return opening


@pytest.fixture
def log(store: SessionStore) -> Any:
    """Commits entries as a worker does."""

    def commit(*entries: Any) -> None:
        raw = [entry if isinstance(entry, bytes) else orjson.dumps(entry) for entry in entries]
        commit.number += 1  # type: ignore[attr-defined]
        store.accept([Accepted("U1", str(commit.number), b"x")])  # type: ignore[attr-defined]
        claim = store.claim(30.0)
        assert claim is not None
        store.commit(claim, session=b"s", taken=1, outgoing=None, log=raw, lease=30.0)
        store.settle(claim, outgoing=None, log=(), release=True)

    commit.number = 0  # type: ignore[attr-defined]
    return commit


def test_entries_move_in_batches_until_none_is_left(store: SessionStore, transcripts: SqlTranscripts, log: Any) -> None:
    log(*(turn(f"t{n}") for n in range(5)))
    log(delivery("t0"))
    assert [move_log(store, transcripts, batch=4) for _ in range(3)] == [4, 2, 0]
    assert names(transcripts) == [f"t{n}" for n in range(5)]
    assert not store.log_entries(10)


def test_a_crash_before_the_entries_are_forgotten_doubles_nothing(
    store: SessionStore, transcripts: SqlTranscripts, log: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    log(turn("a", words=SECRET), delivery("a"))

    def away(_handles: Any) -> None:
        raise StoreUnavailable

    with monkeypatch.context() as patched:
        patched.setattr(type(store), "log_done", lambda self, handles: away(handles))
        with pytest.raises(StoreUnavailable):
            move_log(store, transcripts)
    log(turn("b"), withdraw("a"))
    move_log(store, transcripts)
    assert names(transcripts) == ["a", "b"]
    assert SECRET not in str(list(transcripts.everything()))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_sql_away_delays_the_log_and_loses_nothing(
    store: SessionStore, transcripts: SqlTranscripts, log: Any, database_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    log(turn("a", words=SECRET))
    engine = open_engine(database_url)
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE turns RENAME TO elsewhere"))
    assert move_log(store, transcripts) == SQL_AWAY
    assert len(store.log_entries(10)) == 1
    assert SECRET not in caplog.text
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE elsewhere RENAME TO turns"))
    engine.dispose()
    assert move_log(store, transcripts) == 1
    assert names(transcripts) == ["a"]


def test_a_database_nobody_answers_for_delays_the_log(store: SessionStore, log: Any, tmp_path: Path) -> None:
    log(turn("a"))
    gone = SqlTranscripts(open_engine(f"postgresql://log@/postgres?host={tmp_path}"))
    assert move_log(store, gone) == SQL_AWAY
    assert len(store.log_entries(10)) == 1
    url = f"sqlite:///{tmp_path}/log.sqlite3"
    migrate(url)
    back = SqlTranscripts(open_engine(url))
    assert move_log(store, back) == 1
    back.close()


def test_entries_that_can_never_be_written_do_not_hold_up_the_others(
    store: SessionStore, transcripts: SqlTranscripts, log: Any, caplog: pytest.LogCaptureFixture
) -> None:
    huge, odd = turn("huge", number=2**63, words=SECRET), turn("odd", number="many", understood=5)
    unknown = {"kind": "unheard of", "words": SECRET}
    log(b"not JSON", turn("a"), b'{"kind":"turn"}', unknown, huge, odd, b"\xff", turn("b"))
    move_log(store, transcripts)
    assert names(transcripts) == ["a", "b"]
    assert not store.log_entries(10)
    assert move_log(store, transcripts) == 0
    assert SECRET not in caplog.text


def test_an_erased_person_leaves_nothing_wherever_the_log_stood(
    store: SessionStore, transcripts: SqlTranscripts, log: Any
) -> None:
    log(turn("a"), turn("b"))
    move_log(store, transcripts, batch=1)
    log(turn("c"), erase())
    while move_log(store, transcripts, batch=2):
        pass
    assert names(transcripts) == []
