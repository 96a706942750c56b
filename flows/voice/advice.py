"""The advice as a card: the option, reasons, the other view, what would change it, what is still open."""

from __future__ import annotations

from flows.case import Case
from flows.content import Content
from flows.decision import advise, core_key, factors_of, label_key, suited, title_key, words_for
from flows.decision.factors import Advice
from flows.house_words import said_of
from flows.reply import Reply
from flows.stages import BY_ID
from flows.turn import Block, Bullets, Card, Choice, Heading, Paragraph
from flows.voice.choosing import answer

REASONS, LONGEST = 2, 26  # reasons shown at once, letters of their own act that are said back in one
# Overlooked, these would do harm: they stand on the short card as well.
_PRESSING = frozenset({"data_first", "data_astray", "no_written_admission", "boss_another_way"})


def found(case: Case) -> Advice:
    return suited(advise(factors_of(case)), case)


def card(reply: Reply, case: Case, advice: Advice) -> Card:
    """The advice in short: what, two reasons, the one thing against it, what would change it, and what must not be
    overlooked; all else is one tap away."""
    wording, words = reply.wording, words_for(case, said_of(reply.wording, case))
    if len(words["did"]) > LONGEST:
        words = {**words, "did": wording.text("chat.called.act")}

    def say(key: str) -> str:
        return _told(case, wording, key, words)

    blocks: list[Block] = [
        Paragraph(say(title_key(advice.option, case)), strong=True),
        Paragraph(say(core_key(advice.option, case))),
        Bullets(tuple(say(f"decision.reason.{reason.key}") for reason in advice.reasons[:REASONS])),
    ]
    against = [say(f"decision.against.{reason.key}") for reason in advice.against[:1]]
    blocks += [Paragraph(wording.text("cards.advice.but", text=text)) for text in against]
    changes = [(say(f"decision.change.{key}"), say(title_key(option, case))) for key, option in advice.changes[:1]]
    blocks += [Paragraph(wording.text("cards.advice.if_changed", change=one, title=way)) for one, way in changes]
    pressing = [key for key in advice.cautions if key in _PRESSING][:1]
    blocks += [Paragraph(say(f"decision.caution.{key}")) for key in pressing]
    blocks.append(Paragraph(wording.text("cards.advice.yours"), faint=True))
    ways = (reply.command("more", "advice", label=wording.text("detail.advice")),)
    return Card("decision", wording.text("cards.advice.title"), tuple(blocks), ways, personal=True)


def in_detail(reply: Reply, case: Case, advice: Advice) -> Card:
    """The other view, what would change the advice, what is still open, and what the short card left out."""
    wording, words = reply.wording, words_for(case, said_of(reply.wording, case))

    def say(key: str) -> str:
        return _told(case, wording, f"decision.{key}", words)

    blocks: list[Block] = []
    sections = (
        ("wait", [say(f"wait.{key}") for key in advice.wait]),
        ("reasons", [say(f"reason.{reason.key}") for reason in advice.reasons[:3]]),
        ("against", [say(f"against.{reason.key}") for reason in advice.against[:1]]),
        (
            "changes",
            [
                f"{say(f'change.{key}')} → {_told(case, wording, title_key(option, case), words)}"
                for key, option in advice.changes[:2]
            ],
        ),
        ("unknowns", [say(f"unknown.{key}") for key in advice.unknowns[:2]]),
        ("cautions", [say(f"caution.{key}") for key in advice.cautions[:1]]),
    )
    for name, items in sections:
        if items:
            blocks += [Heading(wording.text(f"cards.advice.{name}")), Bullets(tuple(items), numbered=name == "reasons")]
    blocks.append(Paragraph(wording.text("cards.advice.not_legal"), faint=True))
    return Card("decision", wording.text("cards.advice.detail"), tuple(blocks), personal=True)


def called(case: Case, option: str, wording: Content) -> str:
    """What an option is called in this case."""
    return _told(case, wording, title_key(option, case), words_for(case, said_of(wording, case)))


def _told(case: Case, wording: Content, key: str, words: dict[str, str]) -> str:
    return said_of(wording, case).text(key, **words)


def is_to_be_shown(reply: Reply, advice: Advice) -> bool:
    """Whole the first time, when it has changed, where it was asked for, and where nobody may remember it."""
    told_now = f"advised {advice.option}" in reply.did
    return told_now or reply.session.consultation.advised != advice.option or reply.trigger in _WHOLE_AFTER


_WHOLE_AFTER = frozenset({"advice", "open", "language", "change"})
_KNOWN_AFTER = frozenset({"side_question", "answered", "not_understood", "sighed", "nodded", "told_instead"})


def name_it(reply: Reply, case: Case, advice: Advice) -> None:
    """One line instead of the card that was shown before; who has just asked or told something knows it still."""
    if reply.trigger in _KNOWN_AFTER:
        reply.say("apology.choice.ask_short")
        return
    title = called(case, advice.option, reply.wording)
    reply.say("apology.choice.ask_again", title=title)


def compare(reply: Reply, case: Case, advice: Advice, without: frozenset[str] = frozenset()) -> list[Choice]:
    """The two best ways but for those turned down, a line each; the taps that choose one, or leave it open."""
    wording, words = reply.wording, words_for(case, said_of(reply.wording, case))
    question = BY_ID["apology.choice"]
    best = [option for option in advice.ranked if option not in without][:2] or advice.ranked[:2]
    lines = [
        wording.text(
            "apology.choice.line",
            title=_told(case, wording, title_key(option, case), words),
            what=_told(case, wording, f"apology.in_short.{option}", words),
        )
        for option in best
    ]
    if without - {""}:
        reply.say("minds.without" if len(best) > 1 else "minds.without_one", lines="\n".join(lines))
    else:
        reply.say("apology.choice.compare" if len(best) > 1 else "apology.choice.compare_one", lines="\n".join(lines))
    choices = []
    for option in best:
        key = label_key(option, case)
        choices.append(answer(reply, question, option, label=wording.text(key) if key else ""))
    return [*choices, answer(reply, question, "later")]


def others(reply: Reply, case: Case, advice: Advice) -> tuple[Card, list[Choice]]:
    """The other ways, each with its core, and the taps that choose one."""
    wording, words = reply.wording, words_for(case, said_of(reply.wording, case))
    blocks: list[Block] = []
    choices = []
    for option in advice.ranked[:5]:
        blocks += [
            Heading(_told(case, wording, title_key(option, case), words)),
            Paragraph(_told(case, wording, f"apology.in_short.{option}", words)),
        ]
        key = label_key(option, case)
        label = wording.text(key) if key else ""
        choices.append(answer(reply, BY_ID["apology.choice"], option, label=label))
    return Card("decision", wording.text("cards.advice.others"), tuple(blocks)), choices


def title_of(case: Case, option: str) -> str:
    """The key of what an option is called in this case; "" for none."""
    return title_key(option, case) if option else ""


def changed(reply: Reply, title_before: str, after: str) -> None:
    """Says that an answer changed the advice: the key of what it was called, and the option that it is now."""
    case = reply.session.consultation.case
    words = words_for(case, said_of(reply.wording, case))
    was, now = (_told(case, reply.wording, key, words) for key in (title_before, title_key(after, case)))
    reply.say("chat.advice_changed", before=was, after=now)
