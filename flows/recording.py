"""Writing a record as an aside: which field is open, what words answer it, what is kept. Its fields and exports live in
flows/evidence; what its buttons do in commands/evidence.py."""

from __future__ import annotations

from flows import bounds, danger, path
from flows.acts import Act, Heard
from flows.answering import DANGEROUS, WORST, restore
from flows.answers import plain
from flows.evidence.fields import BY_KEY, LAST, LOG, MOST_RECORDS, Field, entry, name_for, next_field
from flows.evidence.record import written_down
from flows.reply import Reply
from flows.session import Move, Words
from flows.turn import Block, Card, Choice, Does, Line, Paragraph
from flows.understanding.reading import Reading
from flows.voice import names
from flows.waiting import PASSING, For
from flows.wishing import SHORT, spoken

# What the command takes besides an answer; none of them is the name of a field.
MORE, SEE, STOP, ENOUGH, DROP = "more", "see", "stop", "enough", "drop"
SAVED = "saved"  # of the waiting: a record was just written, the next is an offer
MOST_PEOPLE = 6
LABEL = 18  # characters of a name on a button


def begin(reply: Reply) -> None:
    """A record is asked for beside whatever else is going on."""
    session = reply.session
    if session.waiting.what is not For.EVIDENCE:
        session.waiting = session.waiting.without(For.EVIDENCE, For.JOBS).then(For.EVIDENCE)
    session.waiting.value, session.misses = "", 0


def leave(reply: Reply) -> None:
    """What was written so far stays."""
    reply.session.waiting = reply.session.waiting.without(For.EVIDENCE)
    count = sum(1 for fields in reply.session.consultation.case.log.values() if fields.get("what"))
    if count:
        reply.say("evidence.left", count=count)
    else:
        reply.say("evidence.left_none")


def open_field(reply: Reply) -> Field:
    """What is asked now; the beginning of another record where none is begun."""
    case, record = reply.session.consultation.case, reply.session.waiting.about
    return (next_field(case, record) if record in case.log else None) or BY_KEY["what"]


def step_back(reply: Reply) -> bool:
    """Undoes the last answer about a record, or leaves where none was given. False: the thread goes back by itself."""
    session, consultation = reply.session, reply.session.consultation
    is_last = bool(consultation.moves) and consultation.moves[-1].question == LOG
    if session.waiting.what is not For.EVIDENCE and not (is_last and session.waiting.what is For.ANSWER):
        return False
    if not is_last:
        leave(reply)
        return True
    record = str(consultation.moves[-1].value).partition("=")[0].partition(" ")[0]
    restore(consultation, consultation.moves[:-1])
    begin(reply)
    session.waiting.about = record if next_field(consultation.case, record) is not None else ""
    session.waiting.about = session.waiting.about if record in consultation.case.log else ""
    reply.say("chat.back", name=reply.text(f"evidence.{open_field(reply).key}.name"))
    return True


# Words


def wish(reply: Reply, heard: Heard) -> Act | None:
    """The command that a text stands for while a record is written."""
    field, said = open_field(reply), plain(heard.text)
    begun = reply.session.waiting.about != ""
    if heard.reading.intent == "back" and len(heard.text) <= SHORT:
        return Act("back")
    ends = (reply.wording.text("evidence.enough_label"), reply.wording.text("evidence.stop_label"))
    if said in (*reply.wording.raw("evidence.stop_words"), *ends):
        return Act("record", ENOUGH if begun else STOP)
    if not begun and said in (*reply.wording.raw("evidence.more_words"), reply.wording.text("evidence.more_label")):
        return Act("record", MORE)
    if begun and (said in reply.wording.raw("chat.skipping") or said == plain(reply.wording.text("chat.unknown"))):
        return Act("record", f"{field.key}.")
    options = [(key, reply.wording.text(f"evidence.{field.key}.options.{key}")) for key in field.options]
    exact = next((key for key, label in options if said == plain(label)), None)
    if exact is not None:
        return Act("record", f"{field.key}.{exact}")
    name = spoken(reply, heard.text.rstrip("?？"))
    return Act(name) if name is not None else None


def said(reply: Reply, heard: Heard) -> bool:
    """Own words as the answer to the open field: any will do."""
    field = open_field(reply)
    if field.key == "what" and is_full(reply):
        reply.did.append(f"do record {STOP}")
        leave(reply)
        return True
    reply.did.append(f"recorded {field.key}")
    keep(reply, field, heard.text, Words.of(heard.incoming))
    _protect(reply, heard.reading)
    return True


