"""What LINE would refuse, as a table of messages: the longest that passes and the shortest that does not."""

from __future__ import annotations

from typing import Any

import pytest

from linebot_app.simulator.checks import check_messages, error_body

Json = dict[str, Any]
FAMILY = "👨‍👩‍👧‍👦"  # one grapheme, 11 UTF-16 units


def says(text: str, **more: Any) -> Json:
    return {"type": "text", "text": text, **more}


def postback(label: str = "はい", **more: Any) -> Json:
    return {"type": "postback", "label": label, "data": "d", "displayText": "はい", **more}


def quick(*actions: Json, **more: Any) -> Json:
    return says("?", quickReply={"items": [{"type": "action", "action": action, **more} for action in actions]})


def template(**parts: Any) -> Json:
    return {"type": "template", "altText": "選んでください", "template": parts}


def buttons(**parts: Any) -> Json:
    return template(**{"type": "buttons", "text": "?", "actions": [postback()], **parts})


def carousel(*columns: Json) -> Json:
    return template(type="carousel", columns=list(columns))


def column(**parts: Any) -> Json:
    return {"text": "?", "actions": [postback()], **parts}


def box(*contents: Json, layout: str = "vertical", **more: Any) -> Json:
    return {"type": "box", "layout": layout, "contents": list(contents), **more}


def bubble(*contents: Json, **more: Any) -> Json:
    return {"type": "bubble", "body": box(*contents), **more}


def flex(contents: Json, alt: str = "まとめ") -> Json:
    return {"type": "flex", "altText": alt, "contents": contents}


def words(text: str = "a", **more: Any) -> Json:
    return {"type": "text", "text": text, **more}


def picture(**more: Any) -> Json:
    return {"type": "image", "url": "https://example.com/a.png", **more}


def button(action: Json, **more: Any) -> Json:
    return {"type": "button", "action": action, **more}


def uri(address: str) -> Json:
    return {"type": "uri", "label": "開く", "uri": address}


def picker(mode: str = "date", **more: Any) -> Json:
    return {"type": "datetimepicker", "label": "日付", "data": "d", "mode": mode, **more}


RIGHT: dict[str, Json] = {
    "text of 5000": says("あ" * 5000),
    "text of 2500 emoji": says("😀" * 2500),
    "quick reply of 13": quick(*[postback(str(n)) for n in range(13)]),
    "label of 20 families": quick(postback(FAMILY * 20)),
    "quick camera": quick({"type": "camera", "label": "撮る"}, {"type": "location", "label": "場所"}),
    "quick clipboard": quick({"type": "clipboard", "label": "コピー", "clipboardText": "あ" * 1000}),
    "sender": says("a", sender={"name": "相談員", "iconUrl": "https://example.com/i.png"}),
    "textV2": {
        "type": "textV2",
        "text": "{a} {{b}}",
        "substitution": {"a": {"type": "mention", "mentionee": {"type": "all"}}},
    },
    "sticker": {"type": "sticker", "packageId": "446", "stickerId": "1988"},
    "location": {"type": "location", "title": "駅", "address": "東京", "latitude": 35.6, "longitude": 139.7},
    "buttons text of 160": buttons(text="あ" * 160),
    "buttons text of 60 with title": buttons(text="あ" * 60, title="t"),
    "confirm": template(type="confirm", text="?", actions=[postback(), postback()]),
    "carousel": carousel(column(), column()),
    "alt text of 1500": flex(bubble(words()), alt="あ" * 1500),
    "flex label of 40": flex(bubble(button(postback("あ" * 40)))),
    "empty box": flex(bubble(box(width="40%", height="8px", backgroundColor="#00ff00"))),
    "spans": flex(bubble({"type": "text", "contents": [{"type": "span", "text": "a", "weight": "bold"}]})),
    "12 bubbles": flex({"type": "carousel", "contents": [bubble(words())] * 12}),
    "gradient": flex(
        bubble(
            box(
                background={
                    "type": "linearGradient",
                    "angle": "90deg",
                    "startColor": "#000000",
                    "endColor": "#ffffff80",
                }
            )
        )
    ),
    "telephone": flex(bubble(button(uri("tel:0120279338")))),
    "date picker": flex(bubble(button(picker(initial="2026-11-22", min="2026-01-01", max="2026-12-31")))),
}

