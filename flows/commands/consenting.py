"""What is tapped or said while consent is open: a yes, a no, a wish to know more."""

from __future__ import annotations

from flows import answering, consent, path
from flows.answers import typed
from flows.reply import Reply
from flows.session import Words
from flows.stages import BY_ID
from flows.stages.entry import entry_read
from flows.turn import Bubble, Card
from flows.understanding.reading import Reading

_CAREER = "career"


def agree(reply: Reply, argument: str) -> None:
    """The first words, held until now, are read."""
    told = consent.agree(reply)
    reply.say("consent.thanks")
    if told is not None and (_worth_reading(*told) or _wants_the_career(reply, *told)):
        _first_words(reply, *told)


def refuse(reply: Reply, argument: str) -> None:
    consent.refuse(reply)


def details(reply: Reply, argument: str) -> None:
    consent.explain(reply)


def start(reply: Reply, argument: str) -> None:
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
    answering.answer(reply, question, said, words, reading, more=said is None)
    # What was told was reflected when it came; only the protection path, its words and windows, is new.
    told = reply.bubbles[before:]
    windows = next((n for n, bubble in enumerate(told) if _is_protection(bubble)), None)
    reply.bubbles[before:] = told[max(windows - 1, 0) : windows + 1] if windows is not None else []
    reply.trigger = "agreed"


def _is_protection(bubble: Bubble) -> bool:
    return isinstance(bubble, Card) and bubble.kind == "windows"


def _wants_the_career(reply: Reply, words: Words, reading: Reading) -> bool:
    """「自己PRを作りたい」 says what it is about in few words."""
    question, case = BY_ID["entry.role"], reply.session.consultation.case
    short = len(words.text) < path.NARRATIVE
    return short and typed(question, case, words.text, reading, reply.wording) == _CAREER


def _worth_reading(words: Words, reading: Reading) -> bool:
    return len(words.text) >= path.NARRATIVE or bool(reading.people or reading.feelings or entry_read(reading))
