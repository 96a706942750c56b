"""What a person can ask for at any moment: back, change, pause, help …; each command answers and leaves the thread
as it was."""

from __future__ import annotations

from collections.abc import Callable

from flows import answering, consent, danger, path
from flows.consultation import come_back, interrupt
from flows.reply import Reply
from flows.session import Consultation
from flows.stage import Stage
from flows.stages import BY_ID, STAGES
from flows.turn import Card, Choice, Paragraph, Raises
from flows.voice import advice, drafts, names, recaps, summary
from flows.voice.asking import option_choices

Command = Callable[[Reply, str], None]
MOST_CONSULTATIONS = 20
MOST_CHANGEABLE = 20
_LISTED = 10
# Questions that hold no answer of their own: looking at drafts, agreeing to a recap.
_NEVER_CHANGED = frozenset({"facts.story_check", "apology.words", "expectation.words"})


def back(reply: Reply, argument: str) -> None:
    """Undoes exactly one answer."""
    session = reply.session
    consultation = session.consultation
    if session.changing:
        session.changing = ""
        reply.say("chat.change_dropped")
    elif not consultation.moves:
        reply.say("chat.at_the_beginning")
    else:
        answering.restore(consultation, consultation.moves[:-1])
        reply.say("chat.back")


def change(reply: Reply, argument: str) -> None:
    """Lists the answers (of one stage, or all), or asks one of them anew."""
    session = reply.session
    if argument in BY_ID and argument not in _NEVER_CHANGED and path.told(session.consultation.case, BY_ID[argument]):
        session.changing = argument
        return
    case = session.consultation.case
    ids = [q.id for q in STAGES.get(argument, ())] or [q.id for questions in STAGES.values() for q in questions]
    ids = _changeable(reply, ids) or _changeable(reply, [q.id for questions in STAGES.values() for q in questions])
    if not ids:
        reply.say("chat.nothing_to_change")
        return
    wording = reply.wording
    lines = tuple(line for i in ids if (line := recaps.line(wording, case, i)) is not None)
    shown = [i for i in ids if recaps.line(wording, case, i) is not None]
    choices = tuple(reply.command("change", i, label=wording.text(f"{i}.name")) for i in shown)
    reply.show(Card("list", wording.text("cards.change"), lines, choices, personal=True))
    reply.say("chat.change_which")
    reply.offer(reply.command("go_on"))
    reply.ask_again = False


def _changeable(reply: Reply, ids: list[str]) -> list[str]:
    case = reply.session.consultation.case
    slots = {BY_ID[i].slot: i for i in reversed(ids) if path.told(case, BY_ID[i]) and i not in _NEVER_CHANGED}
    return [i for i in ids if slots.get(BY_ID[i].slot) == i][:MOST_CHANGEABLE]


def go_on(reply: Reply, argument: str) -> None:
    reply.session.changing = ""


def pause(reply: Reply, argument: str) -> None:
    interrupt(reply.session.consultation, "paused")
    reply.say("chat.paused")
    reply.offer(reply.command("resume"))
    reply.ask_again = False


def resume(reply: Reply, argument: str) -> None:
    """Comes back with a recap of where we were."""
    consultation = reply.session.consultation
    if consultation.state == Stage.PAUSED:
        come_back(consultation)
    where_we_were(reply)


def where_we_were(reply: Reply) -> None:
    consultation = reply.session.consultation
    told = recaps.understood(reply.wording, consultation.case)
    reply.say("chat.welcome_back", stage=reply.text(f"chat.stages.{consultation.place}"))
    if told.blocks:
        reply.show(
            Card(
                "recap", reply.wording.text("cards.so_far"), told.blocks[:6], (reply.command("change"),), personal=True
            )
        )


