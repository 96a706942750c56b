"""A text: danger first, then what waits for its own answer, then commands, then the open question."""

from __future__ import annotations

import re
import unicodedata

from flows import answering, asides, consent, danger, path, safety
from flows.answers import options_of, plain, typed
from flows.commands import COMMANDS
from flows.question import Question
from flows.reply import Reply
from flows.session import Session, Words
from flows.stage import Stage
from flows.stages import BY_ID
from flows.touching import consenting
from flows.turn import Incoming
from flows.understanding import match_choice, read
from flows.understanding.reading import Reading
from flows.voice import drafts
from flows.wishing import SHORT, spoken, wish_of

MOST_MISSES = 2
# What is shown for looking over: words that do not say 「次へ」 mean that something in it is wrong.
_CAN_BE_WRONG = {"facts.story_check": "", "expectation.words": "expectation"}
_WRONG = re.compile(
    r"^(?:(?:いや|いえ|え|あ|あの|ごめん(?:なさい)?|ちょっと)?[、,。\s]*(?:まって|待って)?)[、,。\s]*(?:間違えた|間違えました|まちがえた|まちがえました|違う|ちがう|違います|ちがいます|違いました|違った|ちゃう|ちゃいます|"
    r"そうじゃな(?:い|くて|いです)|そうではな(?:い|くて|いです)|そういうことじゃな(?:い|くて))"
    r"(?:よ|って|ねん|んです(?:けど|が)?|の|です|わ)?(?:$|[。、,!！…\s])"
)
# Commands whose words also answer questions; erasing and a human being are never taken for an answer.
_MAY_BE_ANSWERS = frozenset({"resume", "back", "pause", "restart", "thanks", "smalltalk", "jobs", "help"})


def hear(reply: Reply, incoming: Incoming) -> None:
    """A text: danger first, then what is waiting for an answer, then commands, then the open question."""
    session = reply.session
    question = question_of(session)
    if (
        not consent.is_open(session)
        and not session.confirming
        and spoken(reply, incoming.text) is None
        and answering.is_late(reply, incoming, path.open_question(session.consultation))
        and _heard_as_one(reply, incoming)
    ):
        return
    reading = read(incoming.text, reply.now, question.id if question is not None else None)
    if _is_danger(reply, incoming, reading, question):
        return
    if session.confirming and asides.confirmed(reply, incoming.text, reading):
        return
    if session.consultation.state == Stage.DANGER:
        asides.in_danger(reply, incoming.text, reading)
        return
    if consent.is_open(session):
        _before_consent(reply, incoming, reading)
        return
    if session.consultation.state == Stage.PAUSED and asides.in_pause(reply, incoming.text, reading):
        return
    _understood(reply, incoming, reading, question)
    if reading.crisis == "ask":
        danger.ask_gently(reply)


def _heard_as_one(reply: Reply, late: Incoming) -> bool:
    """The late bubble and the answer before it, taken as one. False: that made no sense, the answer stands as it was
    and the bubble is still to be heard, alone."""
    consultation = reply.session.consultation
    before = list(consultation.moves)
    incoming = answering.go_on(reply, late)
    question = path.open_question(consultation)
    reading = read(incoming.text, reply.now, question.id if question is not None else None)
    in_danger = reading.crisis in ("concern", "imminent")
    heard = question is not None and (not in_danger or _tells_more(reply.session, late, question))
    heard = heard and question is not None and answering.hear(reply, question, incoming, reading)
    if not heard:
        answering.restore(consultation, before)
    if in_danger:
        reply.bubbles.clear()
        reply.choices.clear()
        return _is_danger(reply, incoming, reading, None)
    if heard and reading.crisis == "ask":
        danger.ask_gently(reply)
    return heard


def question_of(session: Session) -> Question | None:
    if session.changing:
        return BY_ID.get(session.changing)
    return path.open_question(session.consultation)


