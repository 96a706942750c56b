"""`line setup` against the simulator: what it changes, that it changes nothing twice, and what stops it."""

from __future__ import annotations

from typing import Any

import pytest

from linebot_app.line import menus as menus_module
from linebot_app.line.menus import Menu, menus
from tests.linebot_app.channel.conftest import Typed
from tests.support.simulator import RecordingBot, RunningSimulator

WRITES = ("POST", "PUT", "DELETE")


def written(simulator: RunningSimulator) -> list[str]:
    return [call["endpoint"] for call in simulator.platform.calls() if call["method"] in WRITES]


def at_line(simulator: RunningSimulator) -> list[Any]:
    found: list[Any] = simulator.line.call("GET", "/v2/bot/richmenu/list").body["richmenus"]
    return found


def test_a_bare_channel_is_set_up_and_a_second_time_nothing_changes(
    typed: Typed, simulator: RunningSimulator, bot: RecordingBot
) -> None:
    simulator.app.extensions["world"].set_webhook("")
    first = typed("setup", "--language", "en")
    assert (first.exit_code, bot.url in first.output) == (0, True), first.output
    assert simulator.line.call("GET", "/v2/bot/channel/webhook/endpoint").body["endpoint"] == bot.url
    assert {one["name"].rpartition(" ")[0] for one in at_line(simulator)} == {
        f"kikiyaku {menu.key}" for menu in menus()
    }
    aliases = simulator.line.call("GET", "/v2/bot/richmenu/alias/list").body["aliases"]
    assert {one["richMenuAliasId"] for one in aliases} == {menu.alias for menu in menus()}
    phone = simulator.platform.phone("花子")
    assert (phone.menu() or {})["name"].startswith("kikiyaku before.ja ")
    before = len(written(simulator))
    again = typed("setup", "--language", "en")
    assert (again.exit_code, len(written(simulator)) - before) == (0, 0)


def test_a_dry_run_tells_the_same_and_changes_nothing(typed: Typed, simulator: RunningSimulator) -> None:
    told = typed("setup", "--dry-run", "--language", "en")
    assert (told.exit_code, written(simulator)) == (0, [])
    done = typed("setup", "--language", "en")
    assert told.output.splitlines()[:-1] == done.output.splitlines()[:-1]


def test_an_url_can_be_given_and_a_wrong_one_is_refused_before_line_is_asked(
    typed: Typed, simulator: RunningSimulator, bot: RecordingBot
) -> None:
    other = bot.url.replace("/callback", "/bot/callback")
    assert typed("setup", "--url", other).exit_code == 0
    assert simulator.line.call("GET", "/v2/bot/channel/webhook/endpoint").body["endpoint"] == other
    calls = len(simulator.platform.calls())
    refused = typed("setup", "--url", "http://a.example/callback")
    assert (refused.exit_code, len(simulator.platform.calls())) == (1, calls)


def test_without_an_address_the_menus_are_set_up_all_the_same(
    typed: Typed, simulator: RunningSimulator, bot: RecordingBot
) -> None:
    done = typed("setup", public_base_url=None)
    assert (done.exit_code, "webhook_set" in written(simulator), len(at_line(simulator))) == (0, False, len(menus()))


@pytest.mark.parametrize("fault", ["401", "403", "429", "500", "reset"])
@pytest.mark.parametrize("endpoint", ["menu_list", "menu_make", "menu_picture", "alias_make", "menu_to_all"])
def test_what_line_refuses_stops_it_and_the_next_run_goes_on_where_it_stopped(
    typed: Typed, simulator: RunningSimulator, endpoint: str, fault: str
) -> None:
    simulator.platform.fail_next(fault, 1, endpoint)
    assert typed("setup").exit_code == 1
    assert typed("setup").exit_code == 0
    assert len(at_line(simulator)) == len(menus())


def test_a_run_that_ended_after_a_picture_had_come_goes_on(typed: Typed, simulator: RunningSimulator) -> None:
    simulator.platform.fail_next("500_after", 1, "menu_picture")
    assert [typed("setup").exit_code for _ in range(2)] == [1, 0]


def test_new_menus_take_the_place_of_old_ones_on_every_phone(
    typed: Typed, simulator: RunningSimulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed("setup")
    phone = simulator.platform.phone("花子")
    alias = simulator.line.call("GET", "/v2/bot/richmenu/alias/kikiyaku-during-ja").body["richMenuId"]
    simulator.line.call("POST", f"/v2/bot/user/{phone.id}/richmenu/{alias}")
    foreign = {**at_line(simulator)[0], "name": "somebody else's"}
    foreign.pop("richMenuId")
    assert simulator.line.call("POST", "/v2/bot/richmenu", foreign).status == 200
    names = {one["name"] for one in at_line(simulator)}
    monkeypatch.setattr(menus_module.Menu, "as_sent", _with_another_bar(menus_module.Menu.as_sent))
    assert typed("setup").exit_code == 0
    now = {one["name"] for one in at_line(simulator)}
    assert (len(now), now & names) == (len(menus()) + 1, {"somebody else's"})
    shown = phone.menu() or {}
    assert (shown["name"].startswith("kikiyaku during.ja "), shown["chatBarText"]) == (True, "新しい")


def _with_another_bar(before: Any) -> Any:
    def changed(menu: Menu) -> dict[str, Any]:
        sent = dict(before(menu))
        return {**sent, "chatBarText": "新しい", "name": f"{menu.prefix}another"}

    return changed
