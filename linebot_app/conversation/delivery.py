"""Gets committed messages to a person exactly once: reply or push, again or not; what is said is decided elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from linebot_app.conversation.records import TOKEN_LIVES, Outgoing
from linebot_app.ports import Answer, Messenger, Outcome, Sent

GIVE_UP = 24 * 3600.0  # a retry key lives as long
IN_A_ROW = 3
CLOCKS_DIFFER = 10.0  # seconds that hosts may be apart: a token lives that much longer than is counted on
LONGEST_PAUSE = 300.0
LONGEST_PAUSE_WITH_TOKEN = 4.0
OUR_RIGHTS = (401, 403)
WORTH_AN_APOLOGY = (400, 413)  # the messages are to blame, not the recipient or our rights


@dataclass(frozen=True, slots=True)
class Verdict:
    """`outcome` None: not settled, to be tried again in `due_in` seconds. `carry`: show it again with the next turn."""

    outcome: Outcome | None
    answer: Answer | None = None
    carry: bool = False
    due_in: float = 0.0


class Delivery:
    """`clock`: seconds since 1970. `apology`: messages that replace those that LINE refuses. `rest`: seconds until
    somebody who did not write may be written to."""

    def __init__(
        self,
        messenger: Messenger,
        clock: Callable[[], float],
        apology: Callable[[], list[dict[str, Any]]],
        rest: Callable[[], float],
    ) -> None:
        self._messenger = messenger
        self._clock = clock
        self._apology = apology
        self._rest = rest

    def attempt(self, person: str, out: Outgoing, fresh: bool, save: Callable[[Outgoing], None]) -> Verdict:
        """Sends once, and again at once where that is safe. `fresh`: just committed, nobody else can have tried.

        Changes `out` to what is known afterwards. `save` commits it where a crash in the call to LINE would otherwise
        leave the next worker believing something wrong; what it raises goes through.
        """
        if not fresh:
            self._take_over(out, save)
        if out.token and not out.pushing:
            verdict = self._by_reply(out, save)
            if verdict is not None:
                return verdict
        return self._by_push(person, out, save)

    def _take_over(self, out: Outgoing, save: Callable[[Outgoing], None]) -> None:
        if out.open:  # its sender died: the call may have been made
            if out.pushing:
                out.pushed_blind = True
            else:
                out.unknown = True
        else:
            out.open = True
            save(out)

    def _by_reply(self, out: Outgoing, save: Callable[[Outgoing], None]) -> Verdict | None:
        """None: nothing has arrived, and this token will not change that."""
        for _ in range(IN_A_ROW):
            if self._token_left(out) <= 0:
                return Verdict(Outcome.UNKNOWN, carry=True) if out.unknown or out.doubted else None
            answer = self._messenger.reply(out.token, out.messages)
            match answer.sent:
                case Sent.OK:
                    return self._arrived(Outcome.REPLIED, out, answer)
                case Sent.TOKEN_INVALID if out.unknown or out.doubted:
                    # Single use: it was spent, and that can only have been by the call that did not end well.
                    return self._arrived(Outcome.REPLIED, out, answer)
                case Sent.TOKEN_INVALID:
                    return None
                case Sent.UNKNOWN:
                    out.unknown = True
                case Sent.LATER:
                    out.doubted = out.doubted or answer.status >= 500
                    return self._later(out)
                case _:
                    if not self._apologises(out, answer, save):
                        return self._refused(out, answer)
        return self._later(out)

    def _by_push(self, person: str, out: Outgoing, save: Callable[[Outgoing], None]) -> Verdict:
        if out.group:
            return Verdict(Outcome.NOTHING)
        if out.blocked:
            return Verdict(Outcome.BLOCKED)
        if out.due and (rest := self._rest()):
            return Verdict(None, due_in=rest)
        if not out.pushing:
            out.pushing = True
            save(out)
        for _ in range(IN_A_ROW):
            if self._clock() - out.since / 1000 >= GIVE_UP:
                return Verdict(Outcome.UNKNOWN, carry=True)
            answer = self._messenger.push(person, out.messages, out.key)
            match answer.sent:
                case Sent.OK:
                    return self._arrived(Outcome.PUSHED, out, answer)
                case Sent.QUOTA:
                    return Verdict(Outcome.QUOTA, answer, carry=not out.apology)
                case Sent.UNKNOWN:
                    out.pushed_blind = True
                case Sent.LATER:
                    out.pushed_blind = out.pushed_blind or answer.status >= 500
                    return self._later(out)
                case _:
                    if not self._apologises(out, answer, save):
                        return self._refused(out, answer)
        return self._later(out)

    def _apologises(self, out: Outgoing, answer: Answer, save: Callable[[Outgoing], None]) -> bool:
        """Puts an apology in the place of messages that LINE will never take: the person must get an answer."""
        if out.apology or out.due or answer.sent is not Sent.REFUSED or answer.status not in WORTH_AN_APOLOGY:
            return False
        out.messages, out.key, out.apology, out.personal = self._apology(), str(uuid4()), True, False
        save(out)
        return True

    def _arrived(self, outcome: Outcome, out: Outgoing, answer: Answer) -> Verdict:
        return Verdict(Outcome.REFUSED if out.apology else outcome, answer)

    def _refused(self, out: Outgoing, answer: Answer) -> Verdict:
        if not may_be_merged(out):  # an earlier call may have got through: whether it did will never be told
            return Verdict(Outcome.UNKNOWN, answer, carry=True)
        if answer.sent is Sent.QUOTA:
            return Verdict(Outcome.QUOTA, answer, carry=True)
        # With a wrong access token nothing is wrong with what was said: it is shown once the token is right again.
        return Verdict(Outcome.REFUSED, answer, carry=answer.status in OUR_RIGHTS)

    def _later(self, out: Outgoing) -> Verdict:
        pause = min(2.0**out.tries, LONGEST_PAUSE) if out.tries < 20 else LONGEST_PAUSE
        out.tries += 1
        left = self._token_left(out)
        if out.token and not out.pushing and left > 0:  # a minute is short: every chance counts
            pause = min(pause, LONGEST_PAUSE_WITH_TOKEN, left + 0.1)
        return Verdict(None, due_in=pause)

    def _token_left(self, out: Outgoing) -> float:
        age = self._clock() - out.received / 1000
        # Received in the future: a clock was set, or two hosts disagree. How old the token is, nobody knows.
        return TOKEN_LIVES - age if age > -CLOCKS_DIFFER else 0.0


def may_be_merged(out: Outgoing) -> bool:
    """Nothing of it can have arrived: it may be said together with the next answer."""
    return not (out.unknown or out.doubted or out.pushed_blind)
