"""Words that say something else than an earlier answer: they are asked about, once, and never overwrite it; what the
tap does lives in commands/weighing.py."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from flows import path, remarking
from flows.answers import is_an_option
from flows.case import Case
from flows.question import SKIPPED, Question
from flows.reply import Reply
from flows.session import Consultation
from flows.stage import Stage
from flows.stages import BY_ID
from flows.stages.apology import wish_to_go_on
from flows.stages.facts import put_deadline
from flows.understanding import read
from flows.understanding.reading import Reading
from flows.voice import names, recaps
from flows.waiting import For

MOST_SENTENCES = 12  # looked through for the one that says it
_SENTENCE = re.compile(r"[^。!！?？\n]+[。!！?？]?")
_COMPOUND = re.compile(r"[一-鿿]{2,}|[ァ-ヶー]{3,}")
_OF_WORK = re.compile(r"勤め|勤務|働[いきく]|在職|在籍|社員|パート|バイト|辞め|やめ[たてま]|退職|離職|定年")
ANEW = "anew"  # own words can only be said anew
# Somebody else's words, or views that were asked for: nothing the person claims.
_NOT_THEIR_CLAIM = path.THEIR_WORDS | {"stakeholders.others"}
_WISH_OF_OTHERS = frozenset({"visit", "apology"})
_GRAVE = _WISH_OF_OTHERS | {"money"}
_ORDER = ("visit", "apology", "explanation", "solution", "money", "other")

Claim = Callable[[Case, Reading], str | None]


@dataclass(frozen=True, slots=True)
class Claimed:
    """A slot that texts may speak of: `says` is what a text claims against the case; None: nothing else than it."""

    question: str
    says: Claim


def _either(slot: str, said: Callable[[Reading], str | None], *against: tuple[str, str]) -> Claim:
    """A claim only where old and new value exclude each other: `against` lists such pairs."""
    pairs = {*against, *((b, a) for a, b in against)}

    def says(case: Case, reading: Reading) -> str | None:
        new = said(reading)
        return new if new is not None and (str(getattr(case, slot)), new) in pairs else None

    return says


def _employment(reading: Reading) -> str | None:
    """Said outright: 「先輩に」 alone may be a senior of then."""
    place = reading.evidence.get("situation.employment")
    if place is None or not reading.situation.employment_said:
        return None
    outright = _OF_WORK.search(reading.text, max(0, place.start - 8), place.end + 8)
    return reading.situation.employment if outright else None


def _demands(case: Case, reading: Reading) -> str | None:
    """An apology, a visit or money where none of them was asked for before; the other wishes stay beside it."""
    old, new = set(case.demands or ()) - {"unknown"}, set(reading.story.demands)
    if old and not old & _GRAVE and new & _GRAVE:
        return ",".join(key for key in _ORDER if key in (old | new) - {"nothing"})
    denied = reading.situation.customer_demands_apology == "no" and old and old <= _WISH_OF_OTHERS
    return "nothing" if denied else None


def _wants(case: Case, reading: Reading) -> str | None:
    asked, said = case.customer_wants, reading.situation.customer_demands_apology
    return "apology" if asked not in (None, "unknown", "apology") and said == "yes" else None


def _deadline(case: Case, reading: Reading) -> str | None:
    found = reading.deadline
    if found.kind == "due" and found.due is not None:
        same_day = case.deadline_kind == "due" and (case.deadline or "")[:10] == found.due[:10]
        return None if same_day or case.deadline_kind in (None, "unknown") else f"due {found.due}"
    return "asap" if found.kind == "asap" and case.deadline_kind == "none" else None


def _done(case: Case, reading: Reading) -> str | None:
    return ",".join(reading.story.done) if case.done == [] and reading.story.done else None


def _did(case: Case, reading: Reading) -> str | None:
    """The same act told as done and as left undone."""
    both = ((case.did, reading.story.not_did), (case.not_did, reading.story.did))
    # What was taken from these very words contradicts none of them.
    known = [(one, other) for one, other in both if one and one.rstrip("。…") not in reading.text]
    return ANEW if any(_same_act(one, other) for one, other in known) else None


def _same_act(one: str | None, other: str | None) -> bool:
    first, second = set(_COMPOUND.findall(one or "")), set(_COMPOUND.findall(other or ""))
    return bool(first and second) and (first <= second or second <= first)


CLAIMS = (
    Claimed("entry.employment", _either("employment", _employment, ("current", "left"))),
    Claimed("facts.deadline", _deadline),
    Claimed("facts.demands", _demands),
    Claimed("stakeholders.customer_wants", _wants),
    Claimed("facts.did", _did),
    Claimed("facts.done", _done),
    Claimed(
        "facts.responsibility",
        _either("responsibility", lambda r: r.situation.own_responsibility, ("none", "partial"), ("none", "full")),
    ),
    Claimed(
        "stakeholders.company_told",
        _either("company_told", lambda r: r.story.company_told, ("told", "not_yet"), ("told", "cannot")),
    ),
    Claimed(
        "stakeholders.boss",
        _either("boss", lambda r: r.story.boss, ("told", "yes"), ("told", "afraid"), ("told", "no"), ("yes", "no")),
    ),
    Claimed(
        "stakeholders.company_will",
        _either("company_will", lambda r: r.situation.company_will, ("apologise", "not"), ("apologise", "indifferent")),
    ),
    Claimed("apology.relation", _either("relation", wish_to_go_on, ("keep", "end"))),
)


def notice(reply: Reply, answered: Question, reading: Reading) -> None:
    """After words were taken: asks about the first thing in them that contradicts an answer, unless danger is in them
    or it was asked already."""
    consultation = reply.session.consultation
    if reading.crisis != "none" or not reply.ask_again or answered.id in _NOT_THEIR_CLAIM:
        return
    if answered.stage == Stage.EXPECTATION:  # there the person is the customer
        return
    if is_an_option(reading.text, answered, consultation.case, reply.wording):  # the label itself claims nothing else
        return
    if reply.session.waiting.what is not For.ANSWER or not path.fills_other_slots(answered, reading.text):
        return
    for claimed in CLAIMS:
        question = BY_ID[claimed.question]
        if question is answered or not is_told(consultation, question):
            continue
        value = claimed.says(consultation.case, reading)
        if value in ("nothing", ["nothing"]) and remarking.tells_a_wish(consultation.case, reading.text):
            continue  # 「山本さんは直してほしいだけ」 is taken as that
        if value is not None and f"{question.id} {value}" not in consultation.weighed:
            ask(reply, question, value, consultation.case, reading)
            return


def is_told(consultation: Consultation, question: Question) -> bool:
    """Answered with more than 「わからない」, or taken from words and shown."""
    answers = [move for move in consultation.moves if move.question == question.id and not move.more]
    if answers:
        return answers[-1].value not in (None, SKIPPED, question.unknown)
    return path.told(consultation.case, question)


def ask(reply: Reply, question: Question, value: str, case: Case, reading: Reading | None = None) -> None:
    """One gentle question with both values, the new one in the person's words."""
    session, wording = reply.session, reply.wording
    if f"{question.id} {value}" not in session.consultation.weighed:
        session.consultation.weighed.append(f"{question.id} {value}")
    session.waiting.joins = False  # what comes late is no part of the answer before, but of this one
    session.waiting = session.waiting.then(For.CONTRADICTION, question.id)
    session.waiting.value = value
    reply.did.append(f"weigh {question.id} {value}")
    quote = names.shorten(_sentence(reading, case, question, value, reply.now), 40) if reading is not None else ""
    known = {"name": recaps.name(wording, case, question.id), "old": names.value_of(wording, case, question.id)}
    if value == ANEW:
        reply.say("chat.weigh.ask_anew", personal=True, quote=quote, **known)
    else:
        reply.say("chat.weigh.ask", personal=True, quote=quote, new=_shown(reply, question, value), **known)
    reply.offer(*(reply.command("weigh", way, label=label) for way, label in ways(reply)))
    reply.ask_again = False


