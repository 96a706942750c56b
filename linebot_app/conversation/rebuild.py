"""Makes a session again from the log of inputs; when that is done, and for whom, is decided by the caller."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta, timezone
from typing import Any

from flows.turn import Incoming, Kind, Part, Raises
from linebot_app.conversation.answering import Flow, due_at
from linebot_app.conversation.committing import BY_THE_HOUSE
from linebot_app.conversation.records import SessionRecord
from linebot_app.ports import Transcripts

TOKYO = timezone(timedelta(hours=9), "Asia/Tokyo")


def rebuild_session(transcripts: Transcripts, person: str, flow: Flow) -> bytes | None:
    """The stored session that the logged turns of `person` lead to; None when the log holds none that may be replayed.

    Turns without consent left no words in the log: somebody who never gave it starts anew.
    """
    turns = list(transcripts.of_person(person))
    pairs = [(incoming, at) for _, incoming, at in pairs_of(turns)]
    if not pairs:
        return None
    # Of themselves only: what the house did by itself says nothing about whether they can be written to.
    last = next(one.parts[-1] for one, _ in reversed(pairs) if one.kind not in BY_THE_HOUSE)
    session = flow.replay(pairs)
    attended = getattr(session, "attended", None)
    record = SessionRecord(
        flow=flow.dump(session),
        withheld=False,
        number=max(int(turn.get("number") or 0) for turn in turns),
        blocked=last.kind is Kind.UNFOLLOW,
        contact=int(last.at.timestamp() * 1000),
        due=due_at(flow, session),
        attended=attended.shown if attended is not None else "",
    )
    return record.to_bytes()


def pairs_of(turns: Iterable[Mapping[str, Any]]) -> Iterator[tuple[Mapping[str, Any], Incoming, datetime]]:
    """Each logged turn that may be replayed, with what it answered and when."""
    consented = False
    for turn in turns:
        consented = consented or not turn.get("withheld")
        # A failed turn left the session as it was; of those before consent there are no words. A later one without
        # words was withheld at the person's wish: the flow must know that there was something.
        if turn.get("trigger") == "failed" or not consented:
            continue
        parts = tuple(_part(heard) for heard in turn.get("input") or ())
        if parts:
            yield turn, Incoming(parts, tuple(_steps(turn))), _moment(turn["at"])


def _steps(turn: Mapping[str, Any]) -> Iterator[str]:
    """What the input did, which tells a command from an answer when its words are gone."""
    for effect in turn.get("effects") or ():
        if effect.get("does") == Raises.RECORD:
            yield str(effect.get("value") or "")


def _part(heard: Mapping[str, Any]) -> Part:
    return Part(
        event_id=heard.get("event_id") or "",
        kind=Kind(heard["kind"]) if heard.get("kind") in set(Kind) else Kind.OTHER,
        at=_moment(heard["at"]),
        text=heard.get("text") or "",
        message_id=heard.get("message_id") or "",
        picked=heard.get("picked") or "",
    )


def _moment(at: Any) -> datetime:
    """Logged as ISO 8601 text; a store may hand it out as ms since 1970."""
    if isinstance(at, int | float):
        return datetime.fromtimestamp(at / 1000, TOKYO)
    moment = at if isinstance(at, datetime) else datetime.fromisoformat(at)
    return moment.astimezone(TOKYO)
