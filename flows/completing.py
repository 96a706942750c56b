"""Filling the blanks of a draft as an aside, one after the other: which one is open, what words answer it, what is
kept. How typed words stand in a document lives in flows/documents/filling.py; the buttons in commands/completing.py."""

from __future__ import annotations

from flows import path, putting_in, refilling, striking, words_wanted
from flows.acts import Act, Heard
from flows.answering import restore
from flows.answers import plain
from flows.documents.filling import ALSO, BLANKS, keys_of
from flows.documents.striking import quoted_in
from flows.documents.typed_in import DAYS, DOUBT, NAMES, QUESTION, REFUSAL, UNFIT, WORDS, is_of_a_blank, sense_of
from flows.filling_in import filled, go_on, is_over, keep, leave, left
from flows.letters import width
from flows.refilling import AGAIN, EDIT, EMPTY
from flows.reply import Reply
from flows.session import Move, Words
from flows.turn import Choice, Does, Say
from flows.voice import drafts
from flows.waiting import PASSING, For
from flows.wishing import SHORT, spoken

# What the command takes besides a draft; none of them is the name of one.
SKIP, STOP, ASIDE = "skip", "stop", "aside"
_OF = "made of "  # a step of the log: words that are gone may have led to another draft


def begin(reply: Reply, shown: str = "") -> None:
    """The blanks of this draft, `kind.register`, beside whatever else goes on; "": of the one that was shown last."""
    session = reply.session
    then = next((step.removeprefix(_OF) for step in reply.replayed if step.startswith(_OF)), "")
    kind, _, register = (shown or then or session.consultation.shown or drafts.first(reply)).partition(".")
    about = f"{kind}.{register or drafts.STANDARD}"
    reply.did.append(f"{_OF}{about}")
    session.waiting = session.waiting.without(For.BLANKS).then(For.BLANKS, about)
    session.misses = 0
    if is_over(reply):
        leave(reply)
        reply.say("filling.none")
        refilling.list_filled(reply)


def step_back(reply: Reply) -> bool:
    """Undoes the last answer about a blank, or leaves where none was given. False: the thread goes back by itself."""
    session, consultation = reply.session, reply.session.consultation
    last = consultation.moves[-1] if consultation.moves else None
    is_last = last is not None and last.question == BLANKS and putting_in.is_of_blanks(_key_of(last))
    inside = session.waiting.what is For.BLANKS
    if not inside and not (is_last and session.waiting.what is For.ANSWER):
        return False
    *passed, undone = session.waiting.value.split() if inside and session.waiting.value else [""]
    if inside and not undone:
        leave(reply)
        reply.say("filling.left")
        return True
    if inside and undone == EDIT and last is not None and is_last:
        restore(consultation, consultation.moves[:-1])
        session.waiting.value, undone = " ".join(passed), _key_of(last)
        reply.say("chat.back", name=reply.text(f"filling.name.{undone}"))
        return True
    session.waiting.step = "" if inside else session.waiting.step
    if last is not None and is_last and undone in ("", _key_of(last)):
        restore(consultation, consultation.moves[:-1])
        undone = _key_of(last)
        if not inside and undone in consultation.case.blanks:  # it was said otherwise, and is as before now
            reply.say("chat.back", name=reply.text(f"filling.name.{undone}"))
            return True
    if not inside:
        begin(reply)
    session.waiting.value = " ".join(passed)
    reply.say("chat.back", name=reply.text(f"filling.name.{undone}"))
    return True


def _key_of(move: Move) -> str:
    return keys_of(str(move.value))[0]


# Words


def wish(reply: Reply, heard: Heard) -> Act | None:
    """The command that a text stands for while a blank is open."""
    said = plain(heard.text)
    edits = heard.reading.crisis == "none" and bool(refilling.edits(reply, heard.text))
    if heard.reading.intent == "back" and width(heard.text) <= SHORT and not edits and not is_of_a_blank(said):
        return Act("back")
    if said in (*reply.wording.raw("filling.stop_words"), plain(reply.wording.text("filling.stop_label"))):
        return Act("complete", STOP)
    skips = (*reply.wording.raw("chat.skipping"), reply.wording.text("filling.skip_label"))
    if said in map(plain, (*skips, reply.wording.text("chat.unknown"))):
        return Act("complete", f"{SKIP}.{open_now[0] if (open_now := left(reply)) else ''}")
    name = spoken(reply, heard.text)
    if name is not None:
        return Act(name)
    open_now = left(reply)
    if heard.reading.crisis != "none" or edits or not open_now:
        return None
    if wanted := words_wanted.wanted_aside(reply, heard.text):
        return Act("draft", wanted)
    if (part := striking.named_aside(reply, heard.text)) is not None:
        return Act("strike", part)
    if _stands_in_place(reply, heard.text):
        return None
    sense = sense_of(open_now[0], heard.text)
    return None if sense == WORDS else Act("complete", f"{ASIDE}.{sense}.{open_now[0]}")


