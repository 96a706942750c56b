"""How committed messages reach a person: once, in order, by the cheapest way that is sure."""

from __future__ import annotations

import pytest

from tests.support.chat import PERSON, Chat, Impatient, Unhurried


def stop() -> None:
    raise KeyboardInterrupt


def test_a_token_that_is_too_old_is_not_tried_and_the_answer_is_pushed(chat: Chat) -> None:
    chat.deliver(chat.text("はい"))
    chat.later(55)
    chat.work()
    assert [how for how, _ in chat.line.calls] == ["push"]
    assert chat.deliveries() == ["pushed"]


def test_a_token_that_line_refuses_is_followed_by_a_push(chat: Chat) -> None:
    chat.line.token_lives = 0
    chat.say("はい")
    assert [how for how, _ in chat.line.calls] == ["reply", "push"]
    assert chat.deliveries() == ["pushed"]


def test_a_token_of_a_redelivery_counts_from_its_reception(chat: Chat) -> None:
    event = chat.text("はい")
    chat.later(300)
    chat.deliver(event)
    chat.work()
    assert [how for how, _ in chat.line.calls] == ["reply"]


def test_a_token_twenty_minutes_after_its_event_is_dead_however_new_the_redelivery_is(chat: Chat) -> None:
    event = chat.text("はい")
    chat.later(20 * 60)
    chat.deliver(event)
    chat.work()
    assert [how for how, _ in chat.line.calls] == ["push"]


def test_a_reply_without_an_answer_is_sent_again_with_the_same_token_and_said_once(chat: Chat) -> None:
    chat.line.faults.append("lost")
    (event,) = chat.say("はい")
    assert chat.line.calls == [("reply", event["replyToken"])] * 2
    assert len(chat.line.shown) == 1
    assert chat.deliveries() == ["replied"]


def test_a_reply_that_never_arrived_is_sent_again_with_the_same_token(chat: Chat) -> None:
    chat.line.faults.extend(["dead", "dead"])
    chat.say("はい")
    assert [how for how, _ in chat.line.calls] == ["reply"] * 3
    assert len(chat.line.shown) == 1


def test_an_unknown_reply_whose_minute_is_over_is_shown_again_with_the_next_turn_and_never_pushed(chat: Chat) -> None:
    chat.say("はい")
    chat.line.faults.extend(["dead"] * 3)
    chat.deliver(chat.text("届かない"))
    chat.work(Unhurried(chat))
    chat.later(60)
    chat.work(Impatient(chat.store))
    assert [how for how, _ in chat.line.calls] == ["reply"] * 4
    assert chat.deliveries()[1:] == ["unknown"]
    chat.say("次")
    assert chat.line.shown[-1][2] == ["聞きました：届かない", "次の問い", "聞きました：次", "次の問い"]
    chat.say("その次")
    assert chat.line.shown[-1][2] == ["聞きました：その次", "次の問い"]


@pytest.mark.parametrize("fault", ["torn", "broken"])
def test_a_reply_that_ended_with_a_500_is_never_pushed_once_its_minute_is_over(chat: Chat, fault: str) -> None:
    chat.say("はい")
    chat.line.faults.append(fault)
    chat.deliver(chat.text("届いたか"))
    chat.work(Unhurried(chat))
    chat.later(7200)
    chat.work(Impatient(chat.store))
    assert [how for how, _ in chat.line.calls] == ["reply"] * 2
    assert chat.deliveries()[1:] == ["unknown"]
    chat.say("次")
    assert chat.line.shown[-1][2][0] == "聞きました：届いたか"


@pytest.mark.parametrize(("behind", "ways"), [(5, ["reply"]), (45, ["push"])])
def test_a_token_whose_age_nobody_knows_is_not_used(chat: Chat, behind: int, ways: list[str]) -> None:
    """The clock of the worker is behind that of the web process: it could take a dead token for one that lives."""
    chat.deliver(chat.text("はい"))
    chat.later(-behind)
    chat.work(Impatient(chat.store))
    assert [how for how, _ in chat.line.calls] == ways
    assert len(chat.line.shown) == 1


@pytest.mark.parametrize("fault", ["dead", "broken"])
def test_what_may_have_been_shown_is_not_called_replied_after_the_clock_was_set_back(chat: Chat, fault: str) -> None:
    chat.say("はい")
    chat.line.faults.extend([fault] * 3)
    chat.deliver(chat.text("届かない"))
    chat.work(Unhurried(chat))
    chat.later(-7200)
    chat.line.token_lives = 0
    chat.work(Impatient(chat.store))
    assert chat.deliveries()[1:] == ["unknown"]


def test_of_what_is_shown_again_the_oldest_goes_first_and_new_messages_never(chat: Chat) -> None:
    chat.say("はい")
    for text in ("一", "二", "三"):
        chat.line.faults.append("quota")
        chat.line.token_lives = 0
        chat.say(text)
    chat.line.token_lives = 60
    chat.say("四")
    assert chat.line.shown[-1][2] == ["次の問い", "聞きました：三", "次の問い", "聞きました：四", "次の問い"]
    assert chat.deliveries() == ["replied", "quota", "quota", "quota", "replied"]


@pytest.fixture
def without_token(chat: Chat) -> Chat:
    chat.say("はい")
    chat.line.token_lives = 0
    return chat


