"""Scripts that promise something end when replicas have what they wrote, too (WAIT); what they promise is elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from redis.exceptions import NoScriptError

from linebot_app.ports import StoreUnavailable
from linebot_app.storage.address import Address
from linebot_app.storage.calls import Call, Calls, Command, by_node
from linebot_app.storage.connect import REPLY_SECONDS
from linebot_app.storage.keys import Keys
from linebot_app.storage.scripts import ACCEPT, COMMIT

PROMISES = (ACCEPT, COMMIT)
WAIT_MS = 500  # within the time that a reply may take


class KeptCalls(Calls):
    """`replicas`: how many must have what was written. What too few have in time counts as not done, as if the answer
    had been lost: StoreUnavailable, and nobody knows."""

    def __init__(self, address: Address, keys: Keys, replicas: int, reply_seconds: float = REPLY_SECONDS) -> None:
        super().__init__(address, keys, reply_seconds)
        self._replicas = replicas

    def run(self, call: Call) -> Any:
        return self.run_all([call])[0] if call[0] in PROMISES else super().run(call)

    def run_all(self, calls: Sequence[Call]) -> list[Any]:
        if not self._checked:
            self.check()
        answers = self._kept([_by_name(call) for call in calls])
        untaught = [n for n, answer in enumerate(answers) if isinstance(answer, NoScriptError)]
        if untaught:  # a server that does not know a script has not run it
            for n, answer in zip(untaught, self._kept([_in_full(calls[n]) for n in untaught]), strict=True):
                answers[n] = answer
        return [self._accepted(answer) for answer in answers]

    def _kept(self, commands: Sequence[Command]) -> list[Any]:
        # WAIT is about the writes of its own connection: it has to go the same way, once, behind them.
        lasts = [commands[numbers[-1]][0] for _, numbers in by_node(self.client(), commands)]
        waits: list[Command] = [(key, ("WAIT", self._replicas, WAIT_MS)) for key in lasts]
        found = self._answers([*commands, *waits])
        answers, having = found[: len(commands)], found[len(commands) :]
        if any(not isinstance(answer, NoScriptError) for answer in answers):
            fewest = min(self._accepted(number) for number in having)
            if fewest < self._replicas:
                raise StoreUnavailable(f"Only {fewest} of {self._replicas} replicas have what was written.")
        return answers


def _by_name(call: Call) -> Command:
    script, names, arguments = call
    return names[0], ("EVALSHA", script.sha, len(names), *names, *arguments)


def _in_full(call: Call) -> Command:
    script, names, arguments = call
    return names[0], ("EVAL", script.source, len(names), *names, *arguments)
