"""Gathers what one turn answers: bubbles, choices, effects; which of them belong in it is decided by engine and
its neighbours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from flows.content import Content, content
from flows.digest import digest
from flows.jobs.listing import Listing
from flows.session import Session
from flows.turn import Bubble, Choice, Effect, Raises, Say, Turn
from flows.understanding.suggested import Suggested

if TYPE_CHECKING:
    from flows.desk import Desk

MOST_BUBBLES = 5
MOST_CHOICES = 13
WORDING = "wording"  # the step that tells which version of it was said


@dataclass(slots=True)
class Reply:
    """The turn in the making. `ask_again`: whether the open question is to be put at the end."""

    session: Session
    now: datetime
    wording: Content = field(default_factory=content)
    bubbles: list[Bubble] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    effects: list[Effect] = field(default_factory=list)
    trigger: str = ""
    question: str = ""
    understood: list[str] = field(default_factory=list)
    withheld: bool = False
    ask_again: bool = True
    duty: bool = False  # an operator is on duty now
    desk: Desk | None = None  # hours and who is there
    sender: str = ""  # under which name the last bubble is shown
    joins: bool = False  # the answer before may go on in this text
    noted: bool = False  # something in it was read out of the words by a language model
    suggested: tuple[Suggested, ...] = ()  # what a language model says about the words of this turn
    listing: Listing | None = None  # the operators' openings
    page: Callable[[str], str] | None = None  # makes the address of the printable page from its key
    replayed: tuple[str, ...] = ()  # where the log is replayed: the steps of this turn then
    language_model: bool = False  # one is set up
    lot: str = ""  # draws which wording of a question on trial the person is asked with
    drafts: tuple[tuple[str, str], ...] | None = None  # kind and text of each of ours, once they were looked at
    stranger: bool = False  # their profile is in a language that we do not have
    did: list[str] = field(default_factory=list)  # what the input did, for the log: steps that need no words

    def say(self, key: str, *, personal: bool = False, **values: object) -> None:
        """One bubble of wording; variants rotate with the turns of the session."""
        self.bubbles.append(Say(self.text(key, **values), personal))

    def text(self, key: str, **values: object) -> str:
        return self.wording.text(key, self.session.turns, **values)

    def has(self, key: str) -> bool:
        return key in self.wording

    def show(self, *bubbles: Bubble) -> None:
        self.bubbles.extend(bubbles)

    def offer(self, *choices: Choice) -> None:
        known = {choice.data for choice in self.choices if choice.data}
        self.choices.extend(choice for choice in choices if not choice.data or choice.data not in known)

    def command(self, name: str, argument: str = "", *, label: str = "", strong: bool = False) -> Choice:
        """A choice that runs a command; its label is `chat.commands.<name>` unless given."""
        if label:  # it may have somebody's words in it: those are kept nowhere
            return Choice(label, f"c|{name}|{argument}", strong=strong)
        return _command(name, argument, strong, self.wording)

    def raises(self, does: Raises, value: str = "") -> None:
        self.effects.append(Effect(does, value))

    def turn(self) -> Turn:
        """The finished turn: never more bubbles or choices than a channel can show, the question last."""
        bubbles = self.bubbles
        while len(bubbles) > MOST_BUBBLES:
            bubbles = _join_first_pair(bubbles)
        did = (Effect(Raises.RECORD, step) for step in (*self.did, f"{WORDING} {self.wording.version}"))
        return Turn(
            bubbles=tuple(bubbles),
            choices=tuple(self.choices[:MOST_CHOICES]),
            effects=(*self.effects, *did),
            stage=str(self.session.stage),
            question=self.question,
            trigger=self.trigger,
            withheld=self.withheld,
            consented=self.session.consented is not None,
            understood=tuple(self.understood),
            digest=digest(self.session),
            language=self.wording.language,
            attended=self.session.attended.shown if self.session.attended is not None else "",
            sender=self.sender,
        )


@lru_cache(maxsize=2048)  # the same in every turn, as long as the wording is
def _command(name: str, argument: str, strong: bool, wording: Content) -> Choice:
    return Choice(wording.text(f"chat.commands.{name}"), f"c|{name}|{argument}", strong=strong)


def _join_first_pair(bubbles: list[Bubble]) -> list[Bubble]:
    for n, (one, two) in enumerate(pairwise(bubbles)):
        if isinstance(one, Say) and isinstance(two, Say):
            joined = Say(f"{one.text}\n\n{two.text}", one.personal or two.personal)
            return [*bubbles[:n], joined, *bubbles[n + 2 :]]
    return bubbles[-MOST_BUBBLES:]
