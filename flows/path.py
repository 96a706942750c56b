"""Moves one consultation: which question is open, what a move does, and replaying moves; what is said about it
lives in voice."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from flows import righting, volunteered
from flows.case import Case
from flows.consultation import STAGES, trigger
from flows.decision import around
from flows.documents.course import tells_what_was_done
from flows.documents.kept_out import heed
from flows.documents.thrown import is_own_telling
from flows.fill import fill, puts_something_in
from flows.question import Question
from flows.session import Consultation, Move
from flows.stage import Stage
from flows.stages import BY_ID
from flows.stages.certainty import QUESTION as CERTAINTY
from flows.took import fill_kept
from flows.understanding import read, resolved
from flows.understanding.by_the_way import is_asked_by_a_day, states_a_fact
from flows.understanding.reading import Deadline, Reading
from flows.understanding.set_anew import set_in, takes_back
from flows.understanding.who_said import felt_by_me, tells_besides

MOST_STORY = 20_000  # characters; more than that adds nothing to what is read from it
NARRATIVE = 15  # characters: shorter texts are answers, not part of the story
# Where a text is about the matter itself and may fill other slots; elsewhere it speaks of feelings, plans, the future.
_TELLING_STAGES = frozenset(
    {Stage.ENTRY, Stage.FACTS, Stage.STAKEHOLDERS, Stage.APOLOGY, Stage.EXPECTATION, Stage.LISTENING}
)
_A_LABEL = 12  # characters
_A_REMARK = 30  # characters
_BESIDE_FEELINGS = 30  # characters: who writes more than a feeling tells about the matter as well
_QUOTES = re.compile(r"[「『][^」』]{4,}[」』]\s*(?:と|って)[^。]{0,6}(?:言|い[わっ]|ゆ|返|答)")  # so somebody spoke
# Answers in somebody else's words: they tell nothing that the person did, saw or is to blame for.
THEIR_WORDS = frozenset({"facts.said", "facts.demands"})
_STORY_STAGES = frozenset({Stage.ENTRY, Stage.FACTS, Stage.EXPECTATION})
# An answer to these is used where it is asked for; elsewhere it would stand without its question.
_SAYS_NOTHING_MORE = frozenset({"apology.choice", "apology.relation", "apology.words", "facts.responsibility"})
SOMETHING = 6  # characters: shorter texts tell no fact
# What somebody thinks of their own part is no guess about what happened.
_ABOUT_ONESELF = frozenset({"facts.responsibility"})
_ABOUT_THE_BOSS = frozenset({"stakeholders.boss", "stakeholders.boss_why"})
# Questions that ask for the story; what is said to others belongs to it only when it tells more than the answer.
_ASKS_FOR_THE_STORY = frozenset({"entry.role", "facts.happened", "expectation.happened"})


def open_question(consultation: Consultation, waiting: Collection[str] = ()) -> Question | None:
    """The next question of the stage; `waiting`: ids with an answer at hand, asked even when the story told them."""
    case, answered = consultation.case, consultation.answered
    for question in STAGES[consultation.state]:
        if question.id in answered or not question.only_if(case):
            continue
        if question.id in waiting or not question.is_known(case):
            return question
    return None


def take(consultation: Consultation, move: Move, reading: Reading | None = None) -> list[str]:
    """Applies one move to the open question; the slots that its words filled besides. `reading` saves reading it
    again."""
    question, case = BY_ID[move.question], consultation.case
    when = case.when
    if move.more:
        _add(case, question, move)
    else:
        question.store(case, move.value)
        consultation.answered.append(question.id)
    _dated(case, when, move)
    text = move.words.text if move.words is not None else ""
    if not text:
        return []
    if question.stage == Stage.APOLOGY:
        heed(case, text)
    if _is_about_our_words(question, move, text):
        return []
    if not fills_other_slots(question, text) or (question.id == CERTAINTY and not move.more):
        return []
    _keep(case, question, move, text)
    reading = reading or read(text, move.at, move.question)
    if question.id == "facts.when" and len(text) < NARRATIVE and not is_asked_by_a_day(text):
        reading = replace(reading, deadline=Deadline())  # 「今日の昼です」 tells when it was, not by when
    if names_an_option(question, move.value, text) and not felt_by_me(text):
        reading = replace(reading, feelings=())  # 「自分のミス」 is a label, no guilt
    if question.id in _ABOUT_ONESELF or (question.stage == Stage.LISTENING and not move.more):
        reading = replace(reading, story=replace(reading.story, points=()))
    if question.id in _ABOUT_THE_BOSS:
        reading = replace(reading, harassment=())  # the boss shouts, not the customer
        if resolved.only_says_so(text):  # 「明日の朝に話します」 is no day that was set by the other side
            reading = replace(reading, deadline=Deadline())
    filled = fill(case, reading, theirs=question.id in THEIR_WORDS and not tells_besides(text))
    filled += volunteered.file(case, question, text) if move.more or not question.free else []
    _dated(case, when, move)
    if move.is_whole:
        filled += [slot for slot in fill_kept(case, text, move.took) if slot not in filled]
    return [slot for slot in filled if slot != question.slot]


def _add(case: Case, question: Question, move: Move) -> None:
    if question.adds is not None and isinstance(move.value, str):
        question.adds(case, move.value)
    elif isinstance(move.value, dict):  # strengths, with one still to come
        question.store(case, move.value)


def _is_about_our_words(question: Question, move: Move, text: str) -> bool:
    """They say how an answer is to be taken down, or that it was taken wrongly; nothing of the matter."""
    return set_in(text) is not None or (not move.more and move.value == question.unknown and takes_back(text))


def _keep(case: Case, question: Question, move: Move, text: str) -> None:
    """The text itself, where it belongs: the story, what was told at all, what was told while listening."""
    tells = move.more or question.id in _ASKS_FOR_THE_STORY
    of_telling = question.id in _ABOUT_THE_BOSS and resolved.only_says_so(text)
    of_the_house = len(text) <= _A_REMARK and around.says_who_is_there(text)  # 「うち人事ないし」 stands in no draft
    kept = (
        (case.house, of_the_house),
        (case.story, tells and question.stage in _STORY_STAGES and len(text) >= NARRATIVE),
        (case.told, tells_facts(question, move, text) and not (of_the_house or of_telling)),
        (case.heard, question.stage == Stage.LISTENING),
    )
    for texts, belongs in kept:
        if belongs and sum(map(len, texts)) + len(text) <= MOST_STORY:
            texts.append(text)


def tells_facts(question: Question, move: Move, text: str) -> bool:
    """The person's own words about the matter, not only which option is meant."""
    about_it = question.stage in _TELLING_STAGES - {Stage.LISTENING} and question.id not in _SAYS_NOTHING_MORE
    about_it = about_it or (question.stage == Stage.FEELINGS and tells_what_was_done(text))
    own = move.more or question.id not in THEIR_WORDS or is_own_telling(text)
    return about_it and own and len(text) >= SOMETHING and not names_an_option(question, move.value, text)


