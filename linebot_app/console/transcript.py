"""A logged turn with what stands beside it: where it came on the map, what moved it, what was read out of the words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

from flows.stages import BY_ID
from flows.turn import Kind
from flows.understanding import read
from flows.understanding.reading import Evidence, Reading
from linebot_app.console import labels
from linebot_app.console.drawing import Entry, entries_of, plain_lines
from linebot_app.console.house import JAPAN
from linebot_app.console.sight import Veil
from linebot_app.console.speaking import language, say
from linebot_app.storage.remarks import Remark

_ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class Shown:
    """One turn on the page. `understood`: what slots are called; `holds`: rules about the way, and that of the open
    question; `has_words`: the person wrote something that readings can be shown of."""

    id: int
    name: str
    at: datetime
    entries: list[Entry]
    lines: list[tuple[str, str]]
    stage: str
    question: str
    trigger: str
    version: str
    understood: list[str]
    holds: list[str]
    delivery: Mapping[str, Any] | None
    has_words: bool
    remarks: list[Remark] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class FromWords:
    """What was understood (`what`), from which words, by which rule of the reading."""

    what: str
    words: str
    rule: str


def shown(turn: Mapping[str, Any], veil: Veil, remarks: list[Remark]) -> Shown:
    entries = entries_of(turn, veil, partial(labels.tap, language()), _kind)
    return Shown(
        id=turn["id"],
        name=turn["turn"],
        at=datetime.fromisoformat(turn["at"]).astimezone(JAPAN),
        entries=entries,
        lines=[(entry["side"], text) for entry in entries if (text := plain_lines(entry))],
        stage=turn["stage"],
        question=turn["question"],
        trigger=turn["trigger"],
        version=turn["flow_version"],
        understood=[labels.slot(language(), one) for one in turn["understood"]],
        holds=[*(turn.get("holds") or ()), *_asked_while(turn["question"])],
        delivery=turn["delivery"],
        has_words=any(part["kind"] == Kind.TEXT and part.get("text") for part in turn["input"]),
        remarks=[one for one in remarks if one.turn == turn["turn"]],
    )


def readings(turn: Mapping[str, Any], asked: str, veil: Veil) -> list[FromWords]:
    """What the flow of today reads out of the words of this turn. `asked`: the question that was open before it."""
    text = "\n".join(part["text"] for part in turn["input"] if part["kind"] == Kind.TEXT and part.get("text"))
    if not text:
        return []
    found = read(text, datetime.fromisoformat(turn["at"]), asked or None)
    told = [*_with_evidence(found), *_story(found)]
    return [FromWords(what, veil(words), rule) for what, words, rule in told]


def _with_evidence(found: Reading) -> Iterator[tuple[str, str, str]]:
    pieces: list[tuple[str, Evidence | None]] = [
        *((f"{one.name} {one.strength or ''}".strip(), one.evidence) for one in found.feelings),
        *((labels.role(language(), one.role), one.evidence) for one in found.people),
        *(
            (labels.harassment(language(), name.partition(".")[2]) or name, told)
            for name, told in found.evidence.items()
        ),
    ]
    if found.deadline.evidence is not None:
        pieces.append((found.deadline.due or found.deadline.kind, found.deadline.evidence))
    for what, evidence in pieces:
        if evidence is not None:
            yield what, found.text[evidence.start : evidence.end], evidence.rule


def _story(found: Reading) -> Iterator[tuple[str, str, str]]:
    story = found.story
    for slot in ("happened", "when", "left_when", "contact_who", "did", "not_did"):
        if words := getattr(story, slot):
            yield labels.slot(language(), slot), str(words), f"story.{slot}"
    for words in story.said:
        yield labels.slot(language(), "said"), words, "story.said"


def _asked_while(question_id: str) -> list[str]:
    question = BY_ID.get(question_id)
    name = getattr(question.only_if, "__name__", "") if question is not None else ""
    return [name] if name.isidentifier() and name != _ALWAYS else []


def _kind(kind: str) -> str:
    return say(f"case.kinds.{kind if kind in {'sticker', 'image', 'video', 'audio', 'file', 'location'} else 'other'}")
