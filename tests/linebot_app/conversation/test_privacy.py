"""What is kept of a person's words, where, and when it goes."""

from __future__ import annotations

from typing import Any

import orjson

from tests.support.chat import PERSON, Chat, Unhurried, watching


def everything(chat: Chat) -> str:
    return orjson.dumps([chat.log(), chat.session()]).decode()


def turns(chat: Chat) -> list[dict[str, Any]]:
    return [entry for entry in chat.log() if entry["kind"] == "turn"]


def test_before_consent_no_words_reach_the_log(chat: Chat) -> None:
    (event,) = chat.say("秘密の話")
    assert "秘密" not in orjson.dumps(chat.log()).decode()
    assert turns(chat)[0]["event_ids"] == [event["webhookEventId"]]
    assert turns(chat)[0]["withheld"] is True
    assert turns(chat)[0]["input"][0]["kind"] == "text"


def test_on_consent_what_was_withheld_is_revealed_once(chat: Chat) -> None:
    chat.say("秘密の話", "はい", "続き")
    revealed = [entry for entry in chat.log() if entry["kind"] == "reveal"]
    assert [entry["input"][0]["text"] for entry in revealed] == ["秘密の話"]
    assert revealed[0]["turn"] == turns(chat)[0]["turn"]
    assert revealed[0]["output"][0]["lines"] == ["聞きました：秘密の話"]
    assert turns(chat)[1]["input"][0]["text"] == "はい"
    assert "held" not in chat.session()


def test_a_refusal_drops_what_was_withheld(chat: Chat) -> None:
    chat.say("秘密の話", "いいえ", "はい")
    assert [entry for entry in chat.log() if entry["kind"] == "reveal"] == []
    assert "秘密" not in orjson.dumps(chat.log()).decode()


def test_without_consent_a_session_vanishes_after_a_day_and_with_it_stays(chat: Chat) -> None:
    seen: list[float | None] = []
    chat.deliver(chat.text("秘密"))
    chat.work(watching(chat.store, seen))
    chat.deliver(chat.text("はい"))
    chat.work(watching(chat.store, seen))
    assert seen == [86_400.0, None]


def test_a_message_taken_back_leaves_log_and_session(chat: Chat) -> None:
    chat.say("はい")
    (event,) = chat.say("忘れて")
    chat.deliver(chat.unsend(event))
    chat.work()
    entry = chat.log()[-1]
    assert (entry["kind"], entry["message_id"]) == ("withdraw", event["message"]["id"])
    assert "忘れて" not in orjson.dumps(chat.session()).decode()
    assert len(chat.line.shown) == 2


def test_a_message_taken_back_before_consent_is_never_revealed(chat: Chat) -> None:
    (event,) = chat.say("忘れて")
    chat.deliver(chat.unsend(event))
    chat.work()
    assert "忘れて" not in everything(chat)
    chat.say("はい")
    assert "忘れて" not in everything(chat)


def test_a_message_taken_back_while_it_waits_is_never_read(chat: Chat) -> None:
    chat.say("はい")
    event, after = chat.text("忘れて"), chat.text("これは残す")
    chat.deliver(event, after, chat.unsend(event))
    chat.work()
    assert all("忘れて" not in incoming.text for incoming in chat.flow.taken)
    assert "忘れて" not in everything(chat)
    belongs = [event_id for turn in turns(chat) for event_id in turn["event_ids"]]
    assert sorted(belongs) == sorted(set(belongs))
    assert len(belongs) == 4
    assert chat.line.texts[2:] == ["聞きました：これは残す", "次の問い"]


def test_a_message_taken_back_before_it_came_is_never_read(chat: Chat) -> None:
    chat.say("はい")
    event = chat.text("忘れて")
    chat.deliver(chat.unsend(event))
    chat.work()
    chat.deliver(event)
    chat.work()
    assert "忘れて" not in everything(chat)
    assert len(chat.line.shown) == 1


def test_words_taken_back_are_not_shown_again(chat: Chat) -> None:
    chat.say("はい")
    chat.line.token_lives = 0
    chat.line.faults.extend([None, "quota"])
    (event,) = chat.say("忘れて")
    chat.line.token_lives = 60
    assert "忘れて" in orjson.dumps(chat.session()["carry"]).decode()
    chat.deliver(chat.unsend(event))
    chat.work()
    chat.say("次")
    assert not any("忘れて" in text for text in chat.line.texts)


def test_an_answer_on_its_way_does_not_repeat_words_that_were_taken_back(chat: Chat) -> None:
    chat.say("はい")
    chat.line.faults.append("busy")
    event = chat.text("忘れて")
    chat.deliver(event)
    chat.work(Unhurried(chat))
    chat.deliver(chat.unsend(event))
    chat.work()
    assert chat.deliveries() == ["replied", "nothing"]
    assert "忘れて" not in orjson.dumps(chat.session()).decode()
    assert not any("忘れて" in text for text in chat.line.texts)


def test_an_unsend_that_the_flow_cannot_take_is_logged_all_the_same(chat: Chat) -> None:
    chat.say("はい")
    (event,) = chat.say("忘れて")
    chat.flow.take_turn = None
    chat.deliver(chat.unsend(event))
    chat.work()
    assert chat.log()[-1]["kind"] == "withdraw"
    assert len(chat.line.shown) == 2


def test_erasing_leaves_nothing_of_the_person_but_a_goodbye(chat: Chat) -> None:
    chat.say("はい", "秘密")
    before = len(chat.log())
    chat.say("消して")
    assert chat.line.texts[-1] == "消しました"
    assert chat.session() is None
    assert [entry["kind"] for entry in chat.log()[before:]] == ["erase"]


def test_after_erasing_one_begins_anew(chat: Chat) -> None:
    chat.say("はい", "消して", "秘密")
    assert [text for _, text in chat.session()["flow"]["heard"]] == ["秘密"]
    assert chat.session()["withheld"] is True


def test_a_goodbye_that_cannot_be_sent_is_not_kept_for_later(chat: Chat) -> None:
    chat.say("はい")
    chat.line.token_lives = 0
    chat.line.faults.extend([None, "quota"])
    chat.say("消して")
    assert chat.session() is None
    assert chat.log()[-1]["kind"] == "erase"


def test_a_failed_turn_before_consent_keeps_its_words_out_of_the_log(chat: Chat) -> None:
    chat.say("爆発")
    assert "爆発" not in orjson.dumps(chat.log()).decode()


def test_process_logs_hold_no_words(chat: Chat, caplog: Any) -> None:
    caplog.set_level("DEBUG")
    chat.say("秘密の話", "爆発", "消して")
    shown = "".join(str(vars(record)) for record in caplog.records)
    assert "秘密" not in shown
    assert "爆発" not in shown
    assert PERSON not in shown
