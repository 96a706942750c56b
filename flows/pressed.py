"""Answers what is asked, or told at the decision, about going, calling, being pressed and a boss who lets one bear it,
as it holds for this person; which words mean it is known to understanding/pressing.py."""

from __future__ import annotations

import re

from flows import answering, deciding, once_more, path
from flows.acts import Heard
from flows.answers import typed
from flows.case import Case
from flows.decision import face_to_face as near
from flows.decision import factors_of, house, label_key, quotable, words_for
from flows.decision.around import has_left
from flows.decision.claims import danger_is_present, fault_is_clear, fault_is_not_mine, fault_is_shared
from flows.decision.factors import OPTIONS
from flows.house_words import said_of
from flows.letters import width
from flows.question import Question
from flows.reply import Reply
from flows.session import Words
from flows.stage import Stage
from flows.stages import BY_ID
from flows.understanding import pressing, resolved
from flows.understanding.questions import asks
from flows.understanding.ways import ways_in
from flows.voice import advice, drafts, names
from flows.voice.choosing import answer as choice_of
from flows.waiting import For
from flows.wishing import spoken

PREFIX = "pressed."
STEP = "pressed"
CONFIRM = "confirm"
# Where the person is the customer, or plans for a later day, it is no question of this kind.
_ELSEWHERE = frozenset({Stage.CONSENT, Stage.EXPECTATION, Stage.CAREER, Stage.TRUST})
# Where the other side's words are asked for, only what asks for words of one's own is put to us.
_FOR_WORDS = frozenset({"incoming", "come_now", "face_to_face", "sorry_words"})
_GOES_TOO_FAR = frozenset({"sns_expose", "night_calls", "demand_firing"})
_AT_THE_DECISION = frozenset({"assure", "why_advice"})
_WHATEVER_IT_NAMES = frozenset({"get_it_over", "tomorrow", "leave_it", "with_boss_if", "quit"})
_TAKEN_LIGHTLY = frozenset({"go", "later"})
_HARDLY_ASKED = frozenset({"pause", "resume", "thanks", "smalltalk", "back", "jobs"})
_A_SENTENCE, _SHOWN = 8, 40  # letters
_PART = re.compile(r"[。！!\n]+")
WITH_BOSS, ON_ONES_OWN = "apologise_with_boss", "apologise_self_limited"
_LEADS_TO = {"own_share": ON_ONES_OWN, "with_boss_if": WITH_BOSS, "alone": ON_ONES_OWN}
_ON_THE_PHONE = frozenset({"incoming", "phone_can"})


def asked(reply: Reply, text: str) -> str:
    """The name of what a short text asks, for `tell`; "" for none."""
    name = pressing.asked_in(text)
    if not name or not reply.session.consultations:
        return ""
    question = path.open_question(reply.session.consultation)
    if question is not None and question.stage in _ELSEWHERE:
        return ""
    if question is not None and question.id == "facts.said" and (name not in _FOR_WORDS or "「" in text):
        return ""
    if name in _AT_THE_DECISION and not _decides(reply, question):
        return ""
    return _known(reply, name)


def told(reply: Reply, heard: Heard) -> str:
    """The same of what is said where the decision is asked, unless it takes a way out itself."""
    question = heard.question
    if question is None or not _decides(reply, question) or heard.reading.crisis != "none":
        return ""
    if pressing.asked_in(heard.text):
        return ""
    value = typed(question, reply.session.consultation.case, heard.text, heard.reading, reply.wording)
    if asks(heard.text) and value in OPTIONS and not ways_in(heard.text).taken:
        return f"{PREFIX}{CONFIRM}.{value}"
    if resolved.will_tell_the_boss(heard.text) and not asks(heard.text):
        return PREFIX + ("minds.tells_scared" if resolved.is_scared(heard.text) else "minds.tells")
    name = pressing.told_in(heard.text)
    if not name or ways_in(heard.text).taken:
        return ""
    if name == "writing_can":
        return f"{PREFIX}minds.in_writing"
    if value not in (None, "later") and name not in _WHATEVER_IT_NAMES and not only_asks(reply, question, heard.text):
        return ""
    return _known(reply, name)


def _known(reply: Reply, name: str) -> str:
    """As `tell` takes it: an answer of ours, one of those that are given anywhere, or none."""
    if _key(reply, name):
        return PREFIX + name
    return name if f"glossary.besides.{name}" in reply.wording else ""


def tell(reply: Reply, name: str) -> None:
    """The answer to `name` as `asked` or `told` gave it."""
    case, wording = reply.session.consultation.case, reply.wording
    name = name.removeprefix(PREFIX)
    if name in wording:  # it is going to be told to the boss
        reply.say(name)
        return
    about, _, way = name.partition(".")
    words = _words(reply, case)
    if way:  # 「課長と一緒に行くのでいいですか？」
        advised = advice.found(case).option == way
        words = {**words, "way": advice.called(case, way, wording)}
        about = f"{CONFIRM}_{'advised' if advised else 'other'}"
    once_more.say(reply, PREFIX + name, wording.text(_key(reply, about), reply.session.turns, **words), personal=True)
    offer(reply, name)


