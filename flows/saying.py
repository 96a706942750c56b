"""A text while a question waits: the command it stands for, a question beside the thread, the answer, or a miss; how it
is read and looked at for danger lives in hearing.py."""

from __future__ import annotations

import re
import unicodedata

from flows import (
    after_end,
    ahead,
    answering,
    at_the_end,
    before_all,
    besides,
    correcting,
    deciding,
    drafting,
    half_said,
    not_grasped,
    pressed,
    putting_right,
    reconsidering,
    rehearsal,
    setting_anew,
    striking,
    told,
    venting,
    weighing,
    words_wanted,
)
from flows.acts import Act, Heard
from flows.answers import added, options_of, plain, typed
from flows.commands import COMMANDS
from flows.followup import when
from flows.letters import width
from flows.question import Question
from flows.recording_words import about_records
from flows.reply import Reply
from flows.session import Words
from flows.understanding import match_choice
from flows.understanding.operators import wants_a_human
from flows.understanding.ratings import rating_in
from flows.understanding.resting import wants_rest
from flows.voice import listening
from flows.wishing import PLANS, SHORT, asks_for_it, spoken, term_asked_about, wish_of

_TELLS_WHAT_WAS = frozenset({"facts", "expectation"})
_NOD = 12  # letters of 「うん、そうする」 to what was said before the question
# What is shown for looking over: words that do not say 「次へ」 mean that something in it is wrong.
_CAN_BE_WRONG = {"facts.story_check": "", "expectation.words": "expectation"}
_WRONG = re.compile(
    r"^(?:(?:いや|いえ|え|あ|あの|ごめん(?:なさい)?|ちょっと)?[、,。\s]*(?:まって|待って)?)[、,。\s]*(?:間違えた|間違えました|まちがえた|まちがえました|違う|ちがう|違います|ちがいます|違いました|違った|ちゃう|ちゃいます|"
    r"そうじゃな(?:い|くて|いです)|そうではな(?:い|くて|いです)|そういうことじゃな(?:い|くて))"
    r"(?:よ|って|ねん|んです(?:けど|が)?|の|です|わ)?(?:$|[。、,!！…\s])|"
    r"^(?i:(?:(?:no|wait|sorry|oh|hmm)[,. ]+)*th(?:at'?s|is is|at is) (?:wrong|not (?:right|what i (?:said|meant)))\b)"
)
# Commands whose words also answer questions; erasing and a human being are never taken for an answer.
_MAY_BE_ANSWERS = frozenset({"resume", "back", "pause", "restart", "thanks", "smalltalk", "jobs", "help"})


# Commands whose words stand in questions that have an answer of their own.
_ASKED_BY_THE_WAY = frozenset({"human", "why", "mine", "jobs", "help", "cases", "summary", "smalltalk", "erase"})


def wish(reply: Reply, heard: Heard) -> Act | None:
    """The command that a text stands for while a question is open."""
    if (asked_for := before_all.wish(reply, heard)) is not None:
        return asked_for
    if besides.concerns(reply, heard) or drafting.concerned(reply, heard) or setting_anew.named(reply, heard.text):
        return None
    if (again := when.asked_for(reply, heard)) is not None:
        return again
    if reconsidering.named(reply, heard) or at_the_end.named(reply, heard) or correcting.concerns(reply, heard):
        return None
    question = heard.question
    if (shown := _words_wanted(reply, heard) or _part_named(reply, heard)) is not None:
        return shown
    if reply.session.consultation.advised and deciding.asks_for_the_advice(heard.text, reply.wording):
        return Act("advice")
    if _is_unsure_of_the_decision(reply, heard):
        left_out = deciding.left_out(heard.text)
        no = heard.reading.intent == "no" and not left_out
        return Act("compare", reply.session.consultation.advised if no else left_out)
    if (of_records := about_records(reply, heard.text)) is not None:
        return of_records
    if _asks_for_rest(reply, heard):
        return Act("pause")
    is_a_command = spoken(reply, heard.text) is not None  # 「直す」 as it stands on the button
    if not is_a_command and (part := striking.named(reply, question, heard.text)) is not None:
        return Act("strike", part)
    return _command(reply, heard)


