"""One token for many threads: one of them renews it in time, and a failure costs nothing while the old one lives."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from linebot_app.line.tokens import PAUSES, Issued, NoToken
from tests.support.servers import until


@dataclass
class Counted:
    """Issues numbered tokens of 100 seconds; fails where it is told."""

    now: float = 0.0
    fails: bool = False
    count: int = 0
    gate: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.gate.set()

    def __call__(self) -> tuple[str, float]:
        self.count += 1
        assert self.gate.wait(10)
        if self.fails:
            raise NoToken("no")
        return f"token-{self.count}", 100.0


def at_once(act: Callable[[], Any], count: int = 16) -> list[Any]:
    found: list[Any] = []
    together = threading.Barrier(count)

    def run() -> None:
        together.wait(10)
        try:
            found.append(act())
        except NoToken as problem:
            found.append(problem)

    threads = [threading.Thread(target=run) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    return found


def test_many_threads_get_one_token_from_one_call() -> None:
    issue = Counted()
    tokens = Issued(issue, lambda: issue.now)
    assert set(at_once(tokens.token)) == {"token-1"}
    assert issue.count == 1


def test_while_one_renews_the_others_go_on_with_the_old_one() -> None:
    issue = Counted()
    tokens = Issued(issue, lambda: issue.now)
    tokens.token()
    issue.now, issue.gate = 85.0, threading.Event()
    renewing = threading.Thread(target=tokens.token)
    renewing.start()
    until(lambda: issue.count == 2, "one of them renews it")
    assert at_once(tokens.token, 4) == ["token-1"] * 4
    issue.gate.set()
    renewing.join(10)
    assert tokens.token() == "token-2"
    assert issue.count == 2


def test_a_failed_renewal_costs_nothing_while_the_old_one_lives() -> None:
    issue = Counted()
    tokens = Issued(issue, lambda: issue.now)
    tokens.token()
    issue.now, issue.fails = 85.0, True
    assert set(at_once(tokens.token)) == {"token-1"}
    assert issue.count == 2
    issue.now = 98.0
    assert {type(one) for one in at_once(tokens.token)} == {NoToken}
    assert issue.count == 3
    issue.now, issue.fails = issue.now + max(PAUSES), False
    assert tokens.token() == "token-4"


def test_only_the_token_that_was_refused_is_thrown_away() -> None:
    issue = Counted()
    tokens = Issued(issue, lambda: issue.now)
    first = tokens.token()
    assert tokens.refused(first)
    second = tokens.token()
    tokens.refused(first)
    assert (second, tokens.token()) == ("token-2", "token-2")
