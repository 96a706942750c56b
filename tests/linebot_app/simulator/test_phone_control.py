"""The client for tests: taps by label, waiting for replies, and who may reach the control API."""

from __future__ import annotations

import threading

import pytest

from linebot_app.simulator.driver import ControlRefused, NoReply, Phone, Platform
from tests.support.simulator import LineApi, RecordingBot, RunningSimulator

YES = {"type": "postback", "label": "はい", "data": "answer=yes", "displayText": "はい、そうです"}
QUESTION = {"type": "text", "text": "よいですか？", "quickReply": {"items": [{"type": "action", "action": YES}]}}


def card(*actions: dict[str, object]) -> dict[str, object]:
    buttons = [{"type": "button", "action": action} for action in actions]
    body = {"type": "box", "layout": "vertical", "contents": [{"type": "text", "text": "まとめ"}, *buttons]}
    return {"type": "flex", "altText": "まとめ", "contents": {"type": "bubble", "body": body}}


def test_a_tap_on_a_quick_reply_is_a_postback_and_shows_as_a_bubble(
    bot: RecordingBot, platform: Platform, phone: Phone, line: LineApi
) -> None:
    line.push(phone.id, QUESTION)
    assert phone.wait_for_reply()[0].quick_replies == ["はい"]
    phone.tap("はい")
    platform.wait_until_idle()
    assert bot.events[-1]["postback"] == {"data": "answer=yes"}
    assert phone.transcript()[-1].text == "はい、そうです"
    with pytest.raises(ControlRefused, match="nothing to tap"):
        phone.tap("はい")


def test_quick_replies_go_with_a_newer_message(phone: Phone, line: LineApi) -> None:
    line.push(phone.id, QUESTION)
    phone.say("ええと")
    with pytest.raises(ControlRefused):
        phone.tap("はい")


def test_buttons_of_cards_stay(bot: RecordingBot, platform: Platform, phone: Phone, line: LineApi) -> None:
    line.push(phone.id, card(YES, {"type": "clipboard", "label": "コピー", "clipboardText": "文案"}))
    phone.say("ええと")
    phone.tap("はい")
    phone.tap("はい")
    assert phone.tap("コピー") == {"effect": "copy", "text": "文案"}
    platform.wait_until_idle()
    assert [event["type"] for event in bot.events[-2:]] == ["postback", "postback"]


def test_a_date_picker_asks_first(bot: RecordingBot, platform: Platform, phone: Phone, line: LineApi) -> None:
    line.push(phone.id, card({"type": "datetimepicker", "label": "いつ", "data": "when", "mode": "datetime"}))
    assert phone.tap("いつ")["effect"] == "pick"
    phone.tap("いつ", value="2026-11-25T10:00")
    platform.wait_until_idle()
    assert bot.events[-1]["postback"] == {"data": "when", "params": {"datetime": "2026-11-25T10:00"}}


def test_waiting_for_a_reply_ends_when_it_comes(bot: RecordingBot, phone: Phone, line: LineApi) -> None:
    asked = threading.Event()

    def answers() -> None:
        asked.wait(10)
        line.push(phone.id, {"type": "text", "text": "一"}, {"type": "text", "text": "二"})

    thread = threading.Thread(target=answers)
    thread.start()
    asked.set()
    assert [one.text for one in phone.wait_for_reply(timeout=10)] == ["一", "二"]
    thread.join()
    with pytest.raises(NoReply):
        phone.wait_for_reply(timeout=0)


def test_the_transcript_tells_how_each_message_travelled(
    bot: RecordingBot, platform: Platform, phone: Phone, line: LineApi
) -> None:
    phone.say("はい")
    platform.wait_until_idle()
    line.reply(bot.events[-1]["replyToken"], {"type": "text", "text": "一"})
    key = "123e4567-e89b-12d3-a456-426614174000"
    line.push(phone.id, {"type": "text", "text": "二"}, X_Line_Retry_Key=key)
    said, replied, pushed = phone.transcript()[-3:]
    assert (said.side, said.raw["webhook"]["status"], said.raw["read"]) == ("person", 200, True)
    assert (replied.via, replied.raw["token"]) == ("reply", bot.events[-1]["replyToken"])
    assert (pushed.via, pushed.raw["retry_key"]) == ("push", key)


def test_a_blocked_account_hears_nothing(bot: RecordingBot, platform: Platform, phone: Phone) -> None:
    phone.block()
    with pytest.raises(ControlRefused):
        phone.say("聞こえますか")
    platform.wait_until_idle()
    assert bot.events[-1]["type"] == "unfollow"


@pytest.mark.parametrize("headers", [{"Origin": "https://evil.example"}, {"Host": "evil.example"}])
@pytest.mark.parametrize("path", ["/", "/sim/api/state"])
def test_pages_of_other_origins_cannot_drive_the_phones(
    simulator: RunningSimulator, path: str, headers: dict[str, str]
) -> None:
    assert simulator.line.call("GET", path, token=None, **headers).status == 403


def test_a_form_of_another_page_is_no_command(simulator: RunningSimulator) -> None:
    sent = simulator.line.call("POST", "/sim/api/people", raw=b'{"name": "x"}', token=None, Content_Type="text/plain")
    assert sent.status == 400
    assert simulator.platform.phones() == []


@pytest.mark.parametrize(
    "wanted", [{"latency_ms": -1}, {"unknown": 1}, {"redelivery": "yes"}, {"bundle": 0}, {"fault_kind": "x"}]
)
def test_a_switch_out_of_range_is_refused(platform: Platform, wanted: dict[str, object]) -> None:
    with pytest.raises(ControlRefused):
        platform.switch(**wanted)
