"""An enquiry leaves with the turn that sent it: committed with it, once, and nowhere else in the log."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import orjson

from flows.jobs import Wishes, job_form
from flows.turn import Effect, Incoming, Raises, Turn
from linebot_app.ports import SessionStore
from tests.support.chat import PERSON, Chat, TinyFlow

SECRET = "誰にも言わない仕事"


class FormFlow(TinyFlow):
    """送って sends the form."""

    def take_turn(self, session: dict[str, Any], incoming: Incoming, now: datetime) -> Turn:
        turn = super().take_turn(session, incoming, now)
        if incoming.text != "送って":
            return turn
        enquiry = job_form(Wishes(words=(SECRET,)), "目的", rests_on=(incoming.parts[0].message_id,))
        return replace(turn, effects=(*turn.effects, Effect(Raises.ENQUIRE, enquiry.as_text())))


def test_it_is_committed_with_its_turn_and_says_nothing_elsewhere(open_store: Callable[[], SessionStore]) -> None:
    chat = Chat(open_store(), FormFlow())
    chat.say("はい")
    (event,) = chat.say("送って")
    sent = [entry for entry in chat.log() if entry["kind"] == "enquiry"]
    assert [(entry["person"], entry["turn"]) for entry in sent] == [(PERSON, event["webhookEventId"])]
    assert sent[0]["content"]["wishes"]["words"] == [SECRET]
    assert sent[0]["content"]["rests_on"] == [event["message"]["id"]]
    others = [entry for entry in chat.log() if entry["kind"] != "enquiry"]
    assert SECRET not in orjson.dumps([others, chat.session()]).decode()


def test_an_event_that_comes_twice_sends_it_once(open_store: Callable[[], SessionStore]) -> None:
    chat = Chat(open_store(), FormFlow())
    chat.say("はい")
    event = chat.text("送って")
    chat.deliver(event, event)
    chat.work()
    chat.deliver(event)
    chat.work()
    assert [entry["kind"] for entry in chat.log()].count("enquiry") == 1
