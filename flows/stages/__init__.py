"""All questions, by stage and by id; each stage has a module of its own."""

from __future__ import annotations

from flows.question import Question
from flows.stage import Stage
from flows.stages import (
    apology,
    career,
    entry,
    expectation,
    facts,
    feelings,
    followup,
    listening,
    stakeholders,
    summary,
    trust,
)

STAGES: dict[str, tuple[Question, ...]] = {
    Stage.CONSENT: (),
    Stage.ENTRY: entry.QUESTIONS,
    Stage.FACTS: facts.QUESTIONS,
    Stage.FEELINGS: feelings.QUESTIONS,
    Stage.STAKEHOLDERS: stakeholders.QUESTIONS,
    Stage.APOLOGY: apology.QUESTIONS,
    Stage.TRUST: trust.QUESTIONS,
    Stage.EXPECTATION: expectation.QUESTIONS,
    Stage.CAREER: career.QUESTIONS,
    Stage.SUMMARY: (*summary.QUESTIONS, *followup.QUESTIONS),
    Stage.LISTENING: listening.QUESTIONS,
    Stage.CLOSED: (),
    Stage.DANGER: (),
    Stage.PAUSED: (),
}

BY_ID: dict[str, Question] = {question.id: question for questions in STAGES.values() for question in questions}
