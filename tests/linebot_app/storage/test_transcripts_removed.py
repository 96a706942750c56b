"""Words that the log in SQL must not hold: withheld, withdrawn or erased ones, on SQLite and on PostgreSQL."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from linebot_app.storage.database import open_engine
from linebot_app.storage.transcripts import SqlTranscripts
from tests.linebot_app.storage.entries import SECRET, erase, names, reveal, turn, withdraw, withheld


def stored_bytes(database_url: str) -> bytes:
    """All bytes of an SQLite database: the file, its write-ahead log, its index of that."""
    path = Path(open_engine(database_url).url.database or "")
    return b"".join(file.read_bytes() for file in path.parent.iterdir() if file.name.startswith(path.name))


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


@pytest.mark.parametrize("together", [True, False])
def test_what_withdrawn_words_came_to_leaves_with_them(transcripts: SqlTranscripts, together: bool) -> None:
    steps = [{"does": "record", "value": "answer feelings.which"}, {"does": "record", "value": 'meant {"fear":3}'}]
    entries = [turn("a", effects=steps), turn("b", effects=steps), withdraw("b")]
    for batch in [entries] if together else [[entry] for entry in entries]:
        transcripts.write(batch)
    a, b = transcripts.everything()
    assert a["effects"] == steps
    assert [effect["value"] for effect in b["effects"]] == ["answer feelings.which", "meant"]


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
