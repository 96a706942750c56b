"""Takes what a text puts right one by one, wherever the talk stands, each with the line it was and is, and what is left
of it as the answer; one thing alone that names a line is taken in putting_right.py."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from flows import answering, path, putting_right, righting, same_people
from flows.acts import Heard
from flows.answers import typed
from flows.case import Case
from flows.question import Question
from flows.reply import Reply
from flows.session import Words
from flows.stage import Stage
from flows.stages import BY_ID
from flows.turn import Incoming
from flows.understanding import read
from flows.understanding.righting import LONGEST, owned_in, parts_of
from flows.understanding.set_anew import set_in, takes_back
from flows.voice import names, recaps
from flows.waiting import For

STEP = "part"  # of the log: the numbers of the parts whose words the steps behind it took
_OWN_WORDS = frozenset({Stage.LISTENING, Stage.EXPECTATION, Stage.CAREER})
Takes = Callable[[Reply, Heard], bool]


def concerns(reply: Reply, heard: Heard) -> bool:
    """It puts something right that was taken down: no command, whatever else its words stand for."""
    if not _may_be(reply, heard):
        return False
    return any(_in_words(reply, part) or _of_people(reply, part) for part in parts_of(heard.text))


def said(reply: Reply, heard: Heard) -> bool:
    """True: at least one thing was put right."""
    if not _may_be(reply, heard):
        return False
    parts = parts_of(heard.text)
    before = len(reply.did)
    left, done = [], 0
    for number, part in enumerate(parts):
        reply.did.append(f"{STEP} {number}")
        piece = _heard(reply, heard, part)
        if any(takes(reply, piece) for takes in _takers(reply, len(parts))):
            done += 1
        else:
            reply.did.pop()
            left.append(number)
    if not done:
        del reply.did[before:]
        return _is_so_already(reply, heard, parts)
    _take_what_is_left(reply, heard, parts, left)
    reply.trigger = "changed"
    return True


def _is_so_already(reply: Reply, heard: Heard, parts: tuple[str, ...]) -> bool:
    """Words that put right what was never taken down so: that is said, and nothing moves."""
    question = heard.question
    owned = [found for found in map(owned_in, parts) if found is not None and found.by != "theirs" and found.words]
    if not owned or (question is not None and question.id == righting.SAID):
        return False
    case = reply.session.consultation.case
    if question is not None and typed(question, case, heard.text, heard.reading, reply.wording) is not None:
        return False
    reply.say("chat.is_so_already", personal=True, words=owned[0].words[: answering.SHOWN])
    reply.trigger = "side_question"
    return True


def piece_of(incoming: Incoming, numbers: str) -> Incoming:
    """The parts with these numbers, for the log; without words where they are gone."""
    parts = parts_of(incoming.text) if incoming.text else ()
    chosen = [parts[int(number)] for number in numbers.split(",") if int(number) < len(parts)]
    return _cut(incoming, "".join(chosen))


def _cut(incoming: Incoming, text: str) -> Incoming:
    return replace(incoming, parts=(replace(incoming.parts[0], text=text),))


def _may_be(reply: Reply, heard: Heard) -> bool:
    question = heard.question
    if len(heard.text) > LONGEST or reply.session.waiting.what is not For.ANSWER or "late" in reply.did:
        return False
    if (question is not None and question.stage in _OWN_WORDS) or takes_back(heard.text) or set_in(heard.text):
        return False
    return len(heard.incoming.parts) == 1 and heard.reading.crisis == "none" and righting.may_put_right(heard.text)


def _heard(reply: Reply, heard: Heard, part: str) -> Heard:
    question = heard.question
    reading = read(part, reply.now, question.id if question is not None else None)
    return Heard(_cut(heard.incoming, part), reading, question)


def _takers(reply: Reply, parts: int) -> tuple[Takes, ...]:
    lines = (putting_right.of_a_line, putting_right.denied) if parts > 1 else ()
    return (_own, putting_right.of_people, *lines)


def _in_words(reply: Reply, part: str) -> str:
    """The question under which these words put something right; "" for none."""
    case = reply.session.consultation.case
    told_to = righting.COMPANY if case.employment == "left" else righting.BOSS
    for question_id in (righting.SAID, told_to, righting.CERTAINTY):
        if righting.PUT_RIGHT[question_id](_copied(case), part):
            return question_id
    return ""


def _of_people(reply: Reply, part: str) -> bool:
    """「主任のこと消して」 erases nobody's data."""
    after = _copied(reply.session.consultation.case)
    return same_people.put_right(after, part) and after.people != reply.session.consultation.case.people


def _copied(case: Case) -> Case:
    return replace(
        case,
        people=[replace(one) for one in case.people],
        points=[replace(one) for one in case.points],
        said=list(case.said),
        done=None if case.done is None else list(case.done),
        people_fixed=dict(case.people_fixed),
    )


def _own(reply: Reply, heard: Heard) -> bool:
    question_id = _in_words(reply, heard.text)
    if not question_id or (heard.question is not None and heard.question.id == question_id):
        return False
    consultation, question = reply.session.consultation, BY_ID[question_id]
    before = _shown(reply, consultation.case, question)
    waits = len(reply.bubbles)
    answering.amend(reply, question, _note_meant(reply, question, heard.text), Words.of(heard.incoming))
    del reply.bubbles[waits:]
    after = _shown(reply, reply.session.consultation.case, question)
    name = recaps.name(reply.wording, reply.session.consultation.case, question_id)
    reply.say("chat.changed_to", personal=True, name=name, before=before, after=after)
    return True


def _note_meant(reply: Reply, question: Question, text: str) -> str | None:
    """Which words 「それは私が言った」 means, by a mark that holds none: it is done again after every text."""
    mark = righting.mark_of_meant(reply.session.consultation.case, text) if question.id == righting.SAID else ""
    if mark:
        reply.did.append(f'meant "{mark}"')
    return mark or None


def _shown(reply: Reply, case: Case, question: Question) -> str:
    """The line as it stands; where nothing is known any more, that it is not so yet."""
    if question.id == righting.CERTAINTY and any(point.certainty == "guess" for point in case.points):
        return names.label(reply.wording, question, "guess")
    shown = names.value_of(reply.wording, case, question.id, answering.SHOWN)
    if shown:
        return shown
    if question.id == righting.CERTAINTY:
        return names.label(reply.wording, question, "seen")
    return reply.text("chat.nothing_left" if question.id == righting.SAID else "chat.not_told")


def _take_what_is_left(reply: Reply, heard: Heard, parts: tuple[str, ...], left: list[int]) -> None:
    """What puts nothing right is the answer, where it is one; a remark on the bot is neither."""
    question = heard.question
    if not left or question is None or path.open_question(reply.session.consultation) is not question:
        return
    text = "".join(parts[number] for number in left)
    reading = read(text, reply.now, question.id)
    value = typed(question, reply.session.consultation.case, text, reading, reply.wording)
    if value is None or question.free or reply.session.asked not in ("", question.id):
        return
    reply.did.append(f"{STEP} {','.join(map(str, left))}")
    answering.answer(reply, question, value, Words.of(_cut(heard.incoming, text)), reading)
    reply.session.misses = 0