def offer(reply: Reply, name: str) -> None:
    """The way that such words lead to, and the words for the telephone, one tap away; logged, so that a log without
    words leads to the same."""
    case, wording = reply.session.consultation.case, reply.wording
    way = name.partition(".")[2] or _LEADS_TO.get(name)
    before = len(reply.choices)
    if way is not None and deciding.is_open(reply.session) and _may_be_chosen(case, way, asked_for=CONFIRM in name):
        key = label_key(way, case) or f"{deciding.QUESTION}.options.{way}"
        reply.offer(choice_of(reply, BY_ID[deciding.QUESTION], way, label=wording.text(key)))
    if name in _ON_THE_PHONE and _may_show_the_script(reply, case):
        reply.offer(reply.command("draft", "phone_script", label=drafts.button(reply, case, "phone_script")))
    if len(reply.choices) > before:
        reply.did.append(f"{STEP} {name}")


def _may_be_chosen(case: Case, way: str, *, asked_for: bool) -> bool:
    """What is worth considering, and what was asked for where nothing grave speaks against it."""
    return way in advice.found(case).ranked or (asked_for and not danger_is_present(factors_of(case)))


def _may_show_the_script(reply: Reply, case: Case) -> bool:
    question = path.open_question(reply.session.consultation)
    at_hand = question is None or question.stage in (Stage.APOLOGY, Stage.SUMMARY)
    return at_hand and "phone_script" in drafts.possible(case)


def only_asks(reply: Reply, question: Question | None, text: str) -> bool:
    """A question at the decision that neither takes the advice nor names a way: 「それ、評判が悪くなりませんか」 takes
    nothing, 「保留にしたまま切っていい？」 leaves nothing open."""
    return _decides(reply, question) and asks(text) and not pressing.takes_it(text) and not ways_in(text).taken


def is_no_command(reply: Reply, heard: Heard) -> bool:
    """「弁償したら終わるなら払いたい」 wants no pause, 「シフトを変えてもらうのはあり？」 thanks for nothing."""
    if not _decides(reply, heard.question) or spoken(reply, heard.text) is not None:
        return False
    if heard.reading.intent == "pause":
        return not pressing.speaks_of_rest(heard.text)
    return heard.reading.intent in _HARDLY_ASKED and asks(heard.text)


def is_an_open_question(reply: Reply, heard: Heard) -> bool:
    """Something else is asked where the decision is: it is neither a choice nor anything of the matter."""
    question, case = heard.question, reply.session.consultation.case
    if question is None or not _decides(reply, question) or width(heard.text) > pressing.LONGEST:
        return False
    if not asks(heard.text) or ways_in(heard.text).refused:
        return False
    value = typed(question, case, heard.text, heard.reading, reply.wording)
    return value is None or (value in _TAKEN_LIGHTLY and only_asks(reply, question, heard.text))


def tells_besides(reply: Reply, heard: Heard) -> bool:
    """A sentence of a question to us at the decision tells something: 「ミスは私です。それでも会社から？」."""
    if not _decides(reply, heard.question):
        return False
    parts = (part for part in _PART.split(heard.text) if len(part) >= _A_SENTENCE)
    return any(not (asks(part) or resolved.will_tell_the_boss(part)) for part in parts)


def took_in(reply: Reply, heard: Heard, question: Question) -> bool:
    """What is remarked at the decision and names no way out is kept with the story, in their words."""
    told_us = heard.reading.intent == "answer" or is_no_command(reply, heard)
    if not _decides(reply, question) or not told_us or width(heard.text) < _A_SENTENCE:
        return False
    before = len(reply.bubbles)
    answering.answer(reply, question, None, Words.of(heard.incoming), heard.reading, more=True)
    reply.did.append("apart")
    del reply.bubbles[before:]
    reply.session.misses += 1
    reply.say("pressing.answer.taken_in", personal=True, words=names.shorten(quotable(heard.text, _SHOWN), _SHOWN))
    reply.trigger = "answered"
    return True


def _decides(reply: Reply, question: Question | None) -> bool:
    session = reply.session
    if question is None or question.id != deciding.QUESTION or session.waiting.what is not For.ANSWER:
        return False
    return session.asked in ("", question.id) and "late" not in reply.did


def _key(reply: Reply, name: str) -> str:
    """The wording for this person, "" for none: danger first, then who has left, then whose fault it was."""
    case = reply.session.consultation.case
    factors = factors_of(case)
    too_far = danger_is_present(factors) or bool(_GOES_TOO_FAR & set(case.harassment or ()))
    left = has_left(case)
    own = fault_is_clear(factors) or fault_is_shared(factors)
    ways = (
        ("at_work", near.answers_the_phone(case)),
        ("harassed_left", too_far and left),
        ("harassed", too_far),
        ("left", left),
        ("own", own),
        ("none", fault_is_not_mine(factors)),
    )
    keys = (f"pressing.answer.{name}_{way}" for way, holds_here in ways if holds_here)
    plain = f"pressing.answer.{name}"
    return next((key for key in keys if key in reply.wording), plain if plain in reply.wording else "")


def _words(reply: Reply, case: Case) -> dict[str, str]:
    wording = said_of(reply.wording, case)
    values = words_for(case, wording)
    found = advice.found(case)
    reasons = [wording.text(f"decision.reason.{one.key}", **values) for one in found.reasons]
    return {
        **values,
        "house": house.called(case, wording),
        "above": house.above(case, wording),
        "title": advice.called(case, found.option, wording),
        "reason": "".join(reasons[:1]),
        "next_reason": "".join(reasons[1:2]),
    }
