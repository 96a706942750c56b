"""Writing a record as an aside: which field is open, what is kept of an answer, and the look at the whole before that.
What words mean here lives in recording_words.py, what is shown in voice/records.py, what its buttons do in
commands/evidence.py."""

from __future__ import annotations

from flows import bounds, danger, path, told_of_harassment
from flows.acts import Act, Heard
from flows.answering import DANGEROUS, WORST, restore
from flows.evidence.fields import BY_KEY, LOG, MOST_RECORDS, Field, entry, name_for, next_field
from flows.evidence.heard import aimed_at, meant_by
from flows.letters import width
from flows.recording_words import aimed, command_in, is_no_answer
from flows.reply import Reply
from flows.session import Move, Words
from flows.understanding.reading import Reading
from flows.understanding.wishes_for_words import asks_for_words
from flows.voice import records
from flows.waiting import PASSING, For
from flows.wishing import SHORT, term_asked_about

# What the command takes besides an answer; none of them is the name of a field.
MORE, SEE, STOP, ENOUGH, DROP, YES, FIX, OPEN = "more", "see", "stop", "enough", "drop", "yes", "fix", "open"
# Of the waiting, besides the key of a field that is put right: a record was just kept, the next is an offer; the whole
# of one lies open.
SAVED, WHOLE = "saved", "whole"


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


def open_field(reply: Reply) -> Field | None:
    """What is asked now; the beginning of another record where none is begun. None while the whole lies open."""
    case, waiting = reply.session.consultation.case, reply.session.waiting
    fields = case.log.get(waiting.about)
    if fields is None or not fields.get("what"):
        return BY_KEY["what"]
    if waiting.value in BY_KEY:
        return BY_KEY[waiting.value]
    return None if waiting.value == WHOLE else next_field(case, waiting.about)


def lay_open(reply: Reply, record: str, field: str = "") -> None:
    """A record that was written, to be looked at, or one of its fields to be put right."""
    begin(reply)
    reply.session.waiting.about, reply.session.waiting.value = record, field or WHOLE


def confirm(reply: Reply) -> None:
    """A yes to what was shown; the next words begin another record."""
    reply.session.waiting.about, reply.session.waiting.value = "", SAVED
    reply.say("evidence.saved")


def step_back(reply: Reply) -> bool:
    """Undoes the last answer about a record, or leaves where none was given. False: the thread goes back by itself."""
    session, consultation = reply.session, reply.session.consultation
    is_last = bool(consultation.moves) and consultation.moves[-1].question == LOG
    if session.waiting.what is not For.EVIDENCE and not (is_last and session.waiting.what is For.ANSWER):
        return False
    if session.waiting.what is For.EVIDENCE and session.waiting.value in BY_KEY:
        session.waiting.value = WHOLE
        reply.say("chat.change_dropped")
        return True
    if not is_last:
        leave(reply)
        return True
    record, field = _of(consultation.moves[-1])
    restore(consultation, consultation.moves[:-1])
    begin(reply)
    session.waiting.about = record if field and record in consultation.case.log else ""
    asked = open_field(reply)
    reply.say("chat.back", name=reply.text(f"evidence.{asked.key if asked is not None else field}.name"))
    return True


# Words


def wish(reply: Reply, heard: Heard) -> Act | None:
    """The command that a text stands for while a record is written."""
    return command_in(reply, heard, open_field(reply), reply.session.waiting.about, _last(reply)[0])


def said(reply: Reply, heard: Heard) -> bool:
    """Own words as the answer to the open field, or to the one they speak of."""
    field, (last, answered), about = open_field(reply), _last(reply), reply.session.waiting.about
    if (term := term_asked_about(reply, heard.text)) != "":
        reply.trigger = "side_question"
        reply.say(f"glossary.meaning.{term}")
        return True
    if not about and asks_for_words(heard.text):  # what waits behind takes it
        reply.did.append(f"do record {STOP}")
        leave(reply)
        reply.trigger = "record"
        reply.session.asked = heard.question.id if heard.question is not None else ""
        return False
    asked = "" if field is None or _may_add_to_the_last(reply, heard.text) else field.key
    meant = aimed(reply, heard.text, asked, about or last, answered)
    if meant is not None:
        record, found = meant
        if found.value:
            _record(reply, heard, BY_KEY[found.field], record)
        else:  # what holds instead is a part of it: the whole is to be written once more
            reply.did.append(f"do record {FIX}.{record}.{found.field}")
            lay_open(reply, record, found.field)
            reply.trigger = "record"
    elif field is None:
        _missed(reply, heard, "evidence.check.which")
    elif is_no_answer(reply, heard, field):
        _missed(reply, heard, "evidence.not_taken")
    elif field.key == "what" and not about and is_full(reply):
        reply.did.append(f"do record {STOP}")
        leave(reply)
    else:
        _record(reply, heard, field, about)
    return True


def _may_add_to_the_last(reply: Reply, text: str) -> bool:
    """A record was just kept, and these few words can only tell what it does not hold yet: 「同僚がそばにいました」."""
    session, last = reply.session, _last(reply)[0]
    if session.waiting.about or session.waiting.value != SAVED or not last or width(text) > SHORT:
        return False
    meant = meant_by(text)
    return meant != "" and not session.consultation.case.log[last].get(meant)


