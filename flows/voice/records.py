"""What is shown while a record is written: its card, the look at it before it is kept, what is asked next."""

from __future__ import annotations

from flows.evidence.fields import FIELDS, Field
from flows.evidence.record import written_down
from flows.reply import Reply
from flows.turn import Block, Card, Choice, Does, Line, Paragraph
from flows.voice import names

MOST_PEOPLE = 6
LABEL = 18  # characters of a name on a button


def card(reply: Reply, record: str) -> Card:
    """One record, with the ways to put it right and to take it out again."""
    wording = reply.wording
    ways = (
        reply.command("record", f"open.{record}", label=wording.text("evidence.fix_this_label")),
        reply.command("record", f"drop.{record}", label=wording.text("evidence.drop_this_label")),
    )
    blocks = (*lines(reply, record), Paragraph(wording.text("evidence.keep"), faint=True))
    return Card("recap", wording.text("evidence.card"), blocks, ways, personal=True)


def lines(reply: Reply, record: str) -> tuple[Block, ...]:
    told = written_down(reply.session.consultation.case, record, reply.wording)
    cells = (("when", told.when), ("who", told.who), ("what", told.what), ("how", told.how), ("witness", told.witness))
    return tuple(Line(reply.wording.text(f"evidence.columns.{key}"), cell) for key, cell in cells if cell)


def look_at(reply: Reply, record: str) -> None:
    """The whole record before it is kept: a yes, or what is to be put right. Not shown once more where it was not
    understood."""
    wording = reply.wording
    if reply.trigger not in ("not_understood", "side_question"):
        reply.show(Card("recap", wording.text("evidence.check.card"), lines(reply, record), personal=True))
        reply.say("evidence.check.ask")
    reply.offer(reply.command("record", "yes", label=wording.text("evidence.check.yes"), strong=True))
    for field in FIELDS:
        name = wording.text(f"evidence.{field.key}.name")
        label = wording.text("evidence.check.fix_label", name=name)
        reply.offer(reply.command("record", f"fix.{record}.{field.key}", label=label))
    drop = reply.command("record", f"drop.{record}", label=wording.text("evidence.drop_this_label"))
    reply.offer(drop, reply.command("back"))


def ask_for_another(reply: Reply, *, saved: bool) -> None:
    """What happened, in a record that is not begun yet."""
    wording = reply.wording
    reply.say("evidence.another" if saved else "evidence.what.ask")
    if saved:
        reply.offer(reply.command("record", "more", label=wording.text("evidence.more_label")))
    if reply.session.consultation.case.log:
        reply.offer(reply.command("record", "see", label=wording.text("evidence.see_label")))
    reply.offer(reply.command("back"), reply.command("record", "stop", label=wording.text("evidence.stop_label")))


def ask_for(reply: Reply, field: Field) -> None:
    """One field, with its options."""
    wording = reply.wording
    reply.say(f"evidence.{field.key}.ask")
    for key in field.options:
        label = wording.text(f"evidence.{field.key}.options.{key}")
        reply.offer(reply.command("record", f"{field.key}.{key}", label=label))
    if field.key == "when":
        pick = wording.text("evidence.when.pick")
        reply.offer(Choice(pick, "c|record|when.", Does.DATETIME, reply.now.strftime("%Y-%m-%dT%H:%M")))
    if field.key == "who":
        people = [person for person in reply.session.consultation.case.people if person.name][:MOST_PEOPLE]
        reply.offer(*(reply.command("record", f"who.#{p.key}", label=names.shorten(p.name, LABEL)) for p in people))
    reply.offer(reply.command("record", f"{field.key}.", label=wording.text("chat.skip")))
    reply.offer(reply.command("back"), reply.command("record", "enough", label=wording.text("evidence.enough_label")))
