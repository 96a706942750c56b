"""The heart of what was told so far in one sentence, by sense and not by quotation: what goes on, how long, who stands
by; the senses live in understanding/meanings.py."""

from __future__ import annotations

from flows.reply import Reply
from flows.session import Session
from flows.turn import Say
from flows.understanding.meanings import lasting_in, matters_in

ENOUGH = 2  # things told; fewer are no summary
MOST = 5


def told_so_far(session: Session) -> str:
    """All words of this consultation, also those held before consent."""
    moved = (move.words.text for move in session.consultation.moves if move.words is not None)
    return "\n".join((*(words.text for _, words in session.held), *moved))


def sentence(reply: Reply, text: str) -> str:
    """「三週間ものあいだ、電話が続いて、怒鳴られているのですね。」; "" where too little was told."""
    wording, names = reply.wording, [f"listening.heart.{name}" for name in matters_in(text)][:MOST]
    long = lasting_in(text)
    if len(names) + bool(long) < ENOUGH or not names:
        return ""
    parts = [wording.text(f"{name}.mid") for name in names[:-1]]
    parts = [*([wording.text("listening.heart.lasting", long=long)] if long else []), *parts]
    told = wording.text("listening.heart.join").join((*parts, wording.text(f"{names[-1]}.end")))
    return str(wording.text("listening.heart.all", told=told))


def say(reply: Reply, text: str) -> bool:
    """Says it; False where too little was told."""
    if said := sentence(reply, text):
        reply.bubbles.append(Say(said, personal=True))
    return bool(said)
