"""What a text told besides its answer, shown once with a tap to put it right; a whole story is shown by the question
facts.story_check."""

from __future__ import annotations

from dataclasses import replace

from flows.question import Question
from flows.reply import Reply
from flows.stage import Stage
from flows.stages import BY_ID
from flows.turn import Card, Choice, Line
from flows.voice import recaps

SEVERAL = 2  # what is said in passing is seen in the recap of its stage
_REPEATS = frozenset({"facts.happened", "facts.contact_who", "facts.said"})  # their words as they stand
_SHOWS_IT_ITSELF = frozenset({"facts.story_check", "stakeholders.people"})


def note_understood(reply: Reply, question: Question) -> Choice | None:
    """Adds the note before the question that is put next; nothing where little was understood or it is shown anyway.
    Beside another card it is a button, for behind the choices of the question."""
    if question.id == "facts.story_check" or question.stage in (Stage.EXPECTATION, Stage.LISTENING):
        return None
    if not (reply.understood or reply.noted):
        return None
    case, wording = reply.session.consultation.case, reply.wording
    left_out = {question.slot} if question.id in _SHOWS_IT_ITSELF else set()
    if any(q.id == "stakeholders.people" and q.only_if(case) for q in BY_ID.values()):
        left_out.add("people")  # they are shown for a yes of their own
    slots = {"deadline_kind" if slot == "deadline" else slot for slot in reply.understood} - left_out
    ids = recaps.filled_by(slots)
    lines = tuple(line for question_id in ids if (line := recaps.line(wording, case, question_id)) is not None)
    worth = [question_id for question_id in ids if question_id not in _REPEATS]
    if not lines or (len(worth) < SEVERAL and not reply.noted):
        return None
    correct = reply.command("change", ",".join(ids))
    if any(isinstance(bubble, Card) for bubble in reply.bubbles):  # one card is enough to read
        return replace(correct, label=wording.text("detail.noted"))
    reply.show(Card("recap", wording.text("chat.understood_now"), tuple[Line, ...](lines), (correct,), personal=True))
    return None
