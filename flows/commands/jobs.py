"""Jobs, only when wanted: what the buttons of the form and of the openings do; the form itself lives in looking.py."""

from __future__ import annotations

from flows.commands.keeping import let_go_of_passing
from flows.jobs import ListingAway, Opening, interest, job_form
from flows.jobs import form as forms
from flows.jobs.cards import found
from flows.jobs.notes import Note
from flows.looking import CHANGE, LATER, SEE, SEND, STOP, keep, leave, next_step, not_now, steps
from flows.reply import Reply
from flows.rules import may_be_offered_more
from flows.session import Consultation
from flows.stages.career import FORM, form_entry
from flows.turn import Raises
from flows.voice.names import in_words
from flows.waiting import For


def look(reply: Reply, argument: str) -> None:
    """Begins, or takes a tap: `<step>.<option>` (no option: skipped), `again.<step>`, `like.<id>`, `tell.<id>` or one
    of the words of looking.py."""
    name, _, value = argument.partition(".")
    session, consultation = reply.session, reply.session.consultation
    if argument in (STOP, LATER):
        not_now(reply)
        return
    if not may_be_offered_more(session, reply.now):
        leave(reply)
        reply.say("chat.no_jobs_now")
        return
    if name in ("like", "tell"):
        _like(reply, value, agreed=name == "tell" or bool(consultation.enquired))
        return
    let_go_of_passing(reply)
    is_open = session.waiting.within(For.JOBS) is not None
    session.waiting = session.waiting.then(For.JOBS)
    session.misses = 0
    step = forms.BY_KEY.get(name)
    if step is not None and (not value or value in step.options):
        if next_step(consultation.case) is step:
            keep(reply, form_entry(step.key, [value] if value else []))
        else:
            reply.say("chat.stale")
    elif name == "again" and value in forms.BY_KEY:
        keep(reply, form_entry(value, None))
    elif is_open and next_step(consultation.case) is None:  # on an old card nothing is sent that is not in sight
        _finish(reply, argument)


def _finish(reply: Reply, argument: str) -> None:
    """All steps are answered: send, see, put right."""
    if argument == SEND:
        _send(reply)
    elif argument == SEE:
        leave(reply)
        _show_openings(reply)
    elif argument == CHANGE:
        again = (
            reply.command("jobs", f"again.{step.key}", label=reply.wording.text(f"jobs.{step.key}.name"))
            for step in steps(reply.session.consultation.case)
        )
        reply.say("chat.jobs.change_which")
        reply.offer(*again, reply.command("jobs", label=reply.wording.text("chat.jobs.as_it_is")))
        reply.question, reply.ask_again = FORM, False


def _leave(reply: Reply) -> None:
    reply.session.waiting = reply.session.waiting.without(For.JOBS)


def _send(reply: Reply) -> None:
    """One enquiry for what was answered; the same again is not sent twice."""
    consultation, wording = reply.session.consultation, reply.wording
    case, last = consultation.case, _last_answered(consultation)
    leave(reply)
    if consultation.enquired == last:
        reply.say("chat.jobs.sent_before")
    else:
        consultation.enquired = last
        learned = in_words(wording, "career.learned", case.learned)
        wishes = forms.wishes_of(wording, case.jobs, case.strength, learned)
        told = forms.about(wording, case.jobs, case.strength, learned)
        enquiry = job_form(
            wishes, wording.text("jobs.purpose"), forms.contact(case.jobs), told, _rests_on(consultation)
        )
        reply.raises(Raises.ENQUIRE, enquiry.as_text())
        reply.say(Note.SENT)
    _show_openings(reply)


def _last_answered(consultation: Consultation) -> str:
    return max((move.at.isoformat() for move in consultation.moves if move.question == FORM), default="")


def _rests_on(consultation: Consultation) -> tuple[str, ...]:
    """Message ids of typed words that the enquiry holds; what was learned may be told in it as well."""
    asked = {FORM, "career.learned"} if "learned" in consultation.case.jobs.get("about", []) else {FORM}
    moves = [move for move in consultation.moves if move.question in asked and move.words is not None]
    found = (message for move in moves if move.words is not None for message, _ in move.words.parts if message)
    return tuple(dict.fromkeys(found))


def _show_openings(reply: Reply) -> None:
    case, wording = reply.session.consultation.case, reply.wording
    if reply.listing is None:
        reply.say("chat.jobs.not_open")
        return
    wishes = forms.wishes_of(wording, case.jobs, case.strength, in_words(wording, "career.learned", case.learned))
    try:
        shortlist = reply.listing.best(wishes, reply.now)
    except ListingAway:
        reply.say(Note.LISTING_AWAY)
        return
    reply.show(*found(wording, shortlist, wishes, lambda opening: f"c|jobs|like.{opening}"))


def _like(reply: Reply, opening_id: str, *, agreed: bool) -> None:
    """「気になる」: sent once for each opening, after the person has read what it is used for."""
    session = reply.session
    if opening_id in session.liked:
        reply.say("chat.jobs.sent_before")
    elif (opening := _found(reply, opening_id)) is None:
        pass
    elif agreed:
        contact = forms.contact(session.consultation.case.jobs)
        reply.raises(Raises.ENQUIRE, interest(opening, reply.wording.text("jobs.purpose"), contact).as_text())
        session.like(opening.id)
        reply.did.append(f"liked {opening.id}")
        reply.say(Note.INTEREST_SENT, title=opening.title)
    else:
        reply.say("chat.jobs.tell_ask", title=opening.title, purpose=reply.wording.text("jobs.purpose"))
        reply.offer(
            reply.command("jobs", f"tell.{opening.id}", label=reply.wording.text("jobs.form.send"), strong=True)
        )
        reply.offer(reply.command("go_on", label=reply.wording.text("jobs.form.stop")))
        reply.ask_again = False


def _found(reply: Reply, opening_id: str) -> Opening | None:
    """The opening, while it can be asked for; what is wrong is said."""
    if reply.listing is None:
        reply.say("chat.jobs.not_open")
        return None
    try:
        opening = reply.listing.find(opening_id, reply.now)
    except ListingAway:
        reply.say(Note.LISTING_AWAY)
        return None
    if opening is None:
        reply.say(Note.GONE)
    return opening
