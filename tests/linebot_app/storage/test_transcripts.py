"""How the log in SQL is written and read, on SQLite and on PostgreSQL."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from linebot_app.storage.entry import Unwritable
from linebot_app.storage.transcripts import SqlTranscripts
from tests.linebot_app.storage.entries import SECRET, delivery, names, reveal, turn, withdraw, withheld


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


def test_what_was_not_understood_can_be_read_apart(transcripts: SqlTranscripts) -> None:
    transcripts.write([turn("a"), turn("b", trigger="not_understood"), turn("c", trigger="answered")])
    assert [row["turn"] for row in transcripts.not_understood()] == ["b"]


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
