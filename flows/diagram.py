"""Draws ROUTES as Mermaid, with the questions of each stage beside it: docs/flow.md."""

from __future__ import annotations

from collections.abc import Iterator

from flows.consultation import ROUTES
from flows.leading import ANY_TIME, TABLE
from flows.question import always
from flows.stage import ASIDES, Stage
from flows.stages import STAGES
from flows.urgency import NO_TIME, STEPS

HEAD = """# The conversation, drawn from `flows/consultation.py`

Made by `flask --app wsgi flow draw`; a test fails when it is stale. Asides (danger, pause) interrupt every stage
and lead back to it; they are drawn once. Commands (back, change, summary, help, the fast lane …) never move along an
edge, so they are not on the map. What the bot waits for, and what each waiting takes, is the table below it.

"""


def mermaid() -> str:
    """The whole page: the map, then the questions of each stage in the order they are asked."""
    return (
        HEAD
        + "```mermaid\nflowchart TD\n"
        + "\n".join(_edges())
        + "\n```\n"
        + "\n".join((*_waitings(), *_steps(), *_questions()))
        + "\n"
    )


def _name(condition: object) -> str:
    return str(getattr(condition, "__name__", condition)).replace("_", " ")


def _edges() -> Iterator[str]:
    yield "    start([first message or tap]) --> consent"
    for event, source, target, *condition in ROUTES:
        label = _name(condition[0]) if condition else str(event)
        yield f"    {source} -->|{label}| {target}"
    for aside in ASIDES:
        event = "danger seen" if aside is Stage.DANGER else "paused"
        yield f"    any[every stage] -.->|{event}| {aside}"
        yield f"    {aside} -.->|came back| any"
    yield "    closed --> finish([rated, or told goodbye])"


def _waitings() -> Iterator[str]:
    yield "\n## What is waited for\n\nDrawn from `flows/leading.py`. A tap and the words for it are the same command.\n"
    yield "| waiting for | commands it takes | anything else | leads to |\n| --- | --- | --- | --- |"
    for what, row in TABLE.items():
        takes = "any" if row.takes >= ANY_TIME else ", ".join(sorted(row.takes))
        words = "words are taken" if row.said is not None else "lets it go"
        yield f"| `{what}` | {takes} | {words} | {row.leads} |"


def _steps() -> Iterator[str]:
    yield "\n## In danger\n\nSmall steps by kind, from `flows/urgency.py`; the plan for coping follows the last one.\n"
    yield "| kind | step | answers | leaves no time |\n| --- | --- | --- | --- |"
    for kind, steps in STEPS.items():
        for step in steps:
            grave = [" and ".join(sorted(one)) for one in NO_TIME if one & set(step.answers)]
            yield f"| {kind} | `danger.step.{step.name}` | {', '.join(step.answers)} | {'; '.join(grave)} |"


def _questions() -> Iterator[str]:
    for stage, questions in STAGES.items():
        if not questions:
            continue
        yield f"\n## {stage}\n\n| question | slot | answers | asked only if |\n| --- | --- | --- | --- |"
        for question in questions:
            options = "worked out from the case" if callable(question.options) else ", ".join(question.options)
            kinds = [
                options,
                "a date" if question.date else "",
                "own words" if question.free else "",
                "strengths 1–5" if question.adds else "",
            ]
            rule = "" if question.only_if is always else _name(question.only_if)
            yield f"| `{question.id}` | {question.slot} | {'; '.join(filter(None, kinds))} | {rule} |"
