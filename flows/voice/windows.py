"""Draws the card of windows that help; which there are, and when they are open, is told in safety."""

from __future__ import annotations

from datetime import datetime

from flows import safety
from flows.content import FIRST
from flows.reply import Reply
from flows.safety.windows import JAPAN, WindowEntry
from flows.turn import Card, Paragraph, Window
from flows.voice import names

MOST = 7
FEW = 5  # where there is no time
NEAREST = 2  # beside a caring question; the others are one tap away
AT_ONCE = 3  # where they are not what was asked for
BESIDE = frozenset({"superior", "threat"})  # needs whose windows a button outside the caring conversation names


def card(reply: Reply, need: str = "life", *, urgent: bool = False, most: int = MOST) -> Card:
    """Windows for this need, those open now first; `urgent`: the emergency numbers before all."""
    language = reply.session.language
    found = chosen(safety.windows(reply.now, need, urgent=urgent, language=language), most, language)
    shown = tuple(Window(w.name, w.contact, hours(reply, w), w.uri, w.open_now, w.note) for w in found)
    note = (Paragraph(reply.wording.text("danger.windows_note"), faint=True),) if most > AT_ONCE else ()
    return Card("windows", reply.wording.text(f"danger.windows_title.{need}"), (*shown, *note))


def nearest(reply: Reply, need: str, *, harm: bool = False) -> Card:
    """The two that fit and are open now: one to talk to, and one to write to; where somebody may come to harm
    (`harm`) the police in its place."""
    language = reply.session.language
    found = safety.windows(reply.now, need, language=language)
    is_open = [w for w in found if w.open_now is not False] or found
    spoken = [w for w in is_open if not w.written and not w.emergency][:1]
    other = [w for w in is_open if (w.emergency if harm else w.written and language == FIRST)][:1]
    two = [*spoken, *other, *(w for w in is_open if w not in (*spoken, *other))][:NEAREST]
    shown = tuple(Window(w.name, w.contact, hours(reply, w), w.uri, w.open_now, w.note) for w in two)
    return Card("windows", reply.wording.text(f"danger.windows_title.{need}"), shown)


def chosen(found: list[WindowEntry], most: int, language: str = FIRST) -> list[WindowEntry]:
    """The first `most`, of which two are in writing and, when there is room for it, one in other languages. Somebody
    who speaks one of those first gets what there is in it."""
    if language != FIRST:
        return found[:most]
    wanted = [w for w in found if w.written][:2]
    if most >= MOST:
        wanted += [w for w in found if "ja" not in w.languages][:1]
    others = [w for w in found if w not in wanted][: most - len(wanted)]
    return [w for w in found if w in wanted or w in others]


def hours(reply: Reply, window: WindowEntry) -> str:
    """When it is open; of a closed one also when it opens next."""
    if window.open_now is not False or window.opens_at is None:
        return window.hours_text
    return reply.text("danger.opens", hours=window.hours_text, when=moment(reply, window.opens_at))


def moment(reply: Reply, at: datetime) -> str:
    here = at.astimezone(JAPAN)
    return f"{names.date_words(reply.wording, here.date())} {here:%H:%M}"


def first_to_talk(reply: Reply, need: str = "life") -> str:
    """Name and number of a line to talk to that is open now, of this need if there is one; never 110 or 119."""
    found = [w for wanted in (need, "life") for w in safety.windows(reply.now, wanted, language=reply.session.language)]
    line = next(w for w in found if w.open_now and not w.emergency and not w.written)
    return f"{line.name} {line.contact}"
