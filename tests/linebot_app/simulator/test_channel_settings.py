"""What a channel is set to: its webhook URL, whether it is used, how it answers, what time LINE thinks it is."""

from __future__ import annotations

from datetime import timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest

from linebot_app.simulator.driver import Phone, Platform
from tests.support.simulator import LineApi, RecordingBot, RunningSimulator, recording_bot, running_simulator

ENDPOINT, TEST = "/v2/bot/channel/webhook/endpoint", "/v2/bot/channel/webhook/test"


@pytest.mark.parametrize(
    "url", ["http://example.com/callback", "no url", "", "ftp://127.0.0.1/", "https://" + "x" * 500, None, 5]
)
def test_a_webhook_url_that_line_would_not_take_is_refused(line: LineApi, bot: RecordingBot, url: object) -> None:
    answer = line.call("PUT", ENDPOINT, {"endpoint": url})
    assert (answer.status, answer.body["message"]) == (400, "Invalid webhook endpoint URL")
    assert line.call("GET", ENDPOINT).body == {"endpoint": bot.url, "active": True}


def test_a_webhook_goes_to_the_url_that_was_set_last_also_after_a_restart(tmp_path: Path) -> None:
    with recording_bot() as first, recording_bot() as second:
        with running_simulator(tmp_path, first.url) as simulator:
            assert simulator.line.call("PUT", ENDPOINT, {"endpoint": second.url}).status == 200
            simulator.platform.phone("花子")
            simulator.platform.wait_until_idle()
        with running_simulator(tmp_path, first.url) as simulator:
            assert simulator.line.call("GET", ENDPOINT).body["endpoint"] == second.url
        assert (len(first.received), len(second.received)) == (0, 1)


def test_a_channel_without_a_webhook_url_has_none_to_show_or_test(simulator: RunningSimulator) -> None:
    simulator.app.extensions["world"].set_webhook("")
    assert simulator.line.call("GET", ENDPOINT).status == 404
    assert simulator.line.call("POST", TEST, {}).status == 404


def test_the_test_tells_what_came_of_it(line: LineApi, bot: RecordingBot, platform: Platform) -> None:
    assert line.call("POST", TEST, {}).body["reason"] == "OK"
    bot.answer = lambda _received: 500
    failed = line.call("POST", TEST, {"endpoint": bot.url}).body
    assert (failed["success"], failed["statusCode"], failed["reason"]) == (False, 500, "ERROR_STATUS_CODE")
    platform.switch(webhook_cut=True)
    cut = line.call("POST", TEST).body
    assert (cut["success"], cut["statusCode"], cut["reason"]) == (False, 0, "COULD_NOT_CONNECT")


def test_nothing_is_delivered_while_webhooks_are_not_used_but_the_test_goes_out(
    line: LineApi, bot: RecordingBot, platform: Platform, phone: Phone
) -> None:
    before = len(bot.received)
    platform.switch(webhook_used=False)
    phone.say("聞こえますか")
    platform.wait_until_idle()
    assert len(bot.received) == before
    assert line.call("GET", ENDPOINT).body["active"] is False
    assert line.call("POST", TEST, {}).body["success"] is True


def test_the_chat_switch_shows_in_the_account(line: LineApi, platform: Platform) -> None:
    assert line.call("GET", "/v2/bot/info").body["chatMode"] == "bot"
    platform.switch(chat_on=True)
    told = line.call("GET", "/v2/bot/info").body
    assert (told["chatMode"], told["markAsReadMode"]) == ("chat", "manual")


def test_answers_are_dated_by_the_clock_that_was_moved(line: LineApi, platform: Platform) -> None:
    before = parsedate_to_datetime(line.call("GET", "/v2/bot/info").headers["Date"])
    platform.forward(3600)
    after = parsedate_to_datetime(line.call("GET", "/v2/bot/info").headers["Date"])
    assert after - before >= timedelta(hours=1)
