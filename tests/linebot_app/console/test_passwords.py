"""Which passwords are taken, how often they may be tried, and what becomes of those that somebody else made."""

from __future__ import annotations

from pathlib import Path

import pytest

from linebot_app.console.appointing import Refused, add_operator, reset_operator
from linebot_app.console.house import House
from linebot_app.console.sealing import Sealing, problem_of_password
from linebot_app.settings import Settings
from tests.linebot_app.console.conftest import QUICK, Appoint, Browser, Clock
from tests.linebot_app.console.test_signing_in import is_in


def test_the_old_password_is_not_guessed_at_a_screen_left_open(browser: Browser, appoint: Appoint) -> None:
    appoint()
    browser.sign_in("hana")
    statuses = []
    for _ in range(25):
        browser.get("/account")
        form = {"old": "wrong wrong wrong", "new": "a new and long one", "again": "a new and long one"}
        statuses.append(browser.post("/account/password", **form).status_code)
    assert statuses[0] == 302
    assert statuses[-1] == 429


@pytest.mark.parametrize(
    ("password", "problem"),
    [
        ("Password1234", "too_simple"),
        ("kikiyaku2026", "too_simple"),
        ("qwertyuiop123", "too_simple"),
        ("1qaz2wsx3edc", "too_simple"),
        ("聞き役console1234", "too_simple"),
        ("hana-tanaka-at-home", "too_simple"),
        ("きょうは雨のち晴れでした", ""),
        ("no rules, only length", ""),
        ("x1!" * 70, "too_long"),
    ],
)
def test_what_is_guessed_first_is_no_password(password: str, problem: str) -> None:
    assert problem_of_password(password, "hana-tanaka") == problem


def test_a_password_on_the_list_of_leaked_ones_is_taken_nowhere(
    house: House, settings: Settings, clock: Clock, tmp_path: Path
) -> None:
    leaked = tmp_path / "leaked.txt"
    leaked.write_text("correct horse battery\r\nけさは早く起きて公園を歩いた\n", "utf-8")
    sealing = Sealing(settings.secret_key, QUICK, leaked)
    for password in ("correct horse battery", "けさは早く起きて公園を歩いた"):
        assert sealing.problem_of(password, "hana") == "leaked"
        with pytest.raises(Refused):
            add_operator(house.operators, sealing, "hana", "counsellor", clock(), password=password)
    assert sealing.problem_of("correct horse batter", "hana") == ""


def test_a_password_counts_whole(house: House) -> None:
    longest = "0f" * 100
    hashed = house.sealing.hash_password(longest)
    assert house.sealing.is_password(hashed, longest)
    assert not house.sealing.is_password(hashed, longest + "x")


def test_a_password_that_somebody_else_made_is_changed_before_anything_else(
    browser: Browser, house: House, clock: Clock
) -> None:
    _, made = add_operator(house.operators, house.sealing, "hana", "counsellor", clock())
    browser.follow(browser.give_password("hana", made))
    browser.secrets["hana"] = browser.page.partition('class="secret">')[2].partition("<")[0]
    browser.post("/sign-in/set-up", code=browser.code("hana"))
    assert browser.get("/cases").location.endswith("/account")
    browser.get("/account")
    assert browser.post("/account/shown", shown="Hana").status_code == 403
    browser.get("/account")
    browser.post("/account/password", old=made, new=made, again=made)
    assert not is_in(browser)
    browser.get("/account")
    browser.post("/account/password", old=made, new="a new and long one", again="a new and long one")
    assert is_in(browser)
    assert browser.get("/cases").status_code == 200


def test_a_password_that_nobody_came_for_ends(browser: Browser, house: House, clock: Clock) -> None:
    added, made = add_operator(house.operators, house.sealing, "hana", "counsellor", clock())
    clock.forward(days=2)
    assert browser.give_password("hana", made).status_code == 302
    clock.forward(days=2)
    assert browser.give_password("hana", made).status_code == 401
    made = reset_operator(house.operators, house.sealing, added, clock())
    assert browser.give_password("hana", made).status_code == 302
