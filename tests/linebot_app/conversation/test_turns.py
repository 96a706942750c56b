"""What one person's turns do from inbox to answer, on a real store."""

from __future__ import annotations

import pytest

from tests.support.chat import PERSON, Chat, watching


def test_every_event_gets_one_answer_by_reply(chat: Chat) -> None:
    chat.say("ひとつ", "ふたつ")
    assert [how for how, _, _ in chat.line.shown] == ["reply", "reply"]
    assert chat.line.texts == ["聞きました：ひとつ", "次の問い", "聞きました：ふたつ", "次の問い"]


def test_a_redelivered_event_is_not_answered_again(chat: Chat) -> None:
    event = chat.text("こんにちは")
    chat.deliver(event, event)
    chat.work()
    chat.deliver(event | {"deliveryContext": {"isRedelivery": True}})
    chat.work()
    assert len(chat.line.shown) == 1


def test_bubbles_that_wait_together_are_one_turn_answered_with_the_newest_token(chat: Chat) -> None:
    bubbles = [chat.text(text) for text in ("退職した", "会社の", "ことです")]
    for bubble in bubbles:
        chat.deliver(bubble)
        chat.later(1)
    chat.work()
    said = ["聞きました：退職した\n会社の\nことです", "次の問い"]
    assert chat.line.shown == [("reply", bubbles[2]["replyToken"], said)]


def test_events_out_of_order_are_answered_in_the_order_they_were_sent(chat: Chat) -> None:
    first, tap, last = chat.text("先"), chat.event("postback", postback={"data": "後"}), chat.text("最後")
    chat.deliver(last, tap, first)
    chat.work()
    assert [texts[0] for _, _, texts in chat.line.shown] == ["聞きました：先", "聞きました：後", "聞きました：最後"]
    assert chat.session()["number"] == 3
    assert "done" not in chat.session()


def test_turns_survive_a_worker_that_stops_between_events_out_of_order(chat: Chat) -> None:
    first, tap = chat.text("先"), chat.event("postback", postback={"data": "後"})
    chat.deliver(tap, first)
    chat.line.faults.append(lambda: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        chat.work()
    assert chat.session()["done"] == [first["webhookEventId"]]
    chat.work()
    assert [texts[0] for _, _, texts in chat.line.shown] == ["聞きました：先", "聞きました：後"]


def test_several_people_do_not_mix(chat: Chat) -> None:
    others = ["U" + str(n) * 32 for n in range(2, 7)]
    chat.deliver(*(chat.text(f"私は{person[1]}", person=person) for person in [PERSON, *others]))
    chat.work()
    assert sorted(text for text in chat.line.texts if "私は" in text) == [f"聞きました：私は{n}" for n in range(1, 7)]
    assert all(len(chat.session(person)["flow"]["heard"]) == 1 for person in [PERSON, *others])


def test_the_log_has_each_turn_with_its_events_and_its_delivery(chat: Chat) -> None:
    chat.say("はい", "続き")
    turns = [entry for entry in chat.log() if entry["kind"] == "turn"]
    assert [turn["number"] for turn in turns] == [1, 2]
    assert turns[1]["event_ids"] == ["event-002"]
    assert turns[1]["input"][0]["text"] == "続き"
    assert turns[1]["output"][0]["lines"] == ["聞きました：続き"]
    delivery = [entry for entry in chat.log() if entry["kind"] == "delivery" and entry["turn"] == turns[1]["turn"]]
    assert [one["outcome"] for one in delivery] == ["replied"]


def test_a_flow_that_raises_once_is_tried_again_and_nobody_notices(chat: Chat) -> None:
    chat.flow.explosions = 1
    chat.say("爆発")
    assert chat.line.texts == ["聞きました：爆発", "次の問い"]
    assert len(chat.session()["flow"]["heard"]) == 1


def test_a_flow_that_always_raises_apologises_asks_again_and_keeps_the_person(chat: Chat) -> None:
    chat.say("はい", "まえ", "爆発", "あと")
    assert chat.line.texts[4:] == ["channel.trouble", "次の問い", "聞きました：あと", "次の問い"]
    assert [text for _, text in chat.session()["flow"]["heard"]] == ["はい", "まえ", "あと"]
    assert [entry["trigger"] for entry in chat.log() if entry["kind"] == "turn"] == ["", "", "failed", ""]


@pytest.mark.parametrize("raw", [b"not json", b"[]", b'{"v":99}', b'{"v":1,"flow":{"broken":true},"withheld":false}'])
def test_a_session_that_cannot_be_read_is_made_again_from_the_log(chat: Chat, raw: bytes) -> None:
    rebuilt = b'{"v":1,"flow":{"heard":[["m","old"]],"consented":true},"withheld":false,"number":7}'
    chat.store.replace_session(PERSON, raw)
    fixed = Chat(chat.store, rebuild=lambda person: rebuilt)
    fixed.say("新しい")
    assert [text for _, text in fixed.session()["flow"]["heard"]] == ["old", "新しい"]


@pytest.mark.parametrize("raw", [b"not json", b'{"v":1,"flow":{"broken":true},"withheld":false}'])
def test_a_session_that_cannot_be_read_or_rebuilt_begins_anew(chat: Chat, raw: bytes) -> None:
    chat.store.replace_session(PERSON, raw)
    chat.say("新しい")
    assert [text for _, text in chat.session()["flow"]["heard"]] == ["新しい"]


def test_while_the_log_is_away_a_session_that_cannot_be_read_is_left_for_later(chat: Chat) -> None:
    def away(person: str) -> bytes | None:
        raise OSError("no database")

    chat.store.replace_session(PERSON, b"not json")
    troubled = Chat(chat.store, rebuild=away)
    troubled.numbers = chat.numbers
    troubled.deliver(troubled.text("一度め"))
    expiries: list[float | None] = []
    troubled.work(watching(chat.store, expiries))
    assert troubled.line.texts == ["channel.trouble"]
    assert chat.store.session(PERSON) == b"not json"
    assert expiries == [None]
    chat.say("二度め")
    assert chat.line.texts == ["聞きました：二度め", "次の問い"]


def test_a_turn_that_kills_workers_is_given_up_with_an_apology(chat: Chat) -> None:
    class Killing(type(chat.flow)):  # type: ignore[misc]
        def take_turn(self, *args: object) -> object:
            raise KeyboardInterrupt

    deadly = Chat(chat.store, flow=Killing())
    deadly.line = chat.line
    deadly.deliver(deadly.text("終わり"))
    for _ in range(3):
        with pytest.raises(KeyboardInterrupt):
            deadly.work()
    deadly.work()
    assert chat.line.texts == ["channel.trouble"]


def test_in_a_group_there_is_one_note_and_nothing_is_kept(chat: Chat) -> None:
    group = "C" + "2" * 32
    source = {"type": "group", "groupId": group, "userId": PERSON}
    mention = {"mentionees": [{"index": 0, "length": 3, "type": "user", "isSelf": True}]}
    said = chat.event(source=source, message={"type": "text", "id": "1", "text": "@bot 秘密の話", "mention": mention})
    chat.deliver(chat.event("join", source={"type": "group", "groupId": group}), said)
    chat.work()
    assert chat.line.texts == ["channel.group_note"]
    assert chat.session(group) is None
    assert chat.session() is None
    assert chat.log() == []


def test_a_group_is_never_pushed_to(chat: Chat) -> None:
    chat.deliver(chat.event("join", source={"type": "room", "roomId": "R" + "2" * 32}))
    chat.later(120)
    chat.work()
    assert chat.line.calls == []
