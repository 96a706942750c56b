"""A time that was agreed on comes, and nothing may be sent or arrives: quiet hours, no push left, LINE refuses."""

from __future__ import annotations

import pytest

from tests.linebot_app.conversation.test_crashes import STEPS, Died, Failing, until_it_works
from tests.linebot_app.conversation.test_waking import AN_HOUR, ASKED, asked, due_turns, planned
from tests.support.chat import Chat, Impatient

__all__ = ["planned"]


def test_in_the_quiet_hours_nobody_is_woken(planned: Chat) -> None:
    planned.flow.quiet = 9.5 * AN_HOUR
    planned.sleep(AN_HOUR)
    planned.work()
    assert due_turns(planned) == []
    planned.sleep(9.5 * AN_HOUR - 1)
    planned.flow.quiet = 1.0
    planned.work()
    assert due_turns(planned) == []
    planned.flow.quiet = 0.0
    planned.sleep(1)
    planned.work()
    assert asked(planned) == 1


def test_a_push_that_comes_into_the_quiet_hours_waits_for_their_end(planned: Chat) -> None:
    planned.sleep(AN_HOUR)
    planned.line.faults.append("busy")
    planned.work()
    planned.flow.quiet = 11.0 * AN_HOUR
    planned.sleep(60)
    planned.work()
    assert [how for how, _ in planned.line.calls].count("push") == 1
    planned.flow.quiet = 0.0
    planned.sleep(11 * AN_HOUR)
    planned.work()
    assert asked(planned) == 1
    assert len({key for how, key in planned.line.calls if how == "push"}) == 1


def test_who_writes_in_the_quiet_hours_is_answered_at_once(planned: Chat) -> None:
    planned.sleep(AN_HOUR)
    planned.line.faults.append("busy")
    planned.work()
    planned.flow.quiet = 11.0 * AN_HOUR
    planned.say("起きています")
    assert planned.line.texts[-2:] == ["聞きました：起きています", "次の問い"]
    assert asked(planned) == 0
    session = planned.session()
    assert session is not None
    assert session["flow"]["unseen"]


# The month's pushes


def test_without_a_push_left_nothing_is_sent_and_the_flow_is_told(planned: Chat) -> None:
    planned.line.left = 0
    calls = len(planned.line.calls)
    planned.sleep(AN_HOUR)
    planned.work()
    assert len(planned.line.calls) == calls
    (name,) = due_turns(planned)
    session = planned.session()
    assert session is not None
    assert session["flow"]["unseen"] == ":".join(name.split(":")[2:4])
    planned.line.left = 5
    planned.sleep(100 * AN_HOUR)
    planned.work()
    assert asked(planned) == 0


@pytest.mark.parametrize("fault", ["quota", "forbidden", "refuse"])
def test_a_push_that_line_refuses_is_told_to_the_flow_and_not_repeated(planned: Chat, fault: str) -> None:
    planned.line.left = 3
    planned.line.faults.append(fault)
    planned.sleep(AN_HOUR)
    planned.work()
    session = planned.session()
    assert session is not None
    assert session["flow"]["unseen"]
    assert "carry" not in session
    planned.sleep(100 * AN_HOUR)
    planned.work()
    assert [how for how, _ in planned.line.calls].count("push") == 1
    assert planned.line.texts.count("channel.trouble") == 0
    assert len(due_turns(planned)) == 2


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("step", STEPS)
def test_whoever_dies_while_a_push_is_refused_the_flow_is_told_once(planned: Chat, step: int, after: bool) -> None:
    planned.line.faults.extend(["quota", "quota"])
    planned.sleep(AN_HOUR)
    until_it_works(planned, Failing(planned, step, after, Died()))
    planned.work(Impatient(planned.store))
    assert asked(planned) == 0
    assert sorted(name.count(":unseen") for name in due_turns(planned)) in ([0, 1], [0])


def test_a_push_of_unknown_outcome_is_tried_again_with_its_key_and_said_once(planned: Chat) -> None:
    planned.line.faults.extend(["lost", "dead"])
    planned.sleep(AN_HOUR)
    planned.work(Impatient(planned.store))
    assert asked(planned) == 1
    assert len({key for how, key in planned.line.calls if how == "push"}) == 1


def test_what_may_have_been_seen_before_is_not_pushed_along(planned: Chat) -> None:
    planned.line.token_lives = 0
    planned.line.faults.extend([None, "quota"])
    planned.say("届かない")
    planned.sleep(AN_HOUR)
    planned.work()
    assert planned.line.shown[-1][2] == [ASKED]
    planned.line.token_lives = 60
    planned.say("次")
    assert planned.line.shown[-1][2][0] == "聞きました：届かない"
