"""The check of LINE's documented limits bites where it should, and only there."""

from __future__ import annotations

from typing import Any

import pytest

from linebot_app.line.limits import (
    problems,
    problems_of_label,
    problems_of_request,
    problems_of_rich_menu,
    problems_of_text,
)

FAMILY = "👩‍👩‍👧‍👦"  # one cluster, 11 units


def tap(**changed: Any) -> dict[str, Any]:
    return {"type": "postback", "label": "はい", "data": "yes", "displayText": "はい", **changed}


def text(words: str = "こんにちは", **more: Any) -> dict[str, Any]:
    return {"type": "text", "text": words, **more}


def quick(*actions: dict[str, Any]) -> dict[str, Any]:
    return text(quickReply={"items": [{"type": "action", "action": action} for action in actions]})


def flex(*components: dict[str, Any], **more: Any) -> dict[str, Any]:
    body = {"type": "box", "layout": "vertical", "contents": list(components)}
    return {"type": "flex", "altText": "代わり", "contents": {"type": "bubble", "body": body}, **more}


def carousel(*sizes: str) -> dict[str, Any]:
    bubbles = [{**flex(text())["contents"], "size": size} for size in sizes]
    return {"type": "flex", "altText": "代わり", "contents": {"type": "carousel", "contents": bubbles}}


def button(**changed: Any) -> dict[str, Any]:
    return {"type": "button", "action": tap(**changed)}


def template(**body: Any) -> dict[str, Any]:
    return {"type": "template", "altText": "代わり", "template": body}


def column(**changed: Any) -> dict[str, Any]:
    return {"text": "本文", "actions": [tap()], **changed}


FINE = [
    text("あ" * 5_000),
    text("🙂" * 2_500),
    text("$", emojis=[{"index": 0, "productId": "a", "emojiId": "1"}]),
    {"type": "textV2", "text": "{you}", "substitution": {"you": {"type": "mention", "mentionee": {"type": "all"}}}},
    {"type": "sticker", "packageId": "446", "stickerId": "1988"},
    {
        "type": "image",
        "originalContentUrl": "https://example.com/a.png",
        "previewImageUrl": "https://example.com/b.png",
    },
    {"type": "audio", "originalContentUrl": "https://example.com/a.m4a", "duration": 1000},
    {"type": "location", "title": "窓口", "address": "東京都", "latitude": 35.6, "longitude": 139.7},
    quick(*[tap()] * 13),
    quick(tap(label=FAMILY * 20)),
    quick({"type": "camera", "label": "撮る"}),
    quick({"type": "clipboard", "label": "写す", "clipboardText": "あ" * 1_000}),
    quick({"type": "datetimepicker", "label": "日", "data": "d", "mode": "date", "initial": "2026-11-24"}),
    flex(text()),
    flex(button(label="あ" * 40)),
    carousel(*["mega"] * 12),
    template(type="buttons", text="あ" * 160, actions=[tap()] * 4),
    template(type="confirm", text="あ" * 240, actions=[tap(), tap()]),
    template(type="carousel", columns=[column(), column()]),
    template(
        type="image_carousel", columns=[{"imageUrl": "https://example.com/a.png", "action": tap(label="あ" * 12)}]
    ),
    text(sender={"name": "聞き役", "iconUrl": "https://example.com/i.png"}),
]

