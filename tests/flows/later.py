"""Somebody who may be asked later how it went, and the moment at which they are; what is asserted is in the tests."""

from __future__ import annotations

from datetime import datetime, timedelta

import flows
from flows.turn import Kind, Part, Turn
from flows.waiting import For
from tests.flows.talker import MORNING, Talker
from tests.flows.test_stories import STORIES, play


class LaterTalker(Talker):
    """Knows when it is due, as the house would."""

    def sleep(self, until: datetime | None = None) -> Turn:
        """Until it is due (or later), and then that turn."""
        due = flows.due(self.session)
        assert due is not None
        self.now = max(self.now, until or due.at)
        return self.send(Part(f"due-{due.key}", Kind.DUE, self.now, due.key))

    def unseen(self) -> Turn:
        """It was due, and could not be sent."""
        due = flows.due(self.session)
        assert due is not None
        self.now = max(self.now, due.at)
        return self.send(Part(f"due-{due.key}-unseen", Kind.DUE, self.now, f"{due.key} unseen"))


def in_the_middle(*texts: str, now: datetime = MORNING) -> LaterTalker:
    """In the facts of an own mistake, with a question open."""
    talker = LaterTalker(now)
    talker.agree()
    for text in ("自分のミス", "納期に遅れてしまいました", *texts):
        talker.say(text)
    return talker


def agreed(time: str = "week", *texts: str, now: datetime = MORNING) -> LaterTalker:
    talker = in_the_middle(*texts, now=now)
    talker.say("あとで聞いて")
    talker.tap(f"in.{time}.1")
    return talker


def at_the_end(story: str) -> LaterTalker:
    """Whoever this story is about has come to its end."""
    played, _ = play(next(one for one in STORIES if story in one.stem))
    talker = LaterTalker()
    talker.session, talker.now, talker.sent = played.session, played.now, played.sent
    talker.turn, talker.turns = played.turn, played.turns
    return talker


OPEN = "facts.when"  # the question that is open in the middle


def days(count: float) -> timedelta:
    return timedelta(days=count)


def since(talker: Talker) -> list[str]:
    """The outcomes told in the first matter, without words."""
    return [told.partition("\t")[0] for told in talker.session.consultations[0].case.since.values()]


def is_asked(talker: Talker) -> bool:
    return talker.session.waiting.what is For.HOW_IT_WENT