def _command(reply: Reply, heard: Heard) -> Act | None:
    question = heard.question
    name = wish_of(reply, heard.text, heard.reading, question)
    draft = words_wanted.another(reply, question, heard.text)
    # 「電話で話す言葉がほしい」: words to talk with, nobody to talk to; 「もう少し短く」 asks for no summary.
    if draft and name in (None, "human", "summary", "help"):
        return Act("draft", draft) if reply.session.asked in ("", *words_wanted.SHOWN_AT) else None
    if heard.reading.intent == "human" and words_wanted.asks_for_a_script(reply, heard.text):
        return words_wanted.script(reply)
    if (
        name is None
        or _asks_by_the_way(reply, heard, name)
        or (question is not None and _answers(reply, heard, question))
    ):
        return None
    return Act(name, rehearsal.place_named(heard.text) if name == "rehearse" else "")


def _asks_by_the_way(reply: Reply, heard: Heard, name: str) -> bool:
    """「なんで会社なの」, 「相談員って誰が読むの」."""
    return name in _ASKED_BY_THE_WAY and spoken(reply, heard.text) is None and besides.topic(reply, heard) != ""


def _words_wanted(reply: Reply, heard: Heard) -> Act | None:
    question = heard.question
    if question is None or reply.session.asked not in ("", question.id):
        return None
    if before := words_wanted.one_before(reply, question, heard.text):
        return Act("draft", before)
    if words_wanted.another(reply, question, heard.text):
        return None
    draft = words_wanted.words_wanted(reply, question, heard.text)
    return Act("draft", draft) if draft else None


def _part_named(reply: Reply, heard: Heard) -> Act | None:
    """What else is to be made, as it stands on its button or by its number."""
    question, case = heard.question, reply.session.consultation.case
    if question is None or question.id != "career.more":
        return None
    value = typed(question, case, heard.text, heard.reading, reply.wording)
    return Act("career", f"part.{value}") if isinstance(value, str) and added(question, value) else None


def _asks_for_rest(reply: Reply, heard: Heard) -> bool:
    """「つかれたので休みたい」; who is only listened to is taken up first. Where plans are asked, to rest is one."""
    question = heard.question
    if question is None or not wants_rest(heard.text) or _answers(reply, heard, question):
        return False
    if question.id == listening.QUESTION:
        return listening.asked_for_rest_before(reply)
    return not (question.free and question.stage in PLANS)


def wish_while_changing(reply: Reply, heard: Heard) -> Act | None:
    """While an answer is given anew, only the very words of a command are one."""
    if heard.question is not None and _answers(reply, heard, heard.question):
        return None
    if (wanted := _words_wanted(reply, heard)) is not None:
        return wanted
    if heard.reading.intent == "back" and width(heard.text) <= SHORT:
        return Act("back")
    name = spoken(reply, heard.text)
    return Act(name) if name is not None else None


# What words may be before they are the answer to the question; the first that takes them.
_BEFORE_THE_ANSWER = (
    besides.asked_outright,
    venting.said,
    reconsidering.said,
    at_the_end.said,
    correcting.said,
    besides.answered,
    drafting.said,
    setting_anew.said,
    putting_right.said,
)


def said(reply: Reply, heard: Heard) -> bool:
    """Words while the open question of the consultation waits."""
    session, question, incoming = reply.session, heard.question, heard.incoming
    if _side_question(reply, heard.text):
        reply.trigger = "side_question"
    elif any(takes(reply, heard) for takes in _BEFORE_THE_ANSWER):
        pass
    elif question is not None and not_grasped.was_told(reply, heard.text, question):
        reply.say("chat.asked_again")
        answering.skip(reply, question, quiet=True)
    elif question is not None and _corrects(heard.text, question):
        # The words are kept with the story; which answer they mean is chosen from the list.
        _list_answers(reply, "")
    elif question is None:
        after_end.hear(reply, heard)
    elif session.asked not in ("", question.id):
        not_grasped.never_asked(reply, incoming, heard.reading, question)
    elif ahead.said(reply, heard, question) or half_said.said(reply, heard, question):
        pass
    elif not (nods := _only_nods(reply, heard)) and told.hear(reply, question, incoming, heard.reading):
        weighing.notice(reply, question, heard.reading)
    elif nods or (heard.reading.intent == "yes" and width(heard.text) <= _NOD and session.misses == 0):
        session.misses += 1
        reply.did.append("missed")
        reply.say("chat.nodded")
        reply.trigger = "nodded"
    elif question.id in _CAN_BE_WRONG and session.misses < told.MOST_MISSES:
        session.misses += 1
        reply.did.append("missed")
        _list_answers(reply, _CAN_BE_WRONG[question.id])
    elif pressed.took_in(reply, heard, question):
        pass
    else:
        not_grasped.miss(reply, question)
    return True


