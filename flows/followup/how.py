"""How it went: an aside behind which the open question waits, asked when its time has come. What the buttons do lives
in flows/commands/followup.py."""

from __future__ import annotations

from datetime import datetime

from flows import besides, path
from flows import followup_times as times
from flows.acts import Act, Heard
from flows.answering import restore
from flows.answers import is_an_option, options_of
from flows.commands.keeping import let_go_of_passing
from flows.followup import ways, when
from flows.followup.keeping import button, keep, of_number, rest
from flows.followup.taking_up import take_up
from flows.letters import width
from flows.reply import Reply
from flows.rules import may_be_offered_more
from flows.session import Consultation, Session, Words
from flows.stages import BY_ID
from flows.stages import followup as questions
from flows.stages.followup import HOW, MORE, TOLD, WHEN
from flows.told import LATE
from flows.turn import Incoming
from flows.understanding import match_choice, outcomes
from flows.understanding.outcomes import COMES_TO, outcome_in
from flows.voice import reflecting
from flows.waiting import For
from flows.wishing import SHORT, spoken, wish_of

UNSEEN = "unseen"  # behind a key: the question did not reach the person
# What somebody came for is done first; the question can wait.
_CAME_FOR = frozenset({"new", "open", "restart", "urgent", "vent", "change", "changed", "back", "agreed", "resumed"})
_CAME_FOR |= frozenset({"followup", "no_followup", "human", "windows", "jobs", "danger"})


def come_due(reply: Reply, text: str) -> None:
    """The time has come; or, with UNSEEN behind the key, it came and the question did not arrive. Nothing is said where
    that was changed since."""
    session, (key, _, unseen) = reply.session, text.partition(" ")
    reply.trigger = "due_unseen" if unseen else "due"
    consultation = times.named(session, key)
    if consultation is None:
        return
    if unseen:
        consultation.checked_in, consultation.unseen = str(consultation.case.check_in), True
        session.waiting = session.waiting.without(For.HOW_IT_WENT)
    elif times.planned(consultation) is not None and _may_ask(session, consultation, reply.now):
        let_go_of_passing(reply)
        _begin(reply, consultation, "followup.hello")
        put(reply)
        session.asked_at = reply.now


def ask_overdue(reply: Reply, *, begins: bool) -> None:
    """At a visit (it `begins`, or nothing is open), what could not be sent: behind what the person came for."""
    session = reply.session
    if reply.replayed:
        then = next((step.rpartition(" ")[2] for step in reply.replayed if step.startswith("overdue ")), "")
        consultation = of_number(session, then)
    else:
        busy = session.waiting.what is not For.ANSWER or reply.trigger in _CAME_FOR or "gentle" in reply.did
        busy = busy or not (begins or path.open_question(session.consultation) is None)
        consultation = None if busy else times.overdue(session, reply.now)
    if consultation is not None and _may_ask(session, consultation, reply.now):
        reply.did.append(f"overdue {consultation.number}")
        _begin(reply, consultation, "followup.hello_here")


def _begin(reply: Reply, consultation: Consultation, greeting: str) -> None:
    consultation.checked_in, consultation.unseen = str(consultation.case.check_in), False
    reply.session.waiting = reply.session.waiting.then(For.HOW_IT_WENT, str(consultation.number))
    reply.say(greeting)


def _may_ask(session: Session, consultation: Consultation, now: datetime) -> bool:
    return may_be_offered_more(session, now, consultation)


def put(reply: Reply) -> bool:
    """The open question; False when it is not to be put any more, after danger."""
    session, number = reply.session, reply.session.waiting.about
    consultation = of_number(session, number)
    if consultation is None or not _may_ask(session, consultation, reply.now):
        session.waiting = session.waiting.without(For.HOW_IT_WENT)
        return False
    reply.question = HOW
    reply.say(f"{HOW}.ask")
    reply.offer(*(button(reply, f"{HOW}.options.{key}", f"how.{key}.{number}") for key in questions.OUTCOMES))
    reply.offer(button(reply, "followup.stop", "stop"))
    return True


# Words


def wish(reply: Reply, heard: Heard) -> Act | None:
    """The outcome or the command that a text stands for."""
    if _is_overtaken(reply.session, heard.incoming):
        return None
    number, short = reply.session.waiting.about, width(heard.text) <= SHORT
    consultation = of_number(reply.session, number)
    if consultation is not None and short and spoken(reply, heard.text) is None:
        keys = match_choice(heard.text, options_of(BY_ID[HOW], consultation.case, reply.wording))
        tells_more = outcome_in(heard.text) and not is_an_option(
            heard.text, BY_ID[HOW], consultation.case, reply.wording
        )
        if len(keys) == 1 and not tells_more:
            return Act("followup", f"how.{keys[0]}.{number}")
    if heard.reading.intent == "back" and short:
        return Act("back")
    name = wish_of(reply, heard.text, heard.reading, BY_ID[HOW])
    return Act(name) if name is not None else None


def _is_overtaken(session: Session, incoming: Incoming) -> bool:
    """The text was on its way before the question, which came by itself, could be read: it is about something else."""
    return session.asked != HOW and session.asked_at is not None and incoming.at <= session.asked_at + LATE


def said(reply: Reply, heard: Heard) -> bool:
    """Own words about how it went; what crossed the question on its way goes to what waits behind."""
    if _is_overtaken(reply.session, heard.incoming):
        let_wait(reply)
        return False
    if _asks_back(reply, heard):
        return True
    tell(reply, reply.session.waiting.about, Words.of(heard.incoming), heard, kind=outcome_in(heard.text))
    return True


