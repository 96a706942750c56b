"""Words and taps while something else than the open question waits: the box, small questions, danger, a pause."""

from __future__ import annotations

from collections.abc import Sequence

from flows import answering, care_words, caring, consent, danger, path, told, weighing
from flows.acts import Act, Heard
from flows.answers import plain
from flows.commands import COMMANDS, keeping, matters, thread
from flows.commands.keeping import let_go
from flows.letters import width
from flows.reply import Reply
from flows.session import Session, Words
from flows.setting_anew import may_change
from flows.stages import BY_ID
from flows.understanding import asked_later, match_choice, read
from flows.understanding.energy import energy
from flows.understanding.parting import parting_in
from flows.waiting import For
from flows.wishing import SHORT, spoken, wish_of

IN_DANGER = frozenset({"human", "windows", "erase", "unlink"})
ask_gently = danger.ask_gently
__all__ = ["IN_DANGER", "ask_gently", "let_go"]


# Small questions: their own words, or something else that lets them go


def yes_to_erase(reply: Reply, heard: Heard) -> Act | None:
    if heard.reading.intent in ("yes", "delete_data"):
        return Act("erase", "yes")
    return Act("erase", "no") if heard.reading.intent == "no" else None


def way_to_restart(reply: Reply, heard: Heard) -> Act | None:
    options = [("keep", reply.text("chat.restart_keep")), ("erase", reply.text("chat.restart_erase"))]
    return _chosen("restart", heard, options)


def which_answer(reply: Reply, heard: Heard) -> Act | None:
    return _chosen("change", heard, thread.changeable(reply, reply.session.waiting.about))


def which_holds(reply: Reply, heard: Heard) -> Act | None:
    if may_change(reply, heard):  # 「たしかさを「自分で見た」に直して」 is no 「直して」 to this
        return None
    return _chosen("weigh", heard, [(way, label, *_other_words(reply, way)) for way, label in weighing.ways(reply)])


def _other_words(reply: Reply, way: str) -> list[str]:
    words: list[str] = reply.wording.raw(f"chat.weigh.{way}_words")
    return words


def told_instead(reply: Reply, heard: Heard) -> bool:
    """Other words than the choice: a command is one; what is told is kept with the story, and all stays as it was.
    They are no answer to the open question, which is not in sight yet. What was on its way before the choice could be
    read leaves it open."""
    if heard.reading.intent != "answer" or spoken(reply, heard.text) is not None or may_change(reply, heard):
        return False
    session, waiting = reply.session, reply.session.waiting
    question = path.open_question(session.consultation)
    before = session.consultation.moves[-1].words if session.consultation.moves else None
    let_go(reply)
    tells = len(heard.text) >= path.NARRATIVE or told.tells_something(heard.text, heard.reading)
    if question is not None and tells:
        answering.answer(reply, question, None, Words.of(heard.incoming), heard.reading, more=True)
        reply.did.append("apart")
        session.misses += 1
    case, contradicted = session.consultation.case, BY_ID[waiting.about]
    if before is not None and session.asked_at is not None and heard.incoming.at <= session.asked_at + told.LATE:
        weighing.ask(reply, contradicted, waiting.value, case, read(before.text, reply.now))
    elif question is not None and tells:
        name, old = weighing.as_it_is(reply, contradicted)
        reply.say("chat.weigh.told_else", personal=True, name=name, old=old)
    else:
        reply.say("chat.weigh.kept")
    reply.trigger = "told_instead"
    return True


def which_matter(reply: Reply, heard: Heard) -> Act | None:
    return _chosen("open", heard, matters.openable(reply))


def _chosen(command: str, heard: Heard, options: Sequence[tuple[str, ...]]) -> Act | None:
    """The one option that a short text names."""
    keys = match_choice(heard.text, options) if width(heard.text) <= SHORT else []
    return Act(command, keys[0]) if len(keys) == 1 else None


# The box


def spoken_only(reply: Reply, heard: Heard) -> Act | None:
    """What is written into the box is no command, unless it is the very words of one."""
    name = spoken(reply, heard.text)
    return Act(name) if name not in (None, "vent") else None


def kept_or_not(reply: Reply, heard: Heard) -> Act | None:
    short = plain(heard.text)
    for choice, way in (("drop", "no"), ("keep", "yes")):
        if short in reply.wording.raw(f"chat.vent.{choice}_words"):
            return Act("vent", choice)
        if width(short) <= SHORT and heard.reading.intent == way:
            return Act("vent", choice)
    return spoken_only(reply, heard)


def written(reply: Reply, heard: Heard | None) -> bool:
    keeping.vented(reply)
    return True


# A pause


def in_pause(reply: Reply, heard: Heard) -> Act | None:
    """The way back, whatever is said; a long text goes on telling at once."""
    name = wish_of(reply, heard.text, heard.reading)
    if energy(heard.text) or parting_in(heard.text) or (name is None and asked_later.turns_down(heard.text)):
        return Act("spare", "resting")
    if name is not None:
        return Act(name)
    return Act("resume") if heard.reading.intent != "answer" or len(heard.text) < path.NARRATIVE else None


def told_in_pause(reply: Reply, heard: Heard) -> bool:
    COMMANDS["resume"](reply, "")
    reply.did.append("do resume")
    return False


# Danger


def heard_in_danger(reply: Reply, heard: Heard) -> Act | None:
    """A person, the windows and erasing are at hand; what answers the caring question is what its button would be."""
    if met := care_words.denied_or_complained(reply, heard.text):
        return Act("danger", met)
    name = wish_of(reply, heard.text, heard.reading)
    if name in IN_DANGER:
        return Act(str(name))
    return Act("danger", care_words.typed(reply, heard.text, heard.reading.intent))


def said_in_danger(reply: Reply, heard: Heard) -> bool:
    caring.respond(reply, "text")
    return True


def old_tap_in_danger(reply: Reply, act: Act) -> bool:
    """A tap of the consultation neither ends the aside nor is it lost: the way back is beside it. A no is a no."""
    if act.command == "refuse" and consent.is_open(reply.session):
        consent.refuse(reply)
        reply.choices.clear()
        caring.stay(reply)
    else:
        caring.respond(reply, "back" if act.command == "resume" else "text")
    return True


def is_writing(session: Session) -> bool:
    """Words are for the box and never read as an answer."""
    return session.waiting.what in (For.WRITING, For.KEEPING)
