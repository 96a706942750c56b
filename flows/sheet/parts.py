"""What each section of the sheet holds, from a case; the order of the sections is told in sheet.py."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from flows import documents
from flows.case import Case
from flows.content import Content
from flows.decision import OPTIONS, advise, core_key, factors_of, suited, title_key, words_for
from flows.documents import Step
from flows.documents.actions import actions
from flows.evidence import criteria as public
from flows.evidence import export
from flows.evidence.record import Record, is_called_for, records
from flows.followup.telling import since
from flows.session import Consultation
from flows.stage import Stage
from flows.stages import BY_ID, STAGES
from flows.turn import Block, Bullets, Heading, Line, Paragraph, Quotation
from flows.voice import names, recaps, regaining

MOST_WORDS = 3_000  # letters of one answer on a page
FACTS = (
    "entry.role",
    "entry.employment",
    "facts.left_when",
    "facts.happened",
    "facts.when",
    "facts.contact_who",
    "facts.contact_how",
    "facts.said",
    "facts.demands",
    "facts.deadline",
    "facts.did",
    "facts.not_did",
    "facts.responsibility",
    "facts.stakes",
    "facts.harassment",
    "facts.written",
    "facts.done",
)
INSIDE = ("stakeholders.company_told", "stakeholders.boss", "stakeholders.company_will")
CERTAINTIES = ("seen", "heard", "both", "guess")
_A_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_OPEN: tuple[object, ...] = (None, "", "unknown", "unclear", "skipped", [], ["unknown"])


@dataclass(frozen=True)
class About:
    """One consultation, read at `now`. `most`: letters of one answer that are shown."""

    consultation: Consultation
    now: datetime
    wording: Content
    most: int = MOST_WORDS

    @property
    def case(self) -> Case:
        return self.consultation.case

    @cached_property
    def words(self) -> dict[str, str]:
        return words_for(self.case, self.wording)

    @cached_property
    def written(self) -> dict[str, str]:
        """Answers that read otherwise in writing than they were told."""
        return documents.as_written(self.case, self.now, self.wording.language)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """What there is to do since it was decided, said as of now."""
        language = self.wording.language
        steps = actions(self.case.choice or "", self.case, self.chosen("apology.choice"), language, self.now)
        contacts = documents.contacts(self.case, self.chosen("trust.follow_up"), language)
        if contacts:  # they begin with the one that was planned before
            steps = [step for step in steps if step.key != "follow_customer"]
        return tuple(sorted((*steps, *contacts), key=lambda step: step.when))

    def chosen(self, question_id: str) -> datetime:
        """When this was answered last; now, where no answer tells."""
        made = (move.at for move in self.consultation.moves if move.question == question_id)
        return max(made, default=self.now)

    @cached_property
    def records(self) -> tuple[Record, ...]:
        return records(self.consultation, self.wording)

    def text(self, key: str) -> str:
        return self.wording.text(key, 0, **self.words)

    def line(self, question_id: str, mark: str = "") -> Line | None:
        """The answer to one question; None where it is open."""
        written = self.written.get(question_id)
        if written is None and getattr(self.case, BY_ID[question_id].slot) in _OPEN:
            return None
        value = names.value_of(self.wording, self.case, question_id, self.most) if written is None else written
        if _A_DAY.fullmatch(value):
            value = names.day(self.wording, value)
        return Line(recaps.name(self.wording, self.case, question_id), value, mark) if value.strip() else None

    def lines(self, ids: tuple[str, ...]) -> tuple[Line, ...]:
        return tuple(line for question_id in ids if (line := self.line(question_id)) is not None)


def facts(about: About) -> tuple[Block, ...]:
    """What was told, each with how sure it is where that was asked."""
    case, wording = about.case, about.wording
    sure_of = "facts.did" if case.did else "facts.happened"
    sure = wording.text(f"sheet.certainty.{case.certainty}") if case.certainty in CERTAINTIES else ""
    found = [line for i in FACTS if (line := about.line(i, sure if i == sure_of else "")) is not None]
    if case.story and not case.happened:
        story = names.shorten("\n".join(case.story), about.most)
        found.insert(0, Line(wording.text("facts.happened.name"), story, "" if case.did else sure))
    seen = (
        names.shorten(point.text, about.most)
        for point in case.points
        if point.certainty == "seen" and point.text.strip()
    )
    return (*found, *(Line(wording.text("cards.certainty.seen"), text) for text in seen))


def to_check(about: About) -> tuple[Block, ...]:
    """Hearsay and guesses, and whom to ask about what is still open."""
    case, wording = about.case, about.wording
    doubtful = [point for point in documents.to_check(case) if point.certainty != "seen" and point.text.strip()]
    blocks: list[Block] = [
        Line(wording.text(f"cards.certainty.{p.certainty}"), names.shorten(p.text, about.most)) for p in doubtful
    ]
    if about.consultation.advised:
        open_now = tuple(
            about.text(f"decision.unknown.{key}") for key in suited(advise(factors_of(case)), case).unknowns
        )
        if open_now:
            blocks += [Heading(wording.text("sheet.whom_to_ask")), Bullets(open_now)]
    return tuple(blocks)


def feelings(about: About) -> tuple[Block, ...]:
    card = recaps.feelings(about.wording, about.case)
    return card.blocks if card is not None else ()


def parties(about: About) -> tuple[Block, ...]:
    people = recaps.parties(about.wording, about.case).blocks if about.case.people else ()
    return (*people, *about.lines(INSIDE))


def expectation(about: About) -> tuple[Block, ...]:
    """What who complains had hoped for and wants to say."""
    return about.lines(tuple(q.id for q in STAGES[Stage.EXPECTATION] if q.slot not in ("happened", "words_seen")))


def decision(about: About) -> tuple[Block, ...]:
    """What was chosen, and the advice with everything that speaks for and against it."""
    case, wording = about.case, about.wording
    if case.choice is None and not about.consultation.advised:
        return ()
    advice = suited(advise(factors_of(case)), case)
    blocks: list[Block] = []
    if case.choice in OPTIONS:
        blocks.append(Paragraph(about.text(title_key(case.choice, case)), strong=True))
        blocks.append(Paragraph(about.text(core_key(case.choice, case))))
    else:
        undecided = "cards.decided_later" if case.choice == "later" else "sheet.undecided"
        blocks.append(Paragraph(wording.text(undecided), strong=True))
    if case.choice != advice.option:
        blocks.append(Line(wording.text("sheet.advised"), about.text(title_key(advice.option, case))))
    ways = [f"{about.text(f'decision.change.{key}')} → {about.text(title_key(o, case))}" for key, o in advice.changes]
    for name, items in (
        ("wait", [about.text(f"decision.wait.{key}") for key in advice.wait]),
        ("reasons", [about.text(f"decision.reason.{reason.key}") for reason in advice.reasons]),
        ("against", [about.text(f"decision.against.{reason.key}") for reason in advice.against]),
        ("changes", ways),
        ("cautions", [about.text(f"decision.caution.{key}") for key in advice.cautions]),
    ):
        if items:
            blocks += [Heading(wording.text(f"cards.advice.{name}")), Bullets(tuple(items), numbered=name == "reasons")]
    relation = about.line("apology.relation")
    blocks += [relation] if relation else []
    return (*blocks, Paragraph(wording.text("cards.advice.yours"), faint=True))


def plan(about: About) -> tuple[Block, ...]:
    """Everything to do, with its day; what lies behind is marked."""
    past = about.wording.text("sheet.past")
    today = about.now.date()
    return tuple(Line(step.label, step.text, past if step.when.date() < today else "") for step in about.steps)


def drafts(about: About) -> tuple[Block, ...]:
    """Every document for what was chosen, each with its name, its blanks and what to know about it."""
    case = about.case
    if not case.choice and case.entry != "want_to_complain":
        return ()
    return tuple(block for kind in documents.kinds_for(case.choice or "", case) for block in _draft(about, kind))


def _draft(about: About, kind: str) -> Iterator[Block]:
    """In the words in which it was looked at last."""
    shown, _, register = about.consultation.shown.partition(".")
    way = register if shown == kind and register in (documents.SHORT, *documents.REGISTERS) else "standard"
    made = documents.draft(kind, about.case, about.now, way, about.wording.language)
    yield Heading(made.title)
    yield Quotation(made.text)
    if made.meaning:
        yield Paragraph(about.wording.text("cards.drafts.meaning"), strong=True)
        yield Paragraph(made.meaning)
    if made.blanks:
        blanks = names.dotted(about.wording, made.blanks)
        yield Paragraph(about.wording.text("cards.drafts.blanks", blanks=blanks), faint=True)
    for note in made.notes:
        yield Paragraph(note, faint=True)


def evidence(about: About) -> tuple[Block, ...]:
    """What happened, dated: each record under its number."""
    blocks: list[Block] = []
    for number, record in enumerate(about.records, 1):
        blocks.append(Heading(about.wording.text("evidence.number", 0, number=number)))
        cells = zip(export.header(about.wording), record.cells(about.wording), strict=True)
        blocks += (Line(name, cell) for name, cell in cells if cell)
    return tuple(blocks)


def criteria(about: About) -> tuple[Block, ...]:
    """Explained where something went beyond a complaint."""
    return public.blocks(about.wording, about.case) if is_called_for(about.case) else ()


def trust(about: About) -> tuple[Block, ...]:
    lines = about.lines(tuple(question.id for question in STAGES[Stage.TRUST]))
    steps = Bullets(tuple(regaining.steps(about.wording, about.case)), numbered=True)
    return (*lines, steps) if lines else ()


def outcome(about: About) -> tuple[Block, ...]:
    """How it went since, day by day."""
    return tuple(block for block in since(about.wording, about.case) if not isinstance(block, Heading))


def learning(about: About) -> tuple[Block, ...]:
    case = about.case
    return about.lines(recaps.CAREER) if case.learned or case.goal or case.next_step else ()