WRONG: dict[str, tuple[Json, str]] = {
    "null": (says("a", quickReply=None), "messages[0].quickReply"),
    "empty text": (says(""), "messages[0].text"),
    "blank text": (says(" \n"), "messages[0].text"),
    "text of 5001": (says("あ" * 5001), "messages[0].text"),
    "text of 2501 emoji": (says("😀" * 2501), "messages[0].text"),
    "half a surrogate": (says("\ud800"), "messages[0].text"),
    "no text": ({"type": "text"}, "messages[0].text"),
    "number as text": (says(5), "messages[0].text"),  # type: ignore[arg-type]
    "unknown type": ({"type": "bogus"}, "messages[0].type"),
    "no type": ({"text": "a"}, "messages[0].type"),
    "unknown field": (says("a", colour="red"), "messages[0].colour"),
    "14 quick replies": (quick(*[postback(str(n)) for n in range(14)]), "messages[0].quickReply.items"),
    "no quick replies": (quick(), "messages[0].quickReply.items"),
    "label of 21": (quick(postback("あ" * 21)), "messages[0].quickReply.items[0].action.label"),
    "quick reply without label": (
        quick({"type": "postback", "data": "d", "displayText": "a"}),
        "messages[0].quickReply.items[0].action.label",
    ),
    "quick reply that is not heard": (
        quick({"type": "postback", "label": "a", "data": "d"}),
        "messages[0].quickReply.items[0].action.displayText",
    ),
    "data of 301": (quick(postback(data="x" * 301)), "messages[0].quickReply.items[0].action.data"),
    "displayText of 301": (
        quick(postback(displayText="あ" * 301)),
        "messages[0].quickReply.items[0].action.displayText",
    ),
    "icon without TLS": (
        quick(postback(), imageUrl="http://example.com/i.png"),
        "messages[0].quickReply.items[0].imageUrl",
    ),
    "fill-in without keyboard": (
        quick(postback(fillInText="a")),
        "messages[0].quickReply.items[0].action.fillInText",
    ),
    "clipboard of 1001": (
        quick({"type": "clipboard", "label": "a", "clipboardText": "あ" * 1001}),
        "messages[0].quickReply.items[0].action.clipboardText",
    ),
    "sender called LINE": (says("a", sender={"name": "LINE 公式"}), "messages[0].sender.name"),
    "unnamed substitution": ({"type": "textV2", "text": "{a}"}, "messages[0].substitution.a"),
    "single brace": ({"type": "textV2", "text": "a { b"}, "messages[0].text"),
    "buttons text of 161": (buttons(text="あ" * 161), "messages[0].template.text"),
    "buttons text of 61 with title": (buttons(text="あ" * 61, title="t"), "messages[0].template.text"),
    "buttons title of 41": (buttons(title="あ" * 41), "messages[0].template.title"),
    "5 buttons": (buttons(actions=[postback()] * 5), "messages[0].template.actions"),
    "camera on a button": (
        buttons(actions=[{"type": "camera", "label": "a"}]),
        "messages[0].template.actions[0].type",
    ),
    "confirm with one action": (
        template(type="confirm", text="?", actions=[postback()]),
        "messages[0].template.actions",
    ),
    "11 columns": (carousel(*[column()] * 11), "messages[0].template.columns"),
    "unequal columns": (
        carousel(column(), column(actions=[postback()] * 2)),
        "messages[0].template.columns[1].actions",
    ),
    "titles in some columns": (carousel(column(title="t"), column()), "messages[0].template.columns[1].title"),
    "alt text of 1501": (flex(bubble(words()), alt="あ" * 1501), "messages[0].altText"),
    "empty text in Flex": (flex(bubble(words(""))), "/body/contents/0/text"),
    "no text in Flex": (flex(bubble({"type": "text"})), "/body/contents/0/text"),
    "flex label of 41": (flex(bubble(button(postback("あ" * 41)))), "/body/contents/0/action/label"),
    "button without label": (
        flex(bubble(button({"type": "message", "text": "a"}))),
        "/body/contents/0/action/label",
    ),
    "javascript": (flex(bubble(button(uri("javascript:alert(1)")))), "/body/contents/0/action/uri"),
    "uri too long once encoded": (
        flex(bubble(button(uri("https://example.com/" + "%E3%81%82" * 112)))),
        "/body/contents/0/action/uri",
    ),
    "uri with bare Japanese": (flex(bubble(button(uri("https://example.com/あ")))), "/body/contents/0/action/uri"),
    "picker that ends before it begins": (
        flex(bubble(button(picker(min="2026-12-31", max="2026-01-01")))),
        "/body/contents/0/action/max",
    ),
    "picker with a wrong form": (
        flex(bubble(button(picker("datetime", initial="2026-11-22")))),
        "/body/contents/0/action/initial",
    ),
    "icon outside a baseline": (
        flex(bubble({"type": "icon", "url": "https://example.com/i.png"})),
        "/body/contents/0/type",
    ),
    "image in a baseline": (
        flex({"type": "bubble", "body": box(picture(), layout="baseline")}),
        "/body/contents/0/type",
    ),
    "unknown component": (flex(bubble({"type": "slider"})), "/body/contents/0/type"),
    "unknown Flex field": (flex(bubble(words(colour="#000000"))), "/body/contents/0/colour"),
    "colour by name": (flex(bubble(words(color="red"))), "/body/contents/0/color"),
    "size of its own": (flex(bubble(words(size="huge"))), "/body/contents/0/size"),
    "tall image": (flex(bubble(picture(aspectRatio="1:4"))), "/body/contents/0/aspectRatio"),
    "bubble without blocks": (flex({"type": "bubble"}), "/"),
    "13 bubbles": (flex({"type": "carousel", "contents": [bubble(words())] * 13}), "/contents"),
    "bubbles of two sizes": (
        flex({"type": "carousel", "contents": [bubble(words()), bubble(words(), size="kilo")]}),
        "/contents",
    ),
    "bubble of 31 KB": (flex(bubble(words("a" * 31_000))), "/"),
    "carousel of 51 KB": (flex({"type": "carousel", "contents": [bubble(words("a" * 12_800))] * 4}), "/"),
    "image without TLS": (
        {"type": "image", "originalContentUrl": "http://a.example/a.png", "previewImageUrl": "https://a.example/a.png"},
        "messages[0].originalContentUrl",
    ),
}


@pytest.mark.parametrize("message", RIGHT.values(), ids=RIGHT)
def test_what_line_accepts_passes(message: Json) -> None:
    assert not check_messages([message]).found


@pytest.mark.parametrize(("message", "where"), WRONG.values(), ids=WRONG)
def test_what_line_refuses_is_refused_and_named(message: Json, where: str) -> None:
    body = error_body(check_messages([message]).found)
    assert where in [detail["property"] for detail in body["details"]]


@pytest.mark.parametrize("messages", [None, [], [says("a")] * 6, {"type": "text"}, "text"])
def test_a_request_carries_one_to_five_messages(messages: Any) -> None:
    assert check_messages(messages).found


def test_an_objection_in_flex_names_the_message() -> None:
    body = error_body(check_messages([says("a"), flex(bubble(words("")))]).found)
    assert body["message"] == "A message (messages[1]) in the request body is invalid"
    assert body["details"] == [{"message": "must be non-empty text", "property": "/body/contents/0/text"}]


def test_a_deep_message_is_answered_and_breaks_nothing() -> None:
    inner = box(words())
    for _ in range(300):
        inner = box(inner)
    assert check_messages([flex({"type": "bubble", "body": inner})]).found