def _only_nods(reply: Reply, heard: Heard) -> bool:
    """「合ってる」 where one is to tell what happened or what was done: an answer to what stood before the question."""
    question = heard.question
    to_tell = question is not None and question.free and question.stage in _TELLS_WHAT_WAS
    return to_tell and heard.reading.intent == "yes" and width(heard.text) <= _NOD and reply.session.misses == 0


def _list_answers(reply: Reply, stage: str) -> None:
    reply.trigger = "change"
    reply.did.append(f"do change {stage}".rstrip())
    COMMANDS["change"](reply, stage)


def _answers(reply: Reply, heard: Heard, question: Question) -> bool:
    """A text that is a label of the open question is an answer, even when it could be a command; so is one that
    speaks of an option, unless it is a command word for word: 「うーん続けたいです」 about the relation."""
    options = options_of(question, reply.session.consultation.case, reply.wording)
    labels = {unicodedata.normalize("NFKC", label) for _, label, *_ in options}
    if unicodedata.normalize("NFKC", heard.text.strip()) in labels:
        return True
    if question.id == "summary.rating" and rating_in(heard.text):  # 「助かりました」
        return True
    if question.settles is not None and question.settles(heard.reading) is not None:  # 「月曜に言います」 greets nobody
        return True
    short, intent = plain(heard.text), heard.reading.intent
    if any(short in p for p in reply.wording.under("chat.spoken").values()):
        return False
    if question.id == "facts.when" and intent == "smalltalk":  # 「連休のころ」 is a day, 「土曜日」 too
        case = reply.session.consultation.case
        return typed(question, case, heard.text, heard.reading, reply.wording) is not None
    # 「人から聞いた」 asks for nobody; 「人と話したい」 names no option, or is put as a wish.
    asks_for_nobody = intent == "human" and not (asks_for_it(reply, short, intent) and wants_a_human(short))
    return (intent in _MAY_BE_ANSWERS or asks_for_nobody) and bool(match_choice(heard.text, options))


def changed(reply: Reply, heard: Heard) -> bool:
    """Words while another answer is waited for."""
    question = heard.question
    if question is None or setting_anew.said(reply, heard):
        return question is not None
    held = told.as_put_right(reply, question, heard.reading)
    value = typed(question, reply.session.consultation.case, heard.text, held, reply.wording)
    if value is None:
        not_grasped.miss(reply, question)
    elif told.which_of_several(reply, question, heard.incoming, heard.reading):
        pass
    elif isinstance(value, str) and added(question, value):
        answering.amend(reply, question, value, Words.of(heard.incoming))
    elif question.adds is not None and value in ("right", ["right"]):
        reply.did.append("do go_on")
        COMMANDS["go_on"](reply, "")
        reply.say("chat.change_dropped")
        reply.trigger = "go_on"
    else:
        answering.change(reply, question, value, Words.of(heard.incoming), heard.reading)
    return True


def _is_unsure_of_the_decision(reply: Reply, heard: Heard) -> bool:
    question = heard.question
    if question is None or question.id != deciding.QUESTION or reply.session.asked not in ("", question.id):
        return False
    if spoken(reply, heard.text) is not None or not besides.leaves_it_open(reply, heard):
        return False
    return deciding.is_unsure(heard.text, heard.reading.intent, reply.wording)


def _corrects(text: str, question: Question) -> bool:
    """「そうじゃなくて…」 where any words are taken: it denies what we made of an earlier answer."""
    return question.free and question.id != "facts.said" and bool(_WRONG.match(text.strip()))


def _side_question(reply: Reply, text: str) -> bool:
    """「部分謝罪って何？」 is answered and the same question is put again."""
    term = term_asked_about(reply, text)
    if term == "customer_harassment":
        reply.did.append("do criteria")
        COMMANDS["criteria"](reply, "")
    elif term:
        reply.say(f"glossary.meaning.{term}")
    return bool(term)
