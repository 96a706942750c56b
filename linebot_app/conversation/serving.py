"""Serves one claimed person: what waits is taken, answered, committed, sent and settled; the parts do the work."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import datetime

import orjson

from flows.content import content
from flows.jobs.listing import Listing
from flows.orders import takes_over
from flows.turn import Incoming, Kind, Part
from linebot_app.conversation import entries
from linebot_app.conversation.answering import Answering, Flow, Language, OfDesk, Page, Render, Suggest
from linebot_app.conversation.arrival import Arrival
from linebot_app.conversation.committing import give_token
from linebot_app.conversation.delivery import Delivery, Verdict, may_be_merged
from linebot_app.conversation.loading import Loading
from linebot_app.conversation.menu import OF_ALL, Menus
from linebot_app.conversation.recent import Recent
from linebot_app.conversation.records import MOST_MESSAGES, Outgoing, Shown, Unreadable
from linebot_app.conversation.visit import Visit
from linebot_app.conversation.waking import TOKYO, Waking
from linebot_app.logs import in_turn, place_of
from linebot_app.metrics import TALLY
from linebot_app.metrics.catalogue import DELIVERIES, REPLY_SECONDS, TURN_SECONDS, TURNS
from linebot_app.ports import Claim, Messenger, Outcome, SessionStore
from linebot_app.tracing import span

log = logging.getLogger(__name__)

DEADLY_TRIES = 2  # how many workers may die in one turn
LONGEST_PAUSE_WITH_EVENTS = 15.0


class Conversation:
    """`clock`: seconds since 1970. `read`: an inbox body to an Arrival. `render`: a turn to messages of the channel.
    `rebuild`: the stored session made from the log, for a person whose snapshot cannot be read; None: the log has none.
    `suggest`: a language model's reading of a text. `listing`: the operators' openings. `page`: the address of the
    printable page for a person, a time and a key. `language`: that of a person's profile, "" when it is not known.
    `desk`: hours and who is there, as it was seconds ago.
    """

    def __init__(
        self,
        store: SessionStore,
        messenger: Messenger,
        flow: Flow,
        render: Render,
        read: Callable[[bytes], Arrival],
        clock: Callable[[], float],
        *,
        wording: Callable[[str], str] | None = None,
        rebuild: Callable[[str], bytes | None] | None = None,
        loading: Loading | None = None,
        suggest: Suggest | None = None,
        listing: Listing | None = None,
        page: Page | None = None,
        language: Language | None = None,
        desk: OfDesk | None = None,
        menus: Menus | None = None,
        lease: float = 10.0,
        recent: Recent | None = None,
    ) -> None:
        self._store = store
        self._read = read
        self._clock = clock
        words = wording or _said
        self._answering = Answering(flow, render, words, rebuild, suggest, listing, page, language, desk)
        self._loading = loading or Loading(messenger)
        self._menus = menus
        self._lease = lease
        self._recent = recent or Recent()
        self._waking = Waking(flow, messenger, clock)
        self._delivery = Delivery(messenger, clock, self._answering.apology, self._waking.rest)

    def serve(self, claim: Claim) -> None:
        """Everything for one claimed person, who is given back at the end. Raises Fenced, StoreUnavailable: whatever
        was committed until then is finished by the next claim."""
        visit = Visit(self._store, claim, self._read, self._lease, self._clock, self._recent)
        if claim.outgoing is not None and not self._finish_earlier(visit, claim.outgoing):
            return
        if not visit.waiting() and self._wake(visit):
            return
        while visit.waiting():
            if visit.is_group:
                released = self._send(visit, self._take_group(visit))
            else:
                received = min(arrival.received for arrival in visit.waiting())
                with self._loading.watch(visit.person, self._clock() - received / 1000):
                    released = self._send(visit, self._take_turn(visit))
            if released:
                return
        visit.leave()

    # Delivering

    def _finish_earlier(self, visit: Visit, raw: bytes) -> bool:
        """True when the way is free for the next turn; False when the person was given back."""
        try:
            out = Outgoing.from_bytes(raw)
        except Unreadable as error:
            log.error("outgoing record dropped", extra={"place": place_of(error)})
            visit.settle(())
            return True
        waiting = visit.waiting()
        out.blocked = _blocked_since(waiting, out.blocked)
        unsent = any(one.part.kind is Kind.UNSEND for one in waiting)
        if unsent and out.personal and not out.open and may_be_merged(out):
            # It may repeat the words that were just taken back; which of its messages does is not known.
            return not self._settle(visit, out, Verdict(Outcome.NOTHING), stay=True)
        if not out.open and may_be_merged(out) and any(takes_over(one.part.text) for one in waiting if _ordered(one)):
            return not self._settle(visit, out, Verdict(Outcome.NOTHING), stay=True)  # the bot is to be silent
        if out.due and waiting and not out.open and may_be_merged(out):
            return not self._settle(visit, out, Verdict(Outcome.NOTHING), stay=True)  # the person is here
        verdict = self._attempt(visit, out, fresh=False)
        if verdict.outcome is None and out.due and waiting:
            verdict = Verdict(Outcome.NOTHING if may_be_merged(out) else Outcome.UNKNOWN)
        elif verdict.outcome is None and may_be_merged(out) and any(_goes_on(arrival) for arrival in waiting):
            verdict = Verdict(Outcome.UNKNOWN, carry=True)
        return not self._settle(visit, out, verdict, stay=True)

    def _send(self, visit: Visit, out: Outgoing | None) -> bool:
        """True when the person was given back."""
        if out is None:
            if visit.waiting():
                return False
            visit.leave()
            return True
        verdict = self._attempt(visit, out, fresh=True)
        return self._settle(visit, out, verdict, stay=bool(visit.waiting()))

    def _attempt(self, visit: Visit, out: Outgoing, fresh: bool) -> Verdict:
        with in_turn(out.turn), span("delivery", out.turn) as told:
            verdict = self._delivery.attempt(visit.person, out, fresh=fresh, save=visit.save)
            told["outcome"] = str(verdict.outcome or "later")
        return verdict

    def _settle(self, visit: Visit, out: Outgoing, verdict: Verdict, stay: bool) -> bool:
        if verdict.outcome is None:
            out.open = False
            pause = min(verdict.due_in, LONGEST_PAUSE_WITH_EVENTS) if visit.waiting() else verdict.due_in
            visit.leave(out, due_in=pause)
            return True
        entry = entries.delivery_entry(visit.person, out.turn, verdict.outcome, verdict.answer, self._now(()))
        written = () if out.silent else (orjson.dumps(entry),)
        TALLY.count(DELIVERIES.name, verdict.outcome)
        if verdict.outcome is Outcome.REPLIED:
            TALLY.took(REPLY_SECONDS.name, self._clock() - out.received / 1000)
        log.info("sent", extra={"turn": out.turn, "outcome": str(verdict.outcome)})
        carried = not out.due and verdict.carry and not out.silent and self._carry(visit, out.as_shown(), written)
        missed = out.due and verdict.outcome is not Outcome.PUSHED and may_be_merged(out)
        if carried or (missed and self._tell_unseen(visit, out, written)):
            written = ()
            if not stay:
                visit.leave()
                return True
            return False
        if stay:
            visit.settle(written)
            return False
        visit.leave(log=written)
        return True

    def _carry(self, visit: Visit, shown: list[Shown], written: Sequence[bytes]) -> bool:
        if visit.saved is None or visit.unreadable:
            return False
        visit.start_over()
        visit.record.carry = [*visit.record.carry, *shown][-MOST_MESSAGES:]
        visit.commit(visit.record.to_bytes(), 0, None, written)
        return True

    def _tell_unseen(self, visit: Visit, out: Outgoing, written: Sequence[bytes]) -> bool:
        """The flow brings up at the next visit what did not arrive."""
        if visit.saved is None or visit.unreadable:
            return False
        visit.start_over()
        incoming = self._waking.unseen(visit, out)
        answered = self._answering.answer(visit, incoming, self._now(incoming.parts), self._milliseconds())
        visit.commit(answered.session, 0, None, (*written, *answered.log))
        return True

    # Turns

    def _wake(self, visit: Visit) -> bool:
        """The turn for which nobody wrote, where it is time; True when the person was given back."""
        try:
            if visit.unreadable:
                self._answering.open(visit)
            if not self._waking.is_time(visit):
                return False
            self._answering.open(visit)
            incoming = self._waking.due(visit)
        except Exception as error:  # noqa: BLE001 - as in a turn: nobody may be due for ever
            log.error("not woken", extra={"error": type(error).__name__, "place": place_of(error)})
            visit.record.due = 0
            return False
        if incoming is None:
            return False
        return self._send(visit, self._take(visit, incoming))

    def _take_group(self, visit: Visit) -> Outgoing:
        arrivals = visit.inbox
        parts = [arrival.part for arrival in arrivals]
        note = self._answering.group_note()
        out = Outgoing(parts[0].event_id, note, group=True, silent=True, since=self._milliseconds())
        give_token(out, visit, parts)
        visit.commit(None, len(arrivals), out.to_bytes(), ())
        return out

    def _take_turn(self, visit: Visit) -> Outgoing | None:
        return self._take(visit, self._answering.next_incoming(visit))

    def _take(self, visit: Visit, incoming: Incoming) -> Outgoing | None:
        event_id = incoming.parts[0].event_id
        with in_turn(event_id), span("turn", event_id) as told:
            told |= {"kind": str(incoming.kind), "events": len(incoming.parts)}
            return self._answered(visit, incoming)

    def _answered(self, visit: Visit, incoming: Incoming) -> Outgoing | None:
        hopeless = visit.claim.abandoned and self._killed_workers(visit, incoming.parts[0].event_id)
        visit.claim.abandoned = False
        record = visit.record
        if record.menu_owed and self._menus and self._menus.is_shown(visit.person, record.menu or OF_ALL):
            record.menu_owed = False
        now, since = self._now(incoming.parts), self._milliseconds()
        answered = self._answering.answer(visit, incoming, now, since, hopeless)
        visit.commit(answered.session, answered.taken, answered.outgoing_bytes, answered.log)
        if answered.menu and self._menus:
            self._menus.wish(visit.person, answered.menu)
        TALLY.count(TURNS.name, incoming.kind)
        TALLY.took(TURN_SECONDS.name, self._clock() - since / 1000)
        return answered.outgoing

    def _killed_workers(self, visit: Visit, event_id: str) -> bool:
        """Whoever had this person before died. That it was this turn that killed is only known when it does so again:
        counted before it is tried, for nobody counts afterwards."""
        if visit.unreadable:
            return True
        died = visit.record.attempts.get(event_id, 0) + 1
        if died > DEADLY_TRIES:
            log.error("turn given up", extra={"turn": event_id, "died": died})
            return True
        visit.record.attempts = {event_id: died}
        visit.commit(visit.record.to_bytes(), 0, None, ())
        return False

    def _milliseconds(self) -> int:
        return int(self._clock() * 1000)

    def _now(self, parts: Sequence[Part]) -> datetime:
        """The time of a turn. Never before its events, whose clock is the platform's."""
        return max([datetime.fromtimestamp(self._clock(), TOKYO), *(part.at for part in parts)])


def _said(key: str) -> str:
    return content().text(key)


def _ordered(arrival: Arrival) -> bool:
    return arrival.part.kind is Kind.OPERATOR


def _goes_on(arrival: Arrival) -> bool:
    """What could not be sent yet can be said with the answer to this."""
    return bool(arrival.token) or _ordered(arrival)


def _blocked_since(waiting: Sequence[Arrival], before: bool) -> bool:
    told = [one.part for one in waiting if one.part.kind in (Kind.FOLLOW, Kind.UNFOLLOW)]
    return max(told, key=lambda part: part.at).kind is Kind.UNFOLLOW if told else before
