"""Words at the chapter about one's further work that are no answer: what they stand for, and what is said to them from
what this person did; how they are read lives in understanding/career_words.py."""

from __future__ import annotations

from flows import answering, interviewing, path
from flows.acts import Act, Heard
from flows.answers import is_an_option
from flows.career.leaving import REASONS, reason_in, reason_of
from flows.career.strengths import seen_in
from flows.career.texts import BRIEF, INTERVIEW, SELF_PR
from flows.commands.keeping import let_go_of_passing
from flows.content import content
from flows.decision.face_to_face import in_danger
from flows.followup.keeping import keep
from flows.question import SKIPPED, Question
from flows.reply import Reply
from flows.rules import may_be_offered_more
from flows.stage import Stage
from flows.stages import BY_ID
from flows.stages.career import TRADE, is_wanted
from flows.turn import Card, Choice, Does, Quotation
from flows.understanding.asked_later import turns_down
from flows.understanding.career_words import asked_at_work, right_trade, wish_at
from flows.understanding.energy import LATER, SILENT, energy
from flows.voice import career, names
from flows.voice.asking import ask
from flows.voice.choosing import answer as choice_of
from flows.voice.choosing import option_choices
from flows.waiting import For
from flows.wishing import spoken

SAID, TRADE_IS = "said", "trade"  # what the command takes
WISH, MORE = "career.wish", "career.more"
NOT_NOW = "not_now"
MOST_SHOWN, LONGEST_QUOTE = 3, 34
AN_ACT = 3  # the weight of a sign that is told in own words
_LATE = frozenset({Stage.SUMMARY, Stage.CLOSED})
_TEXTS = {"self_pr": f"text.{SELF_PR}", "star": "star", "sheet": "sheet"}
_OF_LEAVING = frozenset({"leaving", "allowed"})
_OF_ACTS = frozenset({"no_strength", "modest", "why"})


def wish(reply: Reply, heard: Heard) -> Act | None:
    """The command that such words stand for; None for answers and for all other words."""
    session, question = reply.session, heard.question
    here = session.waiting.what is For.ANSWER and "late" not in reply.did and heard.reading.crisis == "none"
    if not here or spoken(reply, heard.text) is not None:
        return None
    if question is not None and question.stage == Stage.CAREER:
        return _at_a_question(reply, heard, question)
    late = question is None or question.stage == Stage.SUMMARY
    if not late or session.consultation.state not in _LATE or not may_be_offered_more(session, reply.now):
        return None
    return _asked_for(heard.text)


def _asked_for(text: str) -> Act | None:
    """A text for a question of an interviewer, or another form; with the reason for leaving that is named."""
    kind = asked_at_work(text)
    if not kind:
        return None
    reason = reason_in(text) if kind in _OF_LEAVING else ""
    return Act("career", _TEXTS.get(kind) or ".".join(filter(None, (SAID, kind, reason))))


def _at_a_question(reply: Reply, heard: Heard, question: Question) -> Act | None:
    if is_an_option(heard.text, question, reply.session.consultation.case, reply.wording):
        return None
    if (asked := _asked_for(heard.text)) is not None:
        return asked
    kind = wish_at(question.id, heard.text)
    if not kind and question.id == WISH and turns_down(heard.text):
        kind = NOT_NOW
    if kind == "trade":
        return Act("career", f"{TRADE_IS}.{right_trade(heard.text)}")
    if kind == "puts_in":
        return Act("career", "fill.career.acted")
    if not kind and energy(heard.text) not in ("", SILENT, LATER):
        kind = NOT_NOW
    return Act("career", f"{SAID}.{kind}") if kind else None


def answer(reply: Reply, said: str) -> None:
    """What is said to words of this kind, `<kind>` or `<kind>.<reason>`; nothing to a kind that there is not."""
    kind, _, reason = said.partition(".")
    question = path.open_question(reply.session.consultation)
    if kind == NOT_NOW:
        _let_it_be(reply, question)
    elif kind == "want" and question is not None and question.id == WISH:
        answering.answer(reply, question, "yes")
    elif kind == "good" and question is not None and question.id == MORE:
        answering.answer(reply, question, "enough")
    elif kind in ("failure", "shorter", "plainer"):
        _show_brief(reply, kind)
    elif kind in _OF_LEAVING:
        _show_reason(reply, reason, asked_if_allowed=kind == "allowed")
    elif kind in ("what", "left", "example", "no_names", *_OF_ACTS):
        _say(reply, kind, question)