def as_it_is(reply: Reply, question: Question) -> tuple[str, str]:
    """What the answer is called, and what it is now."""
    case = reply.session.consultation.case
    return recaps.name(reply.wording, case, question.id), names.value_of(reply.wording, case, question.id)


def ways(reply: Reply) -> list[tuple[str, str]]:
    """What can be chosen, with its label."""
    return [(way, reply.wording.text(f"chat.weigh.{way}_label")) for way in ("keep", "now", "neither")]


def value_of(question: Question, value: str) -> str | list[str | None] | list[str]:
    """What was said now, as the question stores it."""
    if question.id == "facts.deadline":
        kind, _, due = value.partition(" ")
        return [kind, due or None]
    return list(value.split(",")) if question.many else value


def _shown(reply: Reply, question: Question, value: str) -> str:
    case = Case()
    if question.id == "facts.deadline":
        put_deadline(case, value_of(question, value))
    else:
        question.store(case, value_of(question, value))
    return names.value_of(reply.wording, case, question.id)


def _sentence(reading: Reading, case: Case, question: Question, value: str, now: datetime) -> str:
    """The sentence that says it by itself, or the whole text."""
    says = next(claimed.says for claimed in CLAIMS if claimed.question == question.id)
    parts = [part.strip() for part in _SENTENCE.findall(reading.text)][:MOST_SENTENCES]
    found = (part for part in parts if len(parts) > 1 and says(case, read(part, now)) == value)
    return next(found, reading.text)
