"""What the buttons of a record do, and the public criteria of harassment by customers; the aside itself lives in
recording.py."""

from __future__ import annotations

import re
from datetime import datetime

from flows import recording
from flows.commands.keeping import let_go_of_passing
from flows.evidence import criteria as public
from flows.evidence.fields import BY_KEY, LOG
from flows.evidence.record import records as found
from flows.recording import DROP, ENOUGH, FIX, MORE, OPEN, SEE, STOP, YES
from flows.reply import Reply
from flows.session import Move
from flows.turn import Block, Card, Heading, Line, Paragraph
from flows.waiting import For

MOST_SHOWN = 8
_A_KEY = re.compile(r"#[a-z0-9_]{1,20}")


def record(reply: Reply, argument: str) -> None:
    """Begins, or takes a tap: `<field>.<option>` (no option: skipped), `drop.<record>`, `open.<record>`,
    `fix.<record>.<field>` or one of recording.py's words."""
    name, _, value = argument.partition(".")
    let_go_of_passing(reply)
    if argument == STOP:
        recording.leave(reply)
    elif argument == SEE:
        records(reply, "")
    elif name == DROP:
        _drop(reply, value)
    elif name in (OPEN, FIX):
        _lay_open(reply, *value.partition(".")[::2])
    elif argument == YES:
        _confirm(reply)
    elif name in BY_KEY or argument == ENOUGH:
        _answer(reply, name, value)
    elif not recording.is_full(reply):
        recording.begin(reply)
        if argument != MORE:
            reply.say("evidence.begin")


def _answer(reply: Reply, name: str, value: str) -> None:
    """A tap on what has no answer yet (in a log the words may be gone that told something already); anything else is
    old."""
    waiting = reply.session.waiting
    told = reply.session.consultation.case.log.get(waiting.about, {})
    if waiting.what is not For.EVIDENCE or not waiting.about:
        reply.say("chat.stale")
    elif name == ENOUGH:
        recording.close(reply, ENOUGH)
        recording.leave(reply)
    elif (name not in told or waiting.value == name) and _fits(reply, name, value):
        recording.keep(reply, BY_KEY[name], value)
    else:
        reply.say("chat.stale")


def _confirm(reply: Reply) -> None:
    waiting = reply.session.waiting
    if waiting.what is For.EVIDENCE and waiting.about:
        recording.confirm(reply)
    else:
        reply.say("chat.stale")


def _lay_open(reply: Reply, name: str, field: str) -> None:
    if name in reply.session.consultation.case.log and field in ("", *BY_KEY):
        recording.lay_open(reply, name, field)
    else:
        reply.say("chat.stale")


def _fits(reply: Reply, field: str, value: str) -> bool:
    """An option, nothing, somebody's key, or what a date picker gives, not later than now. Whether anybody has this
    key is not asked: in a log the words that named them may be gone."""
    if field == "who" and _A_KEY.fullmatch(value):
        return True
    if field == "when" and value not in ("", *BY_KEY["when"].options):
        try:
            return datetime.fromisoformat(value).replace(tzinfo=reply.now.tzinfo) <= reply.now
        except ValueError:
            return False
    return value == "" or value in BY_KEY[field].options


def _drop(reply: Reply, name: str) -> None:
    if name not in reply.session.consultation.case.log:
        reply.say("chat.stale")
        return
    recording.begin(reply)
    reply.session.waiting.about = ""
    recording.note_down(reply, Move(LOG, name, reply.now, more=True, corrects=True))
    reply.say("evidence.dropped")


def records(reply: Reply, argument: str) -> None:
    """What there is, the story's first; the newest can be put right or taken out here."""
    wording, consultation = reply.wording, reply.session.consultation
    every = found(consultation, wording)
    if not every:
        reply.say("evidence.none")
        return
    blocks: list[Block] = []
    choices = []
    first = max(0, len(every) - MOST_SHOWN)
    for number, one in enumerate(every[first:], first + 1):
        blocks.append(Heading(wording.text("evidence.number", 0, number=number)))
        cells = (("when", one.when), ("who", one.who), ("what", one.what), ("how", one.how), ("witness", one.witness))
        blocks += (Line(wording.text(f"evidence.columns.{key}"), cell) for key, cell in cells if cell)
        if one.name:
            label = wording.text("evidence.fix_label", 0, number=number)
            choices.append(reply.command("record", f"{OPEN}.{one.name}", label=label))
            label = wording.text("evidence.drop_label", 0, number=number)
            choices.append(reply.command("record", f"{DROP}.{one.name}", label=label))
    if reply.page is not None:
        blocks.append(Paragraph(wording.text("evidence.export"), faint=True))
    reply.show(Card("recap", wording.text("evidence.list"), tuple(blocks), tuple(choices), personal=True))


def criteria(reply: Reply, argument: str) -> None:
    """The two questions of the public guidance, beside what was told; no verdict."""
    blocks = public.blocks(reply.wording, reply.session.consultation.case)
    way = (reply.command("record"),)
    reply.show(Card("decision", reply.wording.text("evidence.criteria.title"), blocks, way, personal=True))