def restart(reply: Reply, argument: str) -> None:
    if argument == "erase":
        number = reply.session.consultation.number
        reply.session.consultations[reply.session.active] = Consultation(number=number + 100, started=reply.now)
        reply.say("chat.restarted")
    elif argument == "keep":
        new(reply, "")
    else:
        reply.say("chat.restart_ask")
        reply.offer(
            reply.command("restart", "keep", label=reply.text("chat.restart_keep")),
            reply.command("restart", "erase", label=reply.text("chat.restart_erase")),
            reply.command("go_on"),
        )
        reply.ask_again = False


def new(reply: Reply, argument: str) -> None:
    """Starts another consultation; the others stay in the list."""
    session = reply.session
    if len(session.consultations) >= MOST_CONSULTATIONS:
        reply.say("chat.too_many")
        consultations(reply, "")
        return
    number = max(c.number for c in session.consultations) + 1
    session.consultations.append(Consultation(number=number, started=reply.now))
    session.active = len(session.consultations) - 1
    reply.say("chat.new")


def consultations(reply: Reply, argument: str) -> None:
    """The list of consultations; a tap opens one."""
    session, wording = reply.session, reply.wording
    blocks = []
    choices: list[Choice] = []
    for index, consultation in list(enumerate(session.consultations))[-_LISTED:]:
        title = title_of(reply, consultation)
        mark = wording.text("chat.active") if index == session.active else ""
        blocks.append(Paragraph(f"{len(choices) + 1}. {title}{mark}"))
        choices.append(
            reply.command("open", str(consultation.number), label=wording.text("chat.open", number=len(choices) + 1))
        )
    reply.show(
        Card(
            "list", wording.text("cards.consultations"), tuple(blocks), (*choices, reply.command("new")), personal=True
        )
    )
    reply.offer(reply.command("go_on"))
    reply.ask_again = False


def title_of(reply: Reply, consultation: Consultation) -> str:
    case, wording = consultation.case, reply.wording
    told = case.happened or (case.story[0] if case.story else "") or wording.text("chat.untitled")
    stage = wording.text(f"chat.stages.{consultation.place}")
    return f"{names.date_words(wording, consultation.started.date())} {names.shorten(told, 28)}（{stage}）"


def open_one(reply: Reply, argument: str) -> None:
    session = reply.session
    for index, consultation in enumerate(session.consultations):
        if str(consultation.number) == argument:
            session.active = index
            where_we_were(reply)
            return
    consultations(reply, "")


def show_summary(reply: Reply, argument: str) -> None:
    cards = summary.cards(reply, reply.session.consultation)
    if cards:
        reply.show(*cards)
    else:
        reply.say("chat.nothing_yet")


def show_help(reply: Reply, argument: str) -> None:
    reply.say("chat.help")
    shown = ("back", "change", "pause", "summary", "urgent", "consultations", "human", "windows", "mine")
    reply.show(Card("list", reply.wording.text("cards.help"), (), tuple(reply.command(name) for name in shown)))


def urgent(reply: Reply, argument: str) -> None:
    """The fast lane: words for right now, then the interview goes on where it was."""
    drafts.urgent(reply, reply.session.consultation.case)
    if not consent.is_open(reply.session):
        reply.say("chat.urgent.go_on")


def human(reply: Reply, argument: str) -> None:
    reply.raises(Raises.CALL_OPERATOR)
    reply.say("chat.human")
    reply.offer(reply.command("windows"))


def mine(reply: Reply, argument: str) -> None:
    """What is stored of this person, and how to get rid of it."""
    session = reply.session
    kept = sum(1 for c in session.consultations for m in c.moves if m.words is not None)
    reply.say("chat.mine", consultations=len(session.consultations), texts=kept)
    reply.offer(reply.command("summary"), reply.command("erase"), reply.command("go_on"))
    reply.ask_again = False


