"""The other endpoints: who may call, profiles, content, loading, the webhook's address, tokens, limits of the wire."""

from __future__ import annotations

import pytest

from linebot_app.simulator.driver import Phone, Platform
from tests.support.simulator import SECRET, LineApi, RecordingBot

HELLO = {"type": "text", "text": "こんにちは"}


@pytest.mark.parametrize("token", [None, "wrong", ""])
def test_a_call_without_the_right_token_is_refused(line: LineApi, token: str | None) -> None:
    refused = line.call("GET", "/v2/bot/info", token=token)
    assert refused.status == 401
    assert refused.body.keys() == {"message"}
    assert refused.headers["x-line-request-id"]


def test_a_stateless_token_lives_a_quarter_of_an_hour(line: LineApi, platform: Platform) -> None:
    form = f"grant_type=client_credentials&client_id=1650000000&client_secret={SECRET}".encode()
    kind = {"Content_Type": "application/x-www-form-urlencoded"}
    issued = line.call("POST", "/oauth2/v3/token", raw=form, token=None, **kind).body
    assert line.call("GET", "/v2/bot/info", token=issued["access_token"]).status == 200
    platform.forward(901)
    assert line.call("GET", "/v2/bot/info", token=issued["access_token"]).status == 401
    assert line.call("POST", "/oauth2/v3/token", raw=b"grant_type=client_credentials", token=None, **kind).status == 400


def test_a_profile_is_there_for_friends_only(line: LineApi, platform: Platform, phone: Phone) -> None:
    assert line.call("GET", f"/v2/bot/profile/{phone.id}").body["displayName"] == "花子"
    phone.block()
    assert line.call("GET", f"/v2/bot/profile/{phone.id}").status == 404
    stranger = platform.phone("通りすがり", follow=False)
    assert line.call("GET", f"/v2/bot/profile/{stranger.id}").status == 404
    stranger.say("友だちでなくても書けます")
    assert line.call("GET", f"/v2/bot/profile/{stranger.id}").status == 200
    assert line.push(stranger.id, HELLO).status == 200
    platform.forward(8 * 86400)
    line.push(stranger.id, HELLO)
    assert [one.raw["delivered"] for one in stranger.transcript() if one.side == "bot"] == [True, False]


def test_content_can_be_fetched_until_it_is_withdrawn(line: LineApi, phone: Phone) -> None:
    sent = phone.media("image", b"\x89PNG picture", mime="image/png")
    got = line.call("GET", f"/v2/bot/message/{sent.message_id}/content")
    assert (got.status, got.body, got.headers["content-type"]) == (200, b"\x89PNG picture", "image/png")
    assert line.call("GET", f"/v2/bot/message/{sent.message_id}/content/preview").status == 200
    assert line.call("GET", f"/v2/bot/message/{sent.message_id}/content/transcoding").status == 400
    phone.unsend(sent)
    assert line.call("GET", f"/v2/bot/message/{sent.message_id}/content").status == 410
    assert line.call("GET", "/v2/bot/message/1/content").status == 404


def test_large_content_is_prepared_first(line: LineApi, platform: Platform, phone: Phone) -> None:
    platform.switch(content_prepare_ms=5000)
    sent = phone.media("video")
    path = f"/v2/bot/message/{sent.message_id}/content"
    assert line.call("GET", path).status == 202
    assert line.call("GET", path + "/transcoding").body == {"status": "processing"}
    platform.forward(6)
    assert line.call("GET", path).status == 200
    assert line.call("GET", path + "/transcoding").body == {"status": "succeeded"}


@pytest.mark.parametrize("seconds", [0, 4, 7, 65, "20", True, None])
def test_loading_takes_five_to_sixty_seconds_in_steps_of_five(line: LineApi, phone: Phone, seconds: object) -> None:
    body = {"chatId": phone.id, "loadingSeconds": seconds}
    assert line.call("POST", "/v2/bot/chat/loading/start", body).status == 400


def test_loading_shows_until_the_bot_speaks(line: LineApi, platform: Platform, phone: Phone) -> None:
    assert line.call("POST", "/v2/bot/chat/loading/start", {"chatId": phone.id}).status == 202
    assert phone.id in platform.state()["loading"]
    line.push(phone.id, HELLO)
    assert phone.id not in platform.state()["loading"]


def test_loading_is_for_one_to_one_chats(line: LineApi) -> None:
    assert line.call("POST", "/v2/bot/chat/loading/start", {"chatId": "C" + "0" * 32}).status == 400


def test_the_webhook_can_be_asked_for_and_tried(line: LineApi, bot: RecordingBot) -> None:
    assert line.call("GET", "/v2/bot/channel/webhook/endpoint").body == {"endpoint": bot.url, "active": True}
    assert line.call("POST", "/v2/bot/channel/webhook/test", {}).body["success"] is True
    assert bot.received[-1].events == []


@pytest.mark.parametrize(
    ("raw", "kind", "status"),
    [
        (b"{", "application/json", 400),
        (b'"text"', "application/json", 400),
        (b"\xff\xfe", "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
        (b'{"to": NaN}', "application/json", 400),
        (b"{}", "text/plain", 415),
        (b'{"a":"' + b"x" * (2 * 1024 * 1024) + b'"}', "application/json", 413),
    ],
)
def test_a_body_that_is_no_request_is_refused(line: LineApi, raw: bytes, kind: str, status: int) -> None:
    assert line.call("POST", "/v2/bot/message/push", raw=raw, Content_Type=kind).status == status


def test_every_call_is_in_the_record(line: LineApi, platform: Platform, phone: Phone) -> None:
    sent = line.push(phone.id, HELLO)
    line.call("GET", "/v2/bot/info", token="wrong")
    first, second = platform.calls()
    assert (first["endpoint"], first["status"], first["chat"]) == ("push", 200, phone.id)
    assert first["request_id"] == sent.headers["x-line-request-id"]
    assert (second["endpoint"], second["status"]) == ("info", 401)
