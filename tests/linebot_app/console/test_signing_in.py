"""Who comes into the console and who does not; each on SQLite and PostgreSQL."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask

from linebot_app.console.app import create_console
from linebot_app.console.house import House
from linebot_app.console.sealing import Sealing
from linebot_app.settings import Settings
from tests.linebot_app.console.conftest import PASSWORD, QUICK, Appoint, Browser, Clock, NewBrowser


def is_in(browser: Browser) -> bool:
    return browser.get("/").status_code == 200


def did(house: House) -> list[str]:
    return [one.did for one in house.audit.find()]


def test_a_stranger_is_led_to_the_sign_in_and_back_to_where_they_wanted(browser: Browser, appoint: Appoint) -> None:
    appoint()
    led = browser.get("/account?x=1")
    assert led.status_code == 302
    browser.follow(led)
    browser.post("/sign-in", name="hana", password=PASSWORD)
    browser.get("/sign-in/set-up")
    secret = browser.page.partition('class="secret">')[2].partition("<")[0]
    browser.secrets["hana"] = secret
    assert browser.post("/sign-in/set-up", code=browser.code("hana")).location.endswith("/console/account?x=1")


@pytest.mark.parametrize(
    "onward", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_nobody_is_sent_to_another_site_after_signing_in(browser: Browser, appoint: Appoint, onward: str) -> None:
    appoint()
    browser.get("/sign-in", query_string={"next": onward})
    browser.follow(browser.post("/sign-in", name="hana", password=PASSWORD))
    browser.secrets["hana"] = browser.page.partition('class="secret">')[2].partition("<")[0]
    answer = browser.post("/sign-in/set-up", code=browser.code("hana"))
    assert answer.location == "/console/"


def test_the_first_sign_in_sets_up_the_phone_and_the_next_asks_for_its_code(
    new_browser: NewBrowser, appoint: Appoint, house: House
) -> None:
    appoint()
    first = new_browser()
    assert first.sign_in("hana").status_code == 302
    assert is_in(first)
    again = new_browser()
    again.follow(again.give_password("HANA"))
    assert not is_in(again)
    again.clock.forward(seconds=60)
    again.get("/sign-in/code")
    assert again.post("/sign-in/code", code=again.code("hana")).status_code == 302
    assert is_in(again)
    assert did(house)[:2] == ["signed_in", "signed_in"]


def test_a_second_factor_outlives_a_change_of_the_key(
    new_browser: NewBrowser, appoint: Appoint, house: House, settings: Settings, clock: Clock
) -> None:
    appoint()
    old = new_browser()
    old.sign_in("hana")

    def comes_in_with(key: str, before: str | None) -> bool:
        changed = replace(settings, secret_key=key, secret_key_old=before)
        sealing = Sealing(key, QUICK, old=before)
        app = create_console(changed, replace(house, sealing=sealing, secret_key=key), "memory://")
        browser = Browser(app.test_client(), clock, old.secrets)
        clock.forward(seconds=60)
        browser.follow(browser.give_password("hana"))
        browser.post("/sign-in/code", code=browser.code("hana"))
        return is_in(browser)

    assert not comes_in_with("a new key, long enough", None)
    assert comes_in_with("a new key, long enough", settings.secret_key)
    assert comes_in_with("a new key, long enough", None)  # sealed anew meanwhile


def test_a_code_is_taken_once(new_browser: NewBrowser, appoint: Appoint) -> None:
    appoint()
    new_browser().sign_in("hana")
    one, other = new_browser(), new_browser()
    one.clock.forward(seconds=60)
    for browser in (one, other):
        browser.follow(browser.give_password("hana"))
    assert one.post("/sign-in/code", code=one.code("hana")).status_code == 302
    assert other.post("/sign-in/code", code=one.code("hana")).status_code == 401
    assert not is_in(other)


@pytest.mark.parametrize("code", ["", "12345", "abcdef", "１２３４５６", "000000 1", "٠١٢٣٤٥"])
def test_a_wrong_code_lets_nobody_in(new_browser: NewBrowser, appoint: Appoint, code: str) -> None:
    appoint()
    new_browser().sign_in("hana")
    browser = new_browser()
    browser.follow(browser.give_password("hana"))
    assert browser.post("/sign-in/code", code=code).status_code == 401
    assert not is_in(browser)


def test_unknown_names_and_wrong_passwords_look_the_same(new_browser: NewBrowser, appoint: Appoint) -> None:
    appoint()
    pages = []
    for name, password in (("hana", "wrong wrong wrong"), ("nana", PASSWORD)):
        browser = new_browser()
        answer = browser.give_password(name, password)
        assert answer.status_code == 401
        token = browser.page.partition('name="csrf_token" value="')[2].partition('"')[0]
        pages.append(browser.page.replace(name, "").replace(token, ""))
    assert pages[0] == pages[1]


def test_who_guesses_is_locked_out_longer_and_longer(browser: Browser, appoint: Appoint, clock: Clock) -> None:
    appoint()
    for _ in range(5):
        browser.give_password("hana", "wrong wrong wrong")
    assert browser.give_password("hana").status_code == 401  # the right one, but locked
    clock.forward(minutes=1.5)
    browser.give_password("hana", "wrong wrong wrong")
    clock.forward(minutes=1.5)
    assert browser.give_password("hana").status_code == 401
    clock.forward(minutes=1)
    assert browser.give_password("hana").status_code == 302


def test_guessing_quickly_is_refused_before_anything_is_compared(browser: Browser, house: House) -> None:
    answers = [browser.give_password(f"name{n}", "wrong wrong wrong").status_code for n in range(40)]
    assert 429 in answers
    assert len(house.audit.find(did="sign_in_failed")) < 40


def test_a_sign_in_ends_when_nothing_is_done_and_after_half_a_day_whatever_is_done(
    browser: Browser, appoint: Appoint, clock: Clock
) -> None:
    appoint()
    browser.sign_in("hana")
    clock.forward(minutes=29)
    assert is_in(browser)
    clock.forward(minutes=31)
    assert not is_in(browser)
    browser.sign_in("hana")
    for _ in range(30):
        clock.forward(minutes=25)
        last = is_in(browser)
    assert not last


def test_a_page_that_looks_for_news_by_itself_keeps_nobody_signed_in(
    browser: Browser, appoint: Appoint, clock: Clock
) -> None:
    appoint()
    browser.sign_in("hana")
    for _ in range(4):
        clock.forward(minutes=10)
        browser.get("/", headers={"HX-Request": "true"})
    assert not is_in(browser)


def test_a_form_without_the_pages_token_changes_nothing(browser: Browser, appoint: Appoint, house: House) -> None:
    hana = appoint()
    browser.sign_in("hana")
    browser.page = ""
    assert browser.post("/account/shown", shown="Eve").status_code == 400
    assert house.operators.numbered(hana.id) == house.operators.named("hana")
    fresh = house.operators.named("hana")
    assert fresh is not None
    assert fresh.shown == "Hana"


def test_signing_out_ends_it(browser: Browser, appoint: Appoint) -> None:
    appoint()
    browser.sign_in("hana")
    assert is_in(browser)
    browser.post("/sign-out")
    assert not is_in(browser)


def test_who_is_shut_out_is_out_at_once(browser: Browser, appoint: Appoint, house: House) -> None:
    hana = appoint()
    browser.sign_in("hana")
    house.operators.change(hana.id, active=False)
    assert not is_in(browser)
    assert browser.give_password("hana").status_code == 401


def test_another_password_signs_the_other_devices_out(new_browser: NewBrowser, appoint: Appoint) -> None:
    appoint()
    here, there = new_browser(), new_browser()
    here.sign_in("hana")
    there.sign_in("hana")
    here.get("/account")
    new = "a new and long one"
    here.post("/account/password", old=PASSWORD, new=new, again=new)
    assert is_in(here)
    assert not is_in(there)
    assert there.give_password("hana").status_code == 401
    assert there.give_password("hana", new).status_code == 302


@pytest.mark.parametrize(
    "form",
    [
        {"old": "wrong wrong wrong", "new": "a new and long one", "again": "a new and long one"},
        {"old": PASSWORD, "new": "short", "again": "short"},
        {"old": PASSWORD, "new": "aaaaaaaaaaaaaaaa", "again": "aaaaaaaaaaaaaaaa"},
        {"old": PASSWORD, "new": "a new and long one", "again": "another long one"},
    ],
)
def test_a_bad_new_password_is_not_taken(browser: Browser, appoint: Appoint, form: dict[str, str]) -> None:
    appoint()
    browser.sign_in("hana")
    browser.get("/account")
    browser.follow(browser.post("/account/password", **form))
    assert "problem" in browser.page
    browser.post("/sign-out")
    assert browser.give_password("hana").status_code == 302


def test_a_new_phone_is_set_up_at_the_next_sign_in(browser: Browser, appoint: Appoint) -> None:
    appoint()
    browser.sign_in("hana")
    old = browser.secrets["hana"]
    browser.clock.forward(seconds=60)
    code = browser.code("hana")
    for form in ({"old": PASSWORD}, {"old": PASSWORD, "code": "000000"}, {"old": "wrong", "code": code}):
        browser.get("/account")
        browser.post("/account/phone", **form)
        assert is_in(browser)
    browser.get("/account")
    browser.post("/account/phone", old=PASSWORD, code=code)
    assert not is_in(browser)
    browser.sign_in("hana")
    assert is_in(browser)
    assert browser.secrets["hana"] != old


def test_secrets_are_not_readable_in_the_database(browser: Browser, appoint: Appoint, house: House) -> None:
    appoint()
    browser.sign_in("hana")
    kept = house.operators.named("hana")
    assert kept is not None
    assert PASSWORD not in kept.password
    assert browser.secrets["hana"] not in kept.totp
    assert kept.password not in repr(kept)


def test_without_a_second_factor_where_the_settings_say_so(
    without_second_factor: Flask, appoint: Appoint, clock: Clock
) -> None:
    appoint()
    browser = Browser(without_second_factor.test_client(), clock, {})
    assert browser.give_password("hana").location == "/console/"
    assert is_in(browser)


def test_a_copied_sign_in_ends_when_its_owner_signs_out(new_browser: NewBrowser, appoint: Appoint) -> None:
    appoint()
    here, thief = new_browser(), new_browser()
    here.sign_in("hana")
    stolen = here.client.get_cookie("console", path="/console")
    assert stolen is not None
    thief.client.set_cookie("console", stolen.value, path="/console")
    assert is_in(thief)
    here.get("/")
    assert "storage" in here.post("/sign-out").headers["Clear-Site-Data"]
    assert not is_in(thief)


def test_wrong_codes_are_noted_also_while_nobody_would_be_let_in(
    new_browser: NewBrowser, appoint: Appoint, house: House
) -> None:
    hana = appoint()
    browser = new_browser()
    browser.follow(browser.give_password("hana"))
    assert browser.post("/sign-in/set-up", code="12345x").status_code == 401
    new_browser().sign_in("hana")
    browser.follow(browser.give_password("hana"))
    house.operators.change(hana.id, active=False)
    assert browser.post("/sign-in/code", code=browser.code("hana")).status_code == 401
    why = [one.details["why"] for one in house.audit.find(did="sign_in_failed")]
    assert why == ["closed", "set_up"]
