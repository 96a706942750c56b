"""What stays out of documents: keys of answers, and from letters to the customer what is known inside only."""

from __future__ import annotations

from flows.case import Case
from flows.documents import draft


def test_what_was_not_reported_inside_stays_out_of_letters_to_the_customer() -> None:
    case = Case(entry="own_mistake", employment="current", not_did="課長にはまだ報告できていません")
    for kind in ("apology_letter", "explanation", "phone_script"):
        assert "課長" not in draft(kind, case, None).text


def test_a_document_names_the_time_in_words() -> None:
    case = Case(entry="own_mistake", employment="current", when="this_week", happened="納期に遅れました")
    assert "this_week" not in draft("boss_report", case, None).text
