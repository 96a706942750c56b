"""Drafts, how-to and plan as cards; what they say is worked out in flows/documents."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from flows import documents
from flows.case import Case
from flows.decision import OPTIONS, how_keys, title_key, words_for
from flows.house_words import said_of
from flows.reply import Reply
from flows.turn import Block, Bubble, Bullets, Card, Choice, Does, Heading, Line, Paragraph, Quotation
from flows.voice import names
from flows.voice.advice import found

STANDARD = "standard"
GLANCE, LINE = 7, 19  # lines of a draft that are shown at once, and letters of one on a narrow phone
_CLEARLY_LESS = 0.9  # of the letters: less of a difference is another tone, no shorter text
_WRITTEN = {
    "apologise_self_limited": ("apology_letter",),
    "explain_without_apology": ("explanation",),
    "do_not_engage_seek_help": ("refusal",),
}
_BEFORE_IT = 2  # gaps: behind the subject and behind who it is to


def kinds(case: Case) -> tuple[str, ...]:
    return documents.kinds_for(case.choice or "", case)


def are_there(case: Case) -> bool:
    """Something was chosen that there are drafts for, or the person puts a complaint into words, or goes back to whom
    they hurt."""
    return bool(case.choice) or case.entry in ("want_to_complain", "lost_trust")


def possible(case: Case) -> tuple[str, ...]:
    """Those for what was chosen, or before that for what is advised; behind them those of every other way."""
    ways = (case.choice or found(case).option, *OPTIONS)
    return tuple(dict.fromkeys(kind for way in ways for kind in documents.kinds_for(way, case)))


def button(reply: Reply, case: Case, kind: str) -> str:
    """A report is called after the one who gets it: who can't tell the boss is offered none to the boss."""
    return reply.wording.text(f"cards.drafts.{documents.name_of(kind, documents.Standing(case))}")


def made(reply: Reply, kind: str, register: str = STANDARD) -> documents.Draft:
    return documents.draft(kind, reply.session.consultation.case, reply.now, register, reply.session.language)


def first(reply: Reply) -> str:
    """The draft that comes first for what was chosen."""
    return kinds(reply.session.consultation.case)[0]


def cards(reply: Reply, case: Case, kind: str, register: str = STANDARD) -> tuple[Bubble, ...]:
    """A draft as a card with a button to copy it, one to fill its blanks and one for each other register; blanks are
    named under it."""
    draft = made(reply, kind, register)
    return (card(reply, draft, *_ways(reply, case, draft, register)),)


def message(case: Case) -> str:
    """The kind that is written to the other side for what was chosen or is advised."""
    option = case.choice or found(case).option
    there = documents.kinds_for(option, case)
    wanted = (*_WRITTEN.get(option, ()), "holding_message", "explanation", "apology_letter", "refusal", "expectation")
    return next((kind for kind in wanted if kind in there), "holding_message")


def _ways(reply: Reply, case: Case, draft: documents.Draft, register: str) -> Iterator[Choice]:
    if draft.open:
        label = reply.wording.text("filling.fill_label")
        yield reply.command("complete", f"{draft.kind}.{register}", label=label)
    if are_there(case) and draft.kind in kinds(case):
        yield from _in_other_words(reply, case, draft, register)


def glance(reply: Reply, case: Case, kind: str) -> Bubble:
    """The beginning of a draft with everything that can be done with it; a short one whole. The button copies all."""
    draft = made(reply, kind)
    ways = _ways(reply, case, draft, STANDARD)  # each is looked for by writing the draft anew
    beginning = _heart(draft.text)
    if beginning == draft.text:
        return card(reply, draft, *ways)
    (copy,) = card(reply, draft).choices
    read = reply.command("draft", f"{kind}.{STANDARD}", label=reply.wording.text("detail.draft"))
    return Card("draft", draft.title, (Quotation(beginning),), (copy, read, *islice(ways, 2)), personal=True)