def _missed(reply: Reply, heard: Heard, key: str) -> None:
    """Not kept: a sigh is heard, and it is asked again."""
    reply.session.misses += 1
    reply.did.append("missed")
    reply.trigger = "not_understood"
    felt = next((f.name for f in heard.reading.feelings if f"reflect.feeling.{f.name}" in reply.wording), "")
    if felt:
        reply.say(f"reflect.feeling.{felt}")
    if not felt or key == "evidence.check.which":
        reply.say(key)


def _record(reply: Reply, heard: Heard, field: Field, record: str) -> None:
    record = record or name_for(reply.session.consultation.case, reply.now)
    reply.did.append(f"recorded {field.key}@{record}")
    _keep_words(reply, field, Words.of(heard.incoming), record)
    _protect(reply, heard.reading)


def _keep_words(reply: Reply, field: Field, words: Words, record: str) -> None:
    """What they say of this field: all of them, or what stands behind 「だれがのところ」."""
    waiting, log = reply.session.waiting, reply.session.consultation.case.log
    if record != waiting.about:
        waiting.about, waiting.value = record, WHOLE if record in log else ""
    found = aimed_at(words.text, field.key) if words.text else None
    keep(reply, field, found.value if found is not None and _is_of(found.field, field) else words.text, words)


def _is_of(aimed_field: str, field: Field) -> bool:
    return aimed_field in ("", field.key)


def said_again(reply: Reply, step: str, words: Words) -> None:
    """Typed words of the log, as far as they are left. `step`: the field, and behind "@" the record."""
    key, _, record = step.partition("@")
    if key in BY_KEY:
        reply.session.waiting = reply.session.waiting.without(*PASSING)  # these words let them go
        if reply.session.waiting.what is not For.EVIDENCE:
            begin(reply)
        reply.did.append(f"recorded {step}")
        record = record or reply.session.waiting.about or name_for(reply.session.consultation.case, reply.now)
        _keep_words(reply, BY_KEY[key], words, record)
        for how, *kinds in (done.split(" ") for done in reply.replayed):
            if how in (_WHOLE, _WORSE):
                _warn(reply, how, kinds)


def _last(reply: Reply) -> tuple[str, str]:
    """The record and the field that was answered last, as long as it is there."""
    consultation = reply.session.consultation
    answers = (_of(move) for move in reversed(consultation.moves) if move.question == LOG)
    return next(((record, field) for record, field in answers if field and record in consultation.case.log), ("", ""))


def _of(move: Move) -> tuple[str, str]:
    """Record and field of a move; no field where the record was dropped."""
    record, _, field = str(move.value).partition("=")[0].partition(" ")
    return record, field


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
    """One answer is one move; nothing else is read from its words. Behind the last one the whole is looked at."""
    session, consultation = reply.session, reply.session.consultation
    record = session.waiting.about or name_for(consultation.case, reply.now)
    was_there = record in consultation.case.log
    if words is not None:
        words = Words([(message, text[: field.most]) for message, text in words.parts])
    note_down(reply, Move(LOG, entry(record, field.key, value), reply.now, words, more=True, corrects=True))
    waiting, session.misses = session.waiting, 0
    waiting.about, waiting.value = record, WHOLE if was_there and waiting.value in (WHOLE, *BY_KEY) else ""


def note_down(reply: Reply, move: Move) -> None:
    consultation = reply.session.consultation
    consultation.moves = bounds.few([*consultation.moves, move])
    path.take(consultation, move)
    reply.trigger = reply.trigger or "recorded"


def close(reply: Reply, how: str) -> None:
    """Shows the record that was written, kept as it is; the next words begin another."""
    waiting = reply.session.waiting
    record, waiting.about, waiting.value = waiting.about, "", SAVED
    if reply.session.consultation.case.log.get(record, {}).get("what"):
        reply.say(f"evidence.{how}")
        reply.show(records.card(reply, record))


def _protect(reply: Reply, reading: Reading) -> None:
    """Threats told here open the protection path as everywhere; the advice is left as it is."""
    consultation, threats = reply.session.consultation, DANGEROUS & set(told_of_harassment.told(reading))
    if threats and not consultation.protected:
        consultation.protected = True
        reply.did.append("protected")
        _warn(reply, _WHOLE, sorted(threats))
    elif worse := sorted(threats & WORST):
        _warn(reply, _WORSE, worse)


_WHOLE, _WORSE = "warned", "warned_more"  # of the log, with the kinds


def _warn(reply: Reply, how: str, kinds: list[str]) -> None:
    reply.did.append(" ".join((how, *kinds)))
    danger.protect(reply, kinds, whole=how == _WHOLE)


# What is asked


def ask(reply: Reply) -> bool:
    """The open field with its options, or the whole record; always True."""
    waiting, field = reply.session.waiting, open_field(reply)
    reply.question = LOG
    if not waiting.about:
        records.ask_for_another(reply, saved=waiting.value == SAVED)
    elif field is None:
        records.look_at(reply, waiting.about)
    else:
        records.ask_for(reply, field)
    return True
