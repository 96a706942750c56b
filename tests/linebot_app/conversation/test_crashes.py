"""A worker may die between any two steps, and any call may fail: nothing is lost, said twice or out of order."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from linebot_app.ports import Fenced, StoreUnavailable
from tests.support.chat import Chat, Impatient

STEPS = range(14)


class Died(BaseException):
    """kill -9: nothing below catches it, nothing above cleans up."""


class Failing(Impatient):
    """Raises at the `step`-th call, before it takes effect or after."""

    def __init__(self, chat: Chat, step: int, after: bool, error: BaseException) -> None:
        super().__init__(chat.store)
        self._left = step
        self._after = after
        self._error = error
        for name in ("reply", "push"):
            setattr(chat.line, name, self._counted(getattr(type(chat.line), name).__get__(chat.line), error))

    def disarm(self) -> None:
        self._left = 10**9

    def __getattr__(self, name: str) -> Any:
        return self._counted(getattr(self.store, name), self._error)

    def settle(self, *args: Any, **more: Any) -> Any:
        return self._counted(super().settle, self._error)(*args, **more)

    def _counted(self, call: Any, error: BaseException) -> Any:
        def counted(*args: Any, **more: Any) -> Any:
            self._left -= 1
            if self._left == -1 and not self._after:
                raise error
            answer = call(*args, **more)
            if self._left == -1:
                raise error
            return answer

        return counted


def until_it_works(chat: Chat, failing: Failing) -> None:
    try:
        chat.work(failing)
    except (Died, StoreUnavailable):
        chat.restart()
        failing.store = chat.store
        chat.work(failing)
    failing.disarm()


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("error", [Died(), StoreUnavailable()], ids=["died", "store away"])
def test_whatever_fails_every_event_is_answered_once_and_in_order(
    chat: Chat, step: int, after: bool, error: BaseException
) -> None:
    chat.deliver(chat.text("はい"), chat.event("postback", postback={"data": "一"}), chat.text("二"))
    until_it_works(chat, Failing(chat, step, after, error))
    chat.deliver(chat.text("三"))
    chat.work(Impatient(chat.store))
    said = [text for text in chat.line.texts if text != "次の問い"]
    assert said == ["聞きました：はい", "聞きました：一", "聞きました：二", "聞きました：三"]
    turns = Counter(event for entry in chat.log() if entry["kind"] == "turn" for event in entry["event_ids"])
    assert turns == Counter(f"event-{n:03}" for n in range(1, 5))
    assert {entry["outcome"] for entry in chat.log() if entry["kind"] == "delivery"} == {"replied"}


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("step", STEPS)
def test_whatever_dies_while_pushing_is_pushed_once_with_one_key(chat: Chat, step: int, after: bool) -> None:
    chat.deliver(chat.text("はい"), chat.event("postback", postback={"data": "一"}))
    chat.later(55)
    until_it_works(chat, Failing(chat, step, after, Died()))
    chat.work(Impatient(chat.store))
    assert [texts[0] for _, _, texts in chat.line.shown] == ["聞きました：はい", "聞きました：一"]
    assert len(chat.line.keys) == 2


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("first", ["dead", "lost"])
def test_what_is_not_known_to_have_arrived_is_never_dropped(chat: Chat, step: int, after: bool, first: str) -> None:
    chat.say("はい")
    chat.line.faults.extend([first, "dead", "dead", "dead"])
    chat.deliver(chat.text("一"))
    until_it_works(chat, Failing(chat, step, after, Died()))
    chat.later(70)
    chat.work(Impatient(chat.store))
    chat.line.faults.clear()
    chat.deliver(chat.text("二"))
    chat.work(Impatient(chat.store))
    said = [text for text in chat.line.texts if text != "次の問い"]
    assert said[0] == "聞きました：はい"
    assert said[-1] == "聞きました：二"
    assert "聞きました：一" in said


def test_a_worker_that_was_overtaken_writes_nothing(chat: Chat) -> None:
    chat.deliver(chat.text("はい"))
    slow = chat.claim()
    assert slow is not None
    chat.work()
    before = chat.session()
    with pytest.raises(Fenced):
        chat.make(chat.store).serve(slow)
    assert chat.session() == before
    assert len(chat.line.shown) == 1
