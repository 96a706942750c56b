"""Filling the blanks of a draft as an aside, one after the other: which one is open, what words answer it, what is
kept. How typed words stand in a document lives in flows/documents/filling.py; the buttons in commands/completing.py."""

from __future__ import annotations

from flows import bounds, documents, path, putting_in
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
# Steps of the log: words that are gone may have filled what is open now, or have led to another draft.
_OVER, _OF = "made blanks", "made of "


def begin(reply: Reply, shown: str = "") -> None:
    """The blanks of this draft, `kind.register`, beside whatever else goes on; "": of the one that was shown last."""
    session = reply.session
    then = next((step.removeprefix(_OF) for step in reply.replayed if step.startswith(_OF)), "")
    kind, _, register = (shown or then or session.consultation.shown or drafts.first(reply)).partition(".")
    about = f"{kind}.{register or drafts.STANDARD}"
    reply.did.append(f"{_OF}{about}")
    session.waiting = session.waiting.without(For.BLANKS).then(For.BLANKS, about)
    session.misses = 0
    if _is_over(reply):
        leave(reply)
        reply.say("filling.none")


def _is_over(reply: Reply) -> bool:
    """Nothing is left to be asked; where the log is replayed, as it was then."""
    is_over = _OVER in reply.replayed if reply.replayed else not left(reply)
    if is_over:
        reply.did.append(_OVER)
    return is_over


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
    is_last = last is not None and last.question == BLANKS and not putting_in.is_of_a_draft(_key_of(last))
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
        begin(reply)
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
        return Act("complete", f"{SKIP}.{open_now[0] if (open_now := left(reply)) else ''}")
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
    if putting_in.is_of_a_draft(key):
        putting_in.put_in_again(reply, key, words)
    elif reply.session.waiting.within(For.BLANKS) is not None:
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
    if _is_over(reply):
        finish(reply)


def finish(reply: Reply) -> None:
    """The draft as it reads now; what was typed into it is looked over by itself."""
    waiting, case = reply.session.waiting.within(For.BLANKS), reply.session.consultation.case
    kind, _, register = (waiting.about if waiting is not None else "").partition(".")
    leave(reply)
    draft = drafts.made(reply, kind, register)
    reply.say("filling.some_left" if draft.blanks else "filling.done")
    reply.show(*drafts.cards(reply, case, kind, register))
    found = [
        finding
        for key, words in case.blanks.items()
        if key not in draft.open and not putting_in.is_of_a_draft(key)
        for finding in documents.check(words, admitted=case.responsibility, language=reply.session.language)
    ]
    if found:
        reviewing.show(reply, documents.Review("", tuple(found), (), (), (), ()))


# What is shown


def put(reply: Reply) -> bool:
    """The open blank; False when there is none any more."""
    wording, open_now = reply.wording, left(reply)
    if not open_now:
        if _is_over(reply):
            leave(reply)
        return False
    key, passed = open_now[0], len(reply.session.waiting.value.split())
    reply.question = BLANKS
    step = wording.text("filling.step", 0, number=passed + 1, count=passed + len(open_now))
    reply.bubbles.append(Say(f"{step}\n{wording.text(f'filling.ask.{key}')}"))
    if key in DAYS:
        today = reply.now.date().isoformat()
        reply.offer(Choice(wording.text("filling.pick"), f"c|complete|{key}.", Does.DATE, today))
    reply.offer(reply.command("complete", f"{SKIP}.{key}", label=wording.text("filling.skip_label")))
    reply.offer(reply.command("back"), reply.command("complete", STOP, label=wording.text("filling.stop_label")))
    return True
