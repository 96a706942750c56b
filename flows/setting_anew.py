"""Takes words that name an answer and what it is to be, or that take back what the bot took: that answer is changed,
and nothing else is filled by them. What such words say is read in understanding/set_anew.py."""

from __future__ import annotations

import json
from datetime import date
from difflib import SequenceMatcher

from flows import answering
from flows.acts import Heard
from flows.answers import added, options_of, typed
from flows.commands import COMMANDS
from flows.decision.who_came import day_named
from flows.documents.calendar import say_day
from flows.evidence.when import moment_in
from flows.letters import alike, holds
from flows.path import told
from flows.question import Answer, Question
from flows.reply import Reply
from flows.session import Words
from flows.stages import BY_ID
from flows.stages.certainty import QUESTION as CERTAINTY
from flows.understanding import match_choice, read
from flows.understanding.set_anew import Set, admits_nothing, instead_in, never_said, set_in, takes_back
from flows.voice import drafts, recaps
from flows.waiting import For

FAULT = "facts.responsibility"
_ADMITTED = frozenset({"partial", "full"})
_MAY_BE_SET = tuple(i for i in (*recaps.FROM_STORY, "apology.choice") if i != "stakeholders.people")
_TIMES = frozenset({"facts.when", "facts.left_when"})
_BOTH = {CERTAINTY: ("both",)}  # an option that has each of the others in it
_ALIKE = 5  # letters in a row that are enough of an ask to name its question
_MOSTLY = 0.6  # of what the question was called


def named(reply: Reply, text: str) -> bool:
    """It names an answer there is and what it is to be: no command, whatever else its words stand for."""
    return _set(reply, text) is not None


def may_change(reply: Reply, heard: Heard) -> bool:
    """It is about an answer as it was taken down: named and set, or denied."""
    return named(reply, heard.text) or _instead(reply, heard) is not None or takes_back(heard.text)


def said(reply: Reply, heard: Heard) -> bool:
    """True: the words changed an answer, or took one back."""
    if reply.session.waiting.what not in (For.ANSWER, For.NEW_ANSWER) or "late" in reply.did:
        return False
    if _answers_with_what_holds(reply, heard):
        return True
    if (found := _set(reply, heard.text) or _instead(reply, heard)) is not None:
        known, value = found
        if value is None:  # which answer is clear; what it is to be is chosen
            _ask(reply, known)
        else:
            _change(reply, heard, known, value)
        return True
    if heard.question is not None and heard.question.id == "facts.said":  # there it is somebody else who says so
        return False
    return _took_back(reply, heard)


def _answers_with_what_holds(reply: Reply, heard: Heard) -> bool:
    """The open question is the one whose options are told apart: it gets what holds, and not both."""
    found, question = instead_in(heard.text), heard.question
    if found is None or question is None or question.id != CERTAINTY or reply.session.waiting.what is not For.ANSWER:
        return False
    options = options_of(question, reply.session.consultation.case, reply.wording)
    right = [key for key in match_choice(found.right, options) if key not in match_choice(found.wrong, options)]
    if len(right) != 1 or reply.session.asked not in ("", question.id):
        return False
    note_meaning(reply, right[0])
    answering.answer(reply, question, right[0], Words.of(heard.incoming), heard.reading)
    reply.session.misses, reply.session.waiting.joins = 0, True
    return True


