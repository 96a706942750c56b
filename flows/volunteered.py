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
    is_no_speech,
    is_only_a_time_of_day,
    states_a_fact,
    tells_an_own_act,
    tells_what_was_done_about_it,
    when_of,
)
from flows.understanding.reading import Reading

_STAGES = frozenset({Stage.FACTS, Stage.FEELINGS, Stage.STAKEHOLDERS, Stage.APOLOGY})
_ASKS_FOR_A_TIME = frozenset({"facts.when", "facts.deadline", "facts.left_when"})
# Asked for own words about something that a day alone does not tell.
_NO_DAY = frozenset(
    {"facts.happened", "facts.said", "facts.did", "facts.not_did", "stakeholders.others", "stakeholders.people"}
)
_HOW_AND_WHO = frozenset({"facts.contact_how", "stakeholders.people"})
SHORT = 30  # characters that are said back
_A_DAY_ALONE = re.compile(r"[^のに0-9]{2,4}|[0-9]{1,2}月[0-9]{1,2}日|[^の]{0,4}[月火水木金土日]曜日?")


def is_beside(question: Question, text: str) -> bool:
    """Words that are no answer to this question, though any words would be taken for one."""
    if question.id in _NO_DAY and when_of(text):
        return True
    if question.id in _HOW_AND_WHO and tells_what_was_done_about_it(text):
        return True  # 「窓口で謝りました」 is no way on which they got in touch
    return question.id == "facts.said" and is_no_speech(text)


def tells(question: Question, text: str) -> bool:
    """Where the matter is talked about: a fact, whatever is asked."""
    return question.stage in _STAGES and states_a_fact(text)


def file(case: Case, question: Question, text: str) -> list[str]:
    """Puts the day, or the act, where it belongs; the slots that changed."""
    if question.stage not in _STAGES or question.id in _ASKS_FOR_A_TIME or question.date:
        return []
    if when := when_of(text):
        return ["when"] if _put_when(case, when) else []
    done_since = tells_what_was_done_about_it(text)
    if case.did is None and question.slot != "did" and not done_since and tells_an_own_act(text):
        case.did = text.strip().rstrip("。")
        return ["did"]
    return []


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
    if not tells(question, text) or reading.feelings or reading.harassment or "\n" in text or "「" in text:
        return
    if when := when_of(text):
        back = Say(reply.text("chat.besides.when", when=when), personal=True)
    elif len(text) <= SHORT:
        back = Say(reply.text("chat.besides.told", words=text), personal=True)
    else:
        return
    general = slice(at, at + 1) if isinstance(next(iter(reply.bubbles[at:]), None), Say) else slice(at, at)
    reply.bubbles[general] = [back]
