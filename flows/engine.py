"""take_turn: the only function that moves a consultation. What each part of a turn does lives in its neighbours."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import datetime, timedelta

from flows import answering, commands, consent, danger, path, safety
from flows.answers import options_of, plain, typed
from flows.consultation import come_back
from flows.question import Question
from flows.reply import Reply
from flows.session import Consultation, Session, Words
from flows.stage import Stage
from flows.stages import BY_ID
from flows.turn import Incoming, Kind, Raises, Turn
from flows.understanding import read
from flows.understanding.reading import Reading
from flows.voice.asking import ask
from flows.withdrawing import withdraw

LONG_ABSENCE = timedelta(hours=12)
SHORT = 25  # characters: longer texts are never commands
MOST_MISSES = 2
GREETING = 10  # characters: small talk longer than that may be what was asked for
_BEFORE_CONSENT = frozenset({"help", "urgent", "human", "windows", "danger", "erase"})


def new_session() -> Session:
    """The session of somebody who has never written."""
    return Session()


def take_turn(session: Session, incoming: Incoming, now: datetime) -> Turn:
    """Moves the session in place and returns the answer; pure otherwise: same session, incoming and now, same turn."""
    if not session.consultations:
        session.consultations = [Consultation(number=1, started=now, state=Stage.CONSENT)]
    reply = Reply(session, now)
    match incoming.kind:
        case Kind.UNFOLLOW:
            return _silent(reply, "unfollowed")
        case Kind.UNSEND:
            withdraw(session, incoming.parts[0].message_id)
            reply.raises(Raises.WITHDRAW, incoming.parts[0].message_id)
            return _silent(reply, "unsent")
    session.turns += 1
    _welcome_back(reply)
    match incoming.kind:
        case Kind.FOLLOW:
            _followed(reply)
        case Kind.TAP:
            _touched(reply, incoming)
        case Kind.TEXT if incoming.text.strip():
            _heard(reply, incoming)
        case _:
            _shown(reply, incoming)
    if reply.ask_again:
        _put_question(reply)
    reply.withheld = reply.withheld or consent.is_open(session)
    session.seen = session.asked_at = now
    if reply.trigger not in ("answered", "finished"):
        session.moved = None
    return reply.turn()


def replay(pairs: Iterable[tuple[Incoming, datetime]]) -> Session:
    """The session that these inputs lead to: the log of inputs is the truth, the saved session a snapshot of it."""
    session = new_session()
    for incoming, now in pairs:
        take_turn(session, incoming, now)
    return session


def _silent(reply: Reply, trigger: str) -> Turn:
    reply.trigger, reply.withheld = trigger, consent.is_open(reply.session)
    return reply.turn()


def _followed(reply: Reply) -> None:
    reply.trigger = "followed"
    if consent.is_open(reply.session):
        consent.greet(reply)
    else:
        reply.say("chat.followed_again")


def _welcome_back(reply: Reply) -> None:
    """After a long silence the person is told where we were; whatever they sent is then taken as usual."""
    session = reply.session
    if session.seen is None or reply.now - session.seen < LONG_ABSENCE or consent.is_open(session):
        return
    if session.consultation.state not in (Stage.CLOSED, Stage.DANGER, Stage.PAUSED):
        commands.where_we_were(reply)


def _shown(reply: Reply, incoming: Incoming) -> None:
    """A sticker, picture, voice …: a kind answer, and the question again."""
    reply.trigger = incoming.kind.value
    if reply.session.consultation.state == Stage.DANGER:
        danger.respond(reply, "text")
        return
    kind = incoming.kind.value if reply.has(f"chat.kinds.{incoming.kind.value}") else "other"
    reply.say(f"chat.kinds.{kind}")


def _touched(reply: Reply, incoming: Incoming) -> None:
    """A tap: a command, an answer, or something stale or forged that does no harm."""
    session = reply.session
    kind, _, rest = incoming.text.partition("|")
    name, *more = [*rest.split("|"), ""]
    if kind == "c" and consent.is_open(session) and name not in _BEFORE_CONSENT:
        _consenting(reply, name)
    elif kind == "c" and name in commands.COMMANDS:
        reply.trigger = name
        if name != "erase":
            session.confirming = session.confirming if name == "vent" else ""
        if name != "danger" and session.consultation.state == Stage.PAUSED and name != "pause":
            come_back(session.consultation)
        commands.COMMANDS[name](reply, more[0])
    elif kind == "a" and not consent.is_open(session):
        if session.consultation.state == Stage.PAUSED:
            come_back(session.consultation)
        if answering.touch(reply, name, more[0], more[1] if len(more) > 1 else "", incoming.picked):
            session.misses = 0
        else:
            _not_taken(reply, name, more[0])
    else:
        reply.trigger = "stale"
        reply.say("chat.stale")


def _not_taken(reply: Reply, question_id: str, value: str) -> None:
    """A tap that no open question takes: 「直す」 on the story, or something old."""
    open_now = path.open_question(reply.session.consultation)
    if open_now is not None and open_now.id == question_id == "facts.story_check" and value == "change":
        reply.trigger = "change"
        commands.COMMANDS["change"](reply, "")
        return
    reply.trigger = "stale"
    reply.say("chat.stale")


def _consenting(reply: Reply, name: str) -> None:
    match name:
        case "agree":
            moves = consent.agree(reply)
            reply.say("consent.thanks")
            for move, reading in moves:
                if _worth_reading(move.words.text if move.words else "", reading):
                    _first_words(reply, move.words, reading)
        case "refuse":
            consent.refuse(reply)
        case "details":
            consent.explain(reply)
        case _:
            reply.trigger = "started"
            consent.ask(reply)


def _first_words(reply: Reply, words: object, reading: Reading) -> None:
    consultation = reply.session.consultation
    question = path.open_question(consultation)
    if question is None:
        return
    said = question.reads(reading) if question.reads is not None else None
    before = len(reply.bubbles)
    answering.answer(reply, question, said, words, reading, more=said is None)  # type: ignore[arg-type]
    # What was told was reflected when it came; only the protection path is new.
    reply.bubbles[before:] = [
        bubble for bubble in reply.bubbles[before:] if not hasattr(bubble, "personal") or _is_protection(bubble)
    ]
    reply.trigger = "agreed"


def _is_protection(bubble: object) -> bool:
    return getattr(bubble, "kind", "") == "windows"


def _worth_reading(text: str, reading: Reading) -> bool:
    return len(text) >= path.NARRATIVE or bool(reading.people or reading.feelings or reading.story.entry)


def _heard(reply: Reply, incoming: Incoming) -> None:
    """A text: danger first, then what is waiting for an answer, then commands, then the open question."""
    session = reply.session
    question = _question(session)
    if (
        not consent.is_open(session)
        and not session.confirming
        and answering.is_late(reply, incoming, path.open_question(session.consultation))
    ):
        incoming = answering.go_on(reply, incoming)
        question = _question(session)
    reading = read(incoming.text, reply.now, question.id if question is not None else None)
    if _is_danger(reply, incoming, reading, question):
        return
    if session.consultation.state == Stage.DANGER:
        said = {"yes": "yes", "no": "not_meant", "resume": "back"}.get(reading.intent, "text")
        danger.respond(reply, said)
        return
    if session.confirming and _confirmed(reply, incoming, reading):
        return
    if consent.is_open(session):
        _before_consent(reply, incoming, reading)
        return
    if session.consultation.state == Stage.PAUSED:
        commands.COMMANDS["resume"](reply, "")
        reply.trigger = "resumed"
        if reading.intent != "answer" or len(incoming.text) < path.NARRATIVE:
            return
    _understood(reply, incoming, reading, question)
    if reading.crisis == "ask":
        danger.ask_gently(reply)


def _question(session: Session) -> Question | None:
    if session.changing:
        return BY_ID.get(session.changing)
    return path.open_question(session.consultation)


def _is_danger(reply: Reply, incoming: Incoming, reading: Reading, question: Question | None) -> bool:
    """Danger interrupts every stage, with or without consent; what was told besides is kept."""
    session = reply.session
    if reading.crisis not in ("concern", "imminent"):
        return False
    kind = safety.look(incoming.text).kind or "self"
    if consent.is_open(session):
        consent.receive(reply, incoming, reading)
        reply.bubbles.clear()
        reply.choices.clear()
    elif question is not None and session.consultation.state != Stage.DANGER and len(incoming.text) >= 40:
        answering.hear(reply, question, incoming, reading)
        reply.bubbles.clear()
        reply.choices.clear()
    session.changing = session.confirming = ""
    danger.meet(reply, reading.crisis, kind)
    return True


def _confirmed(reply: Reply, incoming: Incoming, reading: Reading) -> bool:
    """What waits for its own answer: the box of free writing, 「消しますか」."""
    session = reply.session
    waiting, session.confirming = session.confirming, ""
    match waiting:
        case "vent":
            commands.vented(reply)
            return True
        case "keep_vent":
            session.confirming = "keep_vent"
            commands.COMMANDS["vent"](reply, "keep" if reading.intent == "yes" else "drop")
            return True
        case "erase" if reading.intent in ("yes", "delete_data"):
            reply.trigger = "erase"
            commands.COMMANDS["erase"](reply, "yes")
            return True
        case "erase" if reading.intent == "no":
            reply.say("chat.kept")
            return True
    return False


def _before_consent(reply: Reply, incoming: Incoming, reading: Reading) -> None:
    name = _command(reply, incoming.text, reading)
    if reply.session.asked_at is not None and reading.intent in ("yes", "no") and len(incoming.text) <= SHORT:
        _consenting(reply, "agree" if reading.intent == "yes" else "refuse")
    elif name in _BEFORE_CONSENT:
        reply.trigger = str(name)
        commands.COMMANDS[str(name)](reply, "")
    else:
        consent.receive(reply, incoming, reading)
        if reading.crisis == "ask":
            danger.ask_gently(reply)


def _understood(reply: Reply, incoming: Incoming, reading: Reading, question: Question | None) -> None:
    """A text outside danger and consent."""
    session = reply.session
    if session.changing and question is not None:
        _changed(reply, incoming, reading, question)
        return
    name = _command(reply, incoming.text, reading, question)
    if name is not None and not (question is not None and _answers(reply, incoming, reading, question)):
        reply.trigger = name
        commands.COMMANDS[name](reply, "")
    elif _side_question(reply, incoming.text):
        reply.trigger = "side_question"
    elif question is None:
        reply.trigger = "closed"
    elif answering.hear(reply, question, incoming, reading):
        pass
    elif question.id == "facts.story_check":
        reply.trigger = "change"
        commands.COMMANDS["change"](reply, "")
    else:
        _missed(reply, question)


def _answers(reply: Reply, incoming: Incoming, reading: Reading, question: Question) -> bool:
    """A text that is a label of the open question is an answer, even when it could be a command."""
    labels = {
        unicodedata.normalize("NFKC", label)
        for _, label, *_ in options_of(question, reply.session.consultation.case, reply.wording)
    }
    return unicodedata.normalize("NFKC", incoming.text.strip()) in labels


def _changed(reply: Reply, incoming: Incoming, reading: Reading, question: Question) -> None:
    if reading.intent == "back" and len(incoming.text) <= SHORT:
        commands.COMMANDS["back"](reply, "")
        reply.trigger = "back"
        return
    value = typed(question, reply.session.consultation.case, incoming.text, reading, reply.wording)
    if value is None:
        _missed(reply, question)
        return
    reply.session.changing = ""
    answering.change(reply, question, value, Words([(part.message_id, part.text) for part in incoming.parts]), reading)


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
    answering.skip(reply, question)
    reply.trigger = "not_understood"


def _command(reply: Reply, text: str, reading: Reading, question: Question | None = None) -> str | None:
    """The command a short text stands for; where own words are asked for, small talk and wishes are those words."""
    short = plain(text)
    for name, phrases in reply.wording.under("chat.spoken").items():
        if short in phrases:
            return str(name)
    if question is not None and question.free and _are_own_words(short, reading.intent):
        return None
    return commands.BY_INTENT.get(reading.intent) if len(short) <= SHORT else None


def _are_own_words(plain: str, intent: str) -> bool:
    return intent in ("jobs", "thanks") or (intent == "smalltalk" and len(plain) > GREETING)


def _side_question(reply: Reply, text: str) -> bool:
    """「部分謝罪って何？」 is answered and the same question is put again."""
    plain = unicodedata.normalize("NFKC", text)
    if len(plain) > 40 or not any(mark in plain for mark in reply.wording.raw("glossary.asking")):
        return False
    for name, terms in reply.wording.under("glossary.terms").items():
        if any(term in plain for term in terms):
            reply.say(f"glossary.meaning.{name}")
            return True
    return False


def _put_question(reply: Reply) -> None:
    """The open question at the end of the turn, or the way on where nothing is open."""
    session = reply.session
    if consent.is_open(session):
        consent.ask(reply, whole=False)
        return
    question = _question(session)
    if question is not None:
        again = reply.trigger not in (
            "answered",
            "finished",
            "agreed",
            "change",
            "changed",
            "back",
            "came_back",
            "resume",
            "open",
        )
        ask(reply, question, again=again)
        return
    reply.say("chat.goodbye" if reply.trigger in ("answered", "finished") else "chat.closed")
    reply.offer(reply.command("new"), reply.command("summary"), reply.command("consultations"), reply.command("change"))
