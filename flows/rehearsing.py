"""Practising as an aside: what words stand for while it goes on, what is kept of them, what is shown. The script lives
in flows/rehearsal, what its buttons do in commands/rehearse.py. What is said here is no fact of the case."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from flows import rehearsal
from flows.acts import Act, Heard
from flows.answers import plain
from flows.rehearsal import TEMPERS, Judged, Scene, Slip, Talk
from flows.rehearsal.judging import LONGEST
from flows.reply import Reply
from flows.session import Consultation, Move, Session, Words
from flows.told import LATE
from flows.turn import Say
from flows.understanding import match_choice
from flows.voice import practising
from flows.waiting import For, Waiting
from flows.wishing import SHORT, spoken

ASKED = "rehearsal"  # the name of what is asked, in turns and logs
# What the command takes besides a temper.
HINT, SKIP, GO, AGAIN, OTHER, STOP, REST = "hint", "skip", "go", "again", "other", "stop", "rest"
# Where it stands (Waiting.about); "" while they talk.
CHOOSING, ANOTHER, RESTING, AWAY = "choosing", "another", "resting", "away"
_REFUSED = "refused rehearsal"
_BEGIN, _SAID, _SILENT = "begin", "said", "silent"
_RUNS = 2  # talks that are kept: the one that goes on, and the one before it for comparison and for going back
_MOST = 40  # entries of them


# Whether it is there at all


def refused(reply: Reply) -> bool:
    """Not now. In the log it is told: words that spoke of danger may be gone since."""
    no = _REFUSED in reply.replayed if reply.replayed else not practising.is_safe(reply)
    if no and _REFUSED not in reply.did:
        reply.did.append(_REFUSED)
    return no


def scene_of(reply: Reply) -> Scene:
    return Scene(reply.session.consultation.case, reply.wording, reply.now)


def is_open(session: Session) -> Waiting | None:
    return session.waiting.within(For.REHEARSAL)


def leave(session: Session) -> None:
    session.waiting = session.waiting.without(For.REHEARSAL)


def come_again(session: Session) -> None:
    """After a long silence nobody is in their part any more."""
    if (waiting := is_open(session)) is not None:
        waiting.about = AWAY


# Which of them are heard in words, by where it stands.
_WHILE_TALKING, _AT_THE_END = (STOP, HINT, SKIP, REST, OTHER, AGAIN), (AGAIN, OTHER, STOP)
_WAYS = {CHOOSING: (STOP,), ANOTHER: (STOP,), RESTING: (GO, AGAIN, OTHER, STOP), AWAY: (GO, AGAIN, OTHER, STOP)}

# What was said


def _last_run(entries: Sequence[Move]) -> list[Move]:
    """The talk that was begun last, its beginning first; [] for none."""
    begun = [n for n, entry in enumerate(entries) if str(entry.value).startswith(_BEGIN)]
    return list(entries[begun[-1] :]) if begun else []


def talk_in(consultation: Consultation, scene: Scene, entries: Sequence[Move] | None = None) -> Talk | None:
    run = _last_run(consultation.practised if entries is None else entries)
    if not run:
        return None
    temper = str(run[0].value).partition(" ")[2]
    return rehearsal.talk_of(temper, (_judged(entry) for entry in run[1:]), scene)


def _judged(entry: Move) -> Judged | None:
    kind, _, rest = str(entry.value).partition(" ")
    if kind != _SAID:
        return None
    marks = rest.split()
    slips = tuple(Slip(mark[1:], "") for mark in marks if mark.startswith("!"))
    return Judged(frozenset(mark for mark in marks if not mark.startswith("!")), slips)


def value_of(words: Words) -> str:
    """What an entry says of its words; silence where none are left. Holds none of them."""
    if not words.text:
        return _SILENT
    judged = rehearsal.judge(words.text)
    marks = (*sorted(judged.good), *(f"!{slip.kind}" for slip in judged.slips))
    return " ".join((_SAID, *marks))


def begin(reply: Reply, temper: str) -> None:
    _keep(reply, Move(ASKED, f"{_BEGIN} {temper}", reply.now))


def stay_silent(reply: Reply) -> None:
    _keep(reply, Move(ASKED, _SILENT, reply.now))
    _remark(reply, None)


def said_again(reply: Reply, words: Words, *, goes_on: bool) -> None:
    """An answer, as far as its words are left; `goes_on`: it was on its way before the line could be read, and belongs
    to the answer before."""
    consultation = reply.session.consultation
    reply.did.append("practised on" if goes_on else "practised")
    words = Words([(message, text[:LONGEST]) for message, text in words.parts])
    if goes_on and consultation.practised and consultation.practised[-1].words is not None:
        before = consultation.practised.pop().words
        words = Words.left_of([*(before.parts if before is not None else []), *words.parts])
    _keep(reply, Move(ASKED, value_of(words), reply.now, words))
    _remark(reply, rehearsal.judge(words.text) if words.text else None)


def _keep(reply: Reply, entry: Move) -> None:
    consultation = reply.session.consultation
    entries = [*consultation.practised, entry]
    begun = [n for n, one in enumerate(entries) if str(one.value).startswith(_BEGIN)]
    consultation.practised = entries[begun[-_RUNS] if len(begun) >= _RUNS else 0 :][-_MOST:]
    reply.trigger = ASKED


def _remark(reply: Reply, judged: Judged | None) -> None:
    scene = scene_of(reply)
    talk = talk_in(reply.session.consultation, scene)
    if talk is not None and talk.last is not None:
        found = rehearsal.remark(judged, talk.last, scene)
        reply.show(practising.word(reply, found, scene, talk.last.beat))


def forget(consultation: Consultation, blank: Callable[[Words], bool]) -> bool:
    """Takes words back; what is left of an answer is judged anew. True when some were found."""
    touched = [entry for entry in consultation.practised if entry.words is not None and blank(entry.words)]
    for entry in touched:
        entry.value = value_of(entry.words or Words([]))
    return bool(touched)


def step_back(reply: Reply) -> bool:
    """Undoes the last answer of the talk; at its beginning the choice of the client, then it is left. False: the thread
    goes back by itself."""
    waiting, consultation = is_open(reply.session), reply.session.consultation
    if waiting is None:
        return False
    if waiting.about in (RESTING, AWAY) or (waiting.about == ANOTHER and consultation.practised):
        waiting.about = ""
    elif waiting.about or not _last_run(consultation.practised):
        leave(reply.session)
        reply.say("rehearsal.left")
        return True
    else:
        gone = consultation.practised.pop()
        if str(gone.value).startswith(_BEGIN):
            waiting.about = ANOTHER if consultation.practised else CHOOSING
    reply.say("rehearsal.back")
    return True


# Words


def wish(reply: Reply, heard: Heard) -> Act | None:
    """What a text stands for while practising: only very words are more than an answer to the client."""
    waiting, text = is_open(reply.session), plain(heard.text)
    about = waiting.about if waiting is not None else ""
    talk = talk_in(reply.session.consultation, scene_of(reply))
    talking = not about and talk is not None and not talk.is_over
    ways = _WAYS.get(about, _WHILE_TALKING if talking else _AT_THE_END)
    named = next((way for way in ways if text in reply.wording.raw(f"rehearsal.words.{way}")), "")
    if named:
        return Act("rehearse", named)
    if talking and text in reply.wording.raw("chat.skipping"):
        return Act("rehearse", SKIP)
    if talking and not any(letter.isalnum() for letter in text):
        return Act("rehearse", HINT)  # 「……」
    if about in (CHOOSING, ANOTHER) and len(text) <= SHORT:
        options = [(one, reply.wording.text(f"rehearsal.tempers.{one}")) for one in TEMPERS]
        if len(keys := match_choice(heard.text, options)) == 1:
            return Act("rehearse", keys[0])
    name = spoken(reply, heard.text)
    return Act(name) if name is not None else None


def said(reply: Reply, heard: Heard) -> bool:
    """An answer to the client. Where none is asked for, it is only thanked for; where the words are doubtful, the part
    is left for the gentle question."""
    session = reply.session
    waiting = is_open(session)
    talk = talk_in(session.consultation, scene_of(reply))
    if heard.reading.crisis == "ask" and not session.gentle:
        leave(session)
        reply.did.append(f"do rehearse {STOP}")
        reply.say("rehearsal.left")
    elif waiting is None or waiting.about or talk is None or talk.is_over:
        reply.trigger = "thanked"
        reply.say("rehearsal.heard")
    else:
        last = session.consultation.practised[-1]
        late = session.asked_at is not None and heard.incoming.at <= session.asked_at + LATE
        said_again(reply, Words.of(heard.incoming), goes_on=late and last.words is not None)
    return True


# What is shown


def put(reply: Reply) -> bool:
    """The line in sight, the choice of a client, or the end; False when it is not to go on."""
    waiting = is_open(reply.session)
    if waiting is None or refused(reply):
        leave(reply.session)
        return False
    reply.question = ASKED
    scene, consultation = scene_of(reply), reply.session.consultation
    talk = talk_in(consultation, scene)
    if waiting.about in (RESTING, AWAY) and talk is not None:
        _offer_to_go_on(reply, waiting.about)
    elif waiting.about or talk is None:
        _let_choose(reply, scene, again=waiting.about == ANOTHER)
    elif talk.is_over:
        _end(reply, talk, scene)
    else:
        if not talk.answers and reply.trigger == ASKED:
            reply.say("rehearsal.begin", personal=True, who=scene.words["who"])
            reply.show(Say(rehearsal.place(scene), personal=True))
        reply.show(practising.client(reply, talk, scene))
        reply.offer(*(practising.choice(reply, way) for way in (HINT, SKIP)))
        reply.offer(reply.command("back"), practising.choice(reply, STOP))
    return True


def _offer_to_go_on(reply: Reply, about: str) -> None:
    reply.say("rehearsal.resting" if about == RESTING else "rehearsal.away")
    reply.offer(practising.choice(reply, GO, strong=True), practising.choice(reply, AGAIN))
    reply.offer(practising.choice(reply, STOP))


def _let_choose(reply: Reply, scene: Scene, *, again: bool) -> None:
    if again:
        reply.say("rehearsal.ask_again")
    else:
        reply.say("rehearsal.ask", personal=True, who=scene.words["who"])
    reply.offer(*practising.tempers(reply), practising.choice(reply, STOP))


def _end(reply: Reply, talk: Talk, scene: Scene) -> None:
    """The client's last line and the sheet, once; then only the ways on."""
    entries = reply.session.consultation.practised
    if reply.trigger == ASKED:
        run = _last_run(entries)
        answers = [entry.words.text for entry in run if entry.words is not None]
        reply.show(practising.client(reply, talk, scene), practising.review(reply, talk, scene, answers))
        before = talk_in(reply.session.consultation, scene, entries[: len(entries) - len(run)])
        if before is not None and before.is_over and before.won < talk.won:
            reply.say("rehearsal.better_than_before")
        reply.say("rehearsal.over")
    else:
        reply.say("rehearsal.once_more")
    reply.offer(practising.choice(reply, AGAIN, strong=True), practising.choice(reply, OTHER))
    reply.offer(practising.choice(reply, STOP, label=reply.wording.text("rehearsal.choices.finish")))
    reply.offer(reply.command("back"))
