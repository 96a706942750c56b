"""An operator speaks in the place of the bot: taking over, their words, giving back, and what is heard meanwhile. That
it is committed and sent once is the channel's."""

from __future__ import annotations

from datetime import timedelta

from flows import consent, danger, hearing, watch
from flows.answers import plain
from flows.commands import COMMANDS
from flows.commands.keeping import let_go_of_passing
from flows.commands.linking import unlinked_on_the_page
from flows.followup_times import DESK, silence_ends
from flows.orders import BACK, SAY, TAKE
from flows.reply import Reply
from flows.session import Attended, Session
from flows.touching import act_of
from flows.turn import Incoming, Kind, Raises, Say

PATIENCE, PATIENCE_IN_DANGER = timedelta(minutes=15), timedelta(minutes=3)
_LEAVE = "bot"  # the person's own way back


def is_led(session: Session, incoming: Incoming) -> bool:
    """It is an operator's, or comes while one has the conversation; taking words back stays what it is."""
    if incoming.kind is Kind.OPERATOR or (incoming.kind is Kind.DUE and incoming.text.startswith(DESK)):
        return True
    return session.attended is not None and incoming.kind not in (Kind.UNSEND, Kind.UNFOLLOW, Kind.DUE)


def follow(reply: Reply, incoming: Incoming) -> None:
    """An order of the console."""
    word, operator, patience, in_danger, shown = [*incoming.text.split(" ", 4), "", "", "", ""][:5]
    reply.ask_again = False
    held = reply.session.attended
    if word == TAKE:
        _take(reply, operator, shown, _seconds(patience, PATIENCE), _seconds(in_danger, PATIENCE_IN_DANGER))
    elif held is None or held.operator != operator:
        reply.trigger = "too_late"  # it was given back, or somebody else has it
    elif word == SAY:
        held.spoke = reply.now
        reply.trigger = "operator"
        if not held.introduced:
            held.introduced = True
            reply.say("desk.introduced", name=held.shown)
        reply.show(Say(incoming.parts[0].said))
        reply.sender = reply.text("desk.sender", name=held.shown)
        _offer_ways(reply)
    elif word == BACK:
        _give_back(reply, "given_back", "desk.given_back", held)


def _take(reply: Reply, operator: str, shown: str, patience: int, in_danger: int) -> None:
    session = reply.session
    if consent.is_open(session):  # nothing that is said may be kept: nobody could read it
        reply.trigger = "too_late"
        return
    let_go_of_passing(reply)
    session.waiting.joins = False  # what comes now goes on with nothing that was told to the bot
    alarmed = session.attended.alarmed if session.attended is not None else None
    session.attended = Attended(operator, shown or operator, reply.now, reply.now, patience, in_danger, alarmed=alarmed)
    reply.trigger = "attended"


def come_due(reply: Reply, key: str) -> None:
    """Nobody has written for so long that the bot takes the thread back, and says so."""
    held = reply.session.attended
    reply.trigger, reply.ask_again = "due", False
    if held is None or not key.startswith(DESK) or reply.now < silence_ends(reply.session, held):
        return
    _give_back(reply, "silence", "desk.silence", held)


def _give_back(reply: Reply, trigger: str, key: str, held: Attended) -> None:
    reply.session.attended = None
    reply.trigger, reply.ask_again = trigger, True
    reply.say(key, name=held.shown)


def heard(reply: Reply, incoming: Incoming) -> None:
    """What the person sends meanwhile: kept for the operator, answered by nobody else; but danger is seen, the windows
    are at hand, and the person may go back to the bot."""
    session = reply.session
    held = session.attended
    if held is None:
        return
    session.seen = reply.now
    reply.trigger, reply.ask_again = "to_operator", False
    if _wants_the_bot(reply, incoming):
        reply.did.append(f"do {_LEAVE}")
        _give_back(reply, "left_operator", "desk.left", held)
    elif incoming.kind is Kind.TAP:
        act = act_of(incoming)
        if unlinked_on_the_page(session, incoming):
            reply.trigger = "unlinked"
        elif act.command == "windows":
            COMMANDS["windows"](reply, act.argument)
            _offer_ways(reply)
    elif incoming.kind is Kind.TEXT:
        _look_for_danger(reply, incoming, held)


def _wants_the_bot(reply: Reply, incoming: Incoming) -> bool:
    if incoming.kind is Kind.TAP:
        return act_of(incoming).command == _LEAVE
    label = reply.wording.text(f"chat.commands.{_LEAVE}")
    said = incoming.kind is Kind.TEXT and bool(incoming.text) and plain(incoming.text) == plain(label)
    return said or f"do {_LEAVE}" in incoming.did


def _look_for_danger(reply: Reply, incoming: Incoming, held: Attended) -> None:
    """The alarm is raised as at any time, and the caring conversation waits behind the operator."""
    met = [step.split(" ")[1:] for step in incoming.did if step.startswith("danger ")]
    level, kind, phrase = "", "", ""
    if met and len(met[0]) == 2:  # the log is replayed: the words may be gone
        level, kind = met[0]
        reading = hearing.danger_in(reply, incoming) if incoming.text else None
    else:
        reading = hearing.danger_in(reply, incoming) if incoming.text and not incoming.did else None
        if reading is not None:
            level, kind = danger.level_of(reply.session, reading), danger.kind_of(reading)
    if not level:
        return
    if reading is not None:
        phrase = watch.phrase_of(reading)
    let_go_of_passing(reply)
    before = len(reply.bubbles)
    danger.meet(reply, level, kind, phrase)
    del reply.bubbles[before:]
    reply.choices.clear()
    reply.trigger, reply.ask_again = "danger_seen", False
    held.alarmed = held.alarmed or reply.now
    if any(effect.does is Raises.ALERT for effect in reply.effects):
        reply.say(f"desk.danger.{level}", name=held.shown)
        _offer_ways(reply)


def _offer_ways(reply: Reply) -> None:
    reply.offer(reply.command("windows"), reply.command(_LEAVE))


def _seconds(told: str, otherwise: timedelta) -> int:
    return int(told) if told.isdecimal() and int(told) > 0 else int(otherwise.total_seconds())
