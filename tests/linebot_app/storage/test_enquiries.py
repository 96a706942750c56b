"""What people sent to the operators: written once with the log, taken back with its words, gone with the person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from linebot_app.storage.enquiries import KEPT, Enquiries, Kept, open_enquiries
from linebot_app.storage.entry import Unwritable
from linebot_app.storage.transcripts import SqlTranscripts
from tests.flows.jobs.openings import NOW
from tests.linebot_app.storage.entries import SECRET, erase, turn, withdraw
from tests.linebot_app.storage.test_transcripts_removed import stored_bytes


def enquiry(name: str, person: str = "U1", **told: Any) -> dict[str, Any]:
    content = {"kind": "job_form", "purpose": "目的", "wishes": {"words": [SECRET]}, **told}
    return {"kind": "enquiry", "turn": name, "person": person, "at": NOW.isoformat(), "content": content}


@pytest.fixture
def enquiries(transcripts: SqlTranscripts, database_url: str) -> Iterator[Enquiries]:
    with open_enquiries(database_url) as opened:
        yield opened


def everything(enquiries: Enquiries) -> list[Kept]:
    return list(enquiries.open("new", "progress", "answered", "closed", "withdrawn"))


def test_an_enquiry_is_kept_once_however_often_it_comes(transcripts: SqlTranscripts, enquiries: Enquiries) -> None:
    transcripts.write([turn("a"), enquiry("a")])
    transcripts.write([enquiry("a")])
    (kept,) = enquiries.open()
    assert (kept.person, kept.kind, kept.state, kept.at) == ("U1", "job_form", "new", NOW)
    assert kept.content["wishes"] == {"words": [SECRET]}


@pytest.mark.parametrize("together", [True, False])
def test_it_goes_with_the_person(transcripts: SqlTranscripts, enquiries: Enquiries, together: bool) -> None:
    entries = [turn("a"), enquiry("a"), enquiry("b", "U2"), erase(), enquiry("c")]
    for batch in [entries] if together else [[entry] for entry in entries]:
        transcripts.write(batch)
    assert [(kept.person, kept.id > 0) for kept in enquiries.open()] == [("U2", True), ("U1", True)]


def test_it_is_emptied_when_words_in_it_are_taken_back(transcripts: SqlTranscripts, enquiries: Enquiries) -> None:
    transcripts.write([enquiry("a", rests_on=["m1", "m-b"]), enquiry("c", rests_on=["m1"]), withdraw("b")])
    transcripts.write([{**withdraw("b"), "message_id": "m-b"}])
    first, second = everything(enquiries)
    assert (first.state, first.content) == ("withdrawn", {})
    assert second.state == "new"
    assert not enquiries.mark(first.id, "closed")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_nothing_of_it_is_left_in_the_database_file(
    transcripts: SqlTranscripts, enquiries: Enquiries, database_url: str
) -> None:
    transcripts.write([enquiry("a", about=SECRET * 300)])
    assert SECRET.encode() in stored_bytes(database_url)
    enquiries._engine.dispose()
    transcripts.write([erase()])
    assert SECRET.encode() not in stored_bytes(database_url)


def test_old_ones_go_when_a_new_one_comes(transcripts: SqlTranscripts, enquiries: Enquiries) -> None:
    old = {**enquiry("a"), "at": (NOW - KEPT - timedelta(hours=1)).isoformat()}
    transcripts.write([old, enquiry("b")])
    assert len(everything(enquiries)) == 1


def test_old_ones_go_when_operators_look(transcripts: SqlTranscripts, enquiries: Enquiries) -> None:
    transcripts.write([enquiry("a")])
    assert enquiries.forget_old(NOW + KEPT - timedelta(hours=1)) == 0
    assert enquiries.forget_old(NOW + KEPT + timedelta(hours=1)) == 1
    assert everything(enquiries) == []


def test_operators_note_what_they_have_done(transcripts: SqlTranscripts, enquiries: Enquiries) -> None:
    transcripts.write([enquiry("a"), enquiry("b")])
    first, second = enquiries.open()
    assert enquiries.mark(first.id, "closed")
    assert enquiries.mark(second.id, "progress")
    assert [kept.id for kept in enquiries.open()] == [second.id]
    assert not enquiries.mark(999, "closed")
    with pytest.raises(ValueError, match="none of"):
        enquiries.mark(first.id, "withdrawn")


def test_operators_see_them_a_page_at_a_time_and_take_them_on(
    transcripts: SqlTranscripts, enquiries: Enquiries
) -> None:
    transcripts.write([enquiry("a"), enquiry("b")])
    newest, oldest = enquiries.page()
    assert enquiries.page(before=newest.id) == [oldest]
    assert enquiries.assign(oldest.id, "hana")
    assert not enquiries.assign(999, "hana")
    assert [one.id for one in enquiries.page(assignee="hana")] == [oldest.id]
    enquiries.mark(oldest.id, "answered")
    assert [one.id for one in enquiries.page(state="new")] == [newest.id]
    assert enquiries.count("new") == 1
    assert enquiries.numbered(999) is None


@pytest.mark.parametrize("broken", [{"content": None}, {"content": {"kind": "other"}}, {"turn": ""}, {"person": None}])
def test_what_is_no_enquiry_is_refused(transcripts: SqlTranscripts, broken: dict[str, Any]) -> None:
    with pytest.raises(Unwritable):
        transcripts.write([{**enquiry("a"), **broken}])


def test_an_entry_with_an_unreadable_time_is_refused_for_good(transcripts: SqlTranscripts) -> None:
    with pytest.raises(ValueError, match="isoformat"):
        transcripts.write([{**enquiry("a"), "at": "gestern"}])
