"""The simulator against LINE's own OpenAPI documents: it accepts nothing they refuse, and its events are theirs."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

from linebot_app.simulator.checks import check_messages
from linebot_app.simulator.driver import Phone, Platform
from tests.linebot_app.simulator.test_checks import RIGHT
from tests.support import openapi
from tests.support.simulator import RecordingBot

pytestmark = pytest.mark.skipif(openapi.folder() is None, reason=f"{openapi.VARIABLE} is not set")
LARGE = 3000  # bytes; larger samples are about lengths, which the document does not know


@pytest.mark.parametrize("message", RIGHT.values(), ids=RIGHT)
def test_what_passes_here_passes_there(message: dict[str, Any]) -> None:
    assert openapi.refusals_of_reply([message]) == []


@pytest.mark.parametrize(
    "message", [pytest.param(one, id=name) for name, one in RIGHT.items() if len(json.dumps(one)) < LARGE]
)
def test_what_is_refused_there_is_refused_here(message: dict[str, Any]) -> None:
    missed = [
        changed
        for changed in mutilated(message)
        if not check_messages([changed]).found and openapi.refusals_of_reply([changed])
    ]
    assert missed == []


def mutilated(message: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The message with one part taken away or replaced by something of another kind."""
    for path in paths(message):
        for replacement in ("gone", 5, None, "no such value", [], {}):
            changed = copy.deepcopy(message)
            inside: Any = changed
            for name in path[:-1]:
                inside = inside[name]
            if replacement == "gone":
                del inside[path[-1]]
            else:
                inside[path[-1]] = replacement
            yield changed


def paths(value: Any, before: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    items = value.items() if isinstance(value, dict) else enumerate(value[:2]) if isinstance(value, list) else ()
    for name, one in items:
        yield (*before, name)
        yield from paths(one, (*before, name))


def test_every_event_that_is_sent_is_one_of_theirs(bot: RecordingBot, platform: Platform, phone: Phone) -> None:
    entry = phone.say("お話があります")
    phone.say("引用です", quoting=entry)
    phone.sticker()
    for kind in ("image", "video", "audio", "file"):
        phone.media(kind)
    phone.location("駅")
    phone.postback("d=1", params={"time": "10:00"})
    phone.unsend(entry)
    group = platform.group("家族", [phone])
    group.invite_bot()
    group.say(phone, "@bot こんにちは", mention_bot=True)
    group.joined(platform.phone("太郎"))
    group.left(phone)
    group.remove_bot()
    phone.block()
    platform.wait_until_idle()
    folder = openapi.folder()
    assert folder is not None
    document = openapi._document(folder / "webhook.yml")
    validator = jsonschema.Draft202012Validator({"$ref": "#/components/schemas/CallbackRequest", **document})
    for one in bot.received:
        assert [error.message for error in validator.iter_errors(json.loads(one.body))] == []
