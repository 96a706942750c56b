"""The blanks of a draft as they stand: which are open, which hold words, keeping one and going on to the next; asking
for them lives in completing.py, saying one otherwise in refilling.py."""

from __future__ import annotations

from dataclasses import replace

from flows import bounds, documents, in_sight, path, putting_in
from flows.documents.filling import BLANKS, entry
from flows.documents.typed_in import SHORT
from flows.reply import Reply
from flows.session import Move, Words
from flows.voice import drafts, reviewing
from flows.waiting import For

_OVER = "made blanks"  # a step of the log: words that are gone may have filled what is open now
_NOT_OF_ONES_OWN = "threat"  # what they put in themselves is weighed for much, but not for this


def is_over(reply: Reply) -> bool:
    """Nothing is left to be asked; where the log is replayed, as it was then."""
    over = _OVER in reply.replayed if reply.replayed else not left(reply)
    if over:
        reply.did.append(_OVER)
    return over


def leave(reply: Reply) -> None:
    """What was filled in stays."""
    reply.session.waiting = reply.session.waiting.without(For.BLANKS)


def left(reply: Reply) -> list[str]:
    """Keys of the blanks that were neither filled nor passed over this time, in the order of the text."""
    waiting = reply.session.waiting.within(For.BLANKS)
    if waiting is None:
        return list(draft_of(reply).open)
    passed = waiting.value.split()
    first = [waiting.step] if waiting.step else []
    return [*first, *(key for key in draft_of(reply).open if key not in (*passed, *first))]


def filled(reply: Reply) -> list[str]:
    """Keys of the blanks of this draft that hold words of the person, the last one last."""
    case = reply.session.consultation.case
    typed_in = [key for key in case.blanks if not putting_in.is_of_a_draft(key)]
    if not typed_in:
        return []
    kind, _, register = about(reply).partition(".")
    without = replace(case, blanks={key: words for key, words in case.blanks.items() if key not in typed_in})
    there = documents.draft(kind, without, reply.now, register or drafts.STANDARD).open
    return [key for key in typed_in if key in there]


def about(reply: Reply) -> str:
    """The draft whose blanks these are, else the one in sight."""
    waiting = reply.session.waiting.within(For.BLANKS)
    shown = reply.session.consultation.shown or drafts.first(reply)
    return waiting.about if waiting is not None and waiting.about else shown


def draft_of(reply: Reply) -> documents.Draft:
    waiting = reply.session.waiting.within(For.BLANKS)
    kind, _, register = (waiting.about if waiting is not None else drafts.first(reply)).partition(".")
    return drafts.made(reply, kind, register)


def keep(reply: Reply, key: str, text: str, words: Words | None = None) -> None:
    """One answer is one move, wherever the consultation stands; nothing else is read from its words."""
    take(reply, entry(key, text, reply.now), words)
    reply.trigger = reply.trigger or "filled"
    go_on(reply, key)


def take(reply: Reply, value: str, words: Words | None) -> None:
    consultation = reply.session.consultation
    move = Move(BLANKS, value, reply.now, words, more=True, corrects=True)
    consultation.moves = bounds.few([*consultation.moves, move])
    path.take(consultation, move)


def go_on(reply: Reply, passed: str) -> None:
    """To the next blank; behind the last one the draft is shown as it reads now, and what in it needs another look."""
    waiting = reply.session.waiting.within(For.BLANKS)
    if waiting is None:
        return
    waiting.value = f"{waiting.value} {passed}".strip()
    waiting.step = ""
    if is_over(reply):
        finish(reply)


def finish(reply: Reply) -> None:
    """The draft as it reads now; what was typed into it is looked over by itself."""
    waiting, case = reply.session.waiting.within(For.BLANKS), reply.session.consultation.case
    kind, _, register = (waiting.about if waiting is not None else "").partition(".")
    leave(reply)
    in_sight.look_at(reply.session.consultation, f"{kind}.{register}")
    draft = drafts.made(reply, kind, register)
    reply.say("filling.some_left" if draft.blanks else "filling.done")
    reply.show(*drafts.cards(reply, case, kind, register))
    found = [
        finding
        for key, words in case.blanks.items()
        if key not in draft.open and key not in SHORT and not putting_in.is_of_a_draft(key)
        for finding in documents.check(words, admitted=case.responsibility, language=reply.session.language)
        if finding.kind != _NOT_OF_ONES_OWN
    ]
    if found:
        reviewing.show(reply, documents.Review("", tuple(found), (), (), (), ()))
