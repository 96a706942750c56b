"""What was promised to somebody who has not consented, and to whom LINE did not let us answer."""

from __future__ import annotations

from tests.support.chat import Chat, watching


def test_words_without_consent_vanish_a_day_after_the_first_of_them_whatever_comes_later(chat: Chat) -> None:
    seen: list[float | None] = []
    hours = 3600.0
    for wait, event in (
        (0, chat.event("follow")),
        (5 * hours, chat.text("秘密の話")),
        (20 * hours, chat.event("message", message={"type": "sticker", "id": "s"})),
        (3 * hours, chat.text("続き")),
    ):
        chat.later(wait)
        chat.deliver(event)
        chat.work(watching(chat.store, seen))
    assert seen == [24 * hours, 24 * hours, 4 * hours, hours]


def test_after_a_refusal_the_day_begins_with_the_next_words(chat: Chat) -> None:
    seen: list[float | None] = []
    chat.say("秘密の話")
    chat.later(20 * 3600.0)
    chat.say("いいえ")
    chat.deliver(chat.text("やっぱり"))
    chat.work(watching(chat.store, seen))
    assert seen == [86_400.0]


def test_what_a_wrong_access_token_kept_back_is_shown_with_the_next_turn(chat: Chat) -> None:
    chat.say("はい")
    chat.line.faults.append("forbidden")
    chat.say("届かない")
    assert chat.deliveries()[1:] == ["refused"]
    chat.say("次")
    assert chat.line.shown[-1][2] == ["聞きました：届かない", "次の問い", "聞きました：次", "次の問い"]


def test_what_may_have_arrived_before_the_refusal_is_called_unknown(chat: Chat) -> None:
    chat.say("はい")
    chat.line.faults.extend(["lost", "forbidden"])
    chat.say("届いた")
    assert chat.deliveries()[1:] == ["unknown"]
