"""How raw LINE events become what a turn reads, whatever is wrong with them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.turn import Kind
from linebot_app.conversation import Arrival
from linebot_app.line.events import admit, made_safe, read

NOW = 1_790_000_000_000
USER = "U" + "1" * 32


def event(kind: str = "message", **more: Any) -> dict[str, Any]:
    return {
        "type": kind,
        "mode": "active",
        "timestamp": NOW - 1_000,
        "source": {"type": "user", "userId": USER},
        "webhookEventId": "01FZ74A0TDDPYRVKNK77XKC3ZR",
        "deliveryContext": {"isRedelivery": False},
        "replyToken": "nHuyWiB7yP5Zw52FIkcQobQuGDXCTA",
    } | more


def through(raw: Any) -> Arrival:
    accepted = admit(raw, NOW)
    assert accepted is not None
    return read(accepted.body)


def message(**more: Any) -> dict[str, Any]:
    return event(message={"id": "325708", **more})


def test_a_text_keeps_its_words_its_ids_and_its_time() -> None:
    arrival = through(message(type="text", text="Hello, world", quoteToken="q"))
    assert (arrival.part.kind, arrival.part.text, arrival.part.message_id) == (Kind.TEXT, "Hello, world", "325708")
    assert arrival.part.event_id == "01FZ74A0TDDPYRVKNK77XKC3ZR"
    assert arrival.part.at == datetime.fromtimestamp(NOW / 1000 - 1, UTC)
    assert str(arrival.part.at.utcoffset()) == "9:00:00"
    assert (arrival.received, arrival.token, arrival.group) == (NOW, "nHuyWiB7yP5Zw52FIkcQobQuGDXCTA", False)


@pytest.mark.parametrize("kind", ["sticker", "image", "video", "audio", "file", "location"])
def test_other_messages_keep_their_kind_alone(kind: str) -> None:
    hidden = {"title": "自宅", "address": "東京都", "fileName": "秘密.pdf", "keywords": ["sad"], "text": "秘密"}
    accepted = admit(message(type=kind, **hidden), NOW)
    assert accepted is not None
    assert read(accepted.body).part.kind == kind
    assert read(accepted.body).part.text == ""
    assert all(value not in accepted.body.decode() for value in ("自宅", "東京都", "秘密", "sad"))


@pytest.mark.parametrize("body", [None, [], "text", {}, {"type": 7}, {"type": "new"}, {"type": "text", "text": None}])
def test_a_message_of_no_known_kind_still_gets_a_turn(body: Any) -> None:
    assert through(event(message=body)).part.kind is Kind.OTHER


def test_a_tap_keeps_its_data_and_what_was_picked() -> None:
    def tap(params: dict[str, str]) -> Any:
        return through(event("postback", postback={"data": "a|b", "params": params})).part

    assert (tap({}).kind, tap({}).text) == (Kind.TAP, "a|b")
    assert tap({"datetime": "2026-11-24T15:00"}).picked == "2026-11-24T15:00"
    assert tap({"date": "2026-11-24"}).picked == "2026-11-24"
    assert tap({"time": "10:00"}).picked == "10:00"
    assert tap({"status": "SUCCESS"}).picked == ""


@pytest.mark.parametrize("postback", [None, 7, {}, {"data": 5, "params": []}, {"params": {"date": {}}}])
def test_a_tap_without_data_is_an_empty_tap(postback: Any) -> None:
    part = through(event("postback", postback=postback)).part
    assert (part.kind, part.text, part.picked) == (Kind.TAP, "", "")


def test_an_unsend_names_the_message_that_was_taken_back() -> None:
    part = through(event("unsend", unsend={"messageId": "325708"})).part
    assert (part.kind, part.message_id) == (Kind.UNSEND, "325708")


@pytest.mark.parametrize("kind", ["follow", "unfollow"])
def test_following_and_unfollowing_are_turns(kind: str) -> None:
    assert through(event(kind)).part.kind == kind


@pytest.mark.parametrize("kind", ["beacon", "accountLink", "videoPlayComplete", "messageEdited", "join", "", "neu"])
def test_events_that_need_no_answer_are_left_out(kind: str) -> None:
    assert admit(event(kind), NOW) is None


@pytest.mark.parametrize(
    "source", [None, [], {}, {"type": "user"}, {"type": "user", "userId": "{p1}"}, {"type": "moon"}]
)
def test_events_of_nobody_are_left_out(source: Any) -> None:
    assert admit(event(source=source, message={"type": "text", "id": "1", "text": "x"}), NOW) is None


def test_in_standby_the_bot_is_silent() -> None:
    assert admit(event(mode="standby", message={"type": "text", "id": "1", "text": "x"}), NOW) is None


@pytest.mark.parametrize("mode", ["dreaming", None, 7])
def test_an_unknown_mode_does_not_silence_the_bot(mode: Any) -> None:
    assert admit(event(mode=mode, message={"type": "text", "id": "1", "text": "x"}), NOW) is not None


GROUP = {"type": "group", "groupId": "Ca56f94637cc4347f90a25382909b24b9", "userId": USER}
MENTION = {"mentionees": [{"index": 0, "length": 3, "type": "user", "isSelf": True}]}


@pytest.mark.parametrize(
    "raw",
    [
        event("join", source=GROUP),
        event("memberJoined", source=GROUP, joined={"members": [{"type": "user", "userId": USER}]}),
        event(source=GROUP, message={"type": "text", "id": "1", "text": "@bot 秘密", "mention": MENTION}),
        event("join", source={"type": "room", "roomId": "Ra8dbf4673c4c812cd491258042226c99"}),
    ],
)
def test_of_a_group_nothing_is_taken_but_that_it_called(raw: dict[str, Any]) -> None:
    accepted = admit(raw, NOW)
    assert accepted is not None
    assert accepted.person[0] in "CR"
    assert USER not in accepted.body.decode()
    assert "秘密" not in accepted.body.decode()
    assert read(accepted.body).group


@pytest.mark.parametrize(
    "raw",
    [
        event("leave", source=GROUP),
        event("memberLeft", source=GROUP),
        event("unsend", source=GROUP, unsend={"messageId": "1"}),
        event("postback", source=GROUP, postback={"data": "x"}),
        event(source=GROUP, message={"type": "text", "id": "1", "text": "秘密"}),
        event(source=GROUP, message={"type": "text", "text": "@x", "mention": {"mentionees": [{"isSelf": False}]}}),
        event(source=GROUP, message={"type": "text", "text": "@x", "mention": {"mentionees": "all"}}),
    ],
)
def test_what_is_said_in_a_group_is_none_of_our_business(raw: dict[str, Any]) -> None:
    assert admit(raw, NOW) is None


@pytest.mark.parametrize("event_id", [None, 7, "", "a b", "{x}", "x" * 65])
def test_an_event_without_a_usable_id_gets_the_same_one_each_time_it_is_delivered(event_id: Any) -> None:
    raw = message(type="text", text="x") | {"webhookEventId": event_id}
    again = raw | {"deliveryContext": {"isRedelivery": True}}
    other = raw | {"timestamp": raw["timestamp"] + 1}
    first, second, third = (admit(one, NOW) for one in (raw, again, other))
    assert first is not None
    assert second is not None
    assert third is not None
    assert first.event_id == second.event_id != third.event_id
    assert read(first.body).part.event_id == first.event_id


@pytest.mark.parametrize("at", [None, "now", -5, 0, 10**18, 1.5, True, {}])
def test_an_impossible_time_becomes_the_time_of_reception(at: Any) -> None:
    part = through(message(type="text", text="x") | {"timestamp": at}).part
    assert part.at == datetime.fromtimestamp(NOW / 1000, UTC)


@pytest.mark.parametrize("token", [None, 7, "", "あ", "x" * 201])
def test_a_token_that_cannot_be_one_is_none(token: Any) -> None:
    assert through(message(type="text", text="x") | {"replyToken": token}).token == ""


def test_texts_are_made_safe_for_every_store() -> None:
    assert made_safe("a\0b") == "ab"
    assert made_safe("x\ud800y") == "x\ufffdy"
    assert made_safe("\ud83d\ude00") == "😀"
    assert made_safe("😀" * 3_000) == "😀" * 2_500
    assert made_safe("あ" * 6_000) == "あ" * 5_000
    assert made_safe("x" + "😀" * 3_000) == "x" + "😀" * 2_499
    assert made_safe(["list"]) == ""


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=20)
    | st.sampled_from(["user", "group", "message", "text"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
FIELDS = ("type", "mode", "timestamp", "source", "webhookEventId", "replyToken", "message", "postback", "unsend")


@given(st.dictionaries(st.sampled_from(FIELDS), json_values))
def test_no_event_raises_and_what_is_accepted_can_be_read(changes: dict[str, Any]) -> None:
    accepted = admit(message(type="text", text="x") | changes, NOW)
    if accepted is not None:
        assert orjson.loads(accepted.body)["event"]
        assert read(accepted.body).part.event_id == accepted.event_id
