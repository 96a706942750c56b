"""Facts told while something else is asked: filed where they belong, said back in a few words, and the question stays
open; how they are read lives in understanding/by_the_way."""

from __future__ import annotations

import re

from flows.case import Case
from flows.question import Question
from flows.reply import Reply
from flows.stage import Stage
from flows.turn import Say
from flows.understanding.by_the_way import (
    denied_day_in,
    is_asked_by_a_day,
    is_due,
    is_no_act,
    is_no_speech,
    is_only_a_time_of_day,
    only_wonders,
    speech_in,
    states_a_fact,
    tells_an_own_act,
    tells_of_an_apology,
    tells_what_was_done_about_it,
    tells_who_knows,
    when_of,
)
from flows.understanding.reading import Reading

_STAGES = frozenset({Stage.ENTRY, Stage.FACTS, Stage.FEELINGS, Stage.STAKEHOLDERS, Stage.APOLOGY})
_QUOTED = re.compile(r"「[^「」]*」")  # the words of others tell no act of the person's
_ASKS_FOR_A_TIME = frozenset({"facts.when", "facts.deadline", "facts.left_when"})
# Asked for own words about something that a day alone does not tell.
_NO_DAY = frozenset(
    {"facts.happened", "facts.said", "facts.did", "facts.not_did", "stakeholders.others", "stakeholders.people"}
)
_HOW_AND_WHO = frozenset({"facts.when", "facts.demands", "facts.contact_how", "stakeholders.people"})
_WHO_KNOWS = frozenset(
    {"stakeholders.boss", "stakeholders.company_told", "stakeholders.boss_why", "stakeholders.company_will"}
)
SHORT = 40  # characters that are said back
_A_DAY_ALONE = re.compile(r"[^のに0-9]{2,4}|[0-9]{1,2}月[0-9]{1,2}日|[^の]{0,4}[月火水木金土日]曜日?")


def is_beside(question: Question, text: str) -> bool:
    """Words that are no answer to this question, though any words would be taken for one."""
    if question.id in _NO_DAY and (when_of(text) or only_wonders(text) or is_due(text) or text.strip().isdecimal()):
        return True
    if question.id in ("facts.did", "facts.not_did") and is_no_act(text):
        return True
    if question.id not in _WHO_KNOWS and tells_who_knows(text):
        return True  # 「師長はまだ知りません」 is no 「わからない」
    if question.id == "facts.when" and is_asked_by_a_day(text):
        return True  # 「今週中に返事しろって」 is a day to come
    if question.id in _HOW_AND_WHO and tells_what_was_done_about_it(text):
        return True  # 「窓口で謝りました」 is no way on which they got in touch
    return question.id == "facts.said" and is_no_speech(text)


def tells(question: Question, text: str) -> bool:
    """Where the matter is talked about: a fact, whatever is asked."""
    supposes = question.slot in ("did", "not_did") and is_no_act(text)
    return question.stage in _STAGES and (supposes or bool(denied_day_in(text)) or states_a_fact(text))


def file(case: Case, question: Question, text: str) -> list[str]:
    """Puts the day, or the act, where it belongs; the slots that changed."""
    if question.stage not in _STAGES:
        return []
    if denied := denied_day_in(text):
        slots = [slot for slot in ("when", "left_when") if denied in (getattr(case, slot) or "")]
        for slot in slots:
            setattr(case, slot, None)  # what is not so stands nowhere, until it is told how it was
        return slots
    if when := when_of(text):
        asks_for_one = question.id in _ASKS_FOR_A_TIME or question.date
        return ["when"] if not asks_for_one and _put_when(case, when) else []
    if case.company_told is None and case.employment != "left" and tells_who_knows(text):
        case.company_told = "not_yet"
        return ["company_told"]
    if not case.said and (speech := speech_in(text)):
        case.said = [speech]
        return ["said"]
    if question.slot != "done" and tells_of_an_apology(text) and "apologised" not in (case.done or ()):
        case.done = [*(case.done or ()), "apologised"]
        return ["done"]
    done_since = tells_what_was_done_about_it(text)
    is_the_matter = (case.happened or "").rstrip("…") in text if case.happened else question.stage == Stage.ENTRY
    if is_the_matter:
        return []
    if (
        case.did is None
        and not _is_left_undone(case, text)
        and question.slot != "did"
        and not done_since
        and tells_an_own_act(_QUOTED.sub("", text))
    ):
        case.did = text.strip().rstrip("。")
        return ["did"]
    return []


def _is_left_undone(case: Case, text: str) -> bool:
    return bool(case.not_did) and text.strip().rstrip("。") in (case.not_did or "")


def _put_when(case: Case, when: str) -> bool:
    """A day, or more about the day that is known."""
    known = case.when
    if known == when:
        return False
    if known and is_only_a_time_of_day(when):
        if not _A_DAY_ALONE.fullmatch(known):
            return False
        when = f"{known}の{when}"
    elif known and not when.startswith(known):
        return False
    case.when = when
    return True


def say_back(reply: Reply, question: Question, reading: Reading, at: int) -> None:
    """Names what was told instead of an answer, in place of the general words that stand there, or before a card."""
    text = reading.text.strip().rstrip("。！!")
    if "said" in reply.understood and (speech := speech_in(text)):
        _put(reply, at, Say(reply.text("chat.besides.said", words=speech), personal=True))
        return
    if not tells(question, text) or reading.feelings or reading.harassment or "\n" in text or "「" in text:
        return
    if when := when_of(text):
        _put(reply, at, Say(reply.text("chat.besides.when", when=when), personal=True))
    elif len(text) <= SHORT and not ({"happened", "did"} & set(reply.understood) and len(set(reply.understood)) > 2):
        _put(reply, at, Say(reply.text("chat.besides.told", words=text), personal=True))


def _put(reply: Reply, at: int, said: Say) -> None:
    general = slice(at, at + 1) if isinstance(next(iter(reply.bubbles[at:]), None), Say) else slice(at, at)
    reply.bubbles[general] = [said]