BROKEN = [
    ("type", {"type": "bogus"}),
    ("type", {}),
    ("text", {"type": "text"}),
    ("text", text("")),
    ("text", text(" \n\u200b")),
    ("text", text("あ" * 5_001)),
    ("text", text("🙂" * 2_501)),
    ("emojis", text("$", emojis=[{}] * 21)),
    (
        "substitution",
        {"type": "textV2", "text": "{a}", "substitution": {str(n): {"type": "emoji"} for n in range(101)}},
    ),
    ("stickerId", {"type": "sticker", "packageId": "446"}),
    ("originalContentUrl", {"type": "image", "originalContentUrl": "http://a/b", "previewImageUrl": "https://a/b"}),
    (
        "previewImageUrl",
        {"type": "video", "originalContentUrl": "https://a/b", "previewImageUrl": "https://a/" + "b" * 2_000},
    ),
    ("duration", {"type": "audio", "originalContentUrl": "https://a/b"}),
    ("latitude", {"type": "location", "title": "a", "address": "b", "latitude": 91, "longitude": 0}),
    ("quickReply.items", quick()),
    ("quickReply.items", quick(*[tap()] * 14)),
    ("label", quick(tap(label="あ" * 21))),
    ("label", quick(tap(label=FAMILY * 21))),
    ("label", quick({"type": "postback", "data": "yes"})),
    ("data", quick(tap(data="x" * 301))),
    ("data", quick(tap(data="🙂" * 151))),
    ("data", quick({"type": "postback", "label": "はい"})),
    ("displayText", quick(tap(displayText="あ" * 301))),
    ("fillInText", quick(tap(fillInText="あ" * 301))),
    ("text", quick({"type": "message", "label": "はい"})),
    ("clipboardText", quick({"type": "clipboard", "label": "写す", "clipboardText": "あ" * 1_001})),
    ("clipboardText", quick({"type": "clipboard", "label": "写す", "clipboardText": ""})),
    ("uri", quick({"type": "uri", "label": "開く", "uri": "javascript:alert(1)"})),
    ("uri", quick({"type": "uri", "label": "開く", "uri": "https://example.com/あ"})),
    ("uri", quick({"type": "uri", "label": "開く", "uri": "https://example.com/%zz"})),
    ("uri", quick({"type": "uri", "label": "開く", "uri": "https://example.com/" + "a" * 1_000})),
    ("mode", quick({"type": "datetimepicker", "label": "日", "data": "d", "mode": "month"})),
    (
        "initial",
        quick({"type": "datetimepicker", "label": "日", "data": "d", "mode": "date", "initial": "2026-11-24T15:00"}),
    ),
    ("type", quick({"type": "bogus", "label": "はい"})),
    ("type", flex(button(type="camera"))),
    ("altText", flex(text(), altText="あ" * 1_501)),
    ("altText", flex(text(), altText="")),
    ("contents", {"type": "flex", "altText": "代わり"}),
    ("body", flex({"type": "bogus"})),
    ("text", flex(text(""))),
    ("layout", flex({"type": "box", "layout": "diagonal", "contents": []})),
    ("contents", flex({"type": "box", "layout": "vertical"})),
    ("contents", flex({"type": "box", "layout": "baseline", "contents": [button()]})),
    ("label", flex(button(label="あ" * 41))),
    ("label", flex({"type": "button", "action": {"type": "postback", "data": "x"}})),
    ("color", flex(text(color="red"))),
    ("size", flex(text(size="huge"))),
    ("width", flex({"type": "box", "layout": "vertical", "contents": [], "width": "40em"})),
    ("flex", flex(text(flex=1.5))),
    ("bytes", flex(*[text("あ" * 900)] * 12)),
    ("size", carousel("mega", "giga")),
    ("bubbles", carousel(*["mega"] * 13)),
    ("actions", template(type="confirm", text="はい？", actions=[tap()])),
    ("actions", template(type="buttons", text="はい？", actions=[tap()] * 5)),
    ("text", template(type="buttons", text="あ" * 161, actions=[tap()])),
    ("text", template(type="buttons", title="題", text="あ" * 61, actions=[tap()])),
    ("title", template(type="buttons", title="あ" * 41, text="本文", actions=[tap()])),
    ("columns", template(type="carousel", columns=[column()] * 11)),
    ("columns", template(type="carousel", columns=[column(), column(actions=[tap(), tap()])])),
    ("label", template(type="image_carousel", columns=[{"imageUrl": "https://a/b", "action": tap(label="あ" * 13)}])),
    ("template", template(type="bogus")),
    ("sender.name", text(sender={"name": "あ" * 21})),
    ("sender.name", text(sender={"name": "LINE相談"})),
]


@pytest.mark.parametrize("message", FINE)
def test_what_line_takes_passes(message: dict[str, Any]) -> None:
    assert problems(message) == []


@pytest.mark.parametrize(("where", "message"), BROKEN)
def test_what_line_refuses_is_named(where: str, message: dict[str, Any]) -> None:
    found = problems(message)
    assert found
    assert any(where in problem for problem in found), found


def test_a_request_holds_one_to_five_messages_and_no_more_than_two_megabytes() -> None:
    assert problems_of_request([text()] * 5) == []
    assert problems_of_request([])
    assert problems_of_request([text()] * 6)
    assert problems_of_request([flex(*[text("あ" * 1_000)] * 700)])


def test_a_carousel_over_fifty_kilobytes_is_named_even_when_each_bubble_is_small() -> None:
    message = carousel(*["mega"] * 12)
    for bubble in message["contents"]["contents"]:
        bubble["body"]["contents"] = [text("あ" * 900)] * 2
    assert any("50000" in problem for problem in problems(message))


def test_labels_are_counted_as_a_person_sees_them() -> None:
    assert problems_of_label(FAMILY * 20) == []
    assert problems_of_label("あ" * 21)
    assert problems_of_label("あ" * 40, 40) == []
    assert problems_of_label(" ")


def test_texts_are_counted_as_line_counts_them() -> None:
    assert problems_of_text("🙂" * 2_500) == []
    assert problems_of_text("🙂" * 2_501)
    assert problems_of_text("あ" * 121, 120)


def test_a_rich_menu_is_held_to_its_own_limits() -> None:
    menu: dict[str, Any] = {
        "size": {"width": 2500, "height": 843},
        "selected": False,
        "name": "menu",
        "chatBarText": "メニュー",
        "areas": [{"bounds": {"x": 0, "y": 0, "width": 1, "height": 1}, "action": tap()}],
    }
    assert problems_of_rich_menu(menu) == []
    assert problems_of_rich_menu({**menu, "chatBarText": "あ" * 15})
    assert problems_of_rich_menu({**menu, "areas": menu["areas"] * 21})
    assert problems_of_rich_menu({**menu, "size": {"width": 800, "height": 800}})
