"""How much of a mishap is the teller's own doing, by what the story says; the words live in faults, what follows in decision."""

from __future__ import annotations

import re

from flows.understanding import faults
from flows.understanding.clauses import Span, clauses, sentences
from flows.understanding.sides import SELF, Scene

Place = tuple[int, int]

_FAULT = re.compile(faults.FAULT)
_BY_SELF = re.compile(rf"{SELF}(?:が|は|も|で|の(?:ほう|方)(?:が|も)|自身(?:が|も)?)")
_SUBJECT = re.compile(r"[^。、「」\s]{1,14}?(?:さん|様)?(?:が|は)")
_DONE = re.compile(
    r"[^。、「」\s]{0,12}?(?:た(?!い|ら|め|く|り)|ました|て(?:い)?(?:る|て)|て(?:しま|ちゃ)|しま(?:い|っ)|ちゃ(?:い|っ)|です|だ(?=[。、])|不足|で(?:、|し)|(?=[。、\s]|$))"
)


def responsibility_in(scene: Scene) -> tuple[str, Place | None]:
    """none partial full unclear, with the place that tells it."""
    text = _own_words(scene)
    own = _said(faults.MINE, text)
    act = _own_act(text)
    shared = _said(faults.SHARED, text)
    denied = _said(faults.NOT_MINE, text)
    others = _said(faults.OTHERS, text)
    unknown = _said(faults.UNKNOWN, text)
    whole = faults.WHOLE.search(text) is not None
    if own:
        lessened = shared or others or denied
        return ("partial" if lessened and not (whole and not shared) else "full"), own
    if shared and (act or not denied):
        return "partial", shared
    if unknown and not denied:
        return "unclear", unknown
    if act and not denied:
        return ("partial" if others else "full"), act
    if denied or others:
        return "none", denied or others
    return ("unclear", unknown) if unknown else ("unclear", None)


def _own_words(scene: Scene) -> str:
    """The text with all quotations blanked: what others say of a fault is no admission, and offsets stay."""
    text = scene.text
    for start, end in scene.quotes:
        text = text[: start + 1] + "・" * (end - start - 2) + text[end - 1 :]
    return text


def _said(pattern: re.Pattern[str], text: str) -> Place | None:
    match = pattern.search(text)
    return match.span() if match else None


def _own_act(text: str) -> Place | None:
    """A fault done by the teller, or by nobody named: acts without a subject are one's own."""
    for sentence in sentences(text):
        subject = ""  # of the clause before: it goes on until another is named
        for clause in clauses(text, sentence):
            subject = _subject(text, clause, subject)
            match = _FAULT.search(text, clause.start, clause.end)
            if match is None or subject == "other":
                continue
            if faults.NOT_DONE.match(text[match.end() : match.end() + 24].lstrip("てでしまっいたんだのちゃ")):
                continue
            if _DONE.match(text, match.end()) or subject == "me":
                return match.span()
    return None


def _subject(text: str, clause: Span, before: str) -> str:
    if _BY_SELF.search(text, clause.start, clause.end):
        return "me"
    named = _SUBJECT.match(text, clause.start, clause.end)
    if named and faults.ACTORS.search(named.group()):
        return "other"
    return before
