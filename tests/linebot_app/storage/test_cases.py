"""What operators' lists are made of: matters and alerts as the log's turns tell them, on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from linebot_app.storage.cases import PAGE, Cases, Filters, Matter, open_cases
from linebot_app.storage.transcripts import SqlTranscripts

BEGIN = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture
def cases(transcripts: SqlTranscripts, database_url: str) -> Iterator[Cases]:
    with open_cases(database_url) as opened:
        yield opened


def turn(number: int, person: str = "U1", *effects: tuple[str, str], **digest: Any) -> dict[str, Any]:
    told = {"matter": 1, "started": BEGIN.isoformat(), "entry": "left_company", "place": "facts", **digest}
    return {
        "kind": "turn",
        "turn": f"{person}-{number}",
        "person": person,
        "number": number,
        "event_ids": [f"{person}-{number}"],
        "at": (BEGIN + timedelta(minutes=number)).isoformat(),
        "input": [],
        "output": [],
        "question": "facts.when",
        "flow_version": "1",
        "effects": [{"does": does, "value": value} for does, value in effects],
        "digest": told,
    }


def one(cases: Cases) -> Matter:
    (found,) = cases.page(Filters())
    return found


def test_the_newest_turn_tells_where_a_matter_stands(transcripts: SqlTranscripts, cases: Cases) -> None:
    transcripts.write([turn(1), turn(2, place="feelings", feelings={"不安": [4, None]})])
    transcripts.write([turn(3, place="apology", feelings={"不安": [4, 2]}, advised="route_via_company")])
    found = one(cases)
    assert (found.place, found.turns, found.strongest, found.advised) == ("apology", 3, 4, "route_via_company")
    assert found.feelings == {"不安": [4, 2]}
    assert found.started_at == BEGIN
    assert found.last_at == BEGIN + timedelta(minutes=3)


def test_a_turn_that_comes_twice_counts_once(transcripts: SqlTranscripts, cases: Cases) -> None:
    transcripts.write([turn(1), turn(1)])
    transcripts.write([turn(1)])
    assert one(cases).turns == 1


def test_before_consent_nothing_is_listed(transcripts: SqlTranscripts, cases: Cases) -> None:
    transcripts.write([{**turn(1), "digest": {}}])
    assert cases.page(Filters()) == []


def test_somebody_in_danger_is_listed_and_raises_an_alert_before_consent_too(
    transcripts: SqlTranscripts, cases: Cases
) -> None:
    started = {"matter": 1, "started": BEGIN.isoformat(), "place": "consent", "danger": "imminent self"}
    transcripts.write([{**turn(1, "U1", ("alert", "imminent")), "withheld": True, "digest": started}])
    assert one(cases).danger == "imminent self"
    assert [(alert.kind, alert.case) for alert in cases.unseen_alerts()] == [("imminent", one(cases).id)]


def test_each_matter_of_a_person_is_a_row_of_its_own(transcripts: SqlTranscripts, cases: Cases) -> None:
    transcripts.write([turn(1), turn(2, matter=2, entry="career")])
    assert [found.matter for found in cases.of_person("U1")] == [2, 1]


def test_what_operators_noted_stays_when_the_person_goes_on(transcripts: SqlTranscripts, cases: Cases) -> None:
    transcripts.write([turn(1)])
    number = one(cases).id
    cases.change(number, assignee="hana")
    cases.set_tags(number, ["急ぎ", "訪問", "急ぎ"])
    transcripts.write([turn(2)])
    assert one(cases).assignee == "hana"
    assert set(one(cases).tags) == {"急ぎ", "訪問"}
    assert set(cases.tags()) == {"急ぎ", "訪問"}


def test_who_asks_for_a_human_waits_until_an_operator_takes_it(transcripts: SqlTranscripts, cases: Cases) -> None:
    transcripts.write([turn(1), turn(2, "U1", ("call_operator", "")), turn(3)])
    found = one(cases)
    assert (found.state, found.waiting_since) == ("waiting", BEGIN + timedelta(minutes=2))
    assert [alert.kind for alert in cases.unseen_alerts()] == ["human"]
    cases.change(found.id, state="open")
    assert cases.see_alerts("U1", "hana", BEGIN) == 1
    assert cases.unseen_alerts() == []
    assert one(cases).waiting_since is None


@pytest.mark.parametrize("together", [True, False])
def test_who_takes_a_call_back_waits_no_longer(transcripts: SqlTranscripts, cases: Cases, *, together: bool) -> None:
    turns = [turn(1), turn(2, "U1", ("call_operator", "")), turn(3, "U1", ("call_taken_back", ""))]
    for written in [turns] if together else [[one] for one in turns]:
        transcripts.write(written)
    found = one(cases)
    assert (found.state, found.waiting_since) == ("open", None)
    assert cases.unseen_alerts() == []


def test_a_matter_that_was_done_is_open_again_when_the_person_writes(transcripts: SqlTranscripts, cases: Cases) -> None:
    transcripts.write([turn(1)])
    cases.change(one(cases).id, state="done")
    assert one(cases).state == "done"
    transcripts.write([turn(2)])
    assert one(cases).state == "open"


def test_the_gravest_alert_comes_first_and_leads_to_its_matter(transcripts: SqlTranscripts, cases: Cases) -> None:
    transcripts.write([turn(1, "U1", ("call_operator", "")), turn(1, "U2", ("alert", "concern"))])
    transcripts.write([turn(1, "U3", ("call_operator", ""), ("alert", "imminent"))])
    found = cases.unseen_alerts()
    assert [(alert.person, alert.kind) for alert in found] == [("U3", "imminent"), ("U2", "concern"), ("U1", "human")]
    grave = cases.numbered(found[0].case)
    assert grave is not None
    assert grave.person == "U3"


def test_who_erases_their_data_is_in_no_list(transcripts: SqlTranscripts, cases: Cases) -> None:
    transcripts.write([turn(1, "U1", ("alert", "imminent")), turn(1, "U2")])
    cases.set_tags(cases.of_person("U1")[0].id, ["急ぎ"])
    transcripts.write([{"kind": "erase", "person": "U1", "at": BEGIN.isoformat()}])
    assert [found.person for found in cases.page(Filters())] == ["U2"]
    assert cases.unseen_alerts() == []
    assert cases.tags() == []


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(place="feelings"), {"U2"}),
        (Filters(entry="career"), {"U3"}),
        (Filters(danger=True), {"U2"}),
        (Filters(harassment=True), {"U3"}),
        (Filters(strong=True), {"U2"}),
        (Filters(tag="急ぎ"), {"U1"}),
        (Filters(assignee="hana"), {"U1"}),
        (Filters(tag="急ぎ", place="feelings"), set()),
        (Filters(since=(BEGIN + timedelta(minutes=2)).isoformat(timespec="milliseconds")), {"U2", "U3"}),
        (Filters(until=(BEGIN + timedelta(minutes=2)).isoformat(timespec="milliseconds")), {"U1"}),
    ],
)
def test_a_list_is_narrowed_down(
    transcripts: SqlTranscripts, cases: Cases, filters: Filters, expected: set[str]
) -> None:
    transcripts.write([turn(1, "U1")])
    transcripts.write([turn(2, "U2", place="feelings", danger="concern self", feelings={"怒り": [5, None]})])
    transcripts.write([turn(3, "U3", entry="career", harassment=["abuse"])])
    first = cases.of_person("U1")[0].id
    cases.change(first, assignee="hana")
    cases.set_tags(first, ["急ぎ"])
    assert {found.person for found in cases.page(filters)} == expected
    assert cases.count(filters) == len(expected)


@pytest.mark.parametrize("descending", [True, False])
@pytest.mark.parametrize("sort", ["last", "strongest"])
def test_page_after_page_shows_everything_once(
    transcripts: SqlTranscripts, cases: Cases, sort: str, descending: bool
) -> None:
    people = [f"U{number:03}" for number in range(PAGE * 2 + 7)]
    transcripts.write(
        [turn(1, person, feelings={"不安": [len(person) + int(person[-1]) % 3, None]}) for person in people]
    )
    seen: list[Matter] = []
    after: tuple[Any, int] | None = None
    while found := cases.page(Filters(), sort, descending, after):
        seen += found
        last = found[-1]
        value: Any = last.strongest if sort == "strongest" else last.last_at.isoformat(timespec="milliseconds")
        after = (value, last.id)
    assert sorted(found.person for found in seen) == people
    values = [found.strongest if sort == "strongest" else found.last_at.timestamp() for found in seen]
    assert values == sorted(values, reverse=descending)