def _asks_back(reply: Reply, heard: Heard) -> bool:
    """「誰？」「謝りに行ったほうがいい？」: answered, and the question stays open."""
    if outcomes.WHO.match(heard.text.strip()):
        reply.say("followup.went.who")
    elif not besides.answered(reply, heard):
        return False
    reply.trigger = "side_question"
    return True


def let_wait(reply: Reply) -> None:
    """The question goes, and is asked again at the next quiet moment."""
    session = reply.session
    consultation = of_number(session, session.waiting.about)
    if session.waiting.what is For.HOW_IT_WENT and consultation is not None:
        consultation.unseen = True
        session.waiting = session.waiting.without(For.HOW_IT_WENT)
        reply.did.append("overtaken")


def tell(reply: Reply, number: str, words: Words, heard: Heard | None = None, *, kind: str = "") -> None:
    """Keeps what was told in own words; `kind`: the outcome that they tell, as it is read from few words."""
    consultation = of_number(reply.session, number)
    if consultation is None:
        return
    reply.session.misses = 0
    reply.trigger = "followup"
    reply.did.append(f"since {number} {kind}".rstrip())
    keep(reply, consultation, HOW, questions.how_entry(reply.now, TOLD, words.text), words)
    feelings = reflecting.feelings_named(reply, heard.reading) if heard is not None else ""
    if kind:
        take_up(reply, kind, consultation.case)
    elif feelings:
        reply.say("followup.heard.told_felt", personal=True, feelings=feelings)
    else:
        reply.say("followup.heard.told")
    what_next(reply, consultation, COMES_TO.get(kind, TOLD))


def tell_again(reply: Reply, step: str, number: str, words: Words, kind: str = "") -> None:
    """What the log says was told; its words may be gone. Of what was asked about it, what it was."""
    if step == "told_when":
        when.answer_again(reply, number, kind)
    elif step == "since":
        tell(reply, number, words, kind=kind)
    else:
        tell_more(reply, number, words, kind=kind)


def said_besides(reply: Reply, heard: Heard) -> bool:
    """More about how it went, while it is asked what comes next; all else lets that go."""
    if when.answered(reply, heard):
        return True
    waiting = reply.session.waiting
    told = heard.reading.intent in ("answer", "unknown") and spoken(reply, heard.text) is None
    if waiting.value != HOW or not told:
        return False
    tell_more(reply, waiting.about, Words.of(heard.incoming), kind=outcome_in(heard.text))
    return True


def tell_more(reply: Reply, number: str, words: Words, *, kind: str = "") -> None:
    consultation = of_number(reply.session, number)
    if consultation is None:
        return
    reply.trigger = "followup"
    reply.did.append(f"since_more {number} {kind}".rstrip())
    keep(reply, consultation, HOW, questions.how_entry(reply.now, MORE, words.text), words)
    if kind:
        take_up(reply, kind, consultation.case)
    else:
        reply.say("followup.noted_more")
    what_next(reply, consultation, COMES_TO.get(kind, TOLD))


# What comes next


def what_next(reply: Reply, consultation: Consultation, outcome: str) -> None:
    """Again later, another matter, or nothing; what is open goes on by itself."""
    session, number = reply.session, consultation.number
    session.waiting = session.waiting.without(For.HOW_IT_WENT, For.WHEN_AGAIN)
    offered = () if session.no_follow_up else ways.times_next(consultation, outcome)
    on = ways.ways_offered(consultation, outcome)
    if offered:
        when.ask(reply, consultation, "later" if outcome == "not_yet" else "next", offered)
    elif on:
        session.waiting = session.waiting.then(For.WHEN_AGAIN, str(number))
        reply.say("followup.go_on")
        on = (*on, "again", "done")
        reply.ask_again = False
    else:
        rest(reply)
        if not reply.ask_again:  # nothing is open: what is told besides belongs to it
            session.waiting = session.waiting.then(For.WHEN_AGAIN, str(number))
    reply.offer(*(button(reply, f"followup.ways.{way}", f"way.{way}.{number}") for way in on))
    if outcome == "worse":
        reply.offer(reply.command("windows"), reply.command("human"))
    if session.waiting.what is For.WHEN_AGAIN:
        session.waiting.value = HOW


def step_back(reply: Reply) -> bool:
    """Undoes what was answered last about asking again and puts that question anew; before any answer the question is
    let go. False: the thread goes back by itself."""
    session = reply.session
    if session.waiting.what is For.HOW_IT_WENT:
        session.waiting = session.waiting.without(For.HOW_IT_WENT)
        reply.say("chat.change_dropped")
        return True
    newest = max((one for one in session.consultations if one.moves), key=lambda one: one.moves[-1].at, default=None)
    undone = newest.moves[-1].question if newest is not None else ""
    if newest is None or undone not in (WHEN, HOW):
        return False
    restore(newest, newest.moves[:-1])
    session.waiting = session.waiting.without(For.WHEN_AGAIN)
    reply.say("chat.back", name=reply.text(f"{undone}.name"))
    if undone == HOW:
        session.waiting = session.waiting.then(For.HOW_IT_WENT, str(newest.number))
    else:
        when.ask(reply, newest, "next" if newest.case.since else "first")
    return True
