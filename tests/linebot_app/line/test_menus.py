"""The rich menus that ship: their pictures, their places, and that every tap is a command of the flow."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest

from flows.commands import COMMANDS
from flows.content import languages
from linebot_app.line.limits import graphemes
from linebot_app.line.menus import MENU_OF_ALL, Menu, known, menus
from linebot_app.simulator.checks.menu import MOST_BYTES, check_menu, refusal_of_picture
from tests.support import openapi

EVERY = pytest.mark.parametrize("menu", menus(), ids=lambda menu: menu.key)


def test_there_are_both_menus_in_every_language_and_that_of_all_comes_first() -> None:
    keys = [menu.key for menu in menus()]
    assert set(keys) == {f"{state}.{language}" for state in ("before", "during") for language in languages()}
    assert keys[0] == MENU_OF_ALL
    assert known("elsewhere.ja") is None


@EVERY
def test_line_takes_the_menu_and_its_picture(menu: Menu) -> None:
    sent, picture = menu.as_sent(), menu.file.read_bytes()
    assert check_menu(sent) == []
    assert openapi.folder() is None or openapi.refusals("RichMenuRequest", sent) == []
    assert refusal_of_picture(picture, "image/png", sent["size"]) == ""
    assert len(picture) < MOST_BYTES / 2


@EVERY
def test_the_picture_was_drawn_from_the_words_that_are_there_now(menu: Menu) -> None:
    """When this fails: make menus."""
    assert b"drawn-from\0" + menu.drawn_from().encode() in menu.file.read_bytes()


@EVERY
def test_every_part_of_the_picture_leads_to_one_command(menu: Menu) -> None:
    size, areas = menu.as_sent()["size"], menu.as_sent()["areas"]
    assert sum(one["bounds"]["width"] * one["bounds"]["height"] for one in areas) == size["width"] * size["height"]
    assert not any(_overlap(one["bounds"], other["bounds"]) for one, other in combinations(areas, 2))
    for one in areas:
        kind, command, argument = one["action"]["data"].split("|")
        assert (kind, command in COMMANDS, argument) == ("c", True, "")
        assert 1 <= graphemes(one["action"]["label"]) <= 20
        assert one["bounds"]["height"] * 360 / size["width"] >= 44, "too low for a thumb on a small phone"


def _overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return all(
        one[at] < other[at] + other[side] and other[at] < one[at] + one[side]
        for at, side in (("x", "width"), ("y", "height"))
    )


def test_what_stays_stays_in_its_place() -> None:
    before, during = menus()[0], menus()[1]
    places = [[(area.command, area.x, area.width) for area in menu.areas[1:]] for menu in (before, during)]
    assert places[0] == places[1]
