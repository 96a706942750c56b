"""Asks the flow for one turn, whatever state the session or the flow is in; what is committed of it is elsewhere."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any, Protocol

from flows.content import held
from flows.desk import Desk
from flows.followup_times import Due
from flows.jobs.listing import Listing
from flows.turn import Incoming, Kind, Part, Say, Turn
from flows.understanding.suggested import Suggested
from linebot_app.conversation.committing import Answered, answered
from linebot_app.conversation.records import SessionRecord
from linebot_app.conversation.visit import Visit
from linebot_app.logs import place_of
from linebot_app.metrics import TALLY
from linebot_app.metrics.catalogue import FAILED

log = logging.getLogger(__name__)

TRIES = 2
GETS_NO_ANSWER = {Kind.UNSEND, Kind.UNFOLLOW, Kind.DUE, Kind.OPERATOR}
Render = Callable[[Turn], list[dict[str, Any]]]
Suggest = Callable[[str], tuple[Suggested, ...]]
Page = Callable[[str, datetime, str], str]
Language = Callable[[str], str]
OfDesk = Callable[[], Desk | None]


class Flow(Protocol):
    """The public face of `flows`; the package itself fits."""

    FLOW_VERSION: str

    def new_session(self) -> Any: ...
    def take_turn(self, session: Any, incoming: Incoming, now: datetime) -> Turn: ...
    def dump(self, session: Any) -> dict[str, Any]: ...
    def load(self, data: dict[str, Any]) -> Any: ...
    def gather(self, parts: Iterable[Part]) -> list[Incoming]: ...
    def replay(self, pairs: Iterable[tuple[Incoming, datetime]]) -> Any: ...
    def text_to_suggest(self, session: Any, incoming: Incoming) -> str: ...
    def due(self, session: Any) -> Due | None: ...
    def awake(self, now: datetime) -> datetime: ...


class Answering:
    """One turn. `wording`: a sentence by key. `rebuild`: a session made from the log, None when the log has nothing.
    `suggest`: what a language model reads out of a text, where one is set up. `listing`: the operators' openings.
    `page`: the address of the printable page for a person, a time and a key. `language`: that of a person's profile.
    `desk`: hours and who is there."""

    def __init__(
        self,
        flow: Flow,
        render: Render,
        wording: Callable[[str], str],
        rebuild: Callable[[str], bytes | None] | None = None,
        suggest: Suggest | None = None,
        listing: Listing | None = None,
        page: Page | None = None,
        language: Language | None = None,
        desk: OfDesk | None = None,
    ) -> None:
        self._page = page
        self._desk = desk
        self._language = language
        self._suggest = suggest
        self._listing = listing
        self._flow = flow
        self._render = render
        self._wording = wording
        self._rebuild = rebuild

    def next_incoming(self, visit: Visit) -> Incoming:
        """What the next turn answers: the oldest of what waits, with the bubbles that belong to it."""
        if visit.unreadable:  # what was consumed out of order cannot be noted, so nothing may be
            return Incoming((visit.inbox[0].part,))
        parts = _until_an_order([arrival.part for arrival in visit.waiting()])
        try:
            return self._flow.gather(parts)[0]
        except Exception as error:  # noqa: BLE001
            _complain("gathering failed", parts[0], error)
            return Incoming((min(parts, key=lambda part: part.at),))

    def answer(self, visit: Visit, incoming: Incoming, now: datetime, since: int, hopeless: bool = False) -> Answered:
        """Never raises for what the flow or the content of a message does: what fails twice (or is `hopeless`) is
        answered with an apology, and the session stays as it was."""
        with held():
            return self._answer(visit, incoming, now, since, hopeless)

    def _answer(self, visit: Visit, incoming: Incoming, now: datetime, since: int, hopeless: bool) -> Answered:
        for number in range(0 if hopeless else TRIES):
            try:
                self.open(visit)
                heard = self._helped(visit, incoming, now, ask=number == 0)
                turn = self._flow.take_turn(visit.session, heard, now)
                messages = self._render(turn) if turn.bubbles else []
                visit.record.flow = self._flow.dump(visit.session)
                asked = incoming.text.partition(" ")[0] if incoming.kind is Kind.DUE else ""
                visit.record.due = due_at(self._flow, visit.session, asked)
                visit.record.withheld = turn.withheld and not turn.consented
                return answered(visit, incoming, turn, messages, self._flow.FLOW_VERSION, now, since)
            except Exception as error:  # noqa: BLE001
                _complain("turn failed", incoming.parts[0], error)
                visit.start_over()
        turn, messages = self._instead(visit, incoming, now, hopeless)
        if incoming.kind is Kind.DUE:  # the next visit brings it up again
            visit.record.due = 0
        made = answered(visit, incoming, turn, messages, self._flow.FLOW_VERSION, now, since)
        if visit.unreadable:
            made.session = visit.saved
        return made

    def _helped(self, visit: Visit, incoming: Incoming, now: datetime, *, ask: bool) -> Incoming:
        """With the operators' openings, the language of somebody new, and what a language model reads out of it, where
        there is one and the flow lets it be asked. A turn that failed is tried without asking anybody."""
        known: dict[str, Any] = {"lot": visit.person}
        if self._listing is not None:
            known["listing"] = self._listing
        if self._page is not None:
            known["page"] = partial(self._page, visit.person, now)
        if self._desk is not None and (desk := self._desk()) is not None:
            known["desk"] = desk
        if self._language is not None and ask and visit.record.flow is None and incoming.kind not in GETS_NO_ANSWER:
            known["language"] = self._language(visit.person)
        if self._suggest is None:
            return replace(incoming, **known)
        named = replace(incoming, language_model=True, **known)
        text = self._flow.text_to_suggest(visit.session, named) if ask else ""
        return replace(named, suggested=self._suggest(text)) if text else named

    def _instead(
        self, visit: Visit, incoming: Incoming, now: datetime, hopeless: bool
    ) -> tuple[Turn, list[dict[str, Any]]]:
        """An apology and the open question again, as the flow puts it after something that it cannot read."""
        withheld, attended = visit.record.withheld, visit.record.attended
        if incoming.kind in GETS_NO_ANSWER or attended:
            return Turn(trigger="failed", withheld=withheld, attended=attended), []
        sorry = Say(self._wording("channel.trouble"))
        try:
            if hopeless:
                raise RuntimeError("this session may be what kills")
            self.open(visit)
            part = Part(incoming.parts[0].event_id, Kind.OTHER, incoming.at)
            again = self._flow.take_turn(visit.session, Incoming((part,)), now)
            bubbles = (sorry, *again.bubbles[-1:])
            turn = Turn(bubbles, again.choices, (), again.stage, again.question, "failed", withheld)
            return turn, self._render(turn)
        except Exception:  # noqa: BLE001 - that it fails has been told before
            return Turn(bubbles=(sorry,), trigger="failed", withheld=withheld), self.apology()
        finally:
            visit.start_over()

    def apology(self) -> list[dict[str, Any]]:
        text = self._wording("channel.trouble")
        try:
            return self._render(Turn(bubbles=(Say(text),)))
        except Exception as error:  # noqa: BLE001
            log.error("apology not drawn", extra={"error": type(error).__name__, "place": place_of(error)})
            return [{"type": "text", "text": text}]

    def group_note(self) -> list[dict[str, Any]]:
        return self._render(Turn(bubbles=(Say(self._wording("channel.group_note")),)))

    # The session

    def open(self, visit: Visit) -> None:
        """`visit.session`, made again from the log where what was stored cannot be read. Raises what the flow does."""
        if visit.unreadable:
            log.error("session unreadable", extra={"rebuilding": self._rebuild is not None})
            visit.record = self._rebuilt(visit.person) or SessionRecord(contact=visit.record.contact)
            visit.unreadable = False
        if visit.session is None:
            visit.session = self._loaded(visit)

    def _loaded(self, visit: Visit) -> Any:
        if visit.record.flow is None:
            return self._flow.new_session()
        try:
            return self._flow.load(visit.record.flow)
        except Exception as error:  # noqa: BLE001
            log.error("snapshot unreadable", extra={"error": type(error).__name__, "place": place_of(error)})
        rebuilt = self._rebuilt(visit.person)
        if rebuilt is None or rebuilt.flow is None:
            return self._flow.new_session()
        visit.record.withheld = rebuilt.withheld
        return self._flow.load(rebuilt.flow)

    def _rebuilt(self, person: str) -> SessionRecord | None:
        raw = self._rebuild(person) if self._rebuild else None
        return None if raw is None else SessionRecord.from_bytes(raw)


def _until_an_order(parts: list[Part]) -> list[Part]:
    """What came before an operator's order is answered before it, whatever the clocks of both sides say."""
    for place, part in enumerate(parts):
        if part.kind is Kind.OPERATOR:
            return parts[:place] or [part]
    return parts


def due_at(flow: Flow, session: Any, asked: str = "") -> int:
    """What a record keeps of when the flow has something to say by itself; 0 for never. `asked`: what it was just asked
    for, which must not come again at once."""
    due = flow.due(session)
    return int(due.at.timestamp() * 1000) if due is not None and due.key != asked else 0


def _complain(what: str, part: Part, error: Exception) -> None:
    TALLY.count(FAILED.name)
    log.error(what, extra={"turn": part.event_id, "error": type(error).__name__, "place": place_of(error)})
