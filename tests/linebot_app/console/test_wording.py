"""Admins see what each process says, take up changed files that are sound, and which facts want a look."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest

from flows.content import shipped
from flows.grounds import every_ground
from linebot_app.console.house import JAPAN, House
from linebot_app.storage.renewals import Told
from tests.linebot_app.console.conftest import Appoint, Browser, Clock

SOUND = '[when]\nask = "いつでしたか？"\n'
BROKEN = '[when]\nask = "いつ{？"\n'


@pytest.fixture
def admin(browser: Browser, appoint: Appoint) -> Browser:
    appoint("root", "admin")
    browser.sign_in("root")
    browser.get("/wording")
    return browser


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "own" / "ja" / "facts.toml"


def orders(house: House) -> int:
    assert house.at_wording is not None
    return house.at_wording.renewals.orders()


def test_sound_files_are_ordered_to_be_read_and_it_is_noted_who_did(admin: Browser, house: House, file: Path) -> None:
    file.write_text(SOUND, encoding="utf-8")
    before = orders(house)
    admin.follow(admin.post("/wording"))
    assert 'class="notice done"' in admin.page
    assert orders(house) == before + 1
    (noted,) = house.audit.find(did="wording_reloaded")
    assert noted.details["version"] != shipped().version


def test_broken_files_order_nothing_and_the_page_names_what_is_wrong(admin: Browser, house: House, file: Path) -> None:
    file.write_text(BROKEN, encoding="utf-8")
    before = orders(house)
    admin.follow(admin.post("/wording"))
    assert 'class="notice problem"' in admin.page
    assert "facts.when.ask" in admin.page
    assert orders(house) == before


def test_each_process_is_shown_with_its_version_and_why_it_refused(admin: Browser, house: House, clock: Clock) -> None:
    assert house.at_wording is not None
    now = clock().timestamp()
    house.at_wording.renewals.tell(Told("worker 7@here", 1, "0123456789ab", ("ja: facts.when.ask is <empty>",), now))
    admin.get("/wording")
    assert "worker 7@here" in admin.page
    assert "0123456789ab" in admin.page
    assert "&lt;empty&gt;" in admin.page


def test_what_was_checked_today_is_listed_no_more_until_it_is_about_to_expire(
    admin: Browser, house: House, clock: Clock
) -> None:
    wanted = next(ground for ground in every_ground() if ground.shown)
    assert f'value="{wanted.id}"' in admin.page
    admin.follow(admin.post("/wording/facts", fact=wanted.id))
    assert f'value="{wanted.id}"' not in admin.page
    assert [one.about for one in house.audit.find(did="fact_confirmed")] == [f"fact:{wanted.id}"]
    admin.get("/wording?all=1")
    assert str(clock().astimezone(JAPAN).date() + timedelta(days=365)) in admin.page
    clock.forward(days=320)
    admin.sign_in("root")
    admin.get("/wording")
    assert f'value="{wanted.id}"' in admin.page


def test_a_fact_that_is_none_is_not_confirmed(admin: Browser, house: House) -> None:
    assert admin.post("/wording/facts", fact="windows.nobody").status_code == 404
    assert house.audit.find(did="fact_confirmed") == []


def test_law_is_listed_with_its_sources(admin: Browser) -> None:
    admin.get("/wording?all=1")
    shown = re.findall(r'value="(law\.\w+)"', admin.page)
    assert set(shown) == {ground.id for ground in every_ground() if ground.id.startswith("law.")}
