"""A practised talk as bubbles: the client's line, the word on an answer, the sheet at the end; what they say is worked
out in flows/rehearsal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from flows import rehearsal
from flows.content import FIRST, content
from flows.rehearsal import Remark, Scene, Talk, entries
from flows.reply import Reply
from flows.rules import may_be_offered_more
from flows.session import Move
from flows.turn import Block, Bullets, Card, Choice, Heading, Paragraph, Quotation, Say
from flows.voice import names
from flows.waiting import For

_HINT_FOR = "demand"  # whose hint suits once nothing is asked any more


def is_safe(reply: Reply) -> bool:
    """Never in danger or after it, and never where the advice or the choice is not to speak to them."""
    return may_be_offered_more(reply.session, reply.now) and rehearsal.is_safe(reply.session.consultation.case)


def offers(reply: Reply) -> list[Choice]:
    """The button that leads there, where there is somebody to speak to."""
    open_now = reply.session.waiting.within(For.REHEARSAL) is not None
    there = rehearsal.is_ahead(reply.session.consultation.case) and is_safe(reply)
    return [reply.command("rehearse")] if there and not open_now else []


def choice(reply: Reply, way: str, *, label: str = "", strong: bool = False) -> Choice:
    return reply.command("rehearse", way, label=label or reply.wording.text(f"rehearsal.choices.{way}"), strong=strong)


def tempers(reply: Reply, scene: Scene) -> list[Choice]:
    labels = ((one, reply.wording.text(f"rehearsal.tempers.{one}")) for one in rehearsal.tempers(scene))
    return [choice(reply, one, label=label) for one, label in labels]


def places(reply: Reply, scene: Scene) -> list[Choice]:
    """The other place to practise for. Who has left is not led to a visit."""
    if scene.complains:
        return []
    if scene.comes_to_see_them or scene.face_to_face:
        return [choice(reply, "phone")] if not scene.by_phone else [choice(reply, "visit")]
    return [] if scene.left else [choice(reply, "visit")]


def let_choose(reply: Reply, scene: Scene, *, again: bool) -> None:
    """Whom to practise with, and where."""
    if again:
        reply.say("rehearsal.ask_again")
    else:
        reply.say("rehearsal.ask", personal=True, who=scene.words["who"])
    reply.offer(*tempers(reply, scene), *places(reply, scene), choice(reply, "stop"))


def show_line(reply: Reply, talk: Talk, scene: Scene, *, begins: bool = False) -> None:
    """What the client says, marked as a part that is played; before the first line that it is one, and where it is."""
    if begins:
        reply.say("rehearsal.begin", personal=True, who=scene.words["who"])
        reply.show(Say(rehearsal.place(scene), personal=True))
    said = _in_both(rehearsal.line(talk, _japanese(scene)), rehearsal.line(talk, scene), scene)
    reply.show(Say(reply.wording.text("rehearsal.client", 0, who=scene.words["who"], line=said), personal=True))


def hint(beat: str, scene: Scene) -> str:
    return _in_both(rehearsal.hint(beat, _japanese(scene)), rehearsal.hint(beat, scene), scene)


def _japanese(scene: Scene) -> Scene:
    """What is said to people in Japan is said in Japanese."""
    return scene if scene.wording.language == FIRST else replace(scene, wording=content())


def _in_both(japanese: str, meaning: str, scene: Scene) -> str:
    """The words as they come in earnest, with what they say for whoever talks in another language."""
    return meaning if scene.wording.language == FIRST else f"「{japanese}」\n{meaning}"


def show_end(reply: Reply, talk: Talk, scene: Scene, practised: Sequence[Move]) -> None:
    """The client's last line and the sheet."""
    answers = [entry.words.text for entry in entries.last_run(practised) if entry.words is not None]
    show_line(reply, talk, scene)
    reply.show(review(reply, talk, scene, answers))
    before = entries.talk_in(entries.before_last(practised), scene)
    if before is not None and before.is_over and before.won < talk.won:
        reply.say("rehearsal.better_than_before")
    reply.say("rehearsal.over")


def word(reply: Reply, found: Remark, scene: Scene, beat: str) -> Card:
    """One good thing and at most one to try, apart from what the client says."""
    said: list[Block] = [Paragraph(reply.text(found.praise))]
    if found.tries:
        words = {**scene.words, "hint": hint(beat or _HINT_FOR, scene), "phrase": found.phrase}
        said.append(Paragraph(reply.wording.text(found.tries, 0, **words), faint=True))
    return Card("rehearsal", reply.wording.text("rehearsal.remark"), tuple(said), personal=True)


def review(reply: Reply, talk: Talk, scene: Scene, answers: Sequence[str]) -> Card:
    """What went well, what to try, and sentences of their own."""
    wording = reply.wording
    well = (wording.text(key) for key in rehearsal.went_well(talk, scene))
    ahead = (wording.text(key, 0, **scene.words) for key in rehearsal.to_try(talk, scene))
    blocks: list[Block] = [
        Heading(wording.text("rehearsal.review.well")),
        Bullets(tuple(well)),
        Heading(wording.text("rehearsal.review.next")),
        Bullets(tuple(ahead)),
    ]
    if quoted := rehearsal.worth_saying_again(answers, scene, rehearsal.MOST_QUOTED):
        blocks.append(Heading(wording.text("rehearsal.review.yours")))
        blocks += [Quotation(names.quoted(wording, one)) for one in quoted]
    return Card("rehearsal", wording.text("rehearsal.review.title"), tuple(blocks), personal=True)
