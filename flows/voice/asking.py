"""Puts the open question: its words, its options, its card."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flows import in_sight, trials
from flows.case import Case, Person
from flows.decision.from_case import customer_name
from flows.question import SKIPPED, Question
from flows.reply import MOST_CHOICES, Reply
from flows.scales import open_rows
from flows.stages.certainty import QUESTION as CERTAINTY
from flows.stages.certainty import central_point
from flows.stages.feelings import FEELINGS, STRONG
from flows.stages.stakeholders import ROLES
from flows.turn import Card, Paragraph, Say, Scale
from flows.voice import (
    advice,
    career,
    drafts,
    listening,
    names,
    past_the_boss,
    practising,
    recaps,
    regaining,
    retelling,
    story_card,
    summary,
)
from flows.voice.choosing import answer, option_choices
from flows.waiting import For

Special = Callable[[Reply, Question, Case], None]
NO_LABELS: Mapping[str, str] = {}
RATING = "summary.rating"
# What is left of the question where its card stands above already.
IN_SHORT = {RATING: "ask_again", "facts.story_check": "ask_again", "feelings.which": "ask_in_short"}
LONGEST_POINT = 34  # letters of what a question names in their words
LONGEST_NAME = 14  # letters of a name on a button


def ask(reply: Reply, question: Question, *, again: bool = False) -> None:
    """Adds the question and its choices to the reply; `again`: without the large cards that were shown before."""
    case = reply.session.consultation.case
    reply.question = question.id
    short = f"{question.id}.ask_again"
    in_short = short in reply.wording and (again or _was_just_asked(reply, question))
    if question.id == "entry.role" and in_short and not again:
        short = f"{question.id}.{'ask_more' if case.happened else 'ask_first'}"  # who tells step by step goes on
    if question.id in SPECIAL and not (in_short and question.id == CERTAINTY):
        before = len(reply.bubbles)
        SPECIAL[question.id](reply, question, case)
        if (again or _was_only_told_more(reply, question)) and question.id in SHOWN_ONCE:
            reply.bubbles[before:] = [bubble for bubble in reply.bubbles[before:] if isinstance(bubble, Say)]
            if question.id in IN_SHORT and (question.id != "feelings.which" or open_rows(question, case)):
                key = f"{question.id}.{IN_SHORT[question.id]}"
                reply.bubbles[before:] = [Say(reply.text(key))]
    else:
        about = f"{question.id}.{'ask_again' if in_short else 'ask'}_about"
        if about in reply.wording:
            reply.say(about, personal=True, who=customer_name(case, reply.wording))
        elif in_short:
            reply.say(short)
        else:
            reply.say(trials.key_of(reply, question.id))
        reply.offer(*option_choices(reply, question, case))
    _offer_ways_out(reply, question, case)


def _was_just_asked(reply: Reply, question: Question) -> bool:
    """It stands right above what was told instead of an answer: nobody reads the same sentence twice."""
    last = reply.session.consultation.moves[-1:]
    told_more = bool(last) and last[0].question == question.id and last[0].more
    return told_more and reply.trigger == "answered" and reply.session.asked == question.id


def _was_only_told_more(reply: Reply, question: Question) -> bool:
    """Words beside the rating: the summary was shown before them."""
    last = reply.session.consultation.moves[-1:]
    return question.id == RATING and bool(last) and last[0].question == RATING and last[0].more


def _offer_ways_out(reply: Reply, question: Question, case: Case) -> None:
    """「わからない」, 「飛ばす」, 戻る, and a pause while feelings run high."""
    session = reply.session
    if question.can_skip and question.id not in NO_UNKNOWN:
        if "unknown" not in question.keys(case):
            reply.offer(answer(reply, question, "unknown", label=reply.wording.text("chat.unknown")))
        reply.offer(answer(reply, question, SKIPPED, label=reply.wording.text("chat.skip")))
    if question.stage == "stakeholders" and case.strongest() >= STRONG:
        reply.offer(reply.command("pause"), reply.command("urgent"))
    if question.id == "stakeholders.others":
        reply.offer(reply.command("ask_whom"))
    if question.id == "feelings.which" and len(reply.choices) < MOST_CHOICES - 1:
        reply.offer(reply.command("change", "facts", label=reply.wording.text("detail.facts")))
    past_the_boss.offer(reply, question, case)
    retelling.offer(reply, question, case)
    if question.stage == "listening" and session.listened and not reply.choices:
        return  # nothing to tap while they talk
    if session.consultation.moves and len(reply.choices) < 13:
        reply.offer(reply.command("back"))


def _feelings(reply: Reply, question: Question, case: Case) -> None:
    """One card: every feeling a row of strengths, those that the words spoke of first and chosen already: one tap takes
    them, one tap takes one away."""
    wording, chosen = reply.wording, case.feelings or {}
    found = [] if question.id in reply.session.consultation.answered else open_rows(question, case)
    last = reply.session.consultation.moves[-1:]
    begun = bool(last) and last[0].question == question.id and last[0].more
    begun = begun and (last[0].words is None or last[0].corrects)
    if told_instead := _was_just_asked(reply, question) and last[0].value is None:
        reply.say(f"{question.id}.ask_again")
    elif chosen or (begun and found):
        marked = (_found_label(reply, case, name) for name in found)
        rows = (names.felt(wording, name, strength) for name, strength in chosen.items())
        reply.say(f"{question.id}.more", personal=True, chosen=wording.text("chat.join.gap").join((*marked, *rows)))
    elif found:
        hints = names.dotted(wording, (wording.text(f"feelings.words.{name}") for name in found[:3]))
        reply.say(f"{question.id}.ask_hinted", personal=True, hints=hints)
    else:
        reply.say(f"{question.id}.ask")
    if not chosen and not (begun and found) and not told_instead:
        labels = {name: _found_label(reply, case, name) for name in found}
        rows_of = found or list(FEELINGS)  # what else there is can be written: nobody reads forty-five buttons
        reply.show(_scales(reply, question, rows_of, {name: case.hinted.get(name, 0) for name in found}, labels))
    if found:
        reply.offer(answer(reply, question, "right", strong=True))
        for name in found:
            label = wording.text("feelings.card.drop", name=names.feeling(wording, name))
            reply.offer(answer(reply, question, f"-{name}", label=label))
        reply.offer(reply.command("more", "feelings", label=wording.text("feelings.card.others")))
    else:
        reply.offer(answer(reply, question, "enough"))


def other_feelings(reply: Reply, question: Question, case: Case) -> Card:
    """Those that the words did not speak of."""
    known = {*open_rows(question, case), *(case.feelings or {})}
    return _scales(reply, question, [name for name in FEELINGS if name not in known], {})


def _strengths(reply: Reply, question: Question, case: Case) -> None:
    done = case.feelings_after if question.id == "summary.feelings" else case.feelings
    rows = open_rows(question, case)
    called = names.dotted(reply.wording, (names.feeling(reply.wording, name) for name in rows))
    if done and any(done.values()):
        reply.say(f"{question.id}.next", personal=True, names=called)
    elif len(rows) == 1:
        reply.say(f"{question.id}.ask_one", personal=True, name=called)
    else:
        reply.say(f"{question.id}.ask", personal=True, names=called)
        reply.show(_scales(reply, question, rows, {}))
    if len(rows) == 1:
        reply.offer(*(answer(reply, question, f"{rows[0]}={n}", label=str(n)) for n in range(1, 6)))


def _found_label(reply: Reply, case: Case, name: str) -> str:
    """✓ 不安 4: what the words spoke of, with the strength they gave it."""
    strength = case.hinted.get(name)
    called = names.feeling(reply.wording, name)
    return reply.wording.text("feelings.card.found", name=f"{called} {strength}" if strength else called)


def _scales(
    reply: Reply, question: Question, rows_of: list[str], chosen: dict[str, int], labels: Mapping[str, str] = NO_LABELS
) -> Card:
    rows = tuple(
        Scale(
            labels.get(name) or names.feeling(reply.wording, name),
            tuple(answer(reply, question, f"{name}={n}", label=str(n)) for n in range(1, 6)),
            str(chosen.get(name) or ""),
        )
        for name in rows_of
    )
    head = Paragraph(reply.wording.text("feelings.card.scale"), faint=True)
    return Card("feelings", reply.wording.text("feelings.card.title"), (head, *rows))


def _story_check(reply: Reply, question: Question, case: Case) -> None:
    story_card.put(reply, question, case, again=_was_just_asked(reply, question))


def _certainty(reply: Reply, question: Question, case: Case) -> None:
    if what := central_point(case):
        reply.say("facts.certainty.ask_named", personal=True, what=names.shorten(what, LONGEST_POINT))
    else:
        reply.say(f"{question.id}.ask")
    reply.offer(*option_choices(reply, question, case))


def _people(reply: Reply, question: Question, case: Case) -> None:
    """Those found in words are on the list already: one tap confirms it, adds somebody or puts one of them right."""
    if not case.people:
        reply.say(f"{question.id}.ask")
        reply.offer(*(answer(reply, question, role) for role in ROLES))
        return
    card = recaps.parties(reply.wording, case)
    fix = (reply.command("person", one.key, label=_fix_label(reply, one)) for one in case.people[: recaps.MOST_PARTIES])
    reply.show(Card(card.kind, card.title, card.blocks, tuple(fix), personal=True))
    reply.say(f"{question.id}.ask_found")
    right = answer(reply, question, "right", strong=True)
    changing = reply.session.waiting.within(For.NEW_ANSWER) is not None
    reply.offer(reply.command("go_on", label=right.label, strong=True) if changing else right)
    there = {person.role for person in case.people}
    more = (answer(reply, question, role, label=_add_label(reply, role)) for role in ROLES if role not in there)
    reply.offer(*more)


def _add_label(reply: Reply, role: str) -> str:
    return reply.wording.text("chat.person.add_label", role=reply.wording.text(f"chat.roles.{role}"))


def _fix_label(reply: Reply, person: Person) -> str:
    name = names.shorten(names.name_of(reply.wording, person), LONGEST_NAME)
    return reply.wording.text("chat.person.fix_label", name=name)


def _decide(reply: Reply, question: Question, case: Case) -> None:
    found = advice.found(case)
    if advice.is_to_be_shown(reply, found):
        reply.show(advice.card(reply, case, found))
        reply.say(f"{question.id}.ask")
    else:
        advice.name_it(reply, case, found)
    reply.offer(
        answer(reply, question, "go", strong=True),
        reply.command("options"),
        answer(reply, question, "later"),
        reply.command("urgent"),
    )
    reply.session.consultation.advised = found.option
    reply.did.append(f"advised {found.option}")


def _words(reply: Reply, question: Question, case: Case) -> None:
    kinds = in_sight.at_the_words(reply)
    if not in_sight.is_shown(reply):
        reply.show(drafts.glance(reply, case, kinds[0]))
    reply.say(f"{question.id}.ask")
    reply.offer(answer(reply, question, "done", strong=True), *practising.offers(reply))
    reply.offer(reply.command("more", "how", label=reply.wording.text("detail.how")))
    reply.offer(*(reply.command("draft", kind, label=drafts.button(reply, case, kind)) for kind in kinds[1:7]))


def _expectation_words(reply: Reply, question: Question, case: Case) -> None:
    reply.show(drafts.glance(reply, case, "expectation"))
    # What goes too far is no hope that was let down.
    reply.say("expectation.words.ask_plain" if case.harassment else "expectation.words.ask")
    reply.offer(answer(reply, question, "done", strong=True), *practising.offers(reply))
    if not case.harassment:
        reply.offer(reply.command("more", "telling", label=reply.wording.text("cards.before_telling")))


def _rating(reply: Reply, question: Question, case: Case) -> None:
    if not any(isinstance(bubble, Card) for bubble in reply.bubbles):  # what came of the last stage was just shown
        reply.show(*summary.in_short(reply, reply.session.consultation))
    reply.say(f"{question.id}.ask")
    reply.offer(*option_choices(reply, question, case), *practising.offers(reply))
    reply.offer(reply.command("summary", label=reply.wording.text("detail.summary")))
    career.offer_at_the_end(reply, case)


def _listen(reply: Reply, question: Question, case: Case) -> None:
    listening.ask(reply, question, heard=reply.trigger == "answered")


NO_UNKNOWN = frozenset(
    {"apology.choice", "apology.words", "expectation.words", "summary.rating"}
    | {"career.wish", "career.more", "feelings.which", "listening.talk"}
)

# Questions whose cards are not repeated when the same question is put again.
SHOWN_ONCE = frozenset(
    {"facts.story_check", "apology.words", "expectation.words", "summary.rating", "stakeholders.people"}
) | {"feelings.which", "feelings.strength", "summary.feelings", *career.SHOWN_ONCE}

SPECIAL: dict[str, Special] = {
    "facts.story_check": _story_check,
    CERTAINTY: _certainty,
    "feelings.which": _feelings,
    "feelings.strength": _strengths,
    "summary.feelings": _strengths,
    "stakeholders.people": _people,
    "apology.choice": _decide,
    "apology.words": _words,
    "expectation.words": _expectation_words,
    **career.SPECIAL,
    "summary.rating": _rating,
    "trust.hoped": regaining.ask_hoped,
    "trust.prevention": regaining.ask_prevention,
    "trust.follow_up": regaining.ask_follow_up,
    "listening.talk": _listen,
}
