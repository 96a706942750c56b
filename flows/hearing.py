"""A text: read once, looked at for danger before all else, joined with the text before where it goes on with it; what
else it may be lives in saying.py."""

from __future__ import annotations

import re
from dataclasses import replace

from flows import answering, asides, consent, danger, deciding, drafting, path, rehearsing, told, watch
from flows.acts import Heard
from flows.answers import is_an_option, plain
from flows.commands import keeping
from flows.question import Question
from flows.recording_words import stops
from flows.reply import Reply
from flows.session import Session
from flows.stages import BY_ID
from flows.turn import Incoming
from flows.understanding import read
from flows.understanding.reading import Reading
from flows.understanding.resting import END_OF_THE_TALK
from flows.waiting import For
from flows.wishing import spoken


def listen(reply: Reply, incoming: Incoming) -> Heard | None:
    """The text as it was read; None when that was all: it was danger, or belonged to the answer before."""
    question = question_of(reply.session)
    heard = _read(reply, incoming, question)
    if danger.denies_what_was_asked(reply, heard):
        danger.believe(reply)
    late = told.is_late(reply, incoming, heard.reading, question) and spoken(reply, incoming.text) is None
    if late and _heard_as_one(reply, incoming):
        return None
    return None if _is_danger(reply, heard) else heard


def danger_in(reply: Reply, incoming: Incoming) -> Reading | None:
    """Danger in a text that is taken for nothing else, because an operator listens; None for none."""
    heard = _read(reply, incoming, question_of(reply.session))
    in_danger = reply.session.waiting.within(For.CARE) is not None
    grave = danger.level_of(reply.session, heard.reading) in ("concern", "imminent")
    return heard.reading if grave and not (in_danger and danger.is_denied(reply, heard)) else None


def _read(reply: Reply, incoming: Incoming, question: Question | None) -> Heard:
    reading = read(incoming.text, reply.now, question.id if question is not None else None)
    found = reading.evidence.get("crisis")
    if reading.crisis != "none" and found is not None and found.rule == danger.BY_EAR:
        # A draft of ours that comes back edited: what only sounds like danger is looked for in their own words alone.
        own = drafting.without_ours(reply, question, incoming.text)
        if own != incoming.text:
            reading = replace(reading, crisis=read(own, reply.now, question.id if question else None).crisis)
    if reading.crisis == "ask" and question is not None and _is_the_answer(reply, question, incoming.text):
        # 「終わりにしたい」, asked what becomes of the relation, is what was offered: nobody is asked about their life.
        reading = replace(reading, crisis="none")
    if found is not None and found.rule in _ONLY_SOUNDS_SO and _ends_the_record(reply, incoming.text):
        reading = replace(reading, crisis="none")
    if reading.crisis in ("ask", "concern", "imminent"):
        reading = _without_the_end_of_the_talk(reply, reading, question)
    reading = danger.as_asked(reply, reading)
    return Heard(incoming, watch.as_known(reply, rehearsing.as_practised(reply, reading)), question)


_ONLY_SOUNDS_SO = frozenset({danger.BY_EAR, "danger.worn_out"})


def _ends_the_record(reply: Reply, text: str) -> bool:
    """「もう終わる」 where 「終わる」 is on a button means that button, unless danger was seen before."""
    session = reply.session
    return session.waiting.what is For.EVIDENCE and session.noted is None and stops(reply, plain(text))


# Thanks that close a talk are left; these, or a place or a means beside them, close more than that.
_MEANS_MORE = re.compile(
    r"さよ(?:う)?なら|許し|ゆるし|今まで|いままで|最後|みんな|皆|ごめん|探さ|別れ|元気で|達者|幸せに|もう|死|逝|消え|楽に|遺|命|"
    r"橋|屋上|ベランダ|ホーム|線路|踏切|駅|崖|海|川|森|山|高い|飛|薬|錠|包丁|刃|カッター|ロープ|縄|ひも|紐|首を|ガス|練炭|灯油|車"
)


def _without_the_end_of_the_talk(reply: Reply, reading: Reading, question: Question | None) -> Reading:
    """「ありがとうございました 今日はこれで終わります」 closes this talk: what stands beside it is what counts, unless
    danger was seen before. 「今日は終わりにします」 may mean more and is asked about."""
    session, ended = reply.session, END_OF_THE_TALK.search(reading.text)
    if ended is None or session.noted is not None or session.gentle or session.waiting.within(For.CARE) is not None:
        return reading
    rest = END_OF_THE_TALK.sub(" ", reading.text)
    if _MEANS_MORE.search(rest):
        return reading
    level = read(rest, reply.now, question.id if question is not None else None).crisis
    return replace(reading, crisis="ask" if level == "none" and ended["here"] is None else level)


def _is_the_answer(reply: Reply, question: Question, text: str) -> bool:
    if question.id == deciding.QUESTION and plain(text) in reply.wording.raw("apology.choice.unsure"):
        return True
    return is_an_option(text, question, reply.session.consultation.case, reply.wording)


def _heard_as_one(reply: Reply, late: Incoming) -> bool:
    """The late bubble and the answer before it, taken as one. False: that made no sense, the answer stands as it was
    and the bubble is still to be heard, alone."""
    consultation = reply.session.consultation
    before, did = list(consultation.moves), len(reply.did)
    reply.did.append("late")
    together = told.go_on(reply, late)
    question = path.open_question(consultation)
    one = _read(reply, together, question)
    in_danger = one.reading.crisis in ("concern", "imminent")
    heard = question is not None and (not in_danger or _tells_more(late, question))
    heard = heard and question is not None and told.hear(reply, question, together, one.reading)
    if not heard:
        answering.restore(consultation, before)
        del reply.did[did:]
    if in_danger:
        reply.bubbles.clear()
        reply.choices.clear()
        return _is_danger(reply, Heard(together, one.reading))
    if heard and one.reading.crisis == "ask":
        danger.ask_gently(reply)
    return heard


def question_of(session: Session) -> Question | None:
    changing = session.waiting.within(For.NEW_ANSWER)
    return BY_ID.get(changing.about) if changing is not None else path.open_question(session.consultation)


def _is_danger(reply: Reply, heard: Heard) -> bool:
    """Danger interrupts every stage, with or without consent; what was told besides is kept."""
    session, reading, question = reply.session, heard.reading, heard.question
    in_danger = session.waiting.within(For.CARE) is not None
    level = danger.level_of(session, reading)
    if level not in ("concern", "imminent") or (in_danger and danger.is_denied(reply, heard)):
        return False
    phrase = watch.phrase_of(reading)
    tells_more = question is not None and _tells_more(heard.incoming, question)
    if consent.is_open(session):
        reply.did.append("held" if consent.hold(session, heard.incoming, reply.now) else "full")
    elif asides.is_writing(session):  # what is written there is never read as an answer, and no mark of it is kept
        phrase = ""
        keeping.vented(reply)
        reply.bubbles.clear()
        reply.choices.clear()
    elif question is not None and tells_more and not in_danger and not session.waiting.is_beside:
        told.hear(reply, question, heard.incoming, reading)
        danger.hold_protection(reply)
        reply.bubbles.clear()
        reply.choices.clear()
    keeping.let_go_of_passing(reply)
    danger.meet(reply, level, danger.kind_of(reading), phrase, mildly=not in_danger and danger.is_mild(reading))
    return True


def _tells_more(incoming: Incoming, question: Question) -> bool:
    """The text also answers what was asked; where any words are an answer, only a long one does."""
    return len(incoming.text) >= (40 if question.free else path.NARRATIVE)