def said_again(reply: Reply, key: str, words: Words) -> None:
    """Typed words of the log, as far as they are left."""
    if key in BY_KEY:
        reply.session.waiting = reply.session.waiting.without(*PASSING)  # these words let them go
        begin(reply)
        reply.did.append(f"recorded {key}")
        keep(reply, BY_KEY[key], words.text, words)


def entry_left(text: str, left: str) -> str:
    """What is left of an answer when some of its words are taken back."""
    record, _, field = text.partition("=")[0].partition(" ")
    return entry(record, field, left)


def is_full(reply: Reply) -> bool:
    count = len(reply.session.consultation.case.log)
    if count >= MOST_RECORDS:
        reply.say("evidence.full", count=count)
    return count >= MOST_RECORDS


# What is kept


def keep(reply: Reply, field: Field, value: str, words: Words | None = None) -> None:
    """One answer is one move; nothing else is read from its words. The last one closes the record and shows it."""
    session, consultation = reply.session, reply.session.consultation
    record = session.waiting.about or name_for(consultation.case, reply.now)
    if words is not None:
        words = Words([(message, text[: field.most]) for message, text in words.parts])
    note_down(reply, Move(LOG, entry(record, field.key, value), reply.now, words, more=True, corrects=True))
    session.waiting.about, session.waiting.value = record, ""
    if field.key == LAST:
        close(reply)


def note_down(reply: Reply, move: Move) -> None:
    consultation = reply.session.consultation
    consultation.moves = bounds.few([*consultation.moves, move])
    path.take(consultation, move)
    reply.trigger = reply.trigger or "recorded"


def close(reply: Reply, how: str = SAVED) -> None:
    """Shows the record that was written (saved, or enough of it); the next words begin another."""
    waiting = reply.session.waiting
    record, waiting.about, waiting.value = waiting.about, "", SAVED
    if reply.session.consultation.case.log.get(record, {}).get("what"):
        reply.say(f"evidence.{how}")
        reply.show(card(reply, record))


def _protect(reply: Reply, reading: Reading) -> None:
    """Threats told here open the protection path as everywhere; the advice is left as it is."""
    consultation, threats = reply.session.consultation, DANGEROUS & set(reading.harassment)
    if threats and not consultation.protected:
        consultation.protected = True
        reply.did.append("protected")
        danger.protect(reply, sorted(threats))
    elif worse := sorted(threats & WORST):
        danger.protect(reply, worse, whole=False)


# What is shown


def card(reply: Reply, record: str) -> Card:
    """One record, with the way to take it out again."""
    wording = reply.wording
    drop = reply.command("record", f"{DROP}.{record}", label=wording.text("evidence.drop_this_label"))
    blocks = (*lines(reply, record), Paragraph(wording.text("evidence.keep"), faint=True))
    return Card("recap", wording.text("evidence.card"), blocks, (drop,), personal=True)


def lines(reply: Reply, record: str) -> tuple[Block, ...]:
    told = written_down(reply.session.consultation.case, record, reply.wording)
    cells = (("when", told.when), ("who", told.who), ("what", told.what), ("how", told.how), ("witness", told.witness))
    return tuple(Line(reply.wording.text(f"evidence.columns.{key}"), cell) for key, cell in cells if cell)


def ask(reply: Reply) -> bool:
    """The open field with its options; always True."""
    session, wording, field = reply.session, reply.wording, open_field(reply)
    reply.question = LOG
    if not session.waiting.about:
        reply.say("evidence.another" if session.waiting.value == SAVED else "evidence.what.ask")
        if session.waiting.value == SAVED:
            reply.offer(reply.command("record", MORE, label=wording.text("evidence.more_label")))
        if session.consultation.case.log:
            reply.offer(reply.command("record", SEE, label=wording.text("evidence.see_label")))
        reply.offer(reply.command("back"), reply.command("record", STOP, label=wording.text("evidence.stop_label")))
        return True
    reply.say(f"evidence.{field.key}.ask")
    for key in field.options:
        label = wording.text(f"evidence.{field.key}.options.{key}")
        reply.offer(reply.command("record", f"{field.key}.{key}", label=label))
    if field.key == "when":
        pick = wording.text("evidence.when.pick")
        reply.offer(Choice(pick, "c|record|when.", Does.DATETIME, reply.now.strftime("%Y-%m-%dT%H:%M")))
    if field.key == "who":
        people = [person for person in session.consultation.case.people if person.name][:MOST_PEOPLE]
        reply.offer(*(reply.command("record", f"who.#{p.key}", label=names.shorten(p.name, LABEL)) for p in people))
    reply.offer(reply.command("record", f"{field.key}.", label=wording.text("chat.skip")))
    reply.offer(reply.command("back"), reply.command("record", ENOUGH, label=wording.text("evidence.enough_label")))
    return True
