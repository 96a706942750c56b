"""An operator's day, from the second factor at the door to the record of it, beside the phone of a person in danger."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pyotp
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.browser import Screen, phone_page
from tests.e2e.console_page import PASSWORD, appoint, opened_console
from tests.e2e.console_tour import talking
from tests.support.stack import Stack, running_stack, wait_until

pytestmark = pytest.mark.slow

CALM = "自分のミスで納期に遅れて、取引先に謝りに来いと言われました"
GRAVE = "もう死にたいです。薬も手元に並べてあります"
DEEDS = "signed_in second_factor_set alerts_seen took_over wrote gave_back tagged remarked exported"
ANSWER = "相談員です。ここにいます。いま、おひとりですか。"
TAG, NOTE, FIRST_NOTE = "夜間に確認", "ご家族に連絡がついたかを夕方に見る", "この言葉で気づいた"


@pytest.fixture(scope="module")
def guarded() -> Iterator[Stack]:
    """As in production: nobody comes in without a second factor."""
    with running_stack(CONSOLE_SECOND_FACTOR="required") as running:
        appoint(running, "mari", "真理", "admin")
        yield running


def test_a_day_from_the_second_factor_to_the_audit(guarded: Stack, browser: Browser) -> None:
    stack = guarded
    talking(stack, "おだやか", CALM, "[agree]")
    person = talking(stack, "あぶない", CALM, "[agree]", GRAVE)
    with opened_console(browser, stack) as page, phone_page(browser, stack.simulator_url) as handset:
        sign_in_with_the_phone(page)
        the_riskiest(page)
        page.get_by_role("button", name="引き継ぐ", exact=True).click()
        page.get_by_label("お返事").fill(ANSWER)
        page.get_by_label("お返事").press("Control+Enter")
        screen = Screen(handset, person.phone)
        expect(screen.root.get_by_text(ANSWER)).to_be_visible()
        screen.write("だれもいません")
        expect(page.locator(".turns").get_by_text("だれもいません")).to_be_visible()
        page.get_by_role("button", name="ボットにもどす").click()
        expect(page.get_by_role("button", name="引き継ぐ", exact=True)).to_be_visible()
        wait_until(lambda: stack.wait_for_log(person.phone)[-1]["trigger"] == "given_back", "it was not given back")
        note_and_tag(page)
        found_again(page)
        exported(page)
        told_by_the_audit(page)


def sign_in_with_the_phone(page: Page) -> None:
    """The first time a secret is set up; then the console asks for a code of it, and a wrong one is not enough."""
    page.goto("sign-in")
    page.get_by_label("ユーザー名").fill("mari")
    page.get_by_label("パスワード").fill(PASSWORD)
    page.get_by_role("button", name="サインイン", exact=True).click()
    codes = pyotp.TOTP(page.locator("code.secret").inner_text())
    page.goto("cases")
    expect(page).to_have_url(re.compile("sign-in"))  # the password alone opens nothing
    page.goto("sign-in/set-up")
    page.get_by_label("6桁の数字").fill(codes.now())
    page.get_by_role("button", name="確認する").click()
    expect(page).to_have_url(re.compile(r"/console/cases$"))  # where they wanted to go


def the_riskiest(page: Page) -> None:
    """Through the alert on top of whatever page is open; seen by one, it is gone for all."""
    page.goto("audit")
    page.locator("#alerts [data-alert] a").first.click()
    expect(page).to_have_url(re.compile(r"/cases/\d+"))
    page.get_by_role("button", name="知らせを見ました").click()
    expect(page.locator("#alerts [data-alert]")).to_have_count(0)


def note_and_tag(page: Page) -> None:
    page.get_by_label("タグ").fill(TAG)
    page.locator("form", has=page.get_by_label("タグ")).get_by_role("button").click()
    expect(page.get_by_label("タグ")).to_have_value(TAG)
    page.get_by_label("この相談へのメモ").fill(NOTE)
    page.locator("form", has=page.get_by_label("この相談へのメモ")).get_by_role("button").click()
    expect(page.locator("aside .remark", has_text=NOTE)).to_be_visible()
    first = page.locator("li.turn").first
    first.get_by_text("ここにメモする").click()
    first.get_by_label("このやりとりへのメモ").fill(FIRST_NOTE)
    first.get_by_role("button", name="書く").click()
    expect(page.locator("li.turn .remark", has_text=FIRST_NOTE)).to_be_visible()


def found_again(page: Page) -> None:
    page.goto("cases")
    rows = page.locator("tr", has=page.locator("a[data-row]"))
    expect(rows).to_have_count(2)
    expect(page.locator("tr.grave")).to_have_count(1)
    expect(page.locator("tr.grave")).to_contain_text(TAG)
    page.locator("tr.grave a[data-row]").click()


def exported(page: Page) -> None:
    page.get_by_role("link", name="書き出す").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="書き出す", exact=True).click()
    with Path(download.value.path()).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))[1:]
    assert len({row[0] for row in rows}) == 1, "the other conversation is in it too"
    assert any(ANSWER in row[-1] for row in rows)


def told_by_the_audit(page: Page) -> None:
    """Everything above left its line, the newest on top, and no line holds words of the person or the operator."""
    page.goto("audit")
    table = page.locator("table")
    done = [cell.inner_text() for cell in table.locator("tbody td:nth-child(3)").all()]
    for deed in DEEDS.split():
        assert deed in done, f"{deed} is not among {sorted(set(done))}"
    told = table.inner_text()
    assert not any(words in told for words in (GRAVE, ANSWER, NOTE))
