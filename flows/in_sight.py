"""Which draft is being read now, and which was before; how drafts are shown lives in voice/drafts.py."""

from __future__ import annotations

from flows import documents
from flows.reply import Reply
from flows.session import Consultation
from flows.turn import Card, Choice, Does, Line
from flows.voice import drafts, names

RESTORE = "restore"  # what the command that strikes takes to undo it
_MOST_LINES, _LONGEST = 6, 160  # lines that are shown of what changed, letters of one


def look_at(consultation: Consultation, shown: str) -> None:
    """`kind` or `kind.register` is in sight from now on."""
    before = consultation.shown
    if before and before.partition(".")[0] != shown.partition(".")[0]:
        consultation.shown_before = before
    consultation.shown = shown


def seen(reply: Reply) -> tuple[str, str]:
    """Kind and register of the draft in sight; the first one where none was looked at."""
    kind, _, register = reply.session.consultation.shown.partition(".")
    case = reply.session.consultation.case
    if kind in drafts.possible(case):
        return kind, register or drafts.STANDARD
    return drafts.first(reply), drafts.STANDARD


def at_the_words(reply: Reply) -> tuple[str, ...]:
    """The kinds there are, the one that is being read first."""
    consultation = reply.session.consultation
    kinds, kind = drafts.kinds(consultation.case), consultation.shown.partition(".")[0]
    first = kind if kind in kinds else kinds[0]
    return (first, *(one for one in kinds if one != first))


def is_shown(reply: Reply) -> bool:
    """A draft is in this turn already."""
    return any(isinstance(bubble, Card) and bubble.kind == "draft" for bubble in reply.bubbles)


def kinds_at_hand(reply: Reply) -> list[str]:
    """Kinds there are for what was chosen, the one in sight first."""
    kind, _ = seen(reply)
    return list(dict.fromkeys((kind, *drafts.kinds(reply.session.consultation.case))))


def texts(reply: Reply) -> dict[str, str]:
    """Every draft at hand as it reads now; the one in sight in its register."""
    case, (kind, register) = reply.session.consultation.case, seen(reply)
    return {
        one: documents.draft(one, case, reply.now, register if one == kind else drafts.STANDARD).text
        for one in kinds_at_hand(reply)
    }


def show_changes(reply: Reply, before: dict[str, str]) -> bool:
    """Only the lines that an edit changed, of the draft in sight, else of the first that changed. False: of none."""
    now = texts(reply)
    kind = next((one for one, text in now.items() if before.get(one, text) != text), "")
    if not kind:
        return False
    in_sight, register = seen(reply)
    way = register if kind == in_sight else drafts.STANDARD
    reply.show(_card(reply, kind, way, before[kind], now[kind]))
    return True


def _card(reply: Reply, kind: str, register: str, before: str, now: str) -> Card:
    wording, made = reply.wording, drafts.made(reply, kind, register)
    old, new = documents.changed_lines(before, now)
    label = "summary.struck.instead_of" if new else "summary.struck.was_out"
    rows = [Line(wording.text(label), names.shorten(one, _LONGEST)) for one in old[:_MOST_LINES]]
    rows += [Line(wording.text("summary.struck.reads_now"), names.shorten(one, _LONGEST)) for one in new[:_MOST_LINES]]
    copy = Choice(wording.text("cards.drafts.copy"), does=Does.COPY, value=now, strong=True)
    whole = reply.command("draft", f"{kind}.{register}", label=wording.text("detail.draft"))
    undo = reply.command("strike", RESTORE, label=wording.text("summary.struck.undo"))
    return Card("draft", made.title, tuple(rows), (copy, whole, undo), personal=True)
