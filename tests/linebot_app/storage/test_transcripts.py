"""What the log in SQL promises, on SQLite and on PostgreSQL."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from linebot_app.storage import migrations
from linebot_app.storage.database import open_engine
from linebot_app.storage.entry import Unwritable
from linebot_app.storage.tables import REVISION, metadata
from linebot_app.storage.transcripts import SqlTranscripts, migrate

ROOT = Path(__file__).resolve().parents[3]
SECRET = "誰にも言えない秘密"


def turn(name: str, person: str = "U1", words: str = "hello", **more: Any) -> dict[str, Any]:
    heard = {"event_id": name, "kind": "text", "text": words, "picked": "", "message_id": f"m-{name}", "at": "2026"}
    said = [
        {"type": "say", "lines": [f"repeating {words}"], "personal": True, "choices": [words]},
        {"type": "say", "lines": ["a question"], "personal": False, "choices": []},
    ]
    return {
        "kind": "turn",
        "turn": name,
        "person": person,
        "number": 1,
        "event_ids": [name],
        "at": "2026-11-22T10:00:00+09:00",
        "input": [heard],
        "output": said,
        "stage": "facts",
        "question": "what",
        "trigger": "answered",
        "flow_version": "1",
        "understood": ["harm"],
        "withheld": False,
        **more,
    }


def delivery(name: str, outcome: str = "replied") -> dict[str, Any]:
    return {
        "kind": "delivery",
        "turn": name,
        "outcome": outcome,
        "request_id": "r",
        "detail": "",
        "message_ids": ["1"],
        "at": "2026",
    }


def withheld(name: str, person: str = "U1") -> dict[str, Any]:
    return turn(name, person, words="", withheld=True)


def reveal(name: str, words: str = SECRET) -> dict[str, Any]:
    whole = turn(name, words=words)
    return {"kind": "reveal", "turn": name, "input": whole["input"], "output": whole["output"]}


def withdraw(name: str, person: str = "U1") -> dict[str, Any]:
    return {"kind": "withdraw", "person": person, "message_id": f"m-{name}", "at": "2026"}


def erase(person: str = "U1") -> dict[str, Any]:
    return {"kind": "erase", "person": person, "at": "2026"}


def names(transcripts: SqlTranscripts) -> list[str]:
    return [row["turn"] for row in transcripts.everything()]


def stored_bytes(database_url: str) -> bytes:
    """All bytes of an SQLite database: the file, its write-ahead log, its index of that."""
    path = Path(open_engine(database_url).url.database or "")
    return b"".join(file.read_bytes() for file in path.parent.iterdir() if file.name.startswith(path.name))


def test_a_turn_comes_out_as_it_went_in(transcripts: SqlTranscripts) -> None:
    entry = turn("a", event_ids=["a", "b"], effects=[{"does": "alert", "value": "2"}])
    transcripts.write([entry, delivery("a")])
    (row,) = transcripts.everything()
    expected = {name: value for name, value in entry.items() if name != "kind"}
    assert {name: row[name] for name in expected} == expected
    assert row["delivery"] == {
        "outcome": "replied",
        "request_id": "r",
        "detail": "",
        "message_ids": ["1"],
        "at": "2026",
    }
    assert list(transcripts.of_person("U1")) == [row]
    assert list(transcripts.of_person("U2")) == []


@pytest.mark.parametrize("size", [1, 2, 3, 100])
def test_writing_again_changes_nothing_however_the_batches_fall(transcripts: SqlTranscripts, size: int) -> None:
    entries = [withheld("a"), delivery("a"), turn("b"), reveal("a"), delivery("b"), turn("c"), withdraw("b"), turn("d")]
    for start in range(0, len(entries), size):
        batch = entries[start : start + size]
        transcripts.write(batch)
        before = list(transcripts.everything())
        transcripts.write(batch)
        assert list(transcripts.everything()) == before
    assert names(transcripts) == ["a", "b", "c", "d"]
    transcripts.write([*entries[-3:], turn("e"), delivery("d")])
    rows = {row["turn"]: row for row in transcripts.everything()}
    assert list(rows) == ["a", "b", "c", "d", "e"]
    assert rows["d"]["delivery"]["outcome"] == "replied"
    assert SECRET in str(rows["a"])


def test_a_delivery_reaches_a_turn_that_was_written_before(transcripts: SqlTranscripts) -> None:
    transcripts.write([turn("a")])
    (row,) = transcripts.everything()
    assert row["delivery"] is None
    transcripts.write([delivery("a", "pushed"), delivery("nobody knows", "pushed")])
    (row,) = transcripts.everything()
    assert row["delivery"]["outcome"] == "pushed"


def test_an_event_belongs_to_one_turn(transcripts: SqlTranscripts) -> None:
    transcripts.write([turn("a", event_ids=["a", "b"]), turn("c", event_ids=["b", "c"])])
    transcripts.write([turn("d", event_ids=["c", "d"])])
    assert [row["event_ids"] for row in transcripts.everything()] == [["a", "b"], ["c"], ["d"]]


def test_a_withheld_turn_keeps_no_words_even_if_they_were_left_in(transcripts: SqlTranscripts) -> None:
    transcripts.write([turn("a", words=SECRET, withheld=True)])
    (row,) = transcripts.everything()
    assert SECRET not in str(row)
    assert row["input"][0]["event_id"] == "a"


@pytest.mark.parametrize("together", [True, False])
def test_a_withheld_turn_is_filled_in_once_revealed(transcripts: SqlTranscripts, together: bool) -> None:
    for batch in [[withheld("a"), reveal("a")]] if together else [[withheld("a")], [reveal("a")]]:
        transcripts.write(batch)
    (row,) = transcripts.everything()
    assert SECRET in str(row)
    assert not row["withheld"]


def test_a_reveal_that_comes_again_does_not_undo_a_withdrawal(transcripts: SqlTranscripts) -> None:
    transcripts.write([withheld("a"), reveal("a")])
    transcripts.write([withdraw("a")])
    transcripts.write([reveal("a")])
    assert SECRET not in str(list(transcripts.everything()))


@pytest.mark.parametrize("together", [True, False])
def test_a_withdrawn_message_leaves_with_all_that_repeats_it(transcripts: SqlTranscripts, together: bool) -> None:
    entries = [turn("a", words="kept"), turn("b", words=SECRET), turn("c"), turn("d", person="U2"), withdraw("b")]
    for batch in [entries] if together else [[entry] for entry in entries]:
        transcripts.write(batch)
    a, b, c, d = transcripts.everything()
    assert "kept" in str(a["input"])
    assert "kept" in str(a["output"])
    assert b["input"] == [{"event_id": "b", "kind": "text", "at": "2026", "withdrawn": True}]
    assert c["input"][0]["text"] == "hello"
    for row in (b, c):
        assert row["output"][0]["lines"] == []
        assert row["output"][1]["lines"] == ["a question"]
    assert d["output"][0]["lines"] == ["repeating hello"]


def test_an_erased_person_is_gone_and_may_come_again(transcripts: SqlTranscripts) -> None:
    transcripts.write([turn("a"), turn("b", person="U2")])
    transcripts.write([turn("c"), erase(), turn("d", event_ids=["d", "a"])])
    assert names(transcripts) == ["b", "d"]
    assert [row["event_ids"] for row in transcripts.of_person("U1")] == [["d", "a"]]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("how", [withdraw("b"), erase()], ids=["withdraw", "erase"])
def test_nothing_withdrawn_or_erased_is_left_in_the_database_file(
    transcripts: SqlTranscripts, database_url: str, how: dict[str, Any]
) -> None:
    transcripts.write([turn(f"before{n}", words=f"filler {n}" * 50) for n in range(30)])
    transcripts.write([turn("b", words=SECRET * 300)])
    transcripts.write([turn(f"after{n}", person="U2") for n in range(30)])
    assert SECRET.encode() in stored_bytes(database_url)
    transcripts.write([how])
    assert SECRET.encode() not in stored_bytes(database_url)
    assert len(list(transcripts.of_person("U2"))) == 30


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_words_removed_while_somebody_reads_are_gone_after_the_next_write(
    transcripts: SqlTranscripts, database_url: str
) -> None:
    transcripts.write([turn("b", words=SECRET * 300)])
    reader = open_engine(database_url).connect()
    reader.execute(text("SELECT * FROM turns")).first()
    transcripts._engine.dispose()
    transcripts.write([erase()])
    assert SECRET.encode() in stored_bytes(database_url)
    reader.close()
    reader.engine.dispose()
    transcripts.write([turn("c", person="U2")])
    assert SECRET.encode() not in stored_bytes(database_url)


def test_everything_is_read_in_slices_in_order(transcripts: SqlTranscripts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("linebot_app.storage.transcripts._SLICE", 7)
    transcripts.write([turn(f"t{n}", person=f"U{n % 2}") for n in range(30)])
    assert names(transcripts) == [f"t{n}" for n in range(30)]
    assert [row["turn"] for row in transcripts.of_person("U0")] == [f"t{n}" for n in range(0, 30, 2)]


@pytest.mark.parametrize(
    "entry",
    [
        {},
        {"kind": "other"},
        {"kind": "turn"},
        turn(""),
        turn("a\0b"),
        turn("a", input="text"),
        turn("a", output=["text"]),
        turn("a", event_ids=[1]),
        {"kind": "withdraw", "person": "U1"},
        {"kind": "erase", "person": 5},
        [],
        None,
    ],
)
def test_a_malformed_entry_is_refused_and_nothing_of_its_batch_is_written(
    transcripts: SqlTranscripts, entry: Any
) -> None:
    with pytest.raises(Unwritable):
        transcripts.write([turn("fine"), entry])
    assert names(transcripts) == []


@pytest.mark.parametrize("words", ["\0", "'; DROP TABLE turns; --", "𠮷野家👨‍👩‍👧‍👦", "x" * 200_000])
def test_any_words_survive(transcripts: SqlTranscripts, words: str) -> None:
    transcripts.write([turn("a", words=words)])
    (row,) = transcripts.everything()
    assert row["input"][0]["text"] == words


def test_writers_in_many_threads_do_not_get_into_each_others_way(transcripts: SqlTranscripts) -> None:
    failures: list[Exception] = []

    def write(name: str) -> None:
        try:
            for n in range(20):
                transcripts.write([turn(f"{name}{n}"), delivery(f"{name}{n}")])
                transcripts.write([turn("shared"), delivery("shared")])
        except Exception as failure:  # noqa: BLE001
            failures.append(failure)

    threads = [threading.Thread(target=write, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(names(transcripts)) == 81


def test_what_is_written_exclusively_is_written_together(transcripts: SqlTranscripts) -> None:
    with transcripts.exclusively():
        transcripts.write([turn("kept")])
    with pytest.raises(Unwritable), transcripts.exclusively():  # noqa: PT012 - both writes are one
        transcripts.write([turn("a")])
        transcripts.write([{}])
    assert names(transcripts) == ["kept"]


def test_migrating_in_several_processes_at_once_is_harmless(database_url: str) -> None:
    code = "import sys; from linebot_app.storage.transcripts import migrate; migrate(sys.argv[1])"
    running = [subprocess.Popen([sys.executable, "-c", code, database_url], cwd=ROOT) for _ in range(4)]
    assert [process.wait(60) for process in running] == [0, 0, 0, 0]
    migrate(database_url)


def test_the_migrations_make_the_tables_that_the_code_knows(database_url: str) -> None:
    migrate(database_url)
    engine = open_engine(database_url)
    seen = inspect(engine)
    for table in metadata.tables.values():
        assert {column["name"] for column in seen.get_columns(table.name)} == set(table.columns.keys())
        assert {index["name"] for index in seen.get_indexes(table.name) if not index["unique"]} == {
            index.name for index in table.indexes
        }
    engine.dispose()
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    assert ScriptDirectory.from_config(config).get_heads() == [REVISION]


@pytest.mark.parametrize("url", ["", "mysql://h/d", "sqlite://", "sqlite:///:memory:", "nonsense"])
def test_other_databases_are_refused(url: str) -> None:
    with pytest.raises(ValueError, match="DATABASE_URL"):
        open_engine(url)