def test_a_push_is_tried_again_with_the_key_that_was_committed(without_token: Chat) -> None:
    chat = without_token
    chat.line.faults.extend([None, "busy", "broken", "lost", "dead"])
    chat.deliver(chat.text("重要"))
    chat.work(Impatient(chat.store))
    keys = [key for how, key in chat.line.calls if how == "push"]
    assert len(keys) == 5
    assert len(set(keys)) == 1
    assert len(chat.line.shown) == 2
    assert chat.deliveries() == ["replied", "pushed"]


def test_a_push_that_line_cannot_take_for_a_day_is_given_up_and_shown_with_the_next_turn(without_token: Chat) -> None:
    chat = without_token
    chat.line.faults.extend([None, "broken"])
    chat.deliver(chat.text("重要"))
    chat.work(Unhurried(chat))
    chat.later(86_400)
    chat.work(Impatient(chat.store))
    assert chat.deliveries() == ["replied", "unknown"]
    chat.line.token_lives = 60
    chat.say("次")
    assert chat.line.shown[-1][2][0] == "聞きました：重要"


def test_a_new_event_takes_the_waiting_answer_along_in_order(without_token: Chat) -> None:
    chat = without_token
    chat.line.faults.extend([None, "busy"])
    chat.deliver(chat.text("待つ"))
    chat.work(Unhurried(chat))
    chat.line.token_lives = 60
    chat.line.faults.append("busy")
    chat.deliver(chat.text("追う"))
    chat.work()
    assert chat.line.shown[-1][2] == ["聞きました：待つ", "次の問い", "聞きました：追う", "次の問い"]
    assert chat.line.shown[-1][0] == "reply"


def test_a_new_event_waits_while_it_is_not_known_whether_the_earlier_answer_arrived(chat: Chat) -> None:
    chat.line.faults.extend(["lost", "dead", "dead", "dead"])
    chat.deliver(chat.text("はい"))
    chat.work(Unhurried(chat))
    chat.deliver(chat.text("次"))
    chat.work(Impatient(chat.store))
    assert [texts[0] for _, _, texts in chat.line.shown] == ["聞きました：はい", "聞きました：次"]
    assert chat.deliveries() == ["replied", "replied"]


def test_who_blocked_the_account_is_not_pushed_to(chat: Chat) -> None:
    chat.say("はい")
    chat.deliver(chat.event("unfollow"))
    chat.work()
    late = chat.text("ブロックの前")
    chat.deliver(late | {"timestamp": late["timestamp"] - 10_000})
    chat.later(55)
    chat.work()
    assert [how for how, _ in chat.line.calls] == ["reply"]
    assert chat.deliveries() == ["replied", "blocked"]


def test_who_blocks_while_a_push_waits_is_not_pushed_to(without_token: Chat) -> None:
    chat = without_token
    chat.line.faults.extend([None, "busy"])
    chat.deliver(chat.text("重要"))
    chat.work(Unhurried(chat))
    chat.deliver(chat.event("unfollow"))
    chat.work()
    assert [how for how, _ in chat.line.calls].count("push") == 1
    assert chat.deliveries() == ["replied", "blocked"]


def test_who_follows_again_is_pushed_to_again(chat: Chat) -> None:
    chat.say("はい")
    chat.deliver(chat.event("unfollow"), chat.event("follow", follow={"isUnblocked": True}))
    chat.later(55)
    chat.work()
    assert chat.deliveries() == ["replied", "pushed"]


def test_messages_that_line_refuses_are_replaced_by_an_apology(chat: Chat) -> None:
    chat.line.faults.append("refuse")
    chat.say("はい")
    assert chat.line.texts == ["channel.trouble"]
    assert chat.deliveries() == ["refused"]


def test_an_apology_that_is_refused_too_ends_the_matter(chat: Chat) -> None:
    chat.line.faults.extend(["refuse", "refuse"])
    chat.say("はい", "次")
    assert chat.line.texts == ["聞きました：次", "次の問い"]
    assert chat.deliveries() == ["refused", "replied"]


def test_an_answer_whose_sender_died_after_sending_is_not_said_twice(chat: Chat) -> None:
    chat.deliver(chat.text("はい"))
    chat.line.faults.extend(["lost", stop])
    with pytest.raises(KeyboardInterrupt):
        chat.work()
    chat.work()
    assert len(chat.line.shown) == 1
    assert chat.deliveries() == ["replied"]


def test_an_answer_whose_sender_died_is_not_pushed_blindly_when_the_minute_is_over(chat: Chat) -> None:
    chat.deliver(chat.text("はい"))
    chat.line.faults.extend(["lost", stop])
    with pytest.raises(KeyboardInterrupt):
        chat.work()
    chat.later(120)
    chat.work()
    assert [how for how, _ in chat.line.calls] == ["reply", "reply"]
    assert chat.deliveries() == ["unknown"]


def test_a_record_of_messages_that_cannot_be_read_does_not_stop_the_person(chat: Chat) -> None:
    chat.deliver(chat.text("はい"))
    claim = chat.claim()
    assert claim is not None
    chat.store.commit(claim, session=None, taken=0, outgoing=b"not json", log=(), lease=0.0)
    chat.work()
    assert chat.line.texts == ["聞きました：はい", "次の問い"]


def test_the_person_is_named_to_line_as_the_webhook_named_them(without_token: Chat) -> None:
    without_token.say("はい")
    assert without_token.line.shown[-1][:2] == ("push", PERSON)
