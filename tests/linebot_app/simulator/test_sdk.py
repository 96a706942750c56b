"""LINE's own SDK for Python against the simulator: what it sends is taken, what it reads is there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from linebot_app.simulator.driver import Phone, Platform
from tests.support.simulator import SECRET, RecordingBot, RunningSimulator

pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture
def client(simulator: RunningSimulator) -> Iterator[Any]:
    from linebot.v3.messaging import ApiClient, Configuration

    configuration = Configuration(access_token=simulator.token, host=simulator.url)
    with ApiClient(configuration) as made:
        yield made
        made.rest_client.pool_manager.clear()


def test_replies_pushes_and_questions_go_through(
    client: Any, bot: RecordingBot, platform: Platform, phone: Phone
) -> None:
    from linebot.v3.messaging import (
        ApiException,
        MessagingApi,
        PushMessageRequest,
        ReplyMessageRequest,
        ShowLoadingAnimationRequest,
        TextMessage,
    )

    api = MessagingApi(client)
    phone.say("はい")
    platform.wait_until_idle()
    token = bot.events[-1]["replyToken"]
    api.show_loading_animation(ShowLoadingAnimationRequest(chatId=phone.id, loadingSeconds=20))
    answer = api.reply_message(ReplyMessageRequest(replyToken=token, messages=[TextMessage(text="返事です")]))
    assert answer.sent_messages[0].quote_token
    with pytest.raises(ApiException) as caught:
        api.reply_message(ReplyMessageRequest(replyToken=token, messages=[TextMessage(text="もう一度")]))
    assert (caught.value.status, "Invalid reply token" in caught.value.body) == (400, True)
    push = PushMessageRequest(to=phone.id, messages=[TextMessage(text="お知らせです")])
    key = "123e4567-e89b-12d3-a456-426614174000"
    api.push_message(push, x_line_retry_key=key)
    with pytest.raises(ApiException) as again:
        api.push_message(push, x_line_retry_key=key)
    assert again.value.status == 409
    assert api.get_profile(phone.id).display_name == "花子"
    assert api.get_bot_info().user_id == platform.state()["bot"]["id"]
    assert api.get_message_quota().type == "none"
    assert api.get_webhook_endpoint().endpoint == bot.url
    assert [one.text for one in phone.wait_for_reply()] == ["返事です", "お知らせです"]


def test_content_is_read(client: Any, phone: Phone) -> None:
    from linebot.v3.messaging import MessagingApiBlob

    entry = phone.media("image", b"\x89PNG bytes", mime="image/png")
    assert bytes(MessagingApiBlob(client).get_message_content(entry.message_id)) == b"\x89PNG bytes"


def test_the_parser_knows_every_event(bot: RecordingBot, platform: Platform, phone: Phone) -> None:
    from linebot.v3 import WebhookParser
    from linebot.v3.models import UnknownEvent

    written = phone.say("はい")
    phone.sticker()
    for kind in ("image", "video", "audio", "file"):
        phone.media(kind)
    phone.location()
    phone.postback("d")
    phone.unsend(written)
    phone.block()
    platform.wait_until_idle()
    parser = WebhookParser(SECRET)
    events = [event for one in bot.received for event in parser.parse(one.body.decode(), one.signature)]
    assert len(events) == len(bot.events)
    assert not [event for event in events if isinstance(event, UnknownEvent)]


def test_rich_menus_are_made_shown_and_removed(client: Any, simulator: RunningSimulator, phone: Phone) -> None:
    from linebot.v3.messaging import (
        CreateRichMenuAliasRequest,
        MessagingApi,
        MessagingApiBlob,
        PostbackAction,
        RichMenuArea,
        RichMenuBounds,
        RichMenuRequest,
        RichMenuSize,
        SetWebhookEndpointRequest,
    )

    from tests.support.menu_pictures import png

    api, blob = MessagingApi(client), MessagingApiBlob(client)
    area = RichMenuArea(
        bounds=RichMenuBounds(x=0, y=0, width=800, height=300), action=PostbackAction(label="はじめる", data="start")
    )
    wanted = RichMenuRequest(
        size=RichMenuSize(width=800, height=300), selected=True, name="menu", chatBarText="メニュー", areas=[area]
    )
    api.validate_rich_menu_object(wanted)
    key = api.create_rich_menu(wanted).rich_menu_id
    blob.set_rich_menu_image(key, body=png(800, 300), _headers={"Content-Type": "image/png"})
    assert bytes(blob.get_rich_menu_image(key)) == png(800, 300)
    api.create_rich_menu_alias(CreateRichMenuAliasRequest(richMenuAliasId="one", richMenuId=key))
    assert api.get_rich_menu_alias("one").rich_menu_id == key
    api.set_default_rich_menu(key)
    api.link_rich_menu_id_to_user(phone.id, key)
    assert api.get_rich_menu_id_of_user(phone.id).rich_menu_id == key
    assert [one.name for one in api.get_rich_menu_list().richmenus] == ["menu"]
    api.unlink_rich_menu_id_from_user(phone.id)
    api.delete_rich_menu(key)
    assert phone.menu() is None
    url = api.get_webhook_endpoint().endpoint
    api.set_webhook_endpoint(SetWebhookEndpointRequest(endpoint=url))
    assert api.test_webhook_endpoint().success
