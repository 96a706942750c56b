"""Openings as cards, with the reasons for each in the listing's own words; what fits is decided in judging.py."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from flows.content import FIRST, Content
from flows.jobs.form import in_ten_thousands
from flows.jobs.judging import Match, Reason
from flows.jobs.listing import Shortlist
from flows.jobs.opening import Opening, Place, Salary
from flows.jobs.places import name_of
from flows.jobs.wishes import Wishes
from flows.turn import Block, Bubble, Bullets, Card, Carousel, Choice, Does, Heading, Line, Paragraph, Say

LONGEST_TITLE, LONGEST_NAME, LONGEST_LINE = 60, 40, 60
MOST_FITS, MOST_OTHERS = 5, 3
# What a reason repeats of the listing, by the beginning of its key.
_ABOUT = {"place": "place", "type": "type", "income": "salary"}
_ORDER = {"differs": 0, "unstated": 1}


def found(wording: Content, shortlist: Shortlist, wishes: Wishes, data: Callable[[str], str]) -> tuple[Bubble, ...]:
    """What was found, as one sentence or two, and the openings beside each other. `data`: the tap 「気になる」 for an
    opening's id."""
    said = [Say(_summary(wording, shortlist, wishes), personal=True)]
    if not shortlist.matches:
        return tuple(said)
    cards = tuple(card(wording, match, wishes, data(match.opening.id)) for match in shortlist.matches)
    return (*said, Carousel(cards))


def _summary(wording: Content, shortlist: Shortlist, wishes: Wishes) -> str:
    values = {"total": f"{shortlist.total:,}", "shown": len(shortlist.matches)}
    if not shortlist.matches:
        lines = [wording.text("jobs.found.none")]
    elif shortlist.any_work:
        lines = [
            wording.text(
                "jobs.found.any_work", total=values["total"], words=wording.text("chat.join.dot").join(wishes.words[:3])
            )
        ]
    else:
        lines = [wording.text("jobs.found.some", total=values["total"], shown=values["shown"])]
    if len(shortlist.matches) < 3:
        for key, count in (("elsewhere", shortlist.elsewhere), ("other_types", shortlist.other_types)):
            if count:
                lines.append(wording.text(f"jobs.found.{key}", count=f"{count:,}"))
    return wording.text("chat.join.sentences").join(lines)


def card(wording: Content, match: Match, wishes: Wishes, tap: str) -> Card:
    """One opening: what it says, what fits, what does not and what it leaves open; two buttons."""
    opening = match.opening
    blocks: list[Block] = []
    if opening.company:
        blocks.append(Paragraph(_short(opening.company, LONGEST_NAME), faint=True))
    blocks += _told(wording, match)
    fits = [_reason(wording, reason, opening, wishes) for reason in match.those("fits")[:MOST_FITS]]
    others = sorted((r for r in match.reasons if r.verdict in _ORDER), key=lambda r: _ORDER[r.verdict])
    for key, lines in (
        ("fits", fits),
        ("differs", [_reason(wording, reason, opening, wishes) for reason in others[:MOST_OTHERS]]),
    ):
        if lines:
            blocks += [Heading(wording.text(f"jobs.card.{key}")), Bullets(tuple(lines))]
    if days := _days(wording, opening):
        blocks.append(Paragraph(days, faint=True))
    choices = [Choice(wording.text("jobs.card.interest"), tap, strong=True)]
    if opening.url:
        choices.append(Choice(wording.text("jobs.card.more"), does=Does.OPEN, value=opening.url))
    return Card("jobs", _short(opening.title, LONGEST_TITLE), tuple(blocks), tuple(choices))


def _told(wording: Content, match: Match) -> list[Block]:
    """What the listing says, but for what the reasons repeat anyway."""
    opening, again = match.opening, {_ABOUT.get(reason.key.partition("_")[0]) for reason in match.reasons}
    if len(opening.places) > 1 or opening.remote:
        again.discard("place")
    told = {
        "place": where(wording, opening),
        "type": kind(wording, opening),
        "salary": pay(wording, opening.salary) if opening.salary else "",
        "hours": _beside(wording, opening.hours, opening.holidays),
    }
    return [
        Line(wording.text(f"jobs.card.{key}"), _short(text, LONGEST_LINE))
        for key, text in told.items()
        if text and key not in again
    ]


def _reason(wording: Content, reason: Reason, opening: Opening, wishes: Wishes) -> str:
    return wording.text(
        f"jobs.reason.{reason.key}",
        word=reason.word,
        place=_places([p for p in opening.places if p.prefecture in wishes.prefectures], wording),
        type=kind(wording, opening),
        salary=pay(wording, opening.salary) if opening.salary else "",
        income=in_ten_thousands(wording, wishes.income or 0),
        inexperienced=_short(opening.inexperienced, LONGEST_NAME),
        start=_short(opening.start_words or _day(opening.start_on), LONGEST_NAME),
    )


def where(wording: Content, opening: Opening) -> str:
    named = _places(list(opening.places), wording)
    return _beside(wording, named, wording.text("jobs.card.remote") if opening.remote else "")


def _beside(wording: Content, *words: str) -> str:
    return wording.text("chat.join.slash").join(filter(None, words))


def _places(places: list[Place], wording: Content) -> str:
    gap = "" if wording.language == FIRST else " "
    said = (gap.join(filter(None, (name_of(p.prefecture, wording.language), _short(p.city, 20)))) for p in places[:2])
    named = wording.text("chat.join.comma").join(said)
    return named + wording.text("jobs.card.and_more") if len(places) > 2 else named


def kind(wording: Content, opening: Opening) -> str:
    """The listing's own word for it, else the name of the kind."""
    named = (wording.text(f"jobs.type_names.{key}") for key in opening.types)
    return _short(opening.type_words, LONGEST_NAME) or wording.text("chat.join.dot").join(named)


def pay(wording: Content, salary: Salary) -> str:
    unit = wording.text(f"jobs.unit.{salary.unit}")
    least, most = (
        wording.text("jobs.money.yen", yen=f"{amount:,}") if amount else "" for amount in (salary.least, salary.most)
    )
    if least and most and least != most:
        said = wording.text("jobs.card.range", least=least, most=most)
    elif most and not least:
        said = wording.text("jobs.card.up_to", most=most)
    elif least and not most:
        said = wording.text("jobs.card.from", least=least)
    else:
        said = least
    return f"{unit} {said}"


def _days(wording: Content, opening: Opening) -> str:
    posted = wording.text("jobs.card.posted", day=_day(opening.posted)) if opening.posted else ""
    until = wording.text("jobs.card.until", day=_day(opening.valid_through)) if opening.valid_through else ""
    return wording.text("chat.join.gap").join(filter(None, (posted, until)))


def _day(day: date | datetime | None) -> str:
    return f"{day.year}/{day.month}/{day.day}" if day else ""


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
