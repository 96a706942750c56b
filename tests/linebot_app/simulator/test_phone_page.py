"""The phone page in Chromium: what a person sees and does there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from linebot_app.simulator.driver import Phone, Platform
from tests.support.simulator import LineApi, RecordingBot, RunningSimulator

CHROMIUM = "/usr/bin/chromium"
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason=f"{CHROMIUM} is missing: apt-get install chromium"),
]


def answer(label: str, **more: Any) -> dict[str, Any]:
    return {"type": "postback", "label": label, "data": label, "displayText": f"{label}です", **more}


def question(*labels: str) -> dict[str, Any]:
    items = [{"type": "action", "action": answer(label)} for label in labels]
    return {"type": "text", "text": "よいですか？", "quickReply": {"items": items}}


def card(*actions: dict[str, Any]) -> dict[str, Any]:
    row = {
        "type": "box",
        "layout": "horizontal",
        "contents": [
            {"type": "text", "text": "気持ち", "flex": 1},
            {"type": "text", "text": "長い言葉でも折り返してきれいに見えること" * 3, "wrap": True, "flex": 3},
        ],
    }
    buttons = [{"type": "button", "style": "primary", "action": action} for action in actions]
    body = {"type": "box", "layout": "vertical", "spacing": "md", "contents": [row, *buttons]}
    return {"type": "flex", "altText": "まとめ", "contents": {"type": "bubble", "body": body}}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        made = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield made
        made.close()


@pytest.fixture
def page(browser: Any, simulator: RunningSimulator, phone: Phone) -> Iterator[Any]:
    """The page at the size of a phone, showing `phone`; any error or violated policy fails the test."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, permissions=["clipboard-read", "clipboard-write"]
    )
    made = context.new_page()
    made.set_default_timeout(10_000)
    problems: list[str] = []
    made.on("pageerror", lambda error: problems.append(str(error)))
    made.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    made.goto(f"{simulator.url}/#{phone.id}")
    made.locator(f'[data-person="{phone.id}"]').wait_for()
    yield made
    context.close()
    assert problems == []


def test_a_person_writes_and_taps(
    page: Any, bot: RecordingBot, platform: Platform, phone: Phone, line: LineApi
) -> None:
    field = page.get_by_role("textbox", name="メッセージを入力")
    field.fill("一行目")
    field.press("Shift+Enter")
    field.press_sequentially("二行目")
    field.press("Enter")
    page.locator('[data-side="person"] .read').wait_for()
    assert bot.events[-1]["message"]["text"] == "一行目\n二行目"
    assert field.input_value() == ""

    line.push(phone.id, {"type": "text", "text": "<b>こんにちは</b>"}, question("はい", "いいえ"))
    page.get_by_text("<b>こんにちは</b>").wait_for()
    page.get_by_role("group", name="クイックリプライ").get_by_role("button", name="はい").click()
    page.get_by_text("はいです").wait_for()
    page.get_by_role("group", name="クイックリプライ").wait_for(state="hidden")
    platform.wait_until_idle()
    assert bot.events[-1]["postback"] == {"data": "はい"}


def test_a_card_fits_and_its_buttons_work(
    page: Any, bot: RecordingBot, platform: Platform, phone: Phone, line: LineApi
) -> None:
    copied = {"type": "clipboard", "label": "コピー", "clipboardText": "読み上げる言葉"}
    when = {"type": "datetimepicker", "label": "いつ", "data": "when", "mode": "date"}
    line.push(phone.id, card(answer("合っています"), copied, when))
    page.get_by_role("button", name="コピー").click()
    page.get_by_role("status").get_by_text("コピーしました").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == "読み上げる言葉"
    page.get_by_role("button", name="いつ").click()
    page.locator('input[name="when"]').fill("2026-11-25")
    page.get_by_role("dialog").get_by_role("button", name="送信").click()
    page.get_by_role("dialog").wait_for(state="hidden")
    page.get_by_role("button", name="合っています").click()
    page.get_by_text("合っていますです").wait_for()
    platform.wait_until_idle()
    assert [event["postback"] for event in bot.events[-2:]] == [
        {"data": "when", "params": {"date": "2026-11-25"}},
        {"data": "合っています"},
    ]
    wide = page.evaluate("[...document.querySelectorAll('.log *')].some((e) => e.getBoundingClientRect().right > 390)")
    assert not wide


def test_a_person_takes_back_blocks_and_returns(page: Any, bot: RecordingBot, platform: Platform, phone: Phone) -> None:
    phone.say("やっぱりやめます")
    bubble = page.locator('[data-type="text"]', has_text="やっぱりやめます")
    bubble.hover()
    bubble.get_by_role("button", name="メッセージのメニュー").click()
    page.get_by_role("menuitem", name="送信取消").click()
    page.get_by_role("dialog").get_by_role("button", name="送信取消").click()
    page.get_by_text("メッセージの送信を取り消しました").wait_for()
    page.get_by_role("button", name="メニュー", exact=True).click()
    page.get_by_role("menuitem", name="ブロック").click()
    page.get_by_text("ブロック中です").wait_for()
    page.get_by_role("button", name="ブロック解除").click()
    page.get_by_role("textbox", name="メッセージを入力").wait_for()
    platform.wait_until_idle()
    assert [event["type"] for event in bot.events[-3:]] == ["unsend", "unfollow", "follow"]


def test_two_people_stand_side_by_side_and_the_drawer_shows_what_was_sent(
    page: Any, platform: Platform, phone: Phone, simulator: RunningSimulator, line: LineApi
) -> None:
    other = platform.phone("太郎")
    page.set_viewport_size({"width": 1600, "height": 900})
    page.get_by_role("button", name="太郎さんを横に並べる").click()
    page.get_by_role("region", name="太郎の電話").wait_for()
    line.push(other.id, {"type": "text", "text": "太郎さんへ"})
    page.get_by_role("region", name="太郎の電話").get_by_text("太郎さんへ").wait_for()
    page.get_by_role("region", name="花子の電話").get_by_role("button", name="開発者ドロワー").click()
    turn = page.locator('details[data-kind="from-bot"]').first
    turn.locator("summary").click()
    assert other.id in turn.inner_text()
    page.get_by_role("tab", name="時計").click()
    before = platform.now()
    page.get_by_role("button", name="1日", exact=True).click()
    platform.get("/idle", timeout=1)
    page.get_by_text("1日 先です").wait_for()
    assert platform.now() - before >= 86_400_000
    with page.expect_response("**/sim/api/clock"):
        page.get_by_role("button", name="次の朝9時まで", exact=True).click()
    assert (platform.now() // 1000 + 9 * 3600) % 86_400 // 3600 == 9  # in Japan


def test_the_first_visit_offers_to_add_the_account(
    browser: Any, simulator: RunningSimulator, bot: RecordingBot
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.goto(simulator.url)
    page.get_by_role("button", name="友だち追加").click()
    page.get_by_text("友だちになりました").wait_for()
    simulator.platform.wait_until_idle()
    assert bot.events[-1]["type"] == "follow"
    shots = os.environ.get("PHONE_PAGE_SHOTS")
    if shots:
        page.screenshot(path=str(Path(shots) / "first-visit.png"))
    context.close()


def test_what_is_served_obeys_a_strict_policy(simulator: RunningSimulator) -> None:
    got = simulator.line.call("GET", "/", token=None)
    policy = got.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert simulator.line.call("GET", "/static/../settings.py", token=None).status == 404