def _dated(case: Case, when: str | None, move: Move) -> None:
    """「昨日」 is the day before it was told, whenever it is written down."""
    if case.when != when:
        case.told_on = move.at.date().isoformat()


def names_an_option(question: Question, value: object, text: str) -> bool:
    """Words that only say which option is meant; feelings have a question of their own."""
    return not question.free and question.stage != Stage.FEELINGS and value is not None and len(text) <= _A_LABEL


def fills_other_slots(question: Question, text: str = "") -> bool:
    """Words said to this question are about the matter."""
    at_feelings = question.stage == Stage.FEELINGS and (
        len(text) >= _BESIDE_FEELINGS
        or puts_something_in(text)
        or _QUOTES.search(text) is not None
        or states_a_fact(text)
    )
    return question.stage in _TELLING_STAGES or at_feelings


def may_be_read(question: Question) -> bool:
    """Words said here are the person's own and about the matter."""
    return question.id not in THEIR_WORDS and fills_other_slots(question)


def advance(consultation: Consultation, waiting: Collection[str] = ()) -> list[str]:
    """Goes on through the stages until a question is open or the end is reached; the stages that were finished."""
    finished: list[str] = []
    while open_question(consultation, waiting) is None and consultation.state != Stage.CLOSED:
        stage = consultation.state
        if not trigger(consultation, "finished"):
            break
        finished.append(stage)
    return finished