def _say(reply: Reply, kind: str, question: Question | None) -> None:
    """A sentence beside the question, and the question without its cards."""
    acts = _acts(reply) if kind in _OF_ACTS else []
    if kind in _OF_ACTS and not acts:
        kind = f"{kind}_bare"
    lines = "\n".join(acts if kind == "no_strength" else acts[:1])
    reply.say(f"career_said.{kind}", personal=bool(lines), lines=lines)
    if question is None or question.stage != Stage.CAREER:
        return
    reply.question, reply.ask_again = question.id, False
    if question.options:
        reply.offer(*option_choices(reply, question, reply.session.consultation.case))
    else:
        reply.offer(choice_of(reply, question, SKIPPED, label=reply.wording.text("chat.skip")))
    if kind == "left":
        reply.offer(reply.command("career", f"{SAID}.{NOT_NOW}", label=reply.wording.text("career_said.label.enough")))


def _acts(reply: Reply) -> list[str]:
    """What this person told that they did, in their own words."""
    quotes = [one.evidence.quote for one in seen_in(career.lived(reply)) if one.sign.weight >= AN_ACT]
    short = dict.fromkeys(names.shorten(quote, LONGEST_QUOTE) for quote in quotes if quote)
    return [reply.wording.text("career_said.line", quote=quote) for quote in short][:MOST_SHOWN]


def _let_it_be(reply: Reply, question: Question | None) -> None:
    """Not now: nothing more is asked or offered of it, in this matter."""
    case = reply.session.consultation.case
    if question is not None and question.id == WISH:
        answering.answer(reply, question, "no")
    elif case.entry == "career":
        reply.say("career_said.not_now_alone")
        reply.offer(reply.command("pause", strong=True), reply.command("go_on"))
        reply.question, reply.ask_again = question.id if question is not None else "", False
    elif is_wanted(case):
        before = len(reply.bubbles)
        answering.change(reply, BY_ID[WISH], "no", None, None)
        del reply.bubbles[before:]
        reply.say("career_said.not_now")


def _show_brief(reply: Reply, kind: str) -> None:
    """The answer to 「失敗した経験は？」 in a breath or two."""
    made = career.text(reply, INTERVIEW, BRIEF)
    if kind == "plainer":
        reply.say("career_said.plainer")
    title = reply.wording.text("career_said.title.failure")
    copy = Choice(reply.wording.text("cards.drafts.copy"), does=Does.COPY, value=made, strong=True)
    reply.show(Card("draft", title, (Quotation(made),), (copy,), personal=True))
    _lead_on(reply)


def _show_reason(reply: Reply, named: str, *, asked_if_allowed: bool) -> None:
    """One honest sentence without blame; nobody who is still there is told to have left."""
    case, wording = reply.session.consultation.case, content()
    if asked_if_allowed:
        reply.say("career_said.allowed")
    told = "current" if case.employment == "current" else reason_of(career.lived(reply))
    reason = named if named in REASONS else told
    made = wording.text(f"career_texts.leaving.{reason}")
    copy = Choice(reply.wording.text("cards.drafts.copy"), does=Does.COPY, value=made, strong=True)
    title = reply.wording.text("career_said.title.leaving")
    reply.show(
        Card("draft", title, (Quotation(made), *career.meaning(reply, f"career_texts.leaving.{reason}")), (copy,))
    )
    _lead_on(reply)


def _lead_on(reply: Reply) -> None:
    """The question that was open follows without its cards; after the end the ways on."""
    question = path.open_question(reply.session.consultation)
    reply.trigger = "side_question"
    if question is not None and question.id == MORE and not in_danger(reply.session.consultation.case):
        ask(reply, question, again=True)
        reply.ask_again = False


def put_trade_right(reply: Reply, trade: str) -> None:
    """The kind of work is another one: the texts say it from now on."""
    if f"career_texts.trade.{trade}" not in reply.wording:
        return
    let_go_of_passing(reply)
    keep(reply, reply.session.consultation, TRADE, trade)
    reply.say("career_said.trade", trade=reply.wording.text(f"career_texts.trade.{trade}"))
    question = path.open_question(reply.session.consultation)
    if question is not None and question.id == MORE and not interviewing.is_open(reply):
        career.show_text(reply, INTERVIEW)