def erase(reply: Reply, argument: str) -> None:
    """Asks once, then everything goes: session, log, search."""
    session = reply.session
    if argument == "yes":
        reply.raises(Raises.ERASE)
        blank = type(session)()
        blank.consultations = [Consultation(number=1, started=reply.now, state=Stage.CONSENT)]
        for slot in session.__slots__:
            setattr(session, slot, getattr(blank, slot))
        reply.say("chat.erased")
        reply.ask_again = False
        reply.withheld = True
        return
    session.confirming = "erase"
    reply.say("chat.erase_ask")
    reply.offer(
        reply.command("erase", "yes", label=reply.text("chat.erase_yes")),
        reply.command("go_on", label=reply.text("chat.erase_no")),
    )
    reply.ask_again = False


def jobs(reply: Reply, argument: str) -> None:
    reply.say("chat.no_jobs_now" if reply.session.noted else "chat.jobs")


def windows(reply: Reply, argument: str) -> None:
    reply.show(danger.windows(reply, "life"))


def options(reply: Reply, argument: str) -> None:
    """The other ways to decide, only while the decision is open."""
    consultation = reply.session.consultation
    question = path.open_question(consultation)
    if question is None or question.id != "apology.choice":
        return
    card, choices = advice.others(reply, consultation.case, advice.found(consultation.case))
    reply.show(card)
    reply.say("chat.options_ask")
    reply.offer(*choices)
    reply.question = question.id
    reply.ask_again = False


def draft(reply: Reply, argument: str) -> None:
    """Another draft for what was chosen."""
    case = reply.session.consultation.case
    if case.choice and argument in drafts.kinds(case):
        reply.show(*drafts.cards(reply, case, argument))


def vent(reply: Reply, argument: str) -> None:
    """A box to write freely in; the words are kept only if the person says so afterwards."""
    session = reply.session
    if argument in ("keep", "drop"):
        if session.confirming == "keep_vent":
            reply.raises(Raises.REVEAL if argument == "keep" else Raises.DISCARD)
            reply.say(f"chat.vent.{argument}")
        session.confirming = ""
        return
    session.confirming = "vent"
    reply.say("chat.vent.open")
    reply.ask_again = False


def vented(reply: Reply) -> None:
    """What was written in the box: thanked for, not read, not kept yet."""
    reply.session.confirming = "keep_vent"
    reply.withheld = True
    reply.trigger = "vented"
    reply.say("chat.vent.heard")
    reply.offer(
        reply.command("vent", "drop", label=reply.text("chat.vent.drop_label")),
        reply.command("vent", "keep", label=reply.text("chat.vent.keep_label")),
    )
    reply.ask_again = False


def thanks(reply: Reply, argument: str) -> None:
    reply.say("chat.thanks")


def smalltalk(reply: Reply, argument: str) -> None:
    reply.say("chat.smalltalk")


def in_danger(reply: Reply, argument: str) -> None:
    danger.respond(reply, argument)


def why(reply: Reply, argument: str) -> None:
    """Why the open question is asked."""
    question = path.open_question(reply.session.consultation)
    key = f"{question.id}.why_ask" if question is not None else ""
    reply.say(key if key in reply.wording else "chat.why")


COMMANDS: dict[str, Command] = {
    "back": back,
    "change": change,
    "go_on": go_on,
    "pause": pause,
    "resume": resume,
    "restart": restart,
    "new": new,
    "consultations": consultations,
    "open": open_one,
    "summary": show_summary,
    "help": show_help,
    "urgent": urgent,
    "human": human,
    "mine": mine,
    "erase": erase,
    "jobs": jobs,
    "windows": windows,
    "options": options,
    "draft": draft,
    "vent": vent,
    "why": why,
    "thanks": thanks,
    "smalltalk": smalltalk,
    "danger": in_danger,
}

# Commands that the understanding names otherwise.
BY_INTENT = {
    "back": "back",
    "restart": "restart",
    "help": "help",
    "pause": "pause",
    "resume": "resume",
    "human": "human",
    "delete_data": "erase",
    "summary": "summary",
    "jobs": "jobs",
    "thanks": "thanks",
    "smalltalk": "smalltalk",
}

__all__ = ["BY_INTENT", "COMMANDS", "option_choices", "vented"]
