"""Rich menus: what LINE takes and refuses, who sees which, what a tap does."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from linebot_app.simulator.checks.menu import check_menu
from linebot_app.simulator.driver import ControlRefused, Phone, Platform
from tests.linebot_app.simulator.test_openapi import mutilated
from tests.support import openapi
from tests.support.menu_pictures import png
from tests.support.simulator import Answer, LineApi, RecordingBot

TAP = {"type": "postback", "label": "はじめる", "data": "c|start|", "displayText": "はじめる"}
MENU: dict[str, Any] = {
    "size": {"width": 800, "height": 300},
    "selected": True,
    "name": "before",
    "chatBarText": "メニュー",
    "areas": [
        {"bounds": {"x": 0, "y": 0, "width": 400, "height": 300}, "action": TAP},
        {
            "bounds": {"x": 400, "y": 0, "width": 400, "height": 300},
            "action": {"type": "richmenuswitch", "label": "次へ", "richMenuAliasId": "other", "data": "to other"},
        },
    ],
}
PICTURE = png(800, 300)


def area(**changes: Any) -> list[dict[str, Any]]:
    return [{**MENU["areas"][0], **changes}]


def with_(**changes: Any) -> dict[str, Any]:
    return {**copy.deepcopy(MENU), **changes}


def upload(line: LineApi, key: str, data: bytes = PICTURE, mime: str = "image/png") -> Answer:
    return line.call("POST", f"/v2/bot/richmenu/{key}/content", raw=data, Content_Type=mime)


def made(line: LineApi, menu: dict[str, Any] = MENU, *, picture: bool = True) -> str:
    answer = line.call("POST", "/v2/bot/richmenu", menu)
    assert answer.status == 200, answer.body
    key: str = answer.body["richMenuId"]
    if picture:
        assert upload(line, key).status == 200
    return key


@pytest.mark.parametrize(
    ("menu", "where"),
    [
        (with_(size={"width": 799, "height": 300}), "size.width"),
        (with_(size={"width": 2501, "height": 1686}), "size.width"),
        (with_(size={"width": 800, "height": 249}), "size.height"),
        (with_(size={"width": 1000, "height": 800}), "size.height"),
        (with_(chatBarText="一二三四五六七八九十一二三四五"), "chatBarText"),
        (with_(name=""), "name"),
        (with_(areas=MENU["areas"] * 11), "areas"),
        (with_(areas=area(bounds={"x": 500, "y": 0, "width": 301, "height": 1})), "areas[0].bounds"),
        (with_(areas=area(action={**TAP, "label": "a" * 21})), "areas[0].action.label"),
        (with_(areas=area(action={**TAP, "data": "x" * 301})), "areas[0].action.data"),
        (with_(areas=area(action={"type": "camera", "label": "x"})), "areas[0].action.type"),
        (with_(unknown=1), "unknown"),
    ],
)
def test_a_menu_beyond_the_limits_is_refused_with_its_place(line: LineApi, menu: dict[str, Any], where: str) -> None:
    for path in ("/v2/bot/richmenu", "/v2/bot/richmenu/validate"):
        answer = line.call("POST", path, menu)
        assert answer.status == 400
        assert where in [one["property"] for one in answer.body["details"]]
    assert line.call("GET", "/v2/bot/richmenu/list").body == {"richmenus": []}


@pytest.mark.skipif(openapi.folder() is None, reason=f"{openapi.VARIABLE} is not set")
def test_what_lines_document_refuses_of_a_menu_is_refused_here() -> None:
    assert (check_menu(MENU), openapi.refusals("RichMenuRequest", MENU)) == ([], [])
    missed = [
        changed
        for changed in mutilated(MENU)
        if not check_menu(changed) and openapi.refusals("RichMenuRequest", changed)
    ]
    assert missed == []


def test_a_picture_must_be_one_of_the_right_size_and_comes_once(line: LineApi) -> None:
    key = made(line, picture=False)
    assert line.call("POST", f"/v2/bot/user/all/richmenu/{key}").status == 400
    assert upload(line, key, png(800, 301)).status == 400
    assert upload(line, key, b"no picture").status == 400
    assert upload(line, key, PICTURE, "image/jpeg").status == 400
    assert upload(line, key, PICTURE, "image/gif").status == 415
    assert upload(line, key, PICTURE + b"\0" * 1024 * 1024).status == 413
    assert upload(line, "richmenu-none").status == 404
    assert line.call("GET", f"/v2/bot/richmenu/{key}/content").status == 404
    assert upload(line, key).status == 200
    assert line.call("GET", f"/v2/bot/richmenu/{key}/content").body == PICTURE
    again = upload(line, key)
    assert (again.status, "already" in again.body["message"]) == (400, True)


def test_everybody_sees_the_menu_of_all_until_one_is_linked(line: LineApi, platform: Platform, phone: Phone) -> None:
    first, second = made(line), made(line, with_(name="during"))
    other = platform.phone("太郎")
    assert phone.menu() is None
    assert line.call("GET", "/v2/bot/user/all/richmenu").status == 404
    assert line.call("POST", f"/v2/bot/user/all/richmenu/{first}").status == 200
    assert line.call("GET", "/v2/bot/user/all/richmenu").body == {"richMenuId": first}
    assert line.call("GET", f"/v2/bot/user/{phone.id}/richmenu").status == 404
    assert line.call("POST", f"/v2/bot/user/{phone.id}/richmenu/{second}").status == 200
    assert [(one.menu() or {})["name"] for one in (phone, other)] == ["during", "before"]
    assert line.call("GET", f"/v2/bot/user/{phone.id}/richmenu").body == {"richMenuId": second}
    assert line.call("DELETE", f"/v2/bot/user/{phone.id}/richmenu").status == 200
    assert (phone.menu() or {})["name"] == "before"
    assert line.call("POST", f"/v2/bot/user/{phone.id}/richmenu/richmenu-none").status == 404
    assert line.call("POST", f"/v2/bot/user/Unobody/richmenu/{second}").status == 400
    assert line.call("DELETE", "/v2/bot/user/all/richmenu").status == 200
    assert phone.menu() is None


def test_a_menu_that_is_deleted_is_gone_from_phones_and_aliases(line: LineApi, phone: Phone) -> None:
    key = made(line)
    line.call("POST", f"/v2/bot/user/{phone.id}/richmenu/{key}")
    assert line.call("POST", "/v2/bot/richmenu/alias", {"richMenuAliasId": "one", "richMenuId": key}).status == 200
    assert line.call("DELETE", f"/v2/bot/richmenu/{key}").status == 200
    assert phone.menu() is None
    assert line.call("GET", f"/v2/bot/richmenu/{key}").status == 404
    assert line.call("GET", "/v2/bot/richmenu/alias/one").status == 404


def test_an_alias_names_one_menu_with_a_picture(line: LineApi) -> None:
    bare, first, second = made(line, picture=False), made(line), made(line)
    path = "/v2/bot/richmenu/alias"
    assert line.call("POST", path, {"richMenuAliasId": "before", "richMenuId": bare}).status == 400
    assert line.call("POST", path, {"richMenuAliasId": "Not So", "richMenuId": first}).status == 400
    assert line.call("POST", path, {"richMenuAliasId": "before", "richMenuId": first}).status == 200
    again = line.call("POST", path, {"richMenuAliasId": "before", "richMenuId": second})
    assert (again.status, again.body["message"]) == (400, "conflict richmenu alias id")
    assert line.call("POST", f"{path}/before", {"richMenuId": second}).status == 200
    assert line.call("GET", f"{path}/before").body == {"richMenuAliasId": "before", "richMenuId": second}
    assert line.call("POST", f"{path}/unknown", {"richMenuId": second}).status == 404
    assert line.call("GET", f"{path}/list").body["aliases"] == [{"richMenuAliasId": "before", "richMenuId": second}]
    assert line.call("DELETE", f"{path}/before").status == 200
    assert line.call("DELETE", f"{path}/before").status == 404


def test_a_batch_gives_everybody_who_has_one_menu_another(line: LineApi, phone: Phone) -> None:
    old, new = made(line), made(line, with_(name="new"))
    line.call("POST", f"/v2/bot/user/{phone.id}/richmenu/{old}")
    answer = line.call("POST", "/v2/bot/richmenu/batch", {"operations": [{"type": "link", "from": old, "to": new}]})
    assert answer.status == 202
    request_id = answer.headers["x-line-request-id"]
    assert line.call("GET", f"/v2/bot/richmenu/progress/batch?requestId={request_id}").body["phase"] == "succeeded"
    assert (phone.menu() or {})["name"] == "new"
    for wrong in ([], [{"type": "link", "from": new, "to": "richmenu-none"}]):
        assert line.call("POST", "/v2/bot/richmenu/batch", {"operations": wrong}).status in (400, 404)


def test_a_tap_is_a_postback_and_a_switch_shows_the_other_menu(
    line: LineApi, platform: Platform, phone: Phone, bot: RecordingBot
) -> None:
    first, second = made(line), made(line, with_(name="other"))
    line.call("POST", "/v2/bot/richmenu/alias", {"richMenuAliasId": "other", "richMenuId": second})
    line.call("POST", f"/v2/bot/user/all/richmenu/{first}")
    phone.tap_menu("はじめる")
    phone.tap_menu("次へ")
    platform.wait_until_idle()
    data = [event["postback"] for event in bot.events if event["type"] == "postback"]
    switched = {"newRichMenuAliasId": "other", "status": "SUCCESS"}
    assert data == [{"data": "c|start|"}, {"data": "to other", "params": switched}]
    assert (phone.menu() or {})["name"] == "other"
    assert [one.text for one in phone.transcript() if one.side == "person" and one.text] == ["はじめる"]
    with pytest.raises(ControlRefused):
        phone.tap_menu("ない")


def test_menus_of_a_hundred_an_hour_are_too_many(line: LineApi) -> None:
    answers = [line.call("POST", "/v2/bot/richmenu", {}).status for _ in range(101)]
    assert (answers[99], answers[100]) == (400, 429)