def _stands_in_place(reply: Reply, text: str) -> str:
    """The key of words that are to stand in place of others, or besides, in the draft; "" for words for the blank."""
    question = path.open_question(reply.session.consultation)
    key = putting_in.meant(reply, question, text) if quoted_in(text) else ""
    return key if putting_in.is_of_a_draft(key) else ""


def answer_aside(reply: Reply, sense: str, key: str) -> None:
    """A question, a no or a doubt where words were asked for; nothing of it goes into the draft."""
    if key not in left(reply):
        reply.say("chat.stale")
        return
    name = reply.text(f"filling.name.{key}")
    if sense == REFUSAL:
        reply.say("filling.left_open", name=name)
        go_on(reply, key)
    elif sense == UNFIT:
        reply.say("filling.unfit", name=name)
    elif sense in (QUESTION, DOUBT):
        reply.say(f"filling.why.{key}")
        reply.say("filling.may_wait")


def said(reply: Reply, heard: Heard) -> bool:
    """Own words for the open blank, or in place of those for another one."""
    words, open_now = Words.of(heard.incoming), left(reply)
    if keys := refilling.edits(reply, heard.text):
        step = ALSO.join(keys)
        reply.did.append(f"filled {step}")
        refilling.change(reply, step, heard.text, words)
        return True
    if key := _stands_in_place(reply, heard.text):
        putting_in.put_in(reply, heard, key)
        reply.ask_again = True
        return True
    if not open_now:
        return False
    reply.did.append(f"filled {open_now[0]}")
    before = len(reply.bubbles)
    keep(reply, open_now[0], heard.text, words)
    put_in = reply.session.consultation.case.blanks.get(open_now[0], "")
    if put_in and put_in not in (plain(heard.text), heard.text.strip()) and open_now[0] in NAMES:
        reply.bubbles.insert(before, Say(reply.text("filling.took", words=put_in), personal=True))
    return True


def said_again(reply: Reply, key: str, words: Words) -> None:
    """Typed words of the log, as far as they are left."""
    reply.session.waiting = reply.session.waiting.without(*PASSING)  # these words let them go
    inside = reply.session.waiting.within(For.BLANKS) is not None
    if putting_in.is_of_a_draft(key) or (not inside and putting_in.is_of_blanks(key)):
        putting_in.put_in_again(reply, key, words)
        reply.ask_again = reply.ask_again or inside
    elif inside and putting_in.is_of_blanks(key):
        reply.did.append(f"filled {key}")
        was_open = left(reply)[:1] == [key]
        keep(reply, key, words.text, words) if was_open else refilling.change(reply, key, words.text, words)


def put(reply: Reply) -> bool:
    """The open blank; False when there is none any more."""
    wording, open_now = reply.wording, left(reply)
    if not open_now:
        if is_over(reply):
            leave(reply)
        return False
    waiting = reply.session.waiting
    key, passed = open_now[0], len([one for one in waiting.value.split() if one != EDIT])
    reply.question = BLANKS
    step = wording.text("filling.step", 0, number=passed + 1, count=passed + len(open_now))
    held = reply.session.consultation.case.blanks.get(key, "")
    if waiting.step and held:
        asked = wording.text("filling.ask_again", 0, name=wording.text(f"filling.name.{key}"), words=held)
        reply.bubbles.append(Say(asked, personal=True))
        reply.offer(reply.command("complete", f"{EMPTY}.{key}", label=wording.text("filling.empty_label")))
    else:
        reply.bubbles.append(Say(f"{step}\n{wording.text(f'filling.ask.{key}')}"))
    if key in DAYS:
        today = reply.now.date().isoformat()
        reply.offer(Choice(wording.text("filling.pick"), f"c|complete|{key}.", Does.DATE, today))
    reply.offer(reply.command("complete", f"{SKIP}.{key}", label=wording.text("filling.skip_label")))
    reply.offer(reply.command("back"), reply.command("complete", STOP, label=wording.text("filling.stop_label")))
    if not waiting.step and filled(reply):
        reply.offer(reply.command("complete", AGAIN, label=wording.text("filling.again_label")))
    return True
