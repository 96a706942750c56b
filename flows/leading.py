"""The one table of what each waiting takes and where it leads, so that a tap and the words for it share one decision;
what commands and answers do lives with them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from flows import (
    asides,
    complaining,
    completing,
    consent,
    danger,
    hearing,
    interviewing,
    looking,
    offers,
    recording,
    rehearsing,
    saying,
    speaking,
    terms,
    told_in_care,
    touching,
)
from flows.acts import Act, Heard
from flows.commands import COMMANDS
from flows.commands.keeping import let_go
from flows.followup import how, when
from flows.reply import Reply
from flows.turn import Incoming, Kind, Part
from flows.waiting import For
from flows.wishing import spoken


@dataclass(frozen=True, slots=True)
class Row:
    """One waiting. `takes`: commands that it answers to. `means`: commands that stand for another one
    here. `hears`: the command that words stand for, None for none. `said`: what other words do; False, or None, lets
    the waiting go, and what waits behind it takes them. `others`: the same for taps that are not taken. `leads`: where
    it goes on, for the map."""

    takes: frozenset[str]
    hears: Callable[[Reply, Heard], Act | None]
    said: Callable[[Reply, Heard], bool] | None
    others: Callable[[Reply, Act], bool] | None
    leads: str
    means: dict[str, tuple[str, str]] = field(default_factory=dict)


ANY_TIME = frozenset(COMMANDS) - consent.CONSENTING | {"start"}  # the button that is always there below the chat

TABLE: dict[For, Row] = {
    For.CONSENT: Row(
        consent.AT_HAND | consent.CONSENTING | {"danger"},
        consent.choice_in,
        consent.said,
        consent.asked_else,
        "yes: the first words are read, the first question; no: they are gone",
    ),
    For.ANSWER: Row(ANY_TIME, saying.wish, saying.said, touching.answered, "the next question of the map"),
    For.NEW_ANSWER: Row(
        ANY_TIME, saying.wish_while_changing, saying.changed, touching.answered, "back to the open question"
    ),
    For.WHICH_ANSWER: Row(frozenset({"change"}), asides.which_answer, None, None, "that question is asked anew"),
    For.WHICH_MATTER: Row(frozenset({"open", "new"}), asides.which_matter, None, None, "that consultation"),
    For.WAY_TO_RESTART: Row(frozenset({"restart"}), asides.way_to_restart, None, None, "the first question"),
    For.CONTRADICTION: Row(
        frozenset({"weigh"}),
        asides.which_holds,
        asides.told_instead,
        None,
        "that answer is changed, or the open question",
    ),
    For.WHAT_WAS_WRONG: Row(
        frozenset({"change", "go_on"}),
        complaining.wish,
        complaining.told_what,
        None,
        "what it was is kept with the story, then the open question",
    ),
    For.YES_TO_ERASE: Row(
        frozenset({"erase"}),
        asides.yes_to_erase,
        None,
        None,
        "the beginning, or where we were",
        {"go_on": ("erase", "no")},
    ),
    For.WRITING: Row(frozenset({"vent"}), asides.spoken_only, asides.written, None, "keeping"),
    For.KEEPING: Row(
        frozenset({"vent", "erase"}), asides.kept_or_not, asides.written, None, "back to the open question"
    ),
    For.RETURN: Row(
        frozenset({"resume", "pause", "thanks", "danger", "spare"}),
        asides.in_pause,
        asides.told_in_pause,
        None,
        "where we were",
        dict.fromkeys(("back", "go_on", "start", "smalltalk"), ("resume", "")),
    ),
    For.JOBS: Row(
        ANY_TIME, looking.wish, looking.said, None, "the next step of the form, then back to the open question"
    ),
    For.WHEN_AGAIN: Row(
        frozenset({"followup", "no_followup"}),
        when.wish,
        how.said_besides,
        None,
        "what comes next, or the open question",
    ),
    For.HOW_IT_WENT: Row(ANY_TIME, how.wish, how.said, None, "what comes next, then back to the open question"),
    For.INTERVIEW: Row(
        ANY_TIME, interviewing.wish, interviewing.said, None, "the next question, then back to the open question"
    ),
    For.REHEARSAL: Row(
        ANY_TIME, rehearsing.wish, rehearsing.said, None, "the client's next line, then back to the open question"
    ),
    For.EVIDENCE: Row(
        ANY_TIME, recording.wish, recording.said, None, "the next thing about it, then back to the open question"
    ),
    For.BLANKS: Row(ANY_TIME, completing.wish, completing.said, None, "the next blank, then back to the open question"),
    For.TERMS: Row(terms.AT_HAND, terms.choice_in, terms.said, terms.tapped, "where we were; no: it waits"),
    For.CARE: Row(
        asides.IN_DANGER | {"danger"},
        asides.heard_in_danger,
        asides.said_in_danger,
        asides.old_tap_in_danger,
        "the very question that was open",
        {"windows": ("danger", "lines")},
    ),
}


def lead(reply: Reply, act: Act) -> None:
    """Hands an act to what is waited for; what lets it go hands it on to what waits behind. Another language can be had
    whatever is waited for."""
    wanted = speaking.asked_for(act.heard.text) if act.heard is not None else ""
    if wanted or act.command == "language":
        run(reply, "language", wanted or act.argument)
        return
    while True:
        waiting = reply.session.waiting
        row = TABLE[waiting.what]
        if act.heard is not None and (named := row.hears(reply, act.heard)) is not None:
            act = named
        command, argument = row.means.get(act.command, (act.command, act.argument))
        if command in row.takes:
            run(reply, command, argument)
            return
        if act.heard is not None:
            taken = row.said is not None and row.said(reply, act.heard)
        else:
            taken = row.others is not None and row.others(reply, act)
        if taken:
            return
        if reply.session.waiting is waiting:
            let_go(reply)


_TOLD_BESIDES = (
    "first",
    "anew",
    "rests",
    "corrects",
    "made",
    "there",
    "protected",
    "advised",
    "took",
    "liked",
    "refused",
    "speaks",
    "terms agreed",
)


def run(reply: Reply, command: str, argument: str) -> None:
    """Does a command, tapped or said."""
    reply.trigger = command
    reply.did.append(f"do {command} {argument}".rstrip())
    done = len(reply.did)
    COMMANDS[command](reply, argument)
    # Doing it again does all that is within it; only what was shown is told besides.
    reply.did[done:] = [step for step in reply.did[done:] if step.startswith(_TOLD_BESIDES)]


def touch(reply: Reply, incoming: Incoming) -> None:
    """A tap: a command, an answer, or something stale or forged that does no harm."""
    lead(reply, touching.act_of(incoming))


def type_label(reply: Reply, data: str, did: tuple[str, ...] = ()) -> None:
    """A label on screen that was typed: the tap it stands for, as one step of the log. `did`: its steps, where the log
    is replayed."""
    before = len(reply.did)
    tap = Part("", Kind.TAP, reply.now, data)
    lead(reply, touching.act_of(Incoming((tap,), did)))
    if not any(step.startswith("do ") for step in reply.did[before:]):  # a command tells itself
        reply.did.insert(before, f"tapped {data}")


def hear(reply: Reply, incoming: Incoming) -> None:
    """A text: danger first, then what is waited for."""
    heard = hearing.listen(reply, incoming)
    if heard is None:
        return
    if data := offers.typed_label(reply, heard):
        type_label(reply, data)
        return
    if complaining.said(reply, heard):
        return
    in_care, asked_gently = reply.session.waiting.what is For.CARE, reply.session.waiting.step == "gentle"
    lead(reply, Act(heard=heard))
    if in_care or asked_gently:
        told_in_care.keep(reply, heard)
    if _is_doubtful(reply, heard) and reply.session.waiting.within(For.CARE) is None:
        asides.ask_gently(reply)


def _is_doubtful(reply: Reply, heard: Heard) -> bool:
    """Words that may mean more than they say; not those of a command, nor the wish to keep a record where nothing but a
    second opinion hears a farewell in it (「残しておきたい」)."""
    found = heard.reading.evidence.get("crisis")
    by_ear = reply.trigger in ("record", "side_question") and found is not None and found.rule == danger.BY_EAR
    if danger.is_first_sigh(reply, heard.text):
        return False
    return heard.reading.crisis == "ask" and spoken(reply, heard.text) is None and not by_ear
