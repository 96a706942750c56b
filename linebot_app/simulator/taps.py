"""What a tap does: finds the button by its label and turns its action into messages, postbacks or effects."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from linebot_app.simulator import menus
from linebot_app.simulator.happenings import Refused
from linebot_app.simulator.people import Phones
from linebot_app.simulator.world import Doc, World


def find_action(world: World, chat: str, label: str) -> tuple[Doc, Doc, bool]:
    """The newest visible action with this label: first the quick replies, then buttons from the newest message upwards.
    Returns (action, entry, whether it is a quick reply); raises Refused with the labels there are."""
    entries = [one for one in world.transcript(chat) if one["side"] != "notice" or one["kind"] in ("message", "tap")]
    seen: list[str] = []
    for action, entry in quick_actions(entries):
        if action.get("label") == label:
            return action, entry, True
        seen.append(str(action.get("label")))
    for entry in reversed(entries):
        if entry["side"] != "bot" or not entry["delivered"]:
            continue
        for action in actions_in({name: one for name, one in entry["message"].items() if name != "quickReply"}):
            if _called(action) == label:
                return action, entry, False
            if _called(action):
                seen.append(str(_called(action)))
    raise Refused(f"there is nothing to tap with the label {label!r}; there is: {', '.join(seen[:30]) or 'nothing'}")


def find_in_menu(world: World, person: str, label: object, area: object) -> Doc:
    """What an area of the rich menu on this phone does, found by its label or its place."""
    shown = menus.menu_shown(world, person)
    if shown is None:
        raise Refused("the phone shows no rich menu")
    actions: list[Doc] = [one["action"] for one in shown["areas"]]
    if isinstance(area, int) and 0 <= area < len(actions):
        return actions[area]
    for action in actions:
        if label is not None and action.get("label") == label:
            return action
    there = ", ".join(str(action.get("label")) for action in actions)
    raise Refused(f"the rich menu has nothing with the label {label!r}; there is: {there}")


def quick_actions(entries: list[Doc]) -> Iterator[tuple[Doc, Doc]]:
    """Quick replies show only while the message that carries them is the newest, and until one was tapped."""
    shown = [one for one in entries if one["side"] == "person" or one.get("delivered")]
    if shown and shown[-1]["side"] == "bot" and not shown[-1].get("quick_used"):
        for item in (shown[-1]["message"].get("quickReply") or {}).get("items", []):
            yield item["action"], shown[-1]


def actions_in(value: Any) -> Iterator[Doc]:
    """All actions inside a message, in reading order; an action without a label is called by the text it sits on."""
    if isinstance(value, list):
        for one in value:
            yield from actions_in(one)
    elif isinstance(value, dict):
        for name, one in value.items():
            if name in ("action", "defaultAction") and isinstance(one, dict):
                yield {**one, "_on": value.get("text") or _first_text(value)}
            elif name == "actions" and isinstance(one, list):
                yield from (action for action in one if isinstance(action, dict))
            else:
                yield from actions_in(one)


def _called(action: Doc) -> Any:
    return action.get("label") or action.get("_on")


def _first_text(value: Any) -> str | None:
    if isinstance(value, dict):
        if value.get("type") in ("text", "span") and value.get("text"):
            return str(value["text"])
        value = value.get("contents")
    if isinstance(value, list):
        for one in value:
            if found := _first_text(one):
                return found
    return None


def perform(
    phones: Phones, chat: str, action: Doc, entry: Doc | None, *, quick: bool, value: Any, by: str | None
) -> Doc:
    """Does it. Returns `{"effect": sent | open | copy | pick | camera | cameraRoll | location, …}`; a picker without a
    value answers `pick` and sends nothing."""
    kind = action.get("type")
    world = phones.world
    if kind == "datetimepicker" and not value:
        return {
            "effect": "pick",
            "mode": action["mode"],
            **{name: action.get(name) for name in ("initial", "min", "max")},
        }
    with world.change():
        if quick and entry is not None:
            current = world.entry_by_message(entry["id"])
            if current and kind not in ("camera", "cameraRoll", "location"):
                world.change_entry(current, quick_used=True)
        if kind == "message":
            return {"effect": "sent", "entry": phones.write(chat, action["text"], by=by)}
        if kind == "postback":
            made = phones.postback(
                chat, action["data"], shown=action.get("displayText"), spoken=action.get("text"), by=by
            )
            more: Doc = {name: action[name] for name in ("inputOption", "fillInText") if name in action}
            return {"effect": "sent", "entry": made, **more}
        if kind == "datetimepicker":
            params = {action["mode"]: str(value)}
            return {"effect": "sent", "entry": phones.postback(chat, action["data"], params=params, by=by)}
        if kind == "richmenuswitch":
            return _switched(phones, chat, action)
        if kind == "uri":
            return {"effect": "open", "uri": action["uri"]}
        if kind == "clipboard":
            return {"effect": "copy", "text": action["clipboardText"]}
        if kind in ("camera", "cameraRoll", "location"):
            return {"effect": kind}
    raise Refused(f"unknown action: {kind}")


def _switched(phones: Phones, chat: str, action: Doc) -> Doc:
    target = menus.aliases(phones.world).get(action["richMenuAliasId"])
    if target is None:
        status = "RICHMENU_ALIAS_ID_NOTFOUND"
    else:
        menus.link(phones.world, chat, target)
        status = "SUCCESS"
    params = {"newRichMenuAliasId": action["richMenuAliasId"], "status": status}
    return {"effect": "sent", "entry": phones.postback(chat, action["data"], params=params, by=chat)}
