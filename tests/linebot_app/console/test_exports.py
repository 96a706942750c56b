"""Taking conversations away: masked unless there is a right and a reason, as a stream, noted; nothing is kept here."""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta
from typing import Any

import pytest

from linebot_app.console.house import House
from linebot_app.storage.cases import Filters
from linebot_app.storage.exports import Chosen
from tests.linebot_app.console.conftest import Appoint, Browser, NewBrowser, Write, said
from tests.linebot_app.storage.test_cases import BEGIN, turn

NAME = "田中"
WORDS = f"{NAME}部長が怒っている 090-1234-5678"


@pytest.fixture
def supervisor(browser: Browser, appoint: Appoint, write: Write) -> Browser:
    appoint("rie", "supervisor")
    names = [f"{NAME}部長"]
    write(said(1, "U1", WORDS, names=names), said(2, "U1", "=1+1", names=names))
    begun = (BEGIN + timedelta(minutes=4)).isoformat()
    write(said(3, "U2", "天気の話", entry="career"), turn(4, "U2", matter=2, started=begun))
    browser.sign_in("rie")
    browser.get("/exports")
    return browser


def take(browser: Browser, **form: Any) -> str:
    answer = browser.post("/exports", **{"which": "all", "form": "csv", "unmasked": "", "reason": "", **form})
    assert answer.status_code == 200, answer.status
    return browser.page


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))


def test_a_file_is_masked_and_without_formulas_and_names_nobody(supervisor: Browser, house: House) -> None:
    text = take(supervisor)
    assert NAME not in text
    assert "090-1234-5678" not in text
    assert "U1" not in text
    told = [row for row in rows(text)[1:] if row[2] == "person"]
    assert [row[0] for row in told] == [f"{house.pseudonym(person)}-1" for person in ("U1", "U1", "U2")]
    assert told[1][6] == "'=1+1"
    assert "怒っている" in told[0][6]


def test_names_are_for_who_may_see_them_and_says_why(supervisor: Browser, house: House) -> None:
    answer = supervisor.post("/exports", which="all", form="csv", unmasked="1", reason="な")
    assert answer.status_code == 302
    assert house.audit.find(did="exported") == []
    supervisor.follow(answer)
    assert NAME in take(supervisor, unmasked="1", reason="裁判所からの求め")
    (noted,) = house.audit.find(did="exported")
    assert (noted.details["masked"], noted.details["reason"]) == (False, "裁判所からの求め")
    assert NAME not in str(noted)


def test_lines_of_json_hold_one_turn_each(supervisor: Browser) -> None:
    lines = [json.loads(line) for line in take(supervisor, form="jsonl").splitlines()]
    assert len(lines) == 4
    assert {side["side"] for line in lines for side in line["said"]} == {"person", "bot"}
    assert lines[0]["question"] == "facts.when"
    assert NAME not in json.dumps(lines, ensure_ascii=False)


def test_a_list_holds_one_line_for_each_conversation_and_no_words(supervisor: Browser) -> None:
    told = rows(take(supervisor, form="list"))
    assert len(told) == 1 + 3
    assert "天気" not in str(told)


def test_only_what_is_chosen_is_taken(supervisor: Browser, house: House) -> None:
    second = house.cases.of_person("U2")[0]
    assert second.matter == 2
    assert len(rows(take(supervisor, form="list", which="ticked", case=str(second.id)))) == 2
    supervisor.get("/exports?entry=career")
    assert len(rows(take(supervisor, form="list", entry="career"))) == 2
    supervisor.get("/exports")
    assert supervisor.post("/exports", which="ticked", form="csv").status_code == 302
    supervisor.get("/exports")
    assert supervisor.post("/exports", which="all", form="page").status_code == 302


def test_a_page_to_print_is_text_and_masked(supervisor: Browser, house: House, write: Write) -> None:
    write(said(9, "U1", "<script>alert(1)</script>", names=[f"{NAME}部長"]))
    case = house.cases.of_person("U1")[0].id
    text = take(supervisor, form="page", which="ticked", case=str(case))
    assert "<script>alert" not in text
    assert NAME not in text
    assert "怒っている" in text
    assert "天気" not in text


@pytest.mark.parametrize("form", [{"form": "exe"}, {"reason": "x" * 201}, {"reason": "a\x00b"}])
def test_a_form_of_nobodys_making_is_refused(supervisor: Browser, form: dict[str, str]) -> None:
    sent = {"which": "all", "form": "csv", "unmasked": "", "reason": "", **form}
    assert supervisor.post("/exports", **sent).status_code == 400


def test_who_may_not_export_does_not(new_browser: NewBrowser, appoint: Appoint, write: Write) -> None:
    appoint("hana", "counsellor")
    write(said(1))
    browser = new_browser()
    browser.sign_in("hana")
    browser.get("/account")
    assert browser.post("/exports", which="all", form="csv").status_code == 403


def test_how_far_it_is_and_that_it_ended_is_noted(supervisor: Browser, house: House) -> None:
    take(supervisor)
    (made,) = house.ledger.exports.made("rie")
    assert (made.state, made.done, made.total) == ("done", 3, 3)
    (ended,) = house.audit.find(did="export_ended")
    assert ended.details == {"rows": made.rows, "state": "done"}
    supervisor.get("/exports/progress")
    assert "3 / 3" in supervisor.page


def test_who_hangs_up_leaves_a_broken_one_and_the_way_free(supervisor: Browser, house: House) -> None:
    held = supervisor.client.post(
        "/exports",
        data={"csrf_token": supervisor.page.partition('csrf_token" value="')[2].partition('"')[0], "form": "csv"},
        base_url="http://localhost/console",
        buffered=False,
    )
    assert house.ledger.exports.made()[0].state == "running"
    supervisor.get("/exports")
    assert supervisor.post("/exports", which="all", form="csv").status_code == 302  # one at a time
    held.close()
    assert house.ledger.exports.made()[0].state == "broken"
    supervisor.get("/exports")
    take(supervisor)


def test_who_is_deleted_later_is_told_of_to_who_took_the_file(supervisor: Browser, house: House, write: Write) -> None:
    take(supervisor)
    write({"kind": "erase", "person": "U1", "at": house.clock().isoformat()})
    (made,) = house.ledger.exports.made()
    assert made.outdated == 1
    supervisor.get("/exports")
    assert "mark problem" in supervisor.page


def test_everything_is_read_once_however_the_slices_fall(house: House, write: Write) -> None:
    write(*(said(n, f"U{n % 130}") for n in range(700)))
    found = [row.id for rows in house.ledger.exports.slices(Chosen(filters=Filters())) for row in rows]
    assert len(found) == len(set(found)) == 130
    told = [
        turn.turn for rows in house.ledger.exports.slices(Chosen()) for _, turn in house.ledger.exports.turns_of(rows)
    ]
    assert len(told) == len(set(told)) == 700
