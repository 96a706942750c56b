"""Rich menus on people's phones, against the simulator: linked behind the turns, tried again, never in the way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from linebot_app.line.client import LineClient
from linebot_app.line.menu_links import MenuLinks
from linebot_app.line.menus import Menu, menus
from linebot_app.simulator.driver import Phone
from tests.support.servers import until
from tests.support.simulator import RunningSimulator, recording_bot, running_simulator


@pytest.fixture
def simulator(tmp_path: Path) -> Iterator[RunningSimulator]:
    with recording_bot() as bot, running_simulator(tmp_path, bot.url) as made:
        yield made


@pytest.fixture
def links(simulator: RunningSimulator) -> Iterator[MenuLinks]:
    client = LineClient(simulator.token, simulator.url)
    made = MenuLinks(client, pauses=(0.0, 0.0, 0.0))
    made.start()
    yield made
    made.end()
    client.close()


@pytest.fixture
def phone(simulator: RunningSimulator) -> Phone:
    return simulator.platform.phone("花子")


def at_line(simulator: RunningSimulator, menu: Menu, *, new: bool = True) -> str:
    line = simulator.line
    key = str(line.call("POST", "/v2/bot/richmenu", menu.as_sent()).body["richMenuId"])
    picture = menu.file.read_bytes()
    assert line.call("POST", f"/v2/bot/richmenu/{key}/content", raw=picture, Content_Type="image/png").status == 200
    path = "/v2/bot/richmenu/alias" if new else f"/v2/bot/richmenu/alias/{menu.alias}"
    assert line.call("POST", path, {"richMenuAliasId": menu.alias, "richMenuId": key}).status == 200
    return key


def shows(phone: Phone, menu: str) -> bool:
    name = str((phone.menu() or {}).get("name", ""))
    return name.startswith(f"kikiyaku {menu} ") if menu else not name


def calls(simulator: RunningSimulator, endpoint: str) -> list[Any]:
    return simulator.platform.calls(endpoint=endpoint)


def test_a_wish_shows_the_menu_once_and_that_of_all_again(
    simulator: RunningSimulator, links: MenuLinks, phone: Phone
) -> None:
    at_line(simulator, menus()[1])
    for _ in range(3):
        links.wish(phone.id, "during.ja")
    until(lambda: links.is_shown(phone.id, "during.ja"), "the menu is linked")
    links.wish(phone.id, "during.ja")
    assert shows(phone, "during.ja")
    links.wish(phone.id, "before.ja")
    until(lambda: links.is_shown(phone.id, "before.ja"), "the menu is unlinked")
    assert shows(phone, "")
    assert (len(calls(simulator, "menu_link")), len(calls(simulator, "menu_unlink"))) == (1, 1)
    assert not links.is_shown(phone.id, "during.ja")


@pytest.mark.parametrize("fault", ["429", "500", "503", "reset", "500_after"])
def test_what_fails_is_tried_again(simulator: RunningSimulator, links: MenuLinks, phone: Phone, fault: str) -> None:
    at_line(simulator, menus()[1])
    simulator.platform.fail_next(fault, 2, "menu_link")
    links.wish(phone.id, "during.ja")
    until(lambda: links.is_shown(phone.id, "during.ja"), "the menu is linked at last")
    assert (shows(phone, "during.ja"), len(calls(simulator, "menu_link"))) == (True, 3)


def test_what_fails_for_good_is_given_up_until_it_is_wished_again(
    simulator: RunningSimulator, links: MenuLinks, phone: Phone
) -> None:
    at_line(simulator, menus()[1])
    simulator.platform.fail_next("500", 4, "menu_link")
    links.wish(phone.id, "during.ja")
    until(lambda: len(calls(simulator, "menu_link")) == 4, "it is tried four times")
    other = simulator.platform.phone("太郎")
    links.wish(other.id, "during.ja")
    until(lambda: links.is_shown(other.id, "during.ja"), "others are served")
    assert not links.is_shown(phone.id, "during.ja")
    links.wish(phone.id, "during.ja")
    until(lambda: links.is_shown(phone.id, "during.ja"), "it is wished again")


def test_a_refused_token_is_not_knocked_with_again_and_again(
    simulator: RunningSimulator, links: MenuLinks, phone: Phone
) -> None:
    at_line(simulator, menus()[1])
    simulator.platform.fail_next("401", 1, "menu_link")
    links.wish(phone.id, "during.ja")
    other = simulator.platform.phone("太郎")
    links.wish(other.id, "during.ja")
    until(lambda: links.is_shown(other.id, "during.ja"), "the next one is served")
    assert [call["status"] for call in calls(simulator, "menu_link")] == [401, 200]


def test_where_no_menus_are_set_up_line_is_asked_once(
    simulator: RunningSimulator, links: MenuLinks, phone: Phone
) -> None:
    others = [simulator.platform.phone(f"人{n}") for n in range(3)]
    for one in (phone, *others):
        links.wish(one.id, "during.ja")
    links.wish(phone.id, "before.ja")
    until(lambda: links.is_shown(phone.id, "before.ja"), "the last wish is done")
    assert (len(calls(simulator, "alias")), len(calls(simulator, "menu_link"))) == (1, 0)
    assert not links.is_shown(others[0].id, "during.ja")


def test_a_menu_that_was_made_anew_is_found_by_its_alias(
    simulator: RunningSimulator, links: MenuLinks, phone: Phone
) -> None:
    old = at_line(simulator, menus()[1])
    links.wish(phone.id, "during.ja")
    until(lambda: links.is_shown(phone.id, "during.ja"), "the menu is linked")
    at_line(simulator, menus()[1], new=False)
    simulator.line.call("DELETE", f"/v2/bot/richmenu/{old}")
    other = simulator.platform.phone("太郎")
    links.wish(other.id, "during.ja")
    until(lambda: links.is_shown(other.id, "during.ja"), "the new one is linked")
    assert shows(other, "during.ja")


def test_a_connection_that_unlinked_still_replies_and_asks(simulator: RunningSimulator, phone: Phone) -> None:
    client = LineClient(simulator.token, simulator.url)
    assert client.unlink_menu(phone.id).status == 200
    assert client.pushes_left() is None
    client.show_loading(phone.id)
    assert client.menu_behind("nobody") == ""
    assert client.unlink_menu(phone.id).status == 200
    client.close()
    assert [call["method"] for call in simulator.platform.calls()] == ["DELETE", "GET", "POST", "GET", "DELETE"]
