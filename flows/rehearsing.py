"""Practising as an aside: what words stand for while it goes on, how far back goes, what is shown. The script lives in
flows/rehearsal, what its buttons do in commands/rehearse.py. What is said here is no fact of the case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from flows import danger, rehearsal
from flows.acts import Act, Heard
from flows.answers import plain
from flows.letters import width
from flows.rehearsal import Judged, Scene, Talk, entries
from flows.reply import Reply
from flows.session import Consultation, Move, Session, Words
from flows.told import LATE
from flows.turn import Incoming
from flows.understanding import match_choice
from flows.understanding.energy import LATER, SILENT, energy
from flows.understanding.reading import Reading
from flows.voice import practising
from flows.waiting import For, Waiting
from flows.wishing import SHORT, spoken

ASKED = entries.OF  # the name of what is asked, in turns and logs
# What the command takes besides a temper and a place.
HINT, SKIP, GO, AGAIN, OTHER, STOP, REST = "hint", "skip", "go", "again", "other", "stop", "rest"
LEAVE = "leave"  # to stop, in words that tell that it was too much
# Where it stands (Waiting.about); "" while they talk. While one chooses, Waiting.value is the place wished for.
CHOOSING, ANOTHER, RESTING, AWAY = "choosing", "another", "resting", "away"
_REFUSED = "refused rehearsal"
# Which words are heard, by where it stands.
_WHILE_TALKING, _AT_THE_END = (STOP, HINT, SKIP, REST, OTHER, AGAIN), (AGAIN, OTHER, STOP)
_WAYS = {CHOOSING: (STOP,), ANOTHER: (STOP,), RESTING: (GO, AGAIN, OTHER, STOP), AWAY: (GO, AGAIN, OTHER, STOP)}


# Whether it is there at all


def refused(reply: Reply) -> bool:
    """Not now. In the log it is told: words that spoke of danger may be gone since."""
    no = _REFUSED in reply.replayed if reply.replayed else not practising.is_safe(reply)
    if no and _REFUSED not in reply.did:
        reply.did.append(_REFUSED)
    return no


def is_open(session: Session) -> Waiting | None:
    return session.waiting.within(For.REHEARSAL)


def leave(session: Session) -> None:
    session.waiting = session.waiting.without(For.REHEARSAL)


def come_again(session: Session) -> None:
    """After a long silence nobody is in their part any more."""
    waiting = is_open(session)
    if waiting is not None and entries.last_run(session.consultation.practised):
        waiting.about = AWAY


def scene_of(reply: Reply, place: str | None = None) -> Scene:
    """Where the last talk took place, unless another place is named."""
    consultation = reply.session.consultation
    at = entries.place_of(entries.last_run(consultation.practised)) if place is None else place
    return Scene(consultation.case, reply.wording, reply.now, at=at)


def talk_of(reply: Reply) -> Talk | None:
    """The talk that was begun last."""
    return entries.talk_in(entries.last_run(reply.session.consultation.practised), scene_of(reply))


# What is said


def begin(reply: Reply, temper: str, place: str) -> None:
    _keep(reply, entries.begun(temper, place, reply.now))


def stay_silent(reply: Reply) -> None:
    _keep(reply, entries.silent(reply.now))
    _remark(reply, None)


def said_again(reply: Reply, incoming: Incoming, *, goes_on: bool) -> None:
    """An answer, as far as its words are left; `goes_on`: it was on its way before the line could be read, and belongs
    to the answer before."""
    practised = reply.session.consultation.practised
    words = entries.words_of(incoming)
    reply.did.append("practised on" if goes_on else "practised")
    if goes_on and practised and (before := practised[-1].words) is not None:
        practised.pop()
        words = Words.left_of([*before.parts, *words.parts])
    entry = entries.answered(words, reply.now)
    _keep(reply, entry)
    _remark(reply, rehearsal.judge(entry.words.text) if entry.words is not None and entry.words.text else None)


def _keep(reply: Reply, entry: Move) -> None:
    consultation = reply.session.consultation
    consultation.practised = entries.few([*consultation.practised, entry])
    reply.trigger = ASKED


def _remark(reply: Reply, judged: Judged | None) -> None:
    scene, talk = scene_of(reply), talk_of(reply)
    counts = len(entries.last_run(reply.session.consultation.practised)) - 1
    if talk is not None and talk.last is not None and len(talk.answers) == counts:
        found = rehearsal.remark(judged, talk.last, scene)
        reply.show(practising.word(reply, found, scene, talk.last.beat))


def forget(consultation: Consultation, blank: Callable[[Words], bool]) -> bool:
    """Takes words back; what is left of an answer is judged anew. True when some were found."""
    touched = [entry for entry in consultation.practised if entry.words is not None and blank(entry.words)]
    for entry in touched:
        entry.value = entries.value_of(entry.words or Words([]))
    return bool(touched)


def step_back(reply: Reply) -> bool:
    """Undoes the last answer of the talk; at its beginning the choice of the client, then it is left. False: the thread
    goes back by itself."""
    waiting, consultation = is_open(reply.session), reply.session.consultation
    if waiting is None:
        return False
    practised = consultation.practised
    if waiting.about in (RESTING, AWAY) or (waiting.about == ANOTHER and practised):
        waiting.about = ""
    elif waiting.about or not practised:
        leave(reply.session)
        reply.say("rehearsal.left")
        return True
    else:
        gone = practised.pop()
        if entries.begins(gone):
            waiting.about, waiting.value = ANOTHER if practised else CHOOSING, entries.place_of([gone])
    reply.say("rehearsal.back")
    return True


# Words


def wish(reply: Reply, heard: Heard) -> Act | None:
    """What a text stands for while practising: only very words are more than an answer to the client."""
    waiting, text, talk = is_open(reply.session), plain(heard.text).rstrip("?"), talk_of(reply)
    about = waiting.about if waiting is not None else ""
    talking = not about and talk is not None and not talk.is_over
    ways = _WAYS.get(about, _WHILE_TALKING if talking else _AT_THE_END)
    named = next((way for way in ways if text in reply.wording.raw(f"rehearsal.words.{way}")), "")
    if named:
        return Act("rehearse", named)
    if talking and spoken(reply, heard.text) is None and (spent := energy(heard.text)):
        return Act("rehearse", HINT if spent == SILENT else LEAVE if spent == LATER else REST)
    if talking and text in reply.wording.raw("chat.skipping"):
        return Act("rehearse", SKIP)
    if talking and not any(letter.isalnum() for letter in text):
        return Act("rehearse", HINT)  # 「……」
    if about in (CHOOSING, ANOTHER) and width(text) <= SHORT:
        there = rehearsal.tempers(scene_of(reply))
        options = [(one, reply.wording.text(f"rehearsal.tempers.{one}")) for one in there]
        if len(keys := match_choice(heard.text, options)) == 1:
            return Act("rehearse", keys[0])
    name = spoken(reply, heard.text)
    if name == "rehearse" and (place := rehearsal.place_named(text)):
        return Act(name, place)
    return Act(name) if name is not None else None


def said(reply: Reply, heard: Heard) -> bool:
    """An answer to the client. Where none is asked for, it is only thanked for; where the words are doubtful, the part
    is left for the gentle question."""
    session, talk = reply.session, talk_of(reply)
    waiting = is_open(session)
    if heard.reading.crisis == "ask" and not session.gentle:
        leave(session)
        reply.did.append(f"do rehearse {STOP}")
        reply.say("rehearsal.set_aside")
    elif waiting is None or waiting.about or talk is None or talk.is_over:
        reply.trigger = "thanked"
        reply.say("rehearsal.heard")
    else:
        late = session.asked_at is not None and heard.incoming.at <= session.asked_at + LATE
        before = session.consultation.practised[-1].words
        goes_on = late and before is not None and len(before.parts) < entries.MOST_BUBBLES
        said_again(reply, heard.incoming, goes_on=goes_on)
    return True


def as_practised(reply: Reply, reading: Reading) -> Reading:
    """Sentences for a client are unlike all that people say of themselves: what only sounds like danger there, and is
    known to the checker, is none, and anything graver that no rule has found is asked about gently."""
    found, talk = reading.evidence.get("crisis"), talk_of(reply)
    if reply.session.waiting.what is not For.REHEARSAL or reply.session.waiting.about or talk is None or talk.is_over:
        return reading
    if found is None or found.rule != danger.BY_EAR or reading.crisis == "none":
        return reading
    if reading.crisis != "ask":
        return replace(reading, crisis="ask")
    judged = rehearsal.judge(reading.text)
    return replace(reading, crisis="none") if judged.good or judged.slips else reading


# What is shown


def put(reply: Reply) -> bool:
    """The line in sight, the choice of a client, or the end; False when it is not to go on."""
    waiting = is_open(reply.session)
    if waiting is None or refused(reply):
        leave(reply.session)
        return False
    reply.question = ASKED
    scene, talk, moved = scene_of(reply), talk_of(reply), reply.trigger == ASKED
    if waiting.about in (RESTING, AWAY):
        reply.say("rehearsal.resting" if waiting.about == RESTING else "rehearsal.away")
        reply.offer(*(practising.choice(reply, way, strong=way == GO) for way in (GO, AGAIN, STOP)))
    elif waiting.about or talk is None:
        practising.let_choose(reply, scene_of(reply, waiting.value), again=waiting.about == ANOTHER)
    elif not talk.is_over:
        practising.show_line(reply, talk, scene, begins=not talk.answers and moved)
        reply.offer(*(practising.choice(reply, way) for way in (HINT, SKIP)))
        reply.offer(reply.command("back"), practising.choice(reply, STOP))
    else:
        if moved:
            practising.show_end(reply, talk, scene, reply.session.consultation.practised)
        else:
            reply.say("rehearsal.once_more")
        reply.offer(practising.choice(reply, AGAIN, strong=True), practising.choice(reply, OTHER))
        reply.offer(practising.choice(reply, STOP, label=reply.wording.text("rehearsal.choices.finish")))
        reply.offer(reply.command("back"))
    return True
