"""Which command a typed text stands for, if any; what commands do lives in commands."""

from __future__ import annotations

import re
from functools import lru_cache

from flows import speaking
from flows.answers import plain
from flows.content import Content
from flows.followup_times import is_expected
from flows.letters import alike, holds, width
from flows.question import Question
from flows.reply import Reply
from flows.stage import Stage
from flows.understanding.merely_told import is_told
from flows.understanding.operators import may_want_a_human, wants_a_human
from flows.understanding.reading import Reading
from flows.understanding.seeking import seeks_work

# Commands that the understanding names; one that is named otherwise there.
BY_INTENT = {
    name: name
    for name in ("back", "restart", "help", "pause", "resume", "human", "summary", "jobs", "thanks", "smalltalk")
} | {"delete_data": "erase"}
_A_PART = re.compile(
    r"違う|違い|ちがう|ちゃう|そこ|ここ|だけ|じゃない|ではない|のとこ|の部分|の行|一行|一文|の文|[「『]"
)
_HEEDED_WHILE_LISTENING = frozenset({"human", "delete_data", "thanks"})  # all else is told, 「休みたい」 too
SHORT = 25  # characters: longer texts are never commands
PLANS = frozenset({"career", "trust", "summary"})  # stages whose free questions ask what somebody is going to do
_LONGEST_GREETING = 14
GREETING = 10  # characters: small talk longer than that may be what was asked for


def spoken(reply: Reply, text: str) -> str | None:
    """The command whose very words these are."""
    return _command_words(reply.wording).get(plain(text))


@lru_cache(maxsize=8)
def _command_words(wording: Content) -> dict[str, str]:
    """By phrase the first command that has it."""
    found: dict[str, str] = {}
    for name, phrases in wording.under("chat.spoken").items():
        for phrase in phrases:
            found.setdefault(phrase, str(name))
    for phrase in speaking.words_for_languages():
        found.setdefault(phrase, "language")
    return found


def wish_of(reply: Reply, text: str, reading: Reading, question: Question | None = None) -> str | None:
    """The command a short text stands for; where own words are asked for, small talk and wishes are those words."""
    if name := spoken(reply, text):
        return name
    short = plain(text)
    if width(short) <= SHORT and any(holds(short, asked) for asked in reply.wording.raw("chat.asking_why")):
        return "why"
    if width(short) <= SHORT and any(holds(short, asked) for asked in reply.wording.raw("chat.asking_mine")):
        return "mine"
    if width(short) <= SHORT and any(holds(short, asked) for asked in reply.wording.raw("evidence.asking")):
        return "record"
    if is_expected(reply.session) and width(short) <= SHORT and _asks_to_stop(reply, short):
        return "no_followup"
    if (
        width(short) <= SHORT
        and any(asked in short for asked in reply.wording.raw("chat.asking_cases"))
        and _asks(reply, short)
    ):
        return "cases"
    if _asks_to_rehearse(reply, short, question):
        return "interview" if any(word in short for word in reply.wording.raw("chat.of_interviews")) else "rehearse"
    if question is not None and question.id == "apology.choice" and _asks_for_reasons(reply, short):
        return "why"
    if question is not None and question.free and not asks_for_it(reply, short, reading.intent):
        return None
    if question is not None and question.stage == Stage.LISTENING and reading.intent not in _HEEDED_WHILE_LISTENING:
        return None
    if reading.intent == "human" and width(short) <= SHORT and may_want_a_human(short) and not is_told("human", short):
        return "ask_human"
    return (
        BY_INTENT.get(reading.intent) if width(short) <= SHORT and not _means_something_else(short, reading) else None
    )


def _means_something_else(short: str, reading: Reading) -> bool:
    if is_told(reading.intent, short):
        return True
    if reading.intent == "smalltalk":  # 「名前は浅野さん、うちは阪南紙業、自分は木下です」
        return width(short) > _LONGEST_GREETING and bool(reading.people or "名前" in short)
    if reading.intent == "resume":  # 「続けたいです、大事なお客さんなんで」: with the customer
        return "situation.relationship_to_continue" in reading.evidence
    if reading.intent == "human":
        return not wants_a_human(short)
    if reading.intent == "jobs":  # 「次の仕事に活かせる？」「うち人事ない」
        return not seeks_work(short)
    # 「おどされたは違う 消して」 puts one thing right, it erases nobody
    return reading.intent == "delete_data" and _A_PART.search(short) is not None


def _asks_to_rehearse(reply: Reply, short: str, question: Question | None) -> bool:
    """「電話の練習がしたいです」; where plans are asked for, to practise may be one of them."""
    if width(short) > SHORT or (question is not None and question.free and question.stage in PLANS):
        return False
    named = any(asked in short for asked in reply.wording.raw("chat.asking_rehearsal"))
    return named and short.endswith(tuple(reply.wording.raw("chat.wishes")))


def _asks_to_stop(reply: Reply, short: str) -> bool:
    """「もうフォローはいらないです」; not what somebody else said of theirs."""
    asked = any(holds(short, words) for words in reply.wording.raw("followup.asking_to_stop"))
    return asked and not any(words in short for words in reply.wording.raw("followup.not_asking_to_stop"))


def asks_for_it(reply: Reply, short: str, intent: str) -> bool:
    """Where own words are asked for, only what is put as a wish or is a mere greeting is more than those words."""
    if intent == "smalltalk":
        return width(short) <= GREETING
    return intent not in ("jobs", "thanks") and short.endswith(tuple(reply.wording.raw("chat.wishes")))


def _asks(reply: Reply, short: str) -> bool:
    """It is put as a question or a wish, not told."""
    return short.endswith(("?", "の", "か", "かな", *reply.wording.raw("chat.wishes")))


def _asks_for_reasons(reply: Reply, short: str) -> bool:
    """「なんで行かないほうがいいの？」 about the advice."""
    return width(short) <= SHORT and short.startswith(tuple(reply.wording.raw("apology.choice.asking_why")))


def term_asked_about(reply: Reply, text: str) -> str:
    """The word of ours that somebody wants to have explained; "" for none."""
    return _term_in(alike(text), reply.wording)


@lru_cache(maxsize=64)
def _term_in(said: str, wording: Content) -> str:
    if width(said) > 40 or not any(holds(said, mark) for mark in wording.raw("glossary.asking")):
        return ""
    terms = wording.under("glossary.terms").items()
    return next((name for name, words in terms if any(holds(said, alike(word)) for word in words)), "")
