"""When a language model may be asked what a text says; what is taken of its answer lives in took.py, asking it is a
matter of the house."""

from __future__ import annotations

from flows import safety
from flows.hearing import question_of
from flows.path import may_be_read
from flows.session import Session
from flows.turn import Incoming, Kind
from flows.waiting import For

AT_LEAST = 60  # characters: what is shorter, the rules read
_AGREED = "c|agree|"


def text_to_suggest(session: Session, incoming: Incoming) -> str:
    """The words that a language model may be asked about: of who agreed knowing of it, at least AT_LEAST characters,
    told as a story or in answer to a free question, never in danger; with the tap that agrees the words held until
    then. "" for none."""
    if not session.model_named or not session.consultations or session.waiting.within(For.CARE) is not None:
        return ""
    if session.attended is not None:  # an operator reads it
        return ""
    if incoming.kind is Kind.TAP and incoming.text == _AGREED and session.waiting.what is For.CONSENT:
        text = "\n".join(words.text for _, words in session.held)
    elif incoming.kind is Kind.TEXT and session.consented is not None and _is_told(session):
        text = incoming.text
    else:
        return ""
    return text if len(text) >= AT_LEAST and safety.look(text).level == "none" else ""


def _is_told(session: Session) -> bool:
    """A story or a free question is open, and no caring question waits for its answer."""
    question = question_of(session)
    if question is None or session.waiting.what is not For.ANSWER or session.waiting.step:
        return False
    return (question.free or question.id in ("entry.role", "listening.talk")) and may_be_read(question)
