"""Filling the blanks of a draft as an aside, one after the other: which one is open, what words answer it, what is
kept. How typed words stand in a document lives in flows/documents/filling.py; the buttons in commands/completing.py."""

from __future__ import annotations

from flows import bounds, documents, path
from flows.acts import Act, Heard
from flows.answering import restore
from flows.answers import plain
from flows.documents.filling import BLANKS, DAYS, entry
from flows.letters import width
from flows.reply import Reply
from flows.session import Move, Words
from flows.turn import Choice, Does, Say
from flows.voice import drafts, reviewing
from flows.waiting import PASSING, For
from flows.wishing import SHORT, spoken

# What the command takes besides a draft; none of them is the name of one.
SKIP, STOP = "skip", "stop"


def begin(reply: Reply, shown: str) -> None:
    """The blanks of this draft, `kind.register`, beside whatever else is going on."""
    session = reply.session
    session.waiting = session.waiting.without(For.BLANKS).then(For.BLANKS, shown)
    session.misses = 0
    if not left(reply):
        leave(reply)
        reply.say("filling.none")


def leave(reply: Reply) -> None:
    """What was filled in stays."""
    reply.session.waiting = reply.session.waiting.without(For.BLANKS)


def left(reply: Reply) -> list[str]:
    """Keys of the blanks that were neither filled nor passed over this time, in the order of the text."""
    waiting = reply.session.waiting.within(For.BLANKS)
    passed = waiting.value.split() if waiting is not None else []
    return [key for key in _draft(reply).open if key not in passed]


def _draft(reply: Reply) -> documents.Draft:
    waiting = reply.session.waiting.within(For.BLANKS)
    kind, _, register = (waiting.about if waiting is not None else "").partition(".")
    return drafts.made(reply, kind, register)


def step_back(reply: Reply) -> bool:
    """Undoes the last answer about a blank, or leaves where none was given. False: the thread goes back by itself."""
    session, consultation = reply.session, reply.session.consultation
    last = consultation.moves[-1] if consultation.moves else None
    is_last = last is not None and last.question == BLANKS
    inside = session.waiting.what is For.BLANKS
    if not inside and not (is_last and session.waiting.what is For.ANSWER):
        return False
    *passed, undone = session.waiting.value.split() if inside and session.waiting.value else [""]
    if inside and not undone:
        leave(reply)
        reply.say("filling.left")
        return True
    if last is not None and is_last and undone in ("", _key_of(last)):
        restore(consultation, consultation.moves[:-1])
        undone = _key_of(last)
    if not inside:
        session.waiting = session.waiting.then(For.BLANKS, consultation.shown or drafts.first(reply))
    session.waiting.value = " ".join(passed)
    reply.say("chat.back", name=reply.text(f"filling.name.{undone}"))
    return True


def _key_of(move: Move) -> str:
    return str(move.value).partition("=")[0]


# Words


def wish(reply: Reply, heard: Heard) -> Act | None:
    """The command that a text stands for while a blank is open."""
    said = plain(heard.text)
    if heard.reading.intent == "back" and width(heard.text) <= SHORT:
        return Act("back")
    if said in (*reply.wording.raw("filling.stop_words"), plain(reply.wording.text("filling.stop_label"))):
        return Act("complete", STOP)
    skips = (*reply.wording.raw("chat.skipping"), reply.wording.text("filling.skip_label"))
    if said in map(plain, (*skips, reply.wording.text("chat.unknown"))):
        return Act("complete", SKIP)
    name = spoken(reply, heard.text)
    return Act(name) if name is not None else None


def said(reply: Reply, heard: Heard) -> bool:
    """Own words for the open blank: any will do."""
    open_now = left(reply)
    if not open_now:
        return False
    reply.did.append(f"filled {open_now[0]}")
    keep(reply, open_now[0], heard.text, Words.of(heard.incoming))
    return True


def said_again(reply: Reply, key: str, words: Words) -> None:
    """Typed words of the log, as far as they are left."""
    reply.session.waiting = reply.session.waiting.without(*PASSING)  # these words let them go
    if reply.session.waiting.within(For.BLANKS) is not None:
        reply.did.append(f"filled {key}")
        keep(reply, key, words.text, words)


# What is kept


def keep(reply: Reply, key: str, text: str, words: Words | None = None) -> None:
    """One answer is one move, wherever the consultation stands; nothing else is read from its words."""
    consultation = reply.session.consultation
    move = Move(BLANKS, entry(key, text, reply.now), reply.now, words, more=True, corrects=True)
    consultation.moves = bounds.few([*consultation.moves, move])
    path.take(consultation, move)
    reply.trigger = reply.trigger or "filled"
    go_on(reply, key)


def go_on(reply: Reply, passed: str) -> None:
    """To the next blank; behind the last one the draft is shown as it reads now, and what in it needs another look."""
    waiting = reply.session.waiting.within(For.BLANKS)
    if waiting is None:
        return
    waiting.value = f"{waiting.value} {passed}".strip()
    if not left(reply):
        finish(reply)


def finish(reply: Reply) -> None:
    draft, about = _draft(reply), reply.session.waiting.within(For.BLANKS)
    kind, _, register = (about.about if about is not None else "").partition(".")
    leave(reply)
    reply.say("filling.done" if not draft.blanks else "filling.some_left")
    case = reply.session.consultation.case
    reply.show(*drafts.cards(reply, case, kind, register))
    found = documents.review(draft.text, kind, admitted=case.responsibility, language=reply.session.language)
    if found.findings and case.blanks:
        reviewing.show(reply, found)


# What is shown


def put(reply: Reply) -> bool:
    """The open blank; False when there is none any more."""
    wording, open_now = reply.wording, left(reply)
    if not open_now:
        leave(reply)
        return False
    key, passed = open_now[0], len(reply.session.waiting.value.split())
    reply.question = BLANKS
    step = wording.text("filling.step", 0, number=passed + 1, count=passed + len(open_now))
    reply.bubbles.append(Say(f"{step}\n{wording.text(f'filling.ask.{key}')}"))
    if key in DAYS:
        today = reply.now.date().isoformat()
        reply.offer(Choice(wording.text("filling.pick"), f"c|complete|{key}.", Does.DATE, today))
    reply.offer(reply.command("complete", SKIP, label=wording.text("filling.skip_label")))
    reply.offer(reply.command("back"), reply.command("complete", STOP, label=wording.text("filling.stop_label")))
    return True
