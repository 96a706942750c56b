"""Keeps what somebody in danger tells of the matter besides, for the questions afterwards; what is said to them lives
in caring.py."""

from __future__ import annotations

from flows import answering, consent, path
from flows.acts import Heard
from flows.fill import would_fill
from flows.reply import Reply
from flows.session import Words
from flows.stage import Stage

_BELIEVED = frozenset({"do danger believed", "do danger fine"})
# Words that answered nothing that was asked, or a no that is believed.
_ONLY_TOLD = frozenset({"do danger told", "do danger text"}) | _BELIEVED
# What the consultation asks for; who is near and what somebody did belongs to the caring conversation.
_OF_THE_MATTER = frozenset(
    {"when", "left_when", "contact_how", "demands", "deadline", "company_told", "company_will", "employment"}
)
MOST = 3  # texts, as for any other question


def keep(reply: Reply, heard: Heard) -> None:
    """Only what is no danger itself and fills something; nothing is shown of it now."""
    session, question = reply.session, path.open_question(reply.session.consultation)
    if consent.is_open(session) or question is None or not _ONLY_TOLD & set(reply.did):
        return
    if question.stage == Stage.LISTENING or question.id in path.THEIR_WORDS or session.misses >= MOST:
        return
    if not path.fills_other_slots(question, heard.text) or not _tells_of_it(reply, heard):
        return
    bubbles, choices = len(reply.bubbles), len(reply.choices)
    answering.answer(reply, question, None, Words.of(heard.incoming), heard.reading, more=True)
    del reply.bubbles[bubbles:], reply.choices[choices:]
    reply.did.append("apart")
    session.misses += 1


def _tells_of_it(reply: Reply, heard: Heard) -> bool:
    """No sign of danger but one that is denied, and no threat by others, which must be met in sight."""
    reading = heard.reading
    is_denied = reading.crisis == "none" and bool(_BELIEVED & set(reply.did))
    if reading.evidence.get("crisis") is not None and not is_denied:
        return False
    if answering.DANGEROUS & set(reading.harassment) or (reading.harassment and not is_denied):
        return False
    return bool(_OF_THE_MATTER & would_fill(reply.session.consultation.case, reading))