def replay(number: int, started: object, moves: Sequence[Move]) -> Consultation:
    """The consultation these moves lead to. A later answer to the same question takes the place of the earlier one; an
    answer that rested on something that has changed is dropped, so that the question is asked again; answers to
    questions that are not reached wait until they are."""
    fresh = Consultation(number=number, started=started)  # type: ignore[arg-type]
    pending = _latest(moves)
    corrections = [move for move in pending if move.corrects and not _answered_since(move, moves)]
    pending = [move for move in pending if not move.corrects]
    untold = list(corrections)
    while pending:
        advance(fresh, {move.question for move in pending if not move.more})
        question = open_question(fresh, {move.question for move in pending if not move.more})
        move = next((m for m in pending if question is not None and m.question == question.id), None)
        if move is None:
            left = [m for m in (*pending, *untold) if _tells(m)]
            if not left:
                break
            # Words whose question is not asked on this way may tell what is asked here.
            _tell(fresh.case, left)
            pending, untold = [m for m in pending if m not in left], []
            _correct(fresh.case, corrections)
            continue
        pending.remove(move)
        if move.more or question is None or move.rests_on == question.fingerprint(fresh.case):
            take(fresh, move)
            _correct(fresh.case, corrections)
    _tell(fresh.case, [move for move in (*pending, *untold) if _tells(move)])
    _correct(fresh.case, corrections)
    advance(fresh)
    fresh.moves = list(moves)
    return fresh


def _answered_since(move: Move, moves: Sequence[Move]) -> bool:
    """What words put right was answered once more: the answer counts."""
    if not move.more or move.question not in righting.UNTIL_ANSWERED:
        return False
    later = moves[next(n for n, one in enumerate(moves) if one is move) + 1 :]
    return any(one.question == move.question and not one.more for one in later)


def _tells(move: Move) -> bool:
    """It has words beside an answer; those that only add to an answer, or take away from it, tell nothing else."""
    return move.words is not None and move.more != move.corrects


def _tell(case: Case, moves: Sequence[Move]) -> None:
    """What these say fills slots, though the question that they were said to is not reached."""
    for move in moves:
        if move.words is not None:
            when = case.when
            fill(case, read(move.words.text, move.at))
            _dated(case, when, move)
            if move.is_whole:
                fill_kept(case, move.words.text, move.took)


def _correct(case: Case, corrections: Sequence[Move]) -> None:
    """After every text, for the next one could tell it wrongly again."""
    for move in corrections:
        question = BY_ID[move.question]
        if not move.more:
            question.store(case, move.value)
        elif question.adds is not None and isinstance(move.value, str):
            question.adds(case, move.value)
        elif move.words is not None:
            righting.apply(case, move.question, move.words.text, move.value)


def _latest(moves: Sequence[Move]) -> list[Move]:
    """Moves in the order of the path, each changed answer standing where the first one stood."""
    latest = {move.question: move for move in moves if not move.more}
    seen: set[str] = set()
    order = []
    for move in moves:
        if move.more:
            order.append(move)
        elif move.question not in seen:
            seen.add(move.question)
            if move is not latest[move.question] and move.question == "entry.role" and move.words is not None:
                # The story told beside a role that was changed later is told all the same.
                order.append(Move(move.question, None, move.at, move.words, more=True, took=move.took))
            order.append(latest[move.question])
    return order


def told(case: Case, question: Question) -> bool:
    """The case holds something for this question, answered or understood."""
    return question.is_known(case) or bool(getattr(case, question.slot))
