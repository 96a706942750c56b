"""Taking over, writing and giving back from the page: only with the right, noted, exactly what the person is shown."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

import flows
from linebot_app.console.app import create_console
from linebot_app.console.at_desk import AtDesk
from linebot_app.console.house import House
from linebot_app.line.render import render
from linebot_app.settings import Settings
from linebot_app.storage.cases import Filters
from linebot_app.storage.desk import DeskSettings
from linebot_app.storage.log_mover import move_log
from tests.linebot_app.console.conftest import Appoint, Browser, Clock, NewBrowser, Write, said
from tests.support.chat import Chat

HELLO = "ゆっくり聞きますね。"
_NONCE = re.compile(r'name="nonce" value="([^"]+)"')


def drawn(turn: Any) -> list[dict[str, Any]]:
    return [{"text": message.get("altText", ""), **message} for message in render(turn)]


class Person:
    """Somebody in the middle of a consultation, served by a worker whenever they or an operator did something."""

    def __init__(self, house: House, at_desk: AtDesk, clock: Clock) -> None:
        self.house, self.clock = house, clock
        self.chat = Chat(at_desk.store, flow=flows, render=drawn)
        self.say("自分のミスで納期に遅れて、取引先に謝りに来いと言われました")
        self.tap("c|agree|")
        self.path = f"/cases/{self.house.cases.page(Filters())[0].id}"

    def work(self) -> None:
        self.chat.now = self.clock().timestamp()
        self.chat.work()
        move_log(self.chat.store, self.house.transcripts)

    def say(self, text: str) -> None:
        self.chat.now = self.clock().timestamp()
        self.chat.deliver(self.chat.text(text))
        self.work()

    def tap(self, data: str) -> None:
        self.chat.now = self.clock().timestamp()
        self.chat.deliver(self.chat.event("postback", postback={"data": data}))
        self.work()

    @property
    def seen(self) -> list[str]:
        return self.chat.line.texts


@pytest.fixture
def person(house: House, at_desk: AtDesk, clock: Clock) -> Person:
    return Person(house, at_desk, clock)


@pytest.fixture
def hana(browser: Browser, appoint: Appoint, person: Person) -> Browser:
    """A counsellor who looks at the conversation."""
    appoint("hana")
    browser.sign_in("hana")
    browser.get(person.path)
    return browser


def does(browser: Browser, person: Person, step: str, **form: str) -> None:
    browser.get(person.path)
    found = _NONCE.search(browser.page)
    browser.post(f"{person.path}/talk/{step}", nonce=found[1] if found else "", **form)
    person.work()


def noted(house: House, did: str) -> list[dict[str, Any]]:
    return [one.details for one in house.audit.find(did=did)]


def test_taken_over_written_and_given_back(hana: Browser, person: Person, house: House) -> None:
    before = len(person.seen)
    does(hana, person, "take")
    person.say("もしもし")
    assert len(person.seen) == before
    hana.get(person.path)
    assert "もしもし" in hana.page
    does(hana, person, "say", words=HELLO)
    assert person.seen[-1] == HELLO
    does(hana, person, "back")
    assert person.seen[-1] != HELLO
    hana.get(person.path)
    assert hana.page.count(HELLO) > 0
    assert [len(noted(house, did)) for did in ("took_over", "wrote", "gave_back")] == [1, 1, 1]
    assert HELLO not in str(noted(house, "wrote"))


def test_taking_over_answers_the_alert_and_takes_the_case_on(hana: Browser, person: Person, house: House) -> None:
    person.say("相談員と話したい")
    assert len(house.cases.unseen_alerts()) == 1
    assert house.cases.page(Filters())[0].state == "waiting"
    does(hana, person, "take")
    assert house.cases.unseen_alerts() == []
    found = house.cases.page(Filters())[0]
    assert (found.state, found.assignee) == ("open", "hana")


def test_a_form_that_is_sent_twice_is_one_message(hana: Browser, person: Person) -> None:
    does(hana, person, "take")
    hana.get(person.path)
    found = _NONCE.search(hana.page)
    assert found is not None
    page = hana.page
    for _ in range(2):
        hana.page = page
        hana.post(f"{person.path}/talk/say", nonce=found[1], words=HELLO)
    person.work()
    assert person.seen.count(HELLO) == 1


@pytest.mark.parametrize("words", ["", "  \n ", "あ" * 5001, "𠮷" * 2501])
def test_words_that_line_would_refuse_are_refused_before(hana: Browser, person: Person, words: str) -> None:
    does(hana, person, "take")
    shown = len(person.seen)
    does(hana, person, "say", words=words)
    assert len(person.seen) == shown


def test_the_longest_words_arrive_whole(hana: Browser, person: Person) -> None:
    does(hana, person, "take")
    does(hana, person, "say", words="𠮷" * 2500)
    assert person.seen[-1] == "𠮷" * 2500


@pytest.mark.parametrize("step", ["say", "back"])
def test_only_who_has_the_conversation_writes_in_it(
    hana: Browser, person: Person, new_browser: NewBrowser, appoint: Appoint, step: str
) -> None:
    appoint("ken")
    ken = new_browser()
    ken.sign_in("ken")
    does(hana, person, "take")
    shown = len(person.seen)
    does(ken, person, step, words="x")
    assert len(person.seen) == shown
    does(ken, person, "take")
    does(hana, person, "say", words=HELLO)
    assert HELLO not in person.seen
    does(ken, person, "say", words=HELLO)
    assert HELLO in person.seen


@pytest.mark.parametrize("role", ["viewer", "statistics"])
def test_who_only_reads_takes_nothing_over(
    new_browser: NewBrowser, person: Person, appoint: Appoint, role: str
) -> None:
    appoint("mika", role)
    mika = new_browser()
    mika.sign_in("mika")
    mika.get("/account")
    for step in ("take", "say", "back"):
        assert mika.post(f"{person.path}/talk/{step}", words="x").status_code == 403
        mika.get("/account")
    assert mika.get(f"{person.path}/talk").status_code == 403
    assert "talk/take" not in mika.page


def test_nothing_is_done_without_the_token_of_the_page(hana: Browser, person: Person) -> None:
    hana.page = ""
    assert hana.post(f"{person.path}/talk/take").status_code == 400


def test_nobody_is_taken_over_before_they_agreed(
    browser: Browser, appoint: Appoint, house: House, at_desk: AtDesk, person: Person
) -> None:
    appoint("hana")
    browser.sign_in("hana")
    person.say("データを消して")
    person.tap("c|erase|yes")
    assert browser.get(person.path).status_code == 404


def test_an_open_page_is_told_what_is_new_and_nothing_else(hana: Browser, person: Person) -> None:
    address = re.compile(r'id="news" hx-get="/console([^"]+)"')

    def news() -> tuple[int, str]:
        found = address.search(hana.page)
        assert found is not None
        before = hana.page
        answer = hana.get(found[1].replace("&amp;", "&"), headers={"HX-Request": "true"})
        if answer.status_code == 204:
            hana.page = before
        return answer.status_code, hana.page

    hana.get(person.path)
    assert news()[0] == 204
    person.say("まだいますか")
    status, page = news()
    assert status == 200
    assert 'hx-select=".turns"' in page
    assert news()[0] == 204
    hana_take = _NONCE.search(hana.page)
    assert hana_take is None
    does(hana, person, "take")
    hana.get(person.path)
    assert 'name="words"' in hana.page
    assert news()[0] == 204


def test_only_the_panel_comes_back_where_a_script_asked(hana: Browser, person: Person) -> None:
    token = re.search(r'name="csrf_token" value="([^"]+)"', hana.page)
    assert token is not None
    answer = hana.client.post(
        f"{person.path}/talk/say",
        data={"csrf_token": token[1], "words": "x"},
        base_url="http://localhost/console",
        headers={"HX-Request": "true"},
    )
    assert answer.status_code == 200
    assert answer.headers["X-Refused"] == "yes"
    assert "<html" not in answer.get_data(as_text=True)


def test_canned_answers_are_at_hand_with_their_blanks_filled(
    hana: Browser, person: Person, house: House, at_desk: AtDesk
) -> None:
    at_desk.desks.save(replace(DeskSettings(), organisation="つばめ相談室"), "root", house.clock())
    at_desk.canned.add("あいさつ", "{organisation}の{operator}です。{unknown}", "root")
    does(hana, person, "take")
    hana.get(person.path)
    assert 'data-body="つばめ相談室のHanaです。{unknown}"' in hana.page


def test_who_waits_stands_above_all_others_who_waited_longest_first(
    browser: Browser, appoint: Appoint, house: House, write: Write
) -> None:
    human = [{"does": "call_operator", "value": ""}]
    write({**said(1, "U1"), "effects": human}, {**said(2, "U2"), "effects": human}, said(3, "U3"), said(4, "U4"))
    appoint("hana")
    browser.sign_in("hana")

    def order(address: str) -> list[str]:
        browser.get(address)
        return re.findall(r"data-row href=\"[^\"]*\">([0-9a-f]{8})", browser.page)

    assert order("/cases") == [house.pseudonym(person) for person in ("U1", "U2", "U4", "U3")]
    assert order("/cases?sort=last&order=up")[-1] == house.pseudonym("U4")


def test_how_many_pushes_are_left_stands_beside_the_box(
    house: House, settings: Settings, clock: Clock, appoint: Appoint, person: Person
) -> None:
    appoint("hana")
    app = create_console(settings, replace(house, pushes_left=lambda: 4711), "memory://")
    browser = Browser(app.test_client(), clock, {})
    browser.sign_in("hana")
    does(browser, person, "take")
    browser.get(person.path)
    assert "4711" in browser.page
