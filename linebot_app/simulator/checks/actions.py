"""What a tap can do, and where each action may stand: quick reply, template, image carousel, Flex; no layout here."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Any

from linebot_app.simulator.checks.problems import Problems
from linebot_app.simulator.checks.shape import (
    Check,
    Fields,
    address,
    anything,
    by_type,
    data,
    matching,
    one_of,
    record,
    spoken,
    step,
    text,
)

LINK = address("http", "https", "line", "tel", most=1000)
FORMATS = {"date": r"\d{4}-\d\d-\d\d", "time": r"\d\d:\d\d", "datetime": r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d"}
READ = {"date": date.fromisoformat, "time": time.fromisoformat, "datetime": datetime.fromisoformat}


def only_one_way_to_speak(action: dict[str, Any], path: str, problems: Problems) -> None:
    if "text" in action and "displayText" in action:
        problems.add(step(path, "displayText"), "text and displayText cannot both be specified")


def fill_in_needs_the_keyboard(action: dict[str, Any], path: str, problems: Problems) -> None:
    if "fillInText" in action and action.get("inputOption") != "openKeyboard":
        problems.add(step(path, "fillInText"), "inputOption must be openKeyboard")


def taps_are_heard(action: dict[str, Any], path: str, problems: Problems) -> None:
    """Quick replies: the person's tap must show, and the old `text` is not allowed there."""
    if "displayText" not in action:
        problems.add(step(path, "displayText"), "must be specified")
    if "text" in action:
        problems.add(step(path, "text"), "invalid property")


def dates_are_in_order(action: dict[str, Any], path: str, problems: Problems) -> None:
    mode = action["mode"]
    read: dict[str, Any] = {}
    for name in ("initial", "min", "max"):
        value = action.get(name)
        if value is None:
            continue
        try:
            if not isinstance(value, str) or not re.fullmatch(FORMATS[mode], value):
                raise ValueError
            read[name] = READ[mode](value.upper())
            if mode != "time" and not 1900 <= read[name].year <= 2100:
                raise ValueError
        except ValueError:
            problems.add(step(path, name), "invalid date format")
    low, high, first = read.get("min"), read.get("max"), read.get("initial")
    if low is not None and high is not None and low >= high:
        problems.add(step(path, "max"), "max must be later than min")
    if first is not None and ((low is not None and first < low) or (high is not None and first > high)):
        problems.add(step(path, "initial"), "initial must be between min and max")


def _actions(label: Check, *, required: bool, quick: bool, menu: bool = False) -> Check:
    must: Fields = {"type": anything, "label": label} if required else {"type": anything}
    may: Fields = {} if required else {"label": label}
    ways = (taps_are_heard,) if quick else ()
    table: dict[str, Check] = {
        "postback": record(
            {**must, "data": data(300)},
            {
                **may,
                "displayText": spoken(300),
                "text": spoken(300),
                "inputOption": one_of("closeRichMenu", "openRichMenu", "openKeyboard", "openVoice"),
                "fillInText": spoken(300),
            },
            only_one_way_to_speak,
            fill_in_needs_the_keyboard,
            *ways,
        ),
        "message": record({**must, "text": spoken(300)}, may),
        "uri": record({**must, "uri": LINK}, {**may, "altUri": record({}, {"desktop": LINK})}),
        "datetimepicker": record(
            {**must, "data": data(300), "mode": one_of("date", "time", "datetime")},
            {**may, "initial": anything, "max": anything, "min": anything},
            dates_are_in_order,
        ),
        "clipboard": record({**must, "clipboardText": text(1000)}, may),
    }
    if quick:
        table |= {name: record(must, may) for name in ("camera", "cameraRoll", "location")}
    if menu:
        other = matching("[a-z0-9_-]{1,32}", "invalid rich menu alias id")
        table["richmenuswitch"] = record({**must, "richMenuAliasId": other, "data": data(300)}, may)
    return by_type(table)


in_quick_reply = _actions(spoken(20), required=True, quick=True)
in_template = _actions(spoken(20), required=True, quick=False)
in_image_carousel = _actions(spoken(12), required=False, quick=False)
without_label = _actions(spoken(20), required=False, quick=False)  # defaultAction: a label is accepted and not shown
on_flex_button = _actions(spoken(40), required=True, quick=False)
on_flex_part = _actions(spoken(40), required=False, quick=False)
in_menu = _actions(spoken(20), required=False, quick=False, menu=True)  # there the label is read aloud
