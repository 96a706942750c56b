"""Which sentences of the drafts a text quotes or speaks of, the draft in sight first; what becomes of them lives in
striking.py and explaining.py."""

from __future__ import annotations

from flows import documents, in_sight
from flows.answers import plain
from flows.documents.striking import PIECE, piece_meant, pieces_of, pieces_quoted, quoted_in
from flows.letters import holds
from flows.reply import Reply
from flows.voice import drafts

_MOST_AT_ONCE = 5  # sentences that go out at one word


def quoted_marks(reply: Reply, text: str) -> str:
    """The sentences of a draft that are quoted, as the command takes them; of the draft in sight, else of another."""
    for marks, parts in drafts_there(reply, text):
        if found := pieces_quoted(text, parts.values()):
            return marks_of(found, marks)
    return ""


def marks_meant(reply: Reply, text: str) -> str:
    """The sentences that a text quotes or speaks of, as the command takes them; "" for none."""
    if quoted_in(text):
        return quoted_marks(reply, text)
    for marks, parts in drafts_there(reply, text):
        if one := piece_meant(text, (piece for said in parts.values() for piece in pieces_of(said))):
            return marks_of([one], marks)
    return ""


def marks_of(pieces: list[str], marks: dict[str, tuple[str, ...]]) -> str:
    known = (mark for piece in pieces[:_MOST_AT_ONCE] for mark in marks.get(piece, ()))
    return ".".join((PIECE, *dict.fromkeys(known)))


def drafts_there(reply: Reply, text: str) -> list[tuple[dict[str, tuple[str, ...]], dict[str, str]]]:
    """Of each draft there is the marks of its sentences and its parts: the one that is named or in sight first."""
    case = reply.session.consultation.case
    if not drafts.are_there(case):
        return []
    there, (seen, register) = in_sight.kinds_at_hand(reply), in_sight.seen(reply)
    asked = reply.wording.under("chat.drafts_asked").items()
    called = [kind for kind, words in asked if kind in there and any(holds(plain(text), word) for word in words)]
    there.sort(key=lambda kind: (kind not in called, kind != seen))
    ways = [(kind, register if kind == seen else drafts.STANDARD) for kind in there]
    return [
        (documents.pieces_shown(kind, case, reply.now, way), documents.parts_of(kind, case, reply.now, way))
        for kind, way in ways
    ]