def note_meaning(reply: Reply, value: Answer) -> None:
    reply.did.append("meant " + json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def _change(reply: Reply, heard: Heard, known: Question, value: Answer) -> None:
    note_meaning(reply, value)
    answered = known.id in reply.session.consultation.answered
    answering.change(reply, known, value, Words.of(heard.incoming), None, holds_now=not answered)


def _set(reply: Reply, text: str) -> tuple[Question, Answer] | None:
    if (came := day_named(text)) and drafts.are_there(reply.session.consultation.case):
        when = BY_ID["facts.when"]  # 「電話が来たのは今日、月曜です」, of a draft that names another day
        moment = moment_in(came, reply.now)[:10]
        day = say_day(date.fromisoformat(moment), reply.wording) if moment else _value(reply, when, came)
        return None if day is None else (when, day)
    found = set_in(text)
    known = _called(reply, found) if found is not None else None
    if found is None or known is None:
        return None
    value = _value(reply, known, found.right)
    return (known, value) if value is not None or told(reply.session.consultation.case, known) else None


def _value(reply: Reply, known: Question, right: str) -> Answer:
    case = reply.session.consultation.case
    value = typed(known, case, right, read(right, reply.now, known.id), reply.wording)
    return None if isinstance(value, str) and added(known, value) else value


def _called(reply: Reply, found: Set) -> Question | None:
    """The question that is told, or open, and goes by this name or by words of its ask. Own words are told apart from
    how they should be (「起きたことを丁寧に直して」) by their marks."""
    case, about, there = reply.session.consultation.case, found.about, _answered(reply)
    every = [
        one
        for one in map(BY_ID.__getitem__, _MAY_BE_SET)
        if (one.id in there or told(case, one)) and (found.quoted or not one.free or one.id in _TIMES)
    ]
    by_name = [one for one in every if _is_its_name(reply, one, about)]
    if by_name:
        return max(by_name, key=lambda one: SequenceMatcher(None, _name(reply, one), alike(about)).ratio())
    same = {one.id: _in_its_ask(reply, one, about) for one in every}
    best = max(same, key=lambda i: same[i], default="")
    is_enough = best and same[best] >= max(_ALIKE, _MOSTLY * len(about))
    return BY_ID[best] if is_enough and sum(size == same[best] for size in same.values()) == 1 else None


def _answered(reply: Reply) -> frozenset[str]:
    """Questions that were put, also where they were passed over."""
    return frozenset((*reply.session.consultation.answered, reply.session.asked))


def _name(reply: Reply, question: Question) -> str:
    return alike(recaps.name(reply.wording, reply.session.consultation.case, question.id))


def _is_its_name(reply: Reply, question: Question, about: str) -> bool:
    said = alike(about)
    others = map(alike, reply.wording.under("putting_right.called").get(question.id, ()))
    names = {_name(reply, question), alike(reply.wording.text(f"{question.id}.name")), *others}
    return any(holds(said, name) for name in names)


def _in_its_ask(reply: Reply, question: Question, about: str) -> int:
    """How many letters in a row of what it was called stand in its ask."""
    key = f"{question.id}.ask"
    asks = reply.wording.raw(key) if key in reply.wording else ""
    said = alike(about)
    every = [asks] if isinstance(asks, str) else [one for one in asks if isinstance(one, str)]
    return max((SequenceMatcher(None, alike(one), said, False).find_longest_match().size for one in every), default=0)


def _instead(reply: Reply, heard: Heard) -> tuple[Question, Answer] | None:
    """「自分で見たこと、だよ。人から聞いたは間違い」: the answer that says what is wrong gets what holds."""
    found = instead_in(heard.text)
    if found is None:
        return None
    case = reply.session.consultation.case
    for i in _MAY_BE_SET:
        known = BY_ID[i]
        if known.free or known is heard.question or not told(case, known):
            continue
        value = _other_option(reply, known, found)
        if value is not None:
            return known, value
    return None


def _other_option(reply: Reply, known: Question, found: Set) -> Answer:
    case = reply.session.consultation.case
    options = options_of(known, case, reply.wording)
    wrong, right = match_choice(found.wrong, options), match_choice(found.right, options)
    new = [key for key in right if key not in wrong]
    is_there = not known.many and getattr(case, known.slot) in (*wrong, *_BOTH.get(known.id, ()))
    return new[0] if wrong and is_there and len(new) == 1 else None


def _took_back(reply: Reply, heard: Heard) -> bool:
    """「自分が原因だなんて言ってない」: what was taken so is not known any more, and asked again."""
    case = reply.session.consultation.case
    claims = never_said(heard.text)
    for i in _MAY_BE_SET:
        known = BY_ID[i]
        if known.free or known.many:
            continue
        denied = any(_value(reply, known, what) == getattr(case, known.slot) for what in claims)
        if i == FAULT and case.responsibility in _ADMITTED:
            denied = denied or admits_nothing(heard.text)
            denied = denied or any(_value(reply, known, what) in _ADMITTED for what in claims)
        if denied and told(case, known):
            _ask_anew(reply, heard, known)
            return True
    return _was_never_taken(reply, heard, claims)


def _ask_anew(reply: Reply, heard: Heard, known: Question) -> None:
    _change(reply, heard, known, known.unknown)
    _ask(reply, known)


def _ask(reply: Reply, known: Question) -> None:
    reply.did.append(f"do change {known.id}")
    COMMANDS["change"](reply, known.id)
    reply.trigger = "change"


def _was_never_taken(reply: Reply, heard: Heard, claims: tuple[str, ...]) -> bool:
    """The open question itself: words that deny one of its answers are not that answer."""
    question = heard.question
    if question is None or question.id != FAULT:
        return False
    if not admits_nothing(heard.text) and not any(_value(reply, question, what) in _ADMITTED for what in claims):
        return False
    reply.say("chat.not_taken")
    reply.trigger = "side_question"
    return True
