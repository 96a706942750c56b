"""Tokens, retry keys, quota, rate limits and what reaches a phone."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from linebot_app.simulator.driver import Phone, Platform
from tests.support.simulator import LineApi, RecordingBot

HELLO = {"type": "text", "text": "こんにちは"}
KEY = "123e4567-e89b-12d3-a456-426614174000"
OTHER_KEY = "00000000-0000-4000-8000-000000000001"


def token_after(bot: RecordingBot, platform: Platform) -> str:
    platform.wait_until_idle()
    return str(bot.events[-1]["replyToken"])


def test_a_reply_token_works_once(bot: RecordingBot, platform: Platform, phone: Phone, line: LineApi) -> None:
    phone.say("相談があります")
    token = token_after(bot, platform)
    first, second = line.reply(token, HELLO), line.reply(token, HELLO)
    assert first.status == 200
    assert first.body["sentMessages"][0].keys() == {"id", "quoteToken"}
    assert (second.status, second.body["message"]) == (400, "Invalid reply token")
    assert [entry.text for entry in phone.wait_for_reply()] == ["こんにちは"]


def test_a_refused_request_does_not_use_up_the_token(
    bot: RecordingBot, platform: Platform, phone: Phone, line: LineApi
) -> None:
    phone.say("相談があります")
    token = token_after(bot, platform)
    assert line.reply(token, {"type": "text", "text": ""}).status == 400
    assert line.reply(token, HELLO).status == 200


def test_a_reply_token_dies_after_a_minute(bot: RecordingBot, platform: Platform, phone: Phone, line: LineApi) -> None:
    phone.say("一つ目")
    early = token_after(bot, platform)
    platform.forward(50)
    assert line.reply(early, HELLO).status == 200
    phone.say("二つ目")
    late = token_after(bot, platform)
    platform.forward(61)
    assert line.reply(late, HELLO).body["message"] == "Invalid reply token"


def test_of_many_callers_with_one_token_one_succeeds(
    bot: RecordingBot, platform: Platform, phone: Phone, line: LineApi
) -> None:
    phone.say("はい")
    token = token_after(bot, platform)
    with ThreadPoolExecutor(8) as callers:
        statuses = list(callers.map(lambda _: line.reply(token, HELLO).status, range(8)))
    assert sorted(statuses) == [200] + [400] * 7
    assert len([one for one in phone.transcript() if one.side == "bot"]) == 1


def test_a_token_of_nobody_is_refused(phone: Phone, line: LineApi) -> None:
    assert line.reply("0" * 32, HELLO).body == {"message": "Invalid reply token"}


def test_redelivery_gives_a_token_another_minute_but_never_more_than_twenty(
    bot: RecordingBot, platform: Platform, phone: Phone, line: LineApi
) -> None:
    platform.switch(redelivery=True, redelivery_pauses_ms=[300_000, 3_600_000])
    bot.answer = lambda _received: 500
    phone.say("聞こえますか")
    token = token_after(bot, platform)
    sent = len(bot.received)
    platform.forward(301)
    platform.wait_for_attempts(sent + 1)
    assert bot.received[-1].events[0]["deliveryContext"]["isRedelivery"] is True
    assert bot.received[-1].events[0]["replyToken"] == token
    platform.forward(50)
    assert line.reply(token, {"type": "text", "text": ""}).body["message"] != "Invalid reply token"
    platform.forward(3600)
    platform.wait_for_attempts(sent + 2)
    assert line.reply(token, HELLO).body["message"] == "Invalid reply token"


def test_a_retry_key_makes_a_push_happen_once(phone: Phone, line: LineApi) -> None:
    first = line.push(phone.id, HELLO, X_Line_Retry_Key=KEY)
    again = line.push(phone.id, HELLO, X_Line_Retry_Key=KEY.upper())
    assert (first.status, again.status) == (200, 409)
    assert again.headers["x-line-accepted-request-id"] == first.headers["x-line-request-id"]
    assert again.headers["x-line-request-id"] != first.headers["x-line-request-id"]
    assert again.body["sentMessages"] == first.body["sentMessages"]
    assert len([one for one in phone.transcript() if one.side == "bot"]) == 1


def test_a_retry_key_with_another_body_is_refused(phone: Phone, line: LineApi) -> None:
    line.push(phone.id, HELLO, X_Line_Retry_Key=KEY)
    assert line.push(phone.id, {"type": "text", "text": "別"}, X_Line_Retry_Key=KEY).status == 400


def test_a_refused_push_does_not_use_up_its_retry_key(phone: Phone, line: LineApi, platform: Platform) -> None:
    platform.fail_next("500", endpoint="push")
    assert line.push(phone.id, HELLO, X_Line_Retry_Key=KEY).status == 500
    assert line.push(phone.id, HELLO, X_Line_Retry_Key=KEY).status == 200


def test_a_retry_key_is_forgotten_after_a_day(phone: Phone, line: LineApi, platform: Platform) -> None:
    line.push(phone.id, HELLO, X_Line_Retry_Key=KEY)
    platform.forward(24 * 3600 + 1)
    assert line.push(phone.id, HELLO, X_Line_Retry_Key=KEY).status == 200


@pytest.mark.parametrize("key", ["1234", "", "123e4567e89b12d3a456426614174000", "{" + KEY + "}"])
def test_a_retry_key_that_is_no_uuid_is_refused(phone: Phone, line: LineApi, key: str) -> None:
    assert line.push(phone.id, HELLO, X_Line_Retry_Key=key).status == 400


def test_a_retry_key_on_a_reply_is_refused(bot: RecordingBot, platform: Platform, phone: Phone, line: LineApi) -> None:
    phone.say("はい")
    token = token_after(bot, platform)
    assert line.reply(token, HELLO, X_Line_Retry_Key=KEY).status == 400
    assert line.reply(token, HELLO).status == 200


def test_a_push_to_somebody_who_blocked_is_accepted_and_does_not_arrive(phone: Phone, line: LineApi) -> None:
    phone.block()
    assert line.push(phone.id, HELLO).status == 200
    assert [one.raw["delivered"] for one in phone.transcript() if one.side == "bot"] == [False]
    assert phone.replies(timeout=0) == []
    phone.unblock()
    line.push(phone.id, {"type": "text", "text": "おかえりなさい"})
    assert [one.text for one in phone.wait_for_reply()] == ["おかえりなさい"]


def test_a_push_to_an_unknown_person_is_refused(line: LineApi) -> None:
    assert line.push("U" + "0" * 32, HELLO).body["message"] == "Failed to send messages"
    assert line.push("somebody", HELLO).status == 400


def test_pushes_count_against_the_month_and_replies_do_not(
    bot: RecordingBot, platform: Platform, phone: Phone, line: LineApi
) -> None:
    platform.switch(quota=1)
    phone.say("はい")
    assert line.reply(token_after(bot, platform), HELLO).status == 200
    assert line.push(phone.id, HELLO, HELLO).status == 200
    refused = line.push(phone.id, HELLO)
    assert (refused.status, refused.body["message"]) == (429, "You have reached your monthly limit.")
    assert line.call("GET", "/v2/bot/message/quota").body == {"type": "limited", "value": 1}
    assert line.call("GET", "/v2/bot/message/quota/consumption").body == {"totalUsage": 1}
    platform.forward(32 * 86400)
    assert line.push(phone.id, HELLO).status == 200


def test_every_endpoint_has_a_rate_limit_of_its_own(phone: Phone, line: LineApi, platform: Platform) -> None:
    platform.switch(rate_loading=1)
    body = {"chatId": phone.id, "loadingSeconds": 5}
    statuses = {line.call("POST", "/v2/bot/chat/loading/start", body).status for _ in range(20)}
    assert statuses == {202, 429}
    assert line.push(phone.id, HELLO).status == 200


def test_a_quote_token_belongs_to_its_chat(phone: Phone, line: LineApi, platform: Platform) -> None:
    theirs = platform.phone("太郎").say("ほかの人の話")
    own = phone.say("私の話")
    assert line.push(phone.id, {**HELLO, "quoteToken": own.message["quoteToken"]}).status == 200
    assert line.push(phone.id, {**HELLO, "quoteToken": theirs.message["quoteToken"]}).status == 400


@pytest.mark.parametrize(
    ("kind", "seen", "arrived"),
    [
        ("429", 429, 0),
        ("429_user", 429, 0),
        ("429_quota", 429, 0),
        ("500", 500, 0),
        ("503", 503, 0),
        ("500_after", 500, 1),
        ("reset", 0, 0),
        ("reset_after", 0, 1),
        ("silence", 0, 0),
        ("timeout_after", 0, 1),
    ],
)
def test_a_fault_hits_one_call_and_the_record_tells_what_took_effect(
    phone: Phone, line: LineApi, platform: Platform, kind: str, seen: int, arrived: int
) -> None:
    platform.switch(silence_ms=10)
    platform.fail_next(kind, endpoint="push")
    if seen:
        assert line.push(phone.id, HELLO, X_Line_Retry_Key=OTHER_KEY).status == seen
    else:
        with pytest.raises(Exception, match=r"(?i)connection|remote end"):
            line.push(phone.id, HELLO, X_Line_Retry_Key=OTHER_KEY)
    assert len([one for one in phone.transcript() if one.side == "bot"]) == arrived
    [call] = platform.calls(endpoint="push")
    assert (call["status"], call["fault"]) == (seen, kind)
    assert line.push(phone.id, HELLO, X_Line_Retry_Key=OTHER_KEY).status == (409 if arrived else 200)
    assert len([one for one in phone.transcript() if one.side == "bot"]) == 1