def _heart(text: str) -> str:
    """As many whole lines as a glance takes in, without the subject and the greeting before what is said."""
    lines = text.split("\n")
    start = next((n for n, line in enumerate(lines) if line.startswith("■")), None)
    if start is None:
        gaps = [n for n, line in enumerate(lines) if not line.strip()]
        start = gaps[_BEFORE_IT - 1] + 1 if len(gaps) >= _BEFORE_IT else 0
    shown: list[str] = []
    used = 0
    for line in lines[start:]:
        used += max(1, -(-len(line) // LINE)) if line.strip() else 0
        if used > GLANCE and shown:
            break
        shown.append(line)
    while len(shown) > 1 and (not shown[-1].strip() or shown[-1].startswith("■")):  # no heading without its text
        shown.pop()
    heart = "\n".join(shown).strip()
    return text if len(text) <= len(heart) + LINE else f"{heart}\n…"


def card(reply: Reply, draft: documents.Draft, *ways: Choice) -> Card:
    blocks: list[Block] = [Quotation(draft.text)]
    if draft.meaning:
        blocks += [Heading(reply.wording.text("cards.drafts.meaning")), Paragraph(draft.meaning)]
    if draft.blanks:
        blocks.append(
            Paragraph(
                reply.wording.text("cards.drafts.blanks", blanks=names.dotted(reply.wording, draft.blanks)), faint=True
            )
        )
    blocks += [Paragraph(note, faint=True) for note in draft.notes[:2]]
    copy = Choice(reply.wording.text("cards.drafts.copy"), does=Does.COPY, value=draft.text, strong=True)
    return Card("draft", draft.title, tuple(blocks), (copy, *ways), personal=True)


def _in_other_words(reply: Reply, case: Case, shown: documents.Draft, register: str) -> Iterator[Choice]:
    """Registers in which this document says something else than the one that is shown, a few lines first."""
    if register == documents.BRIEF:
        yield reply.command(
            "draft", f"{shown.kind}.{STANDARD}", label=reply.wording.text(f"cards.registers.{STANDARD}")
        )
        return
    for other in (*((documents.BRIEF,) if shown.kind in documents.IN_BRIEF else ()), *documents.REGISTERS):
        if other != register and documents.draft(shown.kind, case, reply.now, other).text != shown.text:
            label = reply.wording.text(f"cards.registers.{other}")
            yield reply.command("draft", f"{shown.kind}.{other}", label=label)


def shortest(reply: Reply, case: Case, kind: str) -> str:
    """The way to say this document in the fewest letters: a few lines, else without what it can do without, else the
    register that is clearly shorter."""
    if kind in documents.IN_BRIEF:
        return documents.BRIEF
    ways = (STANDARD, documents.SHORT, *documents.REGISTERS)
    letters = {way: len(documents.draft(kind, case, reply.now, way).text) for way in ways}
    if letters[documents.SHORT] < letters[STANDARD]:
        return documents.SHORT
    least = min(letters, key=lambda way: letters[way])
    return least if letters[least] <= _CLEARLY_LESS * letters[STANDARD] else STANDARD


def before_telling(reply: Reply) -> Card:
    """What helps a customer to say it as something they had hoped for."""
    points = Bullets(tuple(reply.wording.raw("cards.telling")))
    return Card("plan", reply.wording.text("cards.before_telling"), (points,))


def next_steps(reply: Reply, case: Case) -> Card:
    """The next three steps with their dates; how to go about it is one tap away."""
    plan = documents.plan(case.choice or "", case, reply.now, reply.session.language)
    ways = (reply.command("more", "how", label=reply.wording.text("detail.how")),)
    steps = tuple(Line(step.label, step.text) for step in plan)
    return Card("plan", reply.wording.text("cards.plan.next"), steps, ways, personal=True)


def how(reply: Reply, case: Case) -> Card:
    """How to go about what was chosen."""
    wording = said_of(reply.wording, case)
    words, option = words_for(case, wording), case.choice or ""
    steps = tuple(step.format(**words) for key in how_keys(option, case) for step in _as_list(wording.raw(key)))
    heading = Heading(wording.text("cards.plan.how"))
    return Card("plan", wording.text(title_key(option, case), **words), (heading, Bullets(steps)), personal=True)


def _as_list(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else [str(value)]


def urgent(reply: Reply, case: Case) -> None:
    """The fast lane: a holding message and words for the telephone, or for the desk, usable at once."""
    reply.say("chat.urgent.lead")
    now = ("desk_script",) if documents.Standing(case).at_the_desk else ("holding_message", "phone_script")
    reply.show(*(shown for kind in now for shown in cards(reply, case, kind)))
