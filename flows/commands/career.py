"""The career part at any moment: texts for an application, what is still blank, practising an interview; what is shown
lives in voice."""

from __future__ import annotations

from flows import answering, career_words, interviewing, path
from flows.answers import added
from flows.career.texts import FILLS, INTERVIEW, KINDS
from flows.commands import matters
from flows.commands.keeping import let_go_of_passing
from flows.reply import Reply
from flows.session import Consultation
from flows.stage import Stage
from flows.stages import BY_ID
from flows.stages.career import is_wanted
from flows.voice import career
from flows.waiting import For

FILL, STAR, SHEET, NEW, TEXT, PART = "fill", "star", "sheet", "new", "text", "part"
_BEHIND_IT = (Stage.SUMMARY, Stage.CLOSED)
# Consultations that lead past the career part.
_NO_CAREER = frozenset({"listen", "want_to_complain", "career"})


def show(reply: Reply, argument: str) -> None:
    """`text.<kind>` or `text.<kind>.long`, `star`, `sheet`, `fill.<question>`, `part.<part>`; `said.<kind>` answers
    words beside the questions, `trade.<key>` puts the kind of work right; `new`: another consultation for it alone;
    nothing: what suits where we are."""
    name, _, rest = argument.partition(".")
    kind, _, size = rest.partition(".")
    if name == NEW:
        _begin_alone(reply)
    elif name == PART:
        _make(reply, rest)
    elif name == career_words.SAID:
        career_words.answer(reply, rest)
    elif name == career_words.TRADE_IS:
        career_words.put_trade_right(reply, rest)
    elif not _was_there(reply):
        _lead_there(reply)
    elif name == TEXT and kind in KINDS:
        career.show_text(reply, kind, long=size == "long")
    elif name == STAR:
        reply.show(career.star_card(reply))
    elif name == SHEET:
        _show_sheets(reply)
    elif name == FILL:
        _fill(reply, rest)
    else:
        career.show_text(reply, INTERVIEW)
        _offer(reply)


def _make(reply: Reply, part: str) -> None:
    """Another part is wanted; on an old card nothing happens. In the log it is told: words that are gone now may have
    led there."""
    question, more = path.open_question(reply.session.consultation), BY_ID["career.more"]
    was_made = f"made {part}" in reply.replayed
    if (question is more or was_made) and added(more, part):
        reply.did.append(f"made {part}")
        answering.answer(reply, more, part, more=True)


def _show_sheets(reply: Reply) -> None:
    cards = career.sheet_cards(reply)
    if not cards:
        reply.say("career_cards.sheet.empty")
        return
    reply.show(*cards)
    reply.say("career_cards.sheet.note")


def _is_there(consultation: Consultation) -> bool:
    """Something can be made: the career part is open, or was gone through."""
    return is_wanted(consultation.case) and consultation.state in (Stage.CAREER, Stage.SUMMARY, Stage.CLOSED)


def _was_there(reply: Reply) -> bool:
    """In the log it is told: words that are gone now may have led there."""
    known = {"there yes": True, "there no": False}
    there = next((known[step] for step in reply.replayed if step in known), None)
    there = _is_there(reply.session.consultation) if there is None else there
    reply.did.append(f"there {'yes' if there else 'no'}")
    return there


def _offer(reply: Reply) -> None:
    """What else can be looked at, where the open question does not offer it."""
    question = path.open_question(reply.session.consultation)
    if question is None or question.id != "career.more":
        reply.offer(*career.besides(reply))


def _lead_there(reply: Reply) -> None:
    """To the career part: at once where nothing else is being talked about, else behind it or apart from it."""
    consultation = reply.session.consultation
    question, case = path.open_question(consultation), consultation.case
    if question is not None and question.id == "entry.role":
        answering.answer(reply, question, "career")
    elif question is not None and question.id == "career.wish":
        answering.answer(reply, question, "yes")
    elif consultation.state in _BEHIND_IT and case.entry not in _NO_CAREER:
        before = len(reply.bubbles)
        answering.change(reply, BY_ID["career.wish"], "yes", None, None)
        del reply.bubbles[before:]  # it is led on, no answer was put right
    elif consultation.state == Stage.CLOSED:
        _begin_alone(reply)
    else:
        button = reply.wording.under("career_cards.button")
        reply.say("career_cards.way.midway")
        reply.offer(reply.command("go_on", label=button["later"]), reply.command("career", NEW, label=button["now"]))
        reply.ask_again = False


def _begin_alone(reply: Reply) -> None:
    """Another consultation, for an experience without a complaint; what is open stays in the list."""
    before = len(reply.session.consultations)
    matters.new(reply, "")
    question = path.open_question(reply.session.consultation)
    if len(reply.session.consultations) > before and question is not None and question.id == "entry.role":
        answering.answer(reply, question, "career")


def _fill(reply: Reply, question_id: str) -> None:
    """Asks for what is blank; which question that is stands on the button, for words may be gone later."""
    if question_id not in FILLS:
        career.show_text(reply, INTERVIEW)
        return
    let_go_of_passing(reply)
    reply.did.append(f"anew {question_id}")
    reply.session.waiting = reply.session.waiting.then(For.NEW_ANSWER, question_id)


def practise(reply: Reply, argument: str) -> None:
    """Opens the interview, or takes a tap: next, again, stop, once_more."""
    if argument == interviewing.STOP:
        if interviewing.is_open(reply):
            interviewing.leave(reply)
            reply.say("career_practice.left")
        return
    let_go_of_passing(reply)
    if not interviewing.is_open(reply) or argument == interviewing.ONCE_MORE:
        interviewing.begin(reply)
        reply.say("career_practice.begin", count=len(interviewing.questions(reply)))
    elif argument == interviewing.NEXT and not interviewing.go_on(reply):
        interviewing.leave(reply)
        reply.say("career_practice.done")
