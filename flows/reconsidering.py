"""Takes a change of mind in own words, at whatever question it is said: the boss can be told after all, another way is
wanted or the one chosen is not, it is to be thought over anew. How such words look is known to understanding/ways.py
and understanding/minds.py."""

from __future__ import annotations

from flows import answering, deciding, setting_anew
from flows.acts import Heard
from flows.commands import COMMANDS
from flows.letters import width
from flows.question import Answer, Question
from flows.reply import Reply
from flows.session import Words
from flows.stage import Stage
from flows.stages import BY_ID
from flows.stages.stakeholders import boss_is_no_way, boss_read, is_employed
from flows.understanding import minds, resolved
from flows.understanding.ways import ways_in
from flows.waiting import For

BOSS = "stakeholders.boss"
LONGEST = 90  # letters; who writes more tells something
_ABOUT_THE_BOSS = frozenset({"stakeholders.boss_why", "apology.instead"})
_CANNOT = frozenset({"afraid", "no"})
# Where plans are asked for in own words, a way that is merely named may be one of them.
_PLANS = frozenset({Stage.TRUST, Stage.CAREER, Stage.EXPECTATION})


def named(reply: Reply, heard: Heard) -> bool:
    """It is a change of mind: no command, whatever else its words stand for."""
    return _is_at_rest(reply) and (
        _boss(reply, heard) is not None or _way(reply, heard) is not None or _is_to_be_reopened(reply, heard)
    )


def said(reply: Reply, heard: Heard) -> bool:
    """True: the answer was changed, or is asked anew."""
    if not _is_at_rest(reply):
        return False
    if (value := _boss(reply, heard)) is not None:
        _change(reply, heard, BY_ID[BOSS], value)
        if value == "yes":
            reply.say("minds.tells_scared" if resolved.is_scared(heard.text) else "minds.tells")
    elif (way := _way(reply, heard)) is not None:
        _change(reply, heard, BY_ID[deciding.QUESTION], way)
        if minds.keeps_away(heard.text):
            reply.say("minds.in_writing")
    elif _is_to_be_reopened(reply, heard):
        reopen(reply, deciding.left_out(heard.text))
    else:
        return False
    return True


def reopen(reply: Reply, left_out: str = "") -> None:
    """The decision is asked anew; `left_out`: keys of ways that were turned down."""
    reply.did.append(f"do change {deciding.QUESTION}")
    COMMANDS["change"](reply, deciding.QUESTION)
    reply.trigger = "change"
    if left_out:
        reply.did.append(f"do compare {left_out}")
        COMMANDS["compare"](reply, left_out)


def _is_at_rest(reply: Reply) -> bool:
    return reply.session.waiting.what is For.ANSWER and "late" not in reply.did


def _change(reply: Reply, heard: Heard, known: Question, value: Answer) -> None:
    setting_anew.note_meaning(reply, value)
    answered = known.id in reply.session.consultation.answered
    answering.change(reply, known, value, Words.of(heard.incoming), None, holds_now=not answered)


def _boss(reply: Reply, heard: Heard) -> str | None:
    """What becomes of whether the boss can be told; None where the text does not say that it is otherwise now."""
    case, text, question = reply.session.consultation.case, heard.text, heard.question
    if not is_employed(case) or case.boss is None or width(text) > LONGEST or (question and question.id == BOSS):
        return None
    turned = minds.turns(text)
    of_boss = resolved.speaks_of_the_boss(text) or (question is not None and question.id in _ABOUT_THE_BOSS)
    if not of_boss and not turned:
        return None
    if boss_is_no_way(case):
        will = resolved.will_tell(text)
        if not will and of_boss and resolved.has_told(text):
            return "told" if turned else None  # else it is asked which of the two holds
        return "yes" if will or resolved.can_tell(text) else None
    if case.boss == "yes" and turned and resolved.has_told(text) and resolved.speaks_of_the_boss(text):
        return "told"
    if case.boss != "yes" or not resolved.speaks_of_the_boss(text):
        return None
    found = boss_read(heard.reading) or ("no" if resolved.cannot_tell(text) else None)
    return found if found in _CANNOT and (turned or not heard.text.endswith(("?", "？"))) else None


def _way(reply: Reply, heard: Heard) -> str | None:
    consultation, question = reply.session.consultation, heard.question
    chosen = consultation.case.choice
    if chosen is None or not consultation.advised or (question is not None and question.id == deciding.QUESTION):
        return None
    way = ways_in(heard.text).taken
    plans = question is not None and question.free and question.stage in _PLANS
    meant = minds.turns(heard.text) or (not plans and minds.decides(heard.text))
    return way if way and way != chosen and meant else None


def _is_to_be_reopened(reply: Reply, heard: Heard) -> bool:
    consultation, question = reply.session.consultation, heard.question
    chosen = consultation.case.choice
    if chosen is None or (question is not None and question.id == deciding.QUESTION):
        return False
    if minds.wants_to_choose_anew(heard.text):
        return True
    plans = question is not None and question.free and question.stage in _PLANS
    down = chosen in ways_in(heard.text).refused
    return down and (minds.turns(heard.text) or not plans) and width(heard.text) <= LONGEST // 2
