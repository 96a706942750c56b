"""Finding what was said: both sides, words of one letter and more, nothing that was removed; SQLite and PostgreSQL."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import make_url

from linebot_app.storage.grams import asked, grams, plain
from linebot_app.storage.search import PAGE, Search, open_search
from linebot_app.storage.transcripts import SqlTranscripts
from tests.linebot_app.storage.test_cases import BEGIN, turn


@pytest.fixture
def search(transcripts: SqlTranscripts, database_url: str) -> Iterator[Search]:
    with open_search(database_url) as opened:
        yield opened


def said(number: int, text: str, answer: str = "", person: str = "U1", **changes: Any) -> dict[str, Any]:
    part = {"event_id": f"{person}-{number}", "kind": "text", "text": text, "message_id": f"m{number}", "at": ""}
    bubble = {"type": "say", "lines": [answer], "personal": True, "choices": []}
    return {**turn(number, person), "input": [part], "output": [bubble] if answer else [], **changes}


def found(search: Search, query: str) -> list[str]:
    return [hit.words for hit in search.find(query)]


@pytest.mark.parametrize(
    "query",
    [
        "謝罪",
        "罪",
        "謝",
        "謝罪に行",
        "お客様",
        "客 謝罪",
        "ＡＢＣ",
        "abc",
        "ﾒｰﾙ",
        "メール",
        "2026",
        "終わり",
        "行くべき？",
    ],
)
def test_words_of_any_length_are_found_inside_longer_ones(
    transcripts: SqlTranscripts, search: Search, query: str
) -> None:
    transcripts.write([said(1, "お客様に謝罪に行くべき？ メールはABC社から2026年に。終わり"), said(2, "天気がよい")])
    assert len(found(search, query)) == 1


@pytest.mark.parametrize(
    "query", ["", " ", "。", "謝 罪人", "罪謝", "べき行く", '"', "'", "*", "a*b", "AND", "謝罪' OR '1", "\\"]
)
def test_what_was_not_said_is_not_found_whatever_is_asked(
    transcripts: SqlTranscripts, search: Search, query: str
) -> None:
    transcripts.write([said(1, "お客様に謝罪に行くべき")])
    assert found(search, query) == []


def test_pairs_of_letters_that_stand_apart_are_no_word(transcripts: SqlTranscripts, search: Search) -> None:
    transcripts.write([said(1, "東京都と京都府"), said(2, "東京の京都")])
    assert len(found(search, "東京都")) == 1


def test_both_sides_are_found_and_the_newest_come_first(transcripts: SqlTranscripts, search: Search) -> None:
    transcripts.write([said(1, "謝罪したい"), said(2, "はい", answer="謝罪の前に事実を確かめましょう")])
    assert ["事実" in words for words in found(search, "謝罪")] == [True, False]


def test_page_after_page_shows_everything_once(transcripts: SqlTranscripts, search: Search) -> None:
    transcripts.write([said(number, f"謝罪 {number}") for number in range(PAGE + 4)])
    first = search.find("謝罪")
    second = search.find("謝罪", before=first[-1].turn_id)
    assert (len(first), len(second)) == (PAGE, 4)
    assert not {hit.turn_id for hit in first} & {hit.turn_id for hit in second}


def test_a_hit_leads_to_its_matter(transcripts: SqlTranscripts, search: Search) -> None:
    transcripts.write([said(1, "謝罪したい")])
    (hit,) = search.find("謝罪")
    assert hit.case > 0


def test_what_was_taken_back_or_erased_is_not_found(transcripts: SqlTranscripts, search: Search) -> None:
    transcripts.write([said(1, "秘密の謝罪", answer="秘密の謝罪ですね"), said(2, "別の謝罪", person="U2")])
    withdrawn = {"kind": "withdraw", "person": "U1", "message_id": "m1", "at": BEGIN.isoformat()}
    transcripts.write([withdrawn])
    assert found(search, "秘密") == []
    transcripts.write([{"kind": "erase", "person": "U2", "at": BEGIN.isoformat()}])
    assert found(search, "謝罪") == []


def test_words_before_consent_are_found_only_once_they_are_revealed(
    transcripts: SqlTranscripts, search: Search
) -> None:
    held = said(1, "秘密の謝罪", withheld=True)
    transcripts.write([held])
    assert found(search, "秘密") == []
    revealed = {name: held[name] for name in ("turn", "person", "input", "output")}
    transcripts.write([{"kind": "reveal", **revealed}])
    assert len(found(search, "秘密")) == 1


def test_traces_of_removed_words_leave_the_index(
    transcripts: SqlTranscripts, search: Search, database_url: str
) -> None:
    for number in range(40):  # several segments, so that something is only marked as removed
        transcripts.write([said(number, f"珈琲 {number}", person=f"U{number}")])
    for number in range(40):
        transcripts.write([{"kind": "erase", "person": f"U{number}", "at": BEGIN.isoformat()}])
    search.drop_traces()
    assert found(search, "珈琲") == []
    if database_url.startswith("sqlite"):
        path = make_url(database_url).database or ""
        with sqlite3.connect(path) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        assert "珈琲".encode() not in Path(path).read_bytes()


@given(st.text(max_size=60), st.text(max_size=12))
def test_a_text_has_all_grams_of_each_of_its_parts(before: str, word: str) -> None:
    there = grams(f"{before}{word}")
    words, needed = asked(word)
    for gram in needed:
        fits = (one.startswith(gram[:-1]) for one in there) if gram.endswith("*") else (one == gram for one in there)
        assert any(fits) or not all(part in plain(f"{before}{word}") for part in words)
