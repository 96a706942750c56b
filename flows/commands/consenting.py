"""What is tapped or said while consent is open: a yes, a no, a wish to know more."""

from __future__ import annotations

from flows import answering, consent, danger, path, withdrawing
from flows.answers import plain, typed
from flows.commands import matters, thread
from flows.reply import Reply
from flows.session import Words
from flows.stage import Stage
from flows.stages import BY_ID
from flows.stages.entry import entry_read
from flows.understanding.reading import Reading

_CAREER = "career"
_MORE, _ANSWER, _NOTHING = "more", "answer", "nothing"  # in the log: how the first words were taken


def agree(reply: Reply, argument: str) -> None:
    """The first words, held until now, are read."""
    told = consent.agree(reply)
    reply.say("consent.thanks")
    words, count, how = _told_then(reply, told[0] if told is not None else Words([]))
    if how == _NOTHING:
        reply.did.append(f"first {_NOTHING} 0")
    elif how and not (told is not None and _parts(words) == count):
        _first_words_left(reply, words, more=how == _MORE)
    elif told is not None and (_worth_reading(*told) or _wants_the_career(reply, *told)):
        _first_words(reply, *told)
    else:
        reply.did.append(f"first {_NOTHING} 0")


def refuse(reply: Reply, argument: str) -> None:
    consent.refuse(reply)


def details(reply: Reply, argument: str) -> None:
    consent.explain(reply)


def start(reply: Reply, argument: str) -> None:
    """Who has agreed before begins another consultation once the last one is over; else the open question is put."""
    session = reply.session
    if not consent.is_open(session):
        if session.stage is Stage.CLOSED:
            matters.new(reply, "")
        else:
            thread.go_on(reply, "")
        return
    reply.trigger = "started"
    consent.ask(reply)


def _first_words(reply: Reply, words: Words, reading: Reading) -> None:
    consultation = reply.session.consultation
    question = path.open_question(consultation)
    if question is None:
        return
    said = question.reads(reading) if question.reads is not None else None
    if said is None and _wants_the_career(reply, words, reading):
        said = _CAREER
    before = len(reply.bubbles)
    reply.did.append(f"first {_MORE if said is None else _ANSWER} {_parts(words)}")
    answering.answer(reply, question, said, words, reading, more=said is None)
    # What was told was reflected when it came; only the protection path, its words and windows, is new.
    reply.bubbles[before:] = [bubble for bubble in reply.bubbles[before:] if danger.is_protection(bubble)]
    reply.trigger = "agreed"


def _told_then(reply: Reply, words: Words) -> tuple[Words, int, str]:
    """Where the log is replayed, what was made of the first words and of how many texts; some may be gone since."""
    for step in reply.replayed:
        verb, *rest = step.split(" ")
        if verb == "first":
            how, count = rest
            gone = int(count) > _parts(words)
            return (Words.left_of([*words.parts, ("", "")]) if gone else words), int(count), how
    return words, 0, ""


def _parts(words: Words) -> int:
    return sum(1 for _, text in words.parts if text)


def _first_words_left(reply: Reply, words: Words, *, more: bool) -> None:
    question, case = BY_ID["entry.role"], reply.session.consultation.case
    say = withdrawing.added_by if more else withdrawing.said_by
    reply.did.append(f"first {_MORE if more else _ANSWER} {_parts(words)}")
    answering.answer(reply, question, say(question, case, words.text, reply.now, reply.wording), words, more=more)
    reply.trigger = "agreed"


def _wants_the_career(reply: Reply, words: Words, reading: Reading) -> bool:
    """「自己PRを作りたい」 says what it is about in few words; 「相談です」 does not, though a label has it."""
    question, case = BY_ID["entry.role"], reply.session.consultation.case
    short = len(words.text) < path.NARRATIVE and plain(words.text) not in reply.wording.raw("consent.only_greets")
    return short and typed(question, case, words.text, reading, reply.wording) == _CAREER


def _worth_reading(words: Words, reading: Reading) -> bool:
    return len(words.text) >= path.NARRATIVE or bool(reading.people or reading.feelings or entry_read(reading))
