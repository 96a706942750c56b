"""The career part as cards: strengths with what speaks for them, texts to copy, STAR, plan, ジョブ・カード; what they
hold is worked out in flows/career."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from flows.career.acts import Evidence
from flows.career.identifying import known_in, neutral, usual
from flows.career.job_card import sections_of
from flows.career.lived import Lived, lived_in
from flows.career.plan import AREAS, MEASURES, SHOWN_LEARNINGS, near_days
from flows.career.practice import comment_on
from flows.career.strengths import Shown, shown_in
from flows.career.texts import INTERVIEW, LONG, SELF_PR, SHORT, Text, star_of, text_of
from flows.case import Case
from flows.content import FIRST, Content, content
from flows.documents import in_other_letters
from flows.question import Question
from flows.reply import Reply
from flows.rules import may_be_offered_more
from flows.stages.career import nothing_is_to_be_offered
from flows.turn import Block, Bullets, Card, Choice, Does, Heading, Line, Paragraph, Quotation
from flows.voice import interview, names
from flows.voice.choosing import answer, option_choices

PLAN = ("career.goal", "career.path", "career.skill", "career.next_step", "career.next_day")
MOST_COPIED = 1_000  # letters that a button copies
LONGEST_QUOTE = 48  # letters of evidence that are shown
AN_ACT = 3  # the weight of a sign that is told in own words
_OF_PART = {**dict.fromkeys(PLAN, "step"), "career.care": "care"}
_NOT_A_STORY = frozenset({"career.experience", "career.acted"})  # while both are blank there is nothing to show


def lived(reply: Reply) -> Lived:
    return lived_in(reply.session.consultation)


def offer_at_the_end(reply: Reply, case: Case) -> None:
    """Who was not asked whether they want it finds it at the rating; never who is worn out or in danger."""
    wanted = case.entry not in ("listen", "want_to_complain", "career") and case.career_wish is None
    if wanted and not nothing_is_to_be_offered(case) and may_be_offered_more(reply.session, reply.now):
        reply.offer(reply.command("career", label=reply.wording.text("minds.work.learned")))


# What the questions show


def wish(reply: Reply, question: Question, case: Case) -> None:
    """The offer, with the very words that tell what they did, where there are such."""
    short = f"{question.id}.ask_again"
    told = [one.evidence.quote for shown in shown_in(lived(reply)) for one in shown.seen if one.sign.weight >= AN_ACT]
    act = next(filter(None, told), "")
    if reply.session.asked == question.id:
        reply.say(short)
    elif act:
        reply.say(f"{question.id}.ask_found", personal=True, act=names.shorten(act, LONGEST_QUOTE))
    else:
        reply.say(f"{question.id}.ask")
    reply.offer(*option_choices(reply, question, case))


def strength(reply: Reply, question: Question, case: Case) -> None:
    """What was seen, with the words it rests on; the one that speaks most is offered first."""
    shown = shown_in(lived(reply))
    if shown:
        reply.show(strengths_in_short(reply, shown))
    reply.say(f"{question.id}.ask_found" if shown else f"{question.id}.ask")
    reply.offer(*option_choices(reply, question, case))


def learned(reply: Reply, question: Question, case: Case) -> None:
    reply.say(f"{question.id}.ask")
    reply.offer(*option_choices(reply, question, case)[:SHOWN_LEARNINGS])


def care(reply: Reply, question: Question, case: Case) -> None:
    """Small measures, by what they are for."""
    wording = reply.wording
    blocks: list[Block] = []
    for area in AREAS:
        there = (wording.text(f"{question.id}.options.{key}") for key, of in MEASURES.items() if of == area)
        blocks += [Heading(wording.text(f"career.areas.{area}")), Bullets(tuple(there))]
    reply.show(Card("list", wording.text("career_cards.care.title"), tuple(blocks)))
    reply.say(f"{question.id}.ask")
    reply.offer(*option_choices(reply, question, case))


def next_day(reply: Reply, question: Question, case: Case) -> None:
    """Days near by for one tap, then the calendar."""
    reply.say(f"{question.id}.ask")
    days = near_days(reply.now.date())
    near = (answer(reply, question, day.isoformat(), label=names.date_words(reply.wording, day)) for day in days)
    reply.offer(*near, answer(reply, question, "date", does=Does.DATE))


def more(reply: Reply, question: Question, case: Case) -> None:
    """The text that came of it, or the part that was just made; what else can be made."""
    made = _OF_PART.get(_answered_last(reply), "")
    if made == "step":
        reply.show(plan_card(reply, case))
    elif made == "care" and case.care:
        title = reply.wording.text("career_cards.care.title")
        reply.show(Card("plan", title, _lines(reply, case, ("career.care",)), personal=True))
    else:
        show_text(reply, INTERVIEW)
    reply.say(f"{question.id}.again" if made else f"{question.id}.ask")
    reply.offer(*option_choices(reply, question, case))
    reply.offer(*besides(reply))


SHOWN_ONCE = frozenset({"career.strength", "career.care", "career.more"})
SPECIAL: dict[str, Callable[[Reply, Question, Case], None]] = {
    "career.wish": wish,
    "career.strength": strength,
    "career.learned": learned,
    "career.care": care,
    "career.next_day": next_day,
    "career.more": more,
}


def _answered_last(reply: Reply) -> str:
    answers = (move for move in reversed(reply.session.consultation.moves) if not move.more)
    last = next(answers, None)
    return last.question if last is not None else ""


def besides(reply: Reply) -> tuple[Choice, ...]:
    """What can be looked at besides."""
    button = reply.wording.under("career_cards.button")
    shown = [reply.command("career", f"text.{SELF_PR}", label=button["self_pr"])]
    shown.append(reply.command("interview", label=button["practise"]))
    if blanks := text_of(INTERVIEW, lived(reply), content()).blanks:
        shown.append(reply.command("career", f"fill.{blanks[0]}", label=button["fill"]))
    shown += [reply.command("career", name, label=button[name]) for name in ("star", "sheet")]
    return tuple(shown)


# Cards


def strengths_in_short(reply: Reply, shown: tuple[Shown, ...]) -> Card:
    """Those that speak most, each with the words that show it best; all of them are one tap away. Own words go before
    what was only tapped."""
    told = tuple(one for one in shown if one.seen[0].evidence.quote and one.seen[0].sign.weight >= AN_ACT)
    few = tuple(replace(one, seen=one.seen[:1]) for one in (told[:3] if len(told) > 1 else shown[:2]))
    card = strengths_card(reply, few)
    if few == shown:
        return card
    more = reply.command("more", "strength", label=reply.wording.text("detail.strength"))
    return replace(card, choices=(more,))


def strengths_card(reply: Reply, shown: tuple[Shown, ...]) -> Card:
    wording = reply.wording
    blocks: list[Block] = []
    for one in shown:
        blocks.append(Heading(wording.text(f"career.strength.options.{one.strength}")))
        blocks += [Paragraph(_because(reply, seen.sign.key, seen.evidence)) for seen in one.seen]
    return Card("recap", wording.text("career_cards.strength.title"), tuple(blocks), personal=True)


def _because(reply: Reply, sign: str, evidence: Evidence) -> str:
    wording, case = reply.wording, reply.session.consultation.case
    said = wording.text(f"career_signs.sign.{sign}")
    if evidence.quote:
        shown = wording.text("career_signs.quote", quote=names.shorten(evidence.quote, LONGEST_QUOTE))
    elif evidence.answered and (value := names.value_of(wording, case, evidence.answered, LONGEST_QUOTE)):
        shown = wording.text("career_signs.answer", name=wording.text(f"{evidence.answered}.name"), answer=value)
    else:
        return wording.text("career_signs.without", sign=said)
    return wording.text("career_signs.because", sign=said, evidence=shown)


def show_text(reply: Reply, kind: str, *, long: bool = False) -> None:
    """The text as a card with a button to copy it; while there is nothing to make it of, that is said."""
    text = text_of(kind, lived(reply), content(), long=long)
    if set(text.blanks) >= _NOT_A_STORY:
        reply.say("career_cards.text.material")
    else:
        reply.show(text_card(reply, text, long=long))


def text(reply: Reply, kind: str, size: tuple[int, int]) -> str:
    """The words alone, as they are handed in."""
    return text_of(kind, lived(reply), content(), size=size).text


def meaning(reply: Reply, key: str) -> tuple[Block, ...]:
    """What a Japanese sentence says, for whoever reads none."""
    return _meaning(reply.wording, reply.wording.text(key))


def text_card(reply: Reply, text: Text, *, long: bool) -> Card:
    wording = reply.wording
    kind = f"{text.kind}_long" if long else text.kind
    button = wording.under("career_cards.button")
    other = INTERVIEW if text.kind == SELF_PR else SELF_PR
    size = "" if long else ".long"
    choices = (
        Choice(wording.text("cards.drafts.copy"), does=Does.COPY, value=text.text, strong=True),
        reply.command("career", f"text.{text.kind}{size}", label=button["short" if long else "longer"]),
        reply.command("career", f"text.{other}{'.long' if long else ''}", label=button[other]),
    )
    notes = (Paragraph(note, faint=True) for note in _notes(reply, text, long=long))
    title = wording.text(f"career_cards.text.{kind}")
    meaning = _meaning(wording, text_of(text.kind, lived(reply), wording, long=long).text)
    return Card("draft", title, (Quotation(text.text), *meaning, *notes), choices, personal=True)


def _meaning(wording: Content, said: str) -> tuple[Block, ...]:
    """What a Japanese text says, for whoever reads none: it is handed in in Japan."""
    if wording.language == FIRST:
        return ()
    return (Heading(wording.text("cards.drafts.meaning")), Paragraph(said))


def _notes(reply: Reply, text: Text, *, long: bool) -> list[str]:
    wording = reply.wording
    low, _ = LONG if long else SHORT
    count = "count" if len(text.text) >= low else "shorter"
    notes = [wording.text(f"career_cards.text.{count}", count=len(text.text))]
    if text.blanks:
        called = names.dotted(wording, (wording.text(f"{question}.name") for question in text.blanks))
        notes.append(wording.text("career_cards.text.blanks", names=called))
    if text.replaced:
        pairs = (wording.text("career_cards.text.replacing", name=name, word=word) for name, word in text.replaced[:4])
        notes.append(wording.text("career_cards.text.replaced", names=names.listed(wording, pairs)))
    if text.perhaps:
        notes.append(wording.text("career_cards.text.perhaps", names=names.listed(wording, text.perhaps[:4])))
    if in_other_letters(text.text):
        notes.append(wording.text("documents.note.other_language"))
    if text.left_out:
        notes.append(wording.text("career_cards.text.left_out"))
    return notes


def review(reply: Reply, handed: str) -> None:
    """A text of their own: what is good, what could be said otherwise, and the same text without names."""
    wording, told = reply.wording, lived(reply)
    known = known_in(told.case, [one.text for one in told.said])
    interview.comment(reply, comment_on(handed, known))
    without = neutral(handed, wording, known)
    if without != usual(handed):
        copy = Choice(wording.text("cards.drafts.copy"), does=Does.COPY, value=without[:MOST_COPIED], strong=True)
        title = wording.text("career_cards.text.without_names")
        reply.show(Card("draft", title, (Quotation(without),), (copy,), personal=True))


def star_card(reply: Reply) -> Card:
    wording = reply.wording
    star, meant = star_of(lived(reply), content()), star_of(lived(reply), wording)
    parts = ("situation", "task", "action", "result", "learned")
    asked = dict(zip(parts, ("experience", "task", "acted", "result", "learned"), strict=True))
    blocks: list[Block] = []
    for part in parts:
        called = wording.text(f"career.{asked[part]}.name")
        said = getattr(star, part) or wording.text("career_cards.star.open", name=called)
        blocks += [Heading(wording.text(f"career_cards.star.{part}")), Paragraph(said)]
        if wording.language != FIRST and getattr(meant, part):
            blocks.append(Quotation(getattr(meant, part)))
    copied = "\n".join(block.text for block in blocks if isinstance(block, Heading | Paragraph))
    copy = Choice(wording.text("cards.drafts.copy"), does=Does.COPY, value=copied[:MOST_COPIED], strong=True)
    return Card("draft", wording.text("career_cards.star.title"), tuple(blocks), (copy,), personal=True)


def plan_card(reply: Reply, case: Case) -> Card:
    return Card("plan", reply.wording.text("career_cards.plan.title"), _lines(reply, case, PLAN), personal=True)


def _lines(reply: Reply, case: Case, ids: tuple[str, ...]) -> tuple[Block, ...]:
    wording = reply.wording
    values = ((question, names.value_of(wording, case, question)) for question in ids)
    return tuple(Line(wording.text(f"{question}.name"), value) for question, value in values if value)


def sheet_cards(reply: Reply) -> tuple[Card, ...]:
    """One card a sheet, its sections under their own headings; () while nothing was told."""
    wording = reply.wording
    sections, meant = sections_of(lived(reply), content()), sections_of(lived(reply), wording)
    cards = []
    for sheet in dict.fromkeys(section.sheet for section in sections):
        blocks: list[Block] = []
        for section, meaning in zip(sections, meant, strict=False):
            if section.sheet == sheet:
                blocks += [Heading(wording.text(f"career_cards.sheet.{section.key}")), Quotation(section.text)]
                blocks += [Paragraph(meaning.text)] if wording.language != FIRST else []
        copied = "\n".join(block.text for block in blocks if isinstance(block, Heading | Quotation))
        copy = Choice(wording.text("cards.drafts.copy"), does=Does.COPY, value=copied[:MOST_COPIED], strong=True)
        cards.append(Card("draft", wording.text(f"career_cards.sheet.{sheet}"), tuple(blocks), (copy,), personal=True))
    return tuple(cards)