def _is_danger(reply: Reply, incoming: Incoming, reading: Reading, question: Question | None) -> bool:
    """Danger interrupts every stage, with or without consent; what was told besides is kept."""
    session = reply.session
    if reading.crisis not in ("concern", "imminent") or _denied_when_asked(reply, incoming.text, reading):
        return False
    kind = safety.look(incoming.text).kind or "self"
    if consent.is_open(session):
        consent.hold(session, incoming, reply.now)
    elif session.confirming in asides.BOX:  # what is written there is never read as an answer
        reply.withheld = True
        session.confirming = "keep_vent"
    elif question is not None and not session.changing and _tells_more(session, incoming, question):
        answering.hear(reply, question, incoming, reading)
        reply.bubbles.clear()
        reply.choices.clear()
    asides.let_go(reply)
    session.changing = ""
    danger.meet(reply, reading.crisis, kind)
    return True


def _denied_when_asked(reply: Reply, text: str, reading: Reading) -> bool:
    """「死にたいとかじゃなくて、遠くに行きたいだけ」 answers the question that was just put; what else is said in the
    same text must be harmless by itself."""
    session = reply.session
    if session.consultation.state != Stage.DANGER or reading.crisis == "imminent":
        return False
    said = unicodedata.normalize("NFKC", text)
    found = next((p for p in reply.wording.raw("danger.heard.not_meant") if p in said), "")
    return bool(found) and len(said) <= 40 and safety.look(said.replace(found, "", 1)).level == "none"


def _tells_more(session: Session, incoming: Incoming, question: Question) -> bool:
    """The text also answers what was asked; where any words are an answer, only a long one does."""
    enough = 40 if question.free else path.NARRATIVE
    return session.consultation.state != Stage.DANGER and len(incoming.text) >= enough


def _before_consent(reply: Reply, incoming: Incoming, reading: Reading) -> None:
    name = wish_of(reply, incoming.text, reading)
    typed_out = _shown_before_consent(reply, incoming.text)
    agreed = plain(incoming.text) in reply.wording.raw("consent.agreeing")
    if reply.session.informed and (agreed or typed_out):
        consenting(reply, typed_out or "agree")
    elif reply.session.informed and reading.intent in ("yes", "no") and len(incoming.text) <= SHORT:
        consenting(reply, "agree" if reading.intent == "yes" else "refuse")
    elif name in consent.AT_HAND:
        reply.trigger = str(name)
        COMMANDS[str(name)](reply, "")
    else:
        consent.receive(reply, incoming, reading)
        if reading.crisis == "ask":
            danger.ask_gently(reply)


def _shown_before_consent(reply: Reply, text: str) -> str:
    """The choice about consent whose label these words are."""
    shown = ((name, plain(reply.command(name).label)) for name in ("agree", "details", "refuse"))
    return next((name for name, label in shown if label == plain(text)), "")


def _understood(reply: Reply, incoming: Incoming, reading: Reading, question: Question | None) -> None:
    """A text outside danger and consent."""
    session = reply.session
    if session.changing and question is not None:
        _changed(reply, incoming, reading, question)
        return
    name = wish_of(reply, incoming.text, reading, question)
    kind = "" if question is None else _draft_asked_for(reply, question, incoming.text)
    if name == "human" and kind:
        name = None  # 「電話で話す言葉がほしい」: words to talk with, not somebody to talk to
    if name is not None and not (question is not None and _answers(reply, incoming, reading, question)):
        reply.trigger = name
        COMMANDS[name](reply, "")
    elif _side_question(reply, incoming.text):
        reply.trigger = "side_question"
    elif question is not None and question.can_skip and _was_told(reply, incoming.text):
        reply.say("chat.asked_again")
        answering.skip(reply, question, quiet=True)
    elif question is not None and _corrects(incoming.text, question):
        # The words are kept with the story; which answer they mean is chosen from the list.
        COMMANDS["change"](reply, "")
        reply.trigger = "change"
    elif question is None:
        reply.trigger = "closed"
    elif session.asked not in ("", question.id):
        _never_asked(reply, incoming, reading, question)
    elif kind:
        reply.trigger = "draft"
        COMMANDS["draft"](reply, kind)
    elif answering.hear(reply, question, incoming, reading):
        pass
    elif question.id in _CAN_BE_WRONG:
        reply.trigger = "change"
        COMMANDS["change"](reply, _CAN_BE_WRONG[question.id])
    else:
        _missed(reply, question)


