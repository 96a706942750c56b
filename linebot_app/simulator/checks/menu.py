"""What LINE refuses of a rich menu: its fields, its areas, and the picture that belongs to it; nothing is kept here."""

from __future__ import annotations

import struct
from typing import Any

from linebot_app.simulator.checks.actions import in_menu
from linebot_app.simulator.checks.problems import Problem, Problems
from linebot_app.simulator.checks.shape import boolean, list_of, record, spoken, step, whole

NARROWEST, WIDEST, LOWEST, FLATTEST = 800, 2500, 250, 1.45
MOST_BYTES = 1024 * 1024
_LARGE = 2**31 - 1


def _fits(size: dict[str, Any], path: str, problems: Problems) -> None:
    if not NARROWEST <= size["width"] <= WIDEST:
        problems.add(step(path, "width"), f"must be between {NARROWEST} and {WIDEST}")
    elif size["height"] < LOWEST:
        problems.add(step(path, "height"), f"must be {LOWEST} or more")
    elif size["width"] / size["height"] < FLATTEST:
        problems.add(step(path, "height"), f"width / height must be {FLATTEST} or more")


def _areas_lie_inside(menu: dict[str, Any], path: str, problems: Problems) -> None:
    size = menu["size"]
    for index, area in enumerate(menu["areas"]):
        bounds = area["bounds"]
        for start, length in (("x", "width"), ("y", "height")):
            if bounds[start] + bounds[length] > size[length]:
                problems.add(step(step(step(path, "areas"), index), "bounds"), "must be inside the rich menu")
                break


_SIDES = {"width": whole(1, _LARGE), "height": whole(1, _LARGE)}
_menu = record(
    {
        "size": record(_SIDES, {}, _fits),
        "selected": boolean,
        "name": spoken(300),
        "chatBarText": spoken(14),
        "areas": list_of(
            record(
                {"bounds": record({"x": whole(0, _LARGE), "y": whole(0, _LARGE), **_SIDES}), "action": in_menu},
            ),
            0,
            20,
        ),
    },
    {},
    _areas_lie_inside,
)


def check_menu(menu: Any) -> list[Problem]:
    """Everything that is wrong with a rich menu object."""
    problems = Problems()
    if not isinstance(menu, dict):
        problems.add("/", "must be an object")
    else:
        # Paths of fields begin at the menu itself.
        _menu(menu, "menu", problems)
    return [Problem(one.message, one.property.removeprefix("menu.")) for one in problems.found]


def sides_of(picture: bytes) -> tuple[str, int, int] | None:
    """MIME type, width and height of a PNG or JPEG; None for anything else."""
    if picture[:8] == b"\x89PNG\r\n\x1a\n" and picture[12:16] == b"IHDR" and len(picture) >= 24:
        return "image/png", *struct.unpack(">II", picture[16:24])
    if picture[:3] == b"\xff\xd8\xff":
        return _sides_of_jpeg(picture)
    return None


def _sides_of_jpeg(picture: bytes) -> tuple[str, int, int] | None:
    at = 2
    while at + 9 <= len(picture) and picture[at] == 0xFF:
        kind, length = picture[at + 1], struct.unpack(">H", picture[at + 2 : at + 4])[0]
        if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", picture[at + 5 : at + 9])
            return "image/jpeg", width, height
        at += 2 + length
    return None


def refusal_of_picture(picture: bytes, declared: str, size: dict[str, int]) -> str:
    """Why LINE takes no such picture for a menu of this size; "" when it does. `declared`: the Content-Type."""
    found = sides_of(picture)
    if found is None or found[0] != declared:
        return "The image is no JPEG or PNG, or not what its Content-Type says"
    if found[1:] != (size["width"], size["height"]):
        return "The image is not as large as the rich menu"
    return ""
