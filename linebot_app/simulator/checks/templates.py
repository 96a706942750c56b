"""Template messages (buttons, confirm, carousels) and the imagemap: their fields and the rules across columns."""

from __future__ import annotations

from typing import Any

from linebot_app.simulator.checks import actions
from linebot_app.simulator.checks.problems import Problems
from linebot_app.simulator.checks.shape import (
    Check,
    Fields,
    address,
    anything,
    by_type,
    graphemes,
    https,
    list_of,
    matching,
    one_of,
    record,
    spoken,
    step,
    text,
    whole,
)

COLOUR = matching(r"#[0-9A-Fa-f]{6}", "invalid color")
PICTURE: Fields = {
    "thumbnailImageUrl": https(),
    "imageBackgroundColor": COLOUR,
    "title": spoken(40),
    "defaultAction": actions.without_label,
}
FRAME: Fields = {"imageAspectRatio": one_of("rectangle", "square"), "imageSize": one_of("cover", "contain")}


def _shorter_beside_a_picture(with_picture: int) -> Any:
    def rule(column: dict[str, Any], path: str, problems: Problems) -> None:
        if ("title" in column or "thumbnailImageUrl" in column) and graphemes(column["text"]) > with_picture:
            problems.add(step(path, "text"), f"Length must be between 0 and {with_picture}")

    return rule


def _columns_are_alike(template: dict[str, Any], path: str, problems: Problems) -> None:
    columns = template["columns"]
    first = columns[0]
    for index, column in enumerate(columns):
        here = step(step(path, "columns"), index)
        if len(column["actions"]) != len(first["actions"]):
            problems.add(step(here, "actions"), "the number of actions must be the same in all columns")
        for name in ("title", "thumbnailImageUrl"):
            if (column.get(name) is None) != (first.get(name) is None):
                problems.add(step(here, name), "must be specified in all columns or in none")


def _actions_of(low: int, high: int) -> Check:
    return list_of(actions.in_template, low, high)


template = by_type(
    {
        "buttons": record(
            {"type": anything, "text": spoken(160), "actions": _actions_of(1, 4)},
            {**PICTURE, **FRAME},
            _shorter_beside_a_picture(60),
        ),
        "confirm": record({"type": anything, "text": spoken(240), "actions": _actions_of(2, 2)}),
        "carousel": record(
            {
                "type": anything,
                "columns": list_of(
                    record({"text": spoken(120), "actions": _actions_of(1, 3)}, PICTURE, _shorter_beside_a_picture(60)),
                    1,
                    10,
                ),
            },
            FRAME,
            _columns_are_alike,
        ),
        "image_carousel": record(
            {
                "type": anything,
                "columns": list_of(record({"imageUrl": https(), "action": actions.in_image_carousel}), 1, 10),
            }
        ),
    }
)

_AREA = record({name: whole(0, 2**31 - 1) for name in ("x", "y", "width", "height")})
_SPOKEN_LABEL: Fields = {"label": text(100)}
_LINK = address("http", "https", "line", "tel", most=1000)

imagemap_fields: Fields = {
    "baseUrl": https(),
    "altText": text(1500),
    "baseSize": record({"width": whole(1040, 1040), "height": whole(1, 2**31 - 1)}),
    "actions": list_of(
        by_type(
            {
                "message": record({"type": anything, "text": text(400), "area": _AREA}, _SPOKEN_LABEL),
                "uri": record({"type": anything, "linkUri": _LINK, "area": _AREA}, _SPOKEN_LABEL),
                "clipboard": record({"type": anything, "clipboardText": text(1000), "area": _AREA}, _SPOKEN_LABEL),
            }
        ),
        1,
        50,
    ),
}
imagemap_video: Check = record(
    {"originalContentUrl": https(), "previewImageUrl": https(), "area": _AREA},
    {"externalLink": record({"linkUri": _LINK, "label": text(30)})},
)
