"""Takes a text of the log: it does again what it did, by the steps that were recorded, also when its words are gone,
or words before it that had led to another question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from flows import (
    after_end,
    answering,
    at_the_end,
    complaining,
    completing,
    consent,
    correcting,
    crowding,
    danger,
    interviewing,
    leaving_care,
    looking,
    meant,
    once_more,
    pressed,
    recording,
    rehearsing,
    told,
    venting,
    watch,
    weighing,
)
from flows.acts import Act
from flows.commands.keeping import let_go_of_passing, vented
from flows.followup import how as asked_later
from flows.hearing import question_of
from flows.leading import lead, type_label
from flows.path import open_question
from flows.question import Question
from flows.reply import Reply
from flows.session import Consultation, Session, Words
from flows.stages import BY_ID
from flows.turn import Incoming
from flows.understanding import read
from flows.waiting import For
from flows.withdrawing import added_by, said_by

_TAPPED = "tapped "


def was_done(incoming: Incoming) -> bool:
    """A text of the log: one that was taken back or never kept, or that tells what it did."""
    return not incoming.text or bool(incoming.did)


@dataclass(frozen=True, slots=True)
class Before:
    """What a turn begins with: the question asked last; of each consultation, what was advised and shown."""

    asked: str
    shown: list[tuple[Consultation, str, bool]]


def before(session: Session) -> Before:
    return Before(session.asked, [(one, one.advised, one.protected) for one in session.consultations])


def as_it_was(session: Session, incoming: Incoming, known: Before) -> None:
    """What was asked, advised and warned of in this turn, where the log tells: words that are gone now were known."""
    if incoming.did:
        for consultation, advised, protected in known.shown:
            consultation.advised, consultation.protected = advised, protected
    for step in incoming.did:
        verb, _, name = step.partition(" ")
        match verb:
            case "asked":
                session.asked = name
            case "nothing":
                session.asked = known.asked
            case "advised":
                session.consultation.advised = name
            case "protected":
                session.consultation.protected = True
            case "liked":
                session.like(name)
            case "model":
                session.model_named = True


def do_again(reply: Reply, incoming: Incoming) -> None:
    """Every step that was recorded; without words and steps it is taken for an answer that was skipped."""
    for piece, steps in _by_parts(incoming, _without_a_label(reply, incoming)):
        reply.replayed = piece.did
        _do_steps(reply, piece, steps)
    reply.replayed = incoming.did
    if "apart" in incoming.did:  # nothing that comes late goes on with these words, which answered nothing
        reply.session.waiting.joins = False
        reply.trigger = "" if reply.trigger in ("answered", "finished") else reply.trigger
    reply.trigger = reply.trigger or "withdrawn"


def _do_steps(reply: Reply, incoming: Incoming, steps: tuple[str, ...]) -> None:
    for step in steps:
        verb, *names = step.split(" ")
        match verb, names:
            case "late", []:
                incoming = told.go_on(reply, incoming)
            case "do", [command, *argument]:
                lead(reply, Act(command, " ".join(argument)))
            case (("answer" | "more" | "change" | "amend" | "skip"), [question_id]) if question_id in BY_ID:
                _answer(reply, BY_ID[question_id], incoming, verb)
            case (
                (
                    "form"
                    | looking.LEFT
                    | "practised"
                    | "recorded"
                    | "interviewed"
                    | "filled"
                    | "ended"
                    | pressed.STEP
                    | once_more.STEP
                ),
                names,
            ):
                _said_in_an_aside(reply, verb, names, incoming)
            case (("since" | "since_more" | "told_when"), [what, *more]):
                asked_later.tell_again(reply, verb, what, Words.of(incoming), "".join(more))
            case (("held" | "full"), []):
                _held(reply, verb, incoming)
            case "danger", [level, kind]:
                let_go_of_passing(reply)
                danger.meet(reply, level, kind, _phrase(reply, incoming))
            case "gentle", []:
                danger.ask_gently(reply)
            case "vented", []:
                vented(reply)
            case correcting.STEP, [_]:
                reply.did.append(step)
            case _:
                _not_answered(reply, verb, names)


def _by_parts(incoming: Incoming, steps: tuple[str, ...]) -> Iterator[tuple[Incoming, tuple[str, ...]]]:
    """The steps with the words that they took: of a text that put several things right each took a part."""
    starts = [n for n, step in enumerate(steps) if step.startswith(f"{correcting.STEP} ")]
    if not starts:
        yield incoming, steps
        return
    yield incoming, steps[: starts[0]]
    for start, end in zip(starts, [*starts[1:], len(steps)], strict=True):
        piece = correcting.piece_of(incoming, steps[start].split(" ")[1])
        yield replace(piece, did=steps[start:end]), steps[start:end]


def _without_a_label(reply: Reply, incoming: Incoming) -> tuple[str, ...]:
    """The steps to do again one by one; a label that was typed is the tap it stood for, and all its steps with it."""
    label = next((step.removeprefix(_TAPPED) for step in incoming.did if step.startswith(_TAPPED)), "")
    if label:
        type_label(reply, label, incoming.did)
        return ()
    # Of terms consent.py tells by itself, when what they belong to is done again.
    return tuple(step for step in incoming.did if not step.startswith("terms ")) or _guessed(reply)


def _held(reply: Reply, verb: str, incoming: Incoming) -> None:
    """Words before consent; of too many no more were kept."""
    if verb == "held":
        consent.hold(reply.session, incoming, reply.now)
    reply.did.append(verb)


def _said_in_an_aside(reply: Reply, verb: str, names: list[str], incoming: Incoming) -> None:
    words = Words.of(incoming)
    match verb, names:
        case "form", [step]:
            looking.said_again(reply, step, words)
        case looking.LEFT, []:
            looking.leave(reply)
            reply.did.append(looking.LEFT)
        case "interviewed", []:
            interviewing.said_again(reply)
        case "filled", [key]:
            completing.said_again(reply, key, words)
        case "recorded", [field]:
            recording.said_again(reply, field, words)
        case at_the_end.STEP, [kind]:
            at_the_end.meet(reply, kind)
        case once_more.STEP, [name]:
            once_more.note(reply, name)
        case pressed.STEP, [name]:
            pressed.offer(reply, name)
        case "practised", on:
            rehearsing.said_again(reply, incoming, goes_on=bool(on))


def _not_answered(reply: Reply, verb: str, names: list[str]) -> None:
    """What was said or asked instead of an answer that could be taken."""
    session = reply.session
    match verb, names:
        case (after_end.STEP, kind):
            after_end.stay(reply, "".join(kind))
        case crowding.STEP, []:
            crowding.note(reply)
        case (complaining.STEP, [kind]):
            complaining.meet(reply, kind)
        case (("denied" | leaving_care.MILDLY), []):
            danger.note_mild(reply) if verb == leaving_care.MILDLY else danger.believe(reply)
        case "overtaken", []:
            asked_later.let_wait(reply)
        case venting.STEP, []:
            venting.lead_on(reply, question_of(session))
        case "reviewed", []:  # nothing moved, and nothing is put whole again
            reply.trigger = "reviewed"
        case "missed", []:
            session.misses += 1
            reply.did.append("missed")
        case "which", [question_id]:
            session.narrowed = question_id
            reply.did.append(f"which {question_id}")
        case "let", [question_id] if question_id in BY_ID:
            let_go_of_passing(reply)
            answering.let_be(reply, BY_ID[question_id])
        case "weigh", [question_id, *value] if question_id in BY_ID:
            weighing.ask(reply, BY_ID[question_id], " ".join(value), session.consultation.case)


def _phrase(reply: Reply, incoming: Incoming) -> str:
    return watch.phrase_of(read(incoming.text, reply.now)) if incoming.text else ""


def _guessed(reply: Reply) -> tuple[str, ...]:
    session, question = reply.session, question_of(reply.session)
    what = session.waiting.what
    if what in (For.WRITING, For.KEEPING):
        return ("vented",)
    if consent.is_open(session) or question is None or what in (For.CARE, For.RETURN):
        return ()
    return (f"{'change' if what is For.NEW_ANSWER else 'answer'} {question.id}",)


def _answer(reply: Reply, question: Question, incoming: Incoming, how: str) -> None:
    """The same answer without its words. Where other words are gone too, another question may be open now."""
    let_go_of_passing(reply)
    session = reply.session
    consultation = session.consultation
    words = Words.of(incoming) if how != "skip" else None
    moves = len(consultation.moves)
    tells = how == "more" and question.id != "listening.talk" and not meant.is_told(incoming.did)
    misses = session.misses + 1 if tells else 0
    left = words.text if words is not None else ""
    value = meant.told(incoming.did, words)
    if value is None:
        said = added_by if how in ("more", "amend") else said_by
        value = said(question, consultation.case, left, reply.now, reply.wording)
    if how == "amend":
        answering.amend(reply, question, value, words)
        return
    if how == "change":
        answering.change(reply, question, value, words, None)
        return
    is_open = open_question(consultation) is question
    answering.answer(reply, question, value, words, more=how == "more")
    if not is_open:  # what waits behind words that are gone counts as soon as it is reached
        consultation.changed = True
        answering.restore(consultation, consultation.moves)
    stays = open_question(consultation) is question or "apart" in incoming.did
    session.misses = misses if stays else 0
    session.waiting.joins = words is not None and len(consultation.moves) == moves + 1
