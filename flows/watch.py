"""What is remembered of danger: alerts raised, words that turned out harmless, and that more must not be offered;
the caring conversation lives in caring.py."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import datetime, timedelta

from flows import safety
from flows.reply import Reply
from flows.safety.windows import JAPAN
from flows.session import Alerted, Session
from flows.turn import Raises
from flows.understanding.normalise import fold
from flows.understanding.reading import Evidence, Reading
from flows.urgency import RANK
from flows.waiting import For

ALERT_AGAIN = timedelta(minutes=10)  # the same matter is not reported twice within this time
MOST_HARMLESS = 20
BY_EAR = "danger.second_opinion"
_DENIED = "denied"  # beside the marks of words: danger itself was denied, whatever the ear makes of the words around
_BREAK = re.compile(r"[、。，．,.!！?？\n「」『』]")


def alert(reply: Reply, level: str, kind: str) -> None:
    """Operators are told at once: once for each matter within some minutes, and again when it gets worse."""
    session = reply.session
    session.noted = reply.now
    last = session.alerted
    if last is not None and reply.now - last.at < ALERT_AGAIN and last.kind == kind and RANK[level] <= RANK[last.level]:
        return
    session.alerted = Alerted(level, kind, reply.now)
    reply.raises(Raises.ALERT, level)


def phrase_of(reading: Reading) -> str:
    """A mark for the words that led to the danger: rule and folded clause, hashed, so that no words are kept. The whole
    clause: 「暑くて死にたい」 called harmless says nothing about 「死にたい」."""
    found = reading.evidence.get("crisis")
    if found is None:
        return ""
    start, end = _clause(reading.text, found)
    return hashlib.sha256(f"{found.rule}:{fold(reading.text[start:end]).soft}".encode()).hexdigest()[:16]


def _clause(text: str, found: Evidence) -> tuple[int, int]:
    before = [match.end() for match in _BREAK.finditer(text, 0, found.start)]
    after = _BREAK.search(text, found.end)
    return (before[-1] if before else 0), (after.start() if after else len(text))


def remember_harmless(session: Session, phrase: str, level: str, now: datetime) -> None:
    """These words were denied twice: today they need no caring question. Never for what leaves no time."""
    if phrase and RANK[level] < RANK["imminent"]:
        _remember(session, phrase, now)


def believe(session: Session, now: datetime) -> None:
    """Danger was denied in plain words: today what only the ear hears must be clear to count."""
    _remember(session, _DENIED, now)


def is_denied_by_ear(session: Session, found: Evidence, text: str, now: datetime) -> bool:
    """No rule knows these words, the ear is not sure of them, and the person said already that it is not so."""
    denied = session.harmless_on == _day(now) and _DENIED in session.harmless
    return denied and found.rule == BY_EAR and not safety.is_clear_by_ear(text)


def _remember(session: Session, phrase: str, now: datetime) -> None:
    today = _day(now)
    kept = session.harmless if session.harmless_on == today else []
    session.harmless_on = today
    session.harmless = [*(mark for mark in kept if mark != phrase), phrase][-MOST_HARMLESS:]


def forget_harmless(session: Session) -> None:
    """Words were taken back: nothing that rested on them is kept, not even their mark."""
    session.harmless, session.harmless_on = [], ""
    care = session.waiting.within(For.CARE)
    if care is not None:
        care.phrase = ""


def as_known(reply: Reply, reading: Reading) -> Reading:
    """The reading, without a danger whose words this person has called harmless today; what else the text says counts
    all the same, and operators find it on their list."""
    session, found = reply.session, reading.evidence.get("crisis")
    if found is None or reading.crisis not in ("ask", "concern") or session.harmless_on != _day(reply.now):
        return reading
    if is_denied_by_ear(session, found, reading.text, reply.now):
        reply.raises(Raises.NOTE, f"known {reading.crisis} {reading.danger}")
        return replace(reading, crisis="none")
    if phrase_of(reading) not in session.harmless:
        return reading
    reply.raises(Raises.NOTE, f"known {reading.crisis} {reading.danger}")
    start, end = _clause(reading.text, found)
    rest = safety.look(reading.text[:start] + "。" + reading.text[end:])
    calm = replace(reading, crisis=rest.level, danger=rest.kind, about_me=rest.about_me)
    return replace(calm, intent="answer") if reading.intent == "pause" else calm  # 「もう消えたい」 asks for no break


def _day(now: datetime) -> str:
    return now.astimezone(JAPAN).date().isoformat()