def _draft_asked_for(reply: Reply, question: Question, text: str) -> str:
    """「手紙にしたいです」 among the drafts: the kind meant, of those that there are for what was chosen."""
    said = plain(text)
    if question.id != "apology.words" or len(said) > SHORT:
        return ""
    there = drafts.kinds(reply.session.consultation.case)
    asked = reply.wording.under("chat.drafts_asked").items()
    return next((kind for kind, words in asked if kind in there and any(word in said for word in words)), "")


def _never_asked(reply: Reply, incoming: Incoming, reading: Reading, question: Question) -> None:
    """Words taken back have led to another question than the one in sight: a text was not meant for it."""
    if len(incoming.text) >= path.NARRATIVE:
        words = Words.of(incoming)
        answering.answer(reply, question, None, words, reading, more=True)
    reply.say("chat.taken_back")
    reply.trigger = "taken_back"


def _answers(reply: Reply, incoming: Incoming, reading: Reading, question: Question) -> bool:
    """A text that is a label of the open question is an answer, even when it could be a command; so is one that
    speaks of an option, unless it is a command word for word: 「うーん続けたいです」 about the relation."""
    options = options_of(question, reply.session.consultation.case, reply.wording)
    labels = {unicodedata.normalize("NFKC", label) for _, label, *_ in options}
    if unicodedata.normalize("NFKC", incoming.text.strip()) in labels:
        return True
    short = plain(incoming.text)
    if reading.intent not in _MAY_BE_ANSWERS or any(short in p for p in reply.wording.under("chat.spoken").values()):
        return False
    return bool(match_choice(incoming.text, options))


def _changed(reply: Reply, incoming: Incoming, reading: Reading, question: Question) -> None:
    if reading.intent == "back" and len(incoming.text) <= SHORT:
        COMMANDS["back"](reply, "")
        reply.trigger = "back"
        return
    value = typed(question, reply.session.consultation.case, incoming.text, reading, reply.wording)
    if value is None:
        _missed(reply, question)
        return
    reply.session.changing = ""
    answering.change(reply, question, value, Words.of(incoming), reading)


def _missed(reply: Reply, question: Question) -> None:
    """Not understood is said so, with the choices again, at most twice; then it goes on without an answer."""
    session = reply.session
    session.misses += 1
    reply.trigger = "not_understood"
    if session.misses <= MOST_MISSES or not question.can_skip:
        reply.say("chat.not_understood" if session.misses == 1 else "chat.not_understood_again")
        return
    session.misses = 0
    if session.changing:
        session.changing = ""
        reply.say("chat.change_dropped")
        return
    reply.say("chat.going_on")
    answering.skip(reply, question, quiet=True)
    reply.trigger = "not_understood"


def _was_told(reply: Reply, text: str) -> bool:
    """「もう言いました」: the question was one too many; it is no quotation and no answer."""
    said = plain(text)
    return len(said) <= 18 and any(phrase in said for phrase in reply.wording.raw("chat.already"))


def _corrects(text: str, question: Question) -> bool:
    """「そうじゃなくて…」 where any words are taken: it denies what we made of an earlier answer."""
    return question.free and question.id != "facts.said" and bool(_WRONG.match(text.strip()))


def _side_question(reply: Reply, text: str) -> bool:
    """「部分謝罪って何？」 is answered and the same question is put again."""
    said = unicodedata.normalize("NFKC", text)
    if len(said) > 40 or not any(mark in said for mark in reply.wording.raw("glossary.asking")):
        return False
    for name, terms in reply.wording.under("glossary.terms").items():
        if any(term in said for term in terms):
            reply.say(f"glossary.meaning.{name}")
            return True
    return False
