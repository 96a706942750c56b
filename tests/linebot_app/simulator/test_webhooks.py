"""What reaches the bot: form, signature, order, duplicates, bundles, redelivery, standby."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
import threading
from pathlib import Path

import pytest

from linebot_app.simulator.driver import ControlRefused, Phone, Platform
from linebot_app.simulator.webhooks import signature
from tests.support.simulator import SECRET, LineApi, Received, RecordingBot, running_simulator


def test_the_signature_is_the_documented_one() -> None:
    body = b'{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}'
    assert signature("8c570fa6dd201bb328f1c1eac23a96d8", body) == "GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs="


def test_every_event_is_signed_and_complete(bot: RecordingBot, platform: Platform, phone: Phone) -> None:
    written = phone.say("お話があります")
    phone.sticker()
    for kind in ("image", "video", "audio", "file"):
        phone.media(kind)
    phone.location("駅")
    phone.postback("d=1", params={"date": "2026-11-22"}, shown="22日")
    phone.unsend(written)
    phone.block()
    phone.unblock()
    platform.wait_until_idle()
    for one in bot.received:
        expected = base64.b64encode(hmac.new(SECRET.encode(), one.body, hashlib.sha256).digest()).decode()
        assert one.signature == expected
        assert re.fullmatch(r"U[0-9a-f]{32}", json.loads(one.body)["destination"])
    kinds = [event["message"]["type"] if "message" in event else event["type"] for event in bot.events]
    expected_kinds = ["follow", "text", "sticker", "image", "video", "audio", "file", "location", "postback"]
    assert kinds == [*expected_kinds, "unsend", "unfollow", "follow"]
    for event in bot.events:
        assert re.fullmatch(r"[0-7][0-9A-HJKMNP-TV-Z]{25}", event["webhookEventId"])
        assert (event["mode"], event["deliveryContext"]) == ("active", {"isRedelivery": False})
        assert event["source"] == {"type": "user", "userId": phone.id}
        assert ("replyToken" in event) is (event["type"] not in ("unsend", "unfollow"))
    assert [event["follow"]["isUnblocked"] for event in bot.events if event["type"] == "follow"] == [False, True]
    assert bot.events[-3]["unsend"]["messageId"] == written.message_id
    assert len({event["webhookEventId"] for event in bot.events}) == len(bot.events)


def test_groups_tell_who_speaks_in_messages_only(bot: RecordingBot, platform: Platform, phone: Phone) -> None:
    other = platform.phone("太郎")
    group = platform.group("家族", [phone])
    with pytest.raises(ControlRefused):
        group.say(phone, "まだボットはいません")
    group.invite_bot()
    group.joined(other)
    group.say(other, "こんにちは")
    group.left(other)
    group.remove_bot()
    platform.wait_until_idle()
    events = [event for event in bot.events if event["source"]["type"] == "group"]
    assert [event["type"] for event in events] == ["join", "memberJoined", "message", "memberLeft", "leave"]
    assert [event["source"].get("userId") for event in events] == [None, None, other.id, None, None]


def test_messages_of_one_chat_arrive_in_order(bot: RecordingBot, platform: Platform, phone: Phone) -> None:
    said = [f"その{n}" for n in range(30)]
    for text in said:
        phone.say(text)
    platform.wait_until_idle()
    assert [event["message"]["text"] for event in bot.events if event["type"] == "message"] == said


def test_reordering_lets_later_events_pass(bot: RecordingBot, platform: Platform, phone: Phone) -> None:
    platform.switch(reorder_percent=100, reorder_ms=60_000)
    phone.say("先")
    platform.switch(reorder_percent=0)
    phone.say("後")
    platform.wait_for_attempts(2)
    platform.forward(61)
    platform.wait_until_idle()
    assert [event["message"]["text"] for event in bot.events if event["type"] == "message"] == ["後", "先"]


def test_a_duplicate_is_the_same_event_without_a_mark(bot: RecordingBot, platform: Platform, phone: Phone) -> None:
    platform.switch(duplicate_percent=100)
    phone.say("はい")
    platform.wait_until_idle()
    first, second = bot.received[-2:]
    assert first.body == second.body
    assert [one["duplicate"] for one in platform.webhooks()] == [False, False, True]


def test_several_events_share_one_delivery(bot: RecordingBot, platform: Platform, phone: Phone) -> None:
    other = platform.phone("太郎")
    platform.wait_until_idle()
    platform.switch(bundle=3, bundle_wait_ms=10_000)
    phone.say("一")
    other.say("二")
    phone.say("三")
    platform.wait_until_idle()
    assert [event["message"]["text"] for event in bot.received[-1].events] == ["一", "二", "三"]


def test_a_bundle_that_stays_small_is_sent_after_a_while(bot: RecordingBot, platform: Platform, phone: Phone) -> None:
    platform.switch(bundle=50, bundle_wait_ms=20)
    phone.say("ひとり")
    platform.wait_until_idle()
    assert bot.events[-1]["message"]["text"] == "ひとり"


def test_without_redelivery_a_failure_is_final(bot: RecordingBot, platform: Platform, phone: Phone) -> None:
    bot.answer = lambda _received: 500
    phone.say("はい")
    platform.wait_until_idle()
    delivery = platform.webhooks()[-1]
    assert (delivery["state"], delivery["attempts"][0]["status"]) == ("failed", 500)
    assert phone.transcript()[-1].raw["webhook"]["state"] == "failed"


def test_redelivery_goes_on_until_the_bot_accepts(bot: RecordingBot, platform: Platform, phone: Phone) -> None:
    platform.switch(redelivery=True, redelivery_pauses_ms=[1, 1, 1])
    tries: list[bool] = []

    def third_time_lucky(received: Received) -> int:
        tries.append(received.events[0]["deliveryContext"]["isRedelivery"])
        return 200 if len(tries) == 3 else 503

    bot.answer = third_time_lucky
    phone.say("はい")
    platform.wait_for_attempts(4)
    assert tries == [False, True, True]
    assert platform.webhooks()[-1]["state"] == "delivered"
    assert len({event["webhookEventId"] for event in bot.events[-3:]}) == 1


def test_a_slow_bot_is_given_up_on(bot: RecordingBot, platform: Platform, phone: Phone) -> None:
    platform.switch(webhook_timeout_ms=150)
    finished = threading.Event()
    bot.answer = lambda _received: 200 if finished.wait(20) else 500
    phone.say("はい")
    platform.wait_until_idle()
    finished.set()
    assert platform.webhooks()[-1]["attempts"][0]["error"] == "request_timeout"


def test_the_limit_is_two_seconds(platform: Platform) -> None:
    assert platform.state()["switches"]["webhook_timeout_ms"] == 2000


def test_in_standby_there_is_no_reply_token(bot: RecordingBot, platform: Platform, phone: Phone) -> None:
    platform.switch(standby=True)
    phone.say("はい")
    platform.wait_until_idle()
    assert bot.events[-1]["mode"] == "standby"
    assert "replyToken" not in bot.events[-1]


def test_nothing_arrives_while_the_line_is_cut(bot: RecordingBot, platform: Platform, phone: Phone) -> None:
    before = len(bot.received)
    platform.switch(webhook_cut=True)
    phone.say("はい")
    platform.wait_until_idle()
    assert len(bot.received) == before
    assert platform.webhooks()[-1]["attempts"][0]["error"] == "could_not_connect"


def test_any_event_and_any_body_can_be_sent(bot: RecordingBot, platform: Platform, phone: Phone) -> None:
    phone.send_event({"type": "somethingNew", "novelty": {"a": 1}})
    phone.send_event({"webhookEventId": "x"}, bare=True)
    platform.wait_until_idle()
    assert (bot.events[-2]["type"], bot.events[-2]["novelty"]) == ("somethingNew", {"a": 1})
    assert bot.events[-1] == {"webhookEventId": "x"}
    platform.raw_webhook("no json", signature="wrong")
    assert (bot.received[-1].body, bot.received[-1].signature) == (b"no json", "wrong")


def test_the_clock_dates_events(bot: RecordingBot, platform: Platform, phone: Phone) -> None:
    before = platform.now()
    platform.forward(3 * 86400)
    phone.say("三日後です")
    platform.wait_until_idle()
    assert bot.events[-1]["timestamp"] - before >= 3 * 86400 * 1000


def test_a_restart_keeps_chats_tokens_and_clock(bot: RecordingBot, tmp_path: Path) -> None:
    with running_simulator(tmp_path, bot.url) as first:
        phone = first.platform.phone("花子")
        phone.say("続きはまた")
        first.platform.forward(86400)
        first.platform.wait_until_idle()
        now, me = first.platform.now(), first.platform.state()["bot"]["id"]
    token = bot.events[-1]["replyToken"]
    with running_simulator(tmp_path, bot.url) as second:
        [again] = second.platform.phones()
        assert again.id == phone.id
        assert [entry.text for entry in again.transcript() if entry.side == "person"] == ["続きはまた"]
        assert second.platform.now() >= now
        assert second.platform.state()["bot"]["id"] == me
        assert second.line.reply(token, {"type": "text", "text": "a"}).body["message"] == "Invalid reply token"
        again.say("戻りました")
        second.platform.wait_until_idle()
        assert second.line.reply(bot.events[-1]["replyToken"], {"type": "text", "text": "おかえり"}).status == 200
        assert [entry.text for entry in again.wait_for_reply()] == ["おかえり"]


def test_a_waiting_redelivery_survives_a_restart(bot: RecordingBot, tmp_path: Path) -> None:
    with running_simulator(tmp_path, bot.url) as first:
        first.platform.switch(redelivery=True, redelivery_pauses_ms=[60_000])
        bot.answer = lambda _received: 500
        first.platform.phone("花子")
        first.platform.wait_until_idle()
    bot.answer = lambda _received: 200
    with running_simulator(tmp_path, bot.url) as second:
        second.platform.forward(61)
        second.platform.wait_for_attempts(2)
        assert bot.events[-1]["deliveryContext"]["isRedelivery"] is True


def test_what_was_unsent_is_gone_from_the_chat(platform: Platform, phone: Phone, line: LineApi) -> None:
    entry = phone.say("ひみつの話")
    phone.unsend(entry)
    assert "ひみつの話" not in json.dumps([one.raw for one in phone.transcript()], ensure_ascii=False)
    with pytest.raises(ControlRefused):
        phone.unsend(entry)
