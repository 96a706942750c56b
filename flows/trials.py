"""A question worded in two ways, to see which is understood better: who is asked which way, told by the person alone.
What came of it is counted by the house. Never where danger, consent or help is spoken of.

`trials.toml` of a language:

    [when]                      # the name of the trial; another wording wants another name
    question = "facts.when"     # which question; only its `.ask` is said otherwise
    other = "…"                 # the other wording, of the same kind as `.ask`
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING

from flows.content import Book, Content

if TYPE_CHECKING:
    from flows.reply import Reply

STEP = "worded "  # of the log: question, trial, arm
AS_EVER, OTHERWISE = "a", "b"
_STEM = "trials."
_FIELDS = {"question", "other"}
# What is answered there decides whether somebody is protected.
_NEVER = frozenset({"facts.harassment", "facts.stakes", "stakeholders.boss", "stakeholders.boss_why"})


def key_of(reply: Reply, question_id: str) -> str:
    """Under which key this person is asked. Whoever was ever in danger is asked as ever, and counts for no trial."""
    as_ever = f"{question_id}.ask"
    name = _trials(reply.wording).get(question_id, "")
    if not name or reply.session.noted is not None:
        return as_ever
    arm = _told(reply.replayed, question_id, name) if reply.replayed else arm_of(name, reply.lot)
    if not arm:
        return as_ever
    reply.did.append(f"{STEP}{question_id} {name} {arm}")
    return f"{_STEM}{name}.other" if arm == OTHERWISE else as_ever


def arm_of(trial: str, lot: str) -> str:
    """The same for the same person always, and of two trials independent; "" for nobody in particular."""
    if not lot:
        return ""
    return OTHERWISE if sha256(f"{trial} {lot}".encode()).digest()[0] & 1 else AS_EVER


def _told(steps: tuple[str, ...], question_id: str, name: str) -> str:
    start = f"{STEP}{question_id} {name} "
    return next((step.removeprefix(start) for step in steps if step.startswith(start)), "")


@lru_cache(maxsize=8)
def _trials(wording: Content) -> dict[str, str]:
    """Question -> trial, of this very language: another one's words help nobody."""
    rows = _rows(wording)
    return {str(row["question"]): name for name, row in rows.items() if row.keys() >= _FIELDS}


def _rows(wording: Content) -> dict[str, dict[str, object]]:
    rows: dict[str, dict[str, object]] = {}
    for key in wording.own:
        if key.startswith(_STEM):
            name, _, part = key.removeprefix(_STEM).rpartition(".")
            rows.setdefault(name, {})[part] = wording.raw(key)
    return rows


def is_of_a_trial(key: str) -> bool:
    return key.startswith(_STEM)


def problems(book: Book) -> Iterator[str]:
    """What is wrong with the trials of a book, one sentence each."""
    for language, wording in book.by_language.items():
        rows = _rows(wording)
        for name, row in rows.items():
            yield from (f"{language}: trials.{name} {wrong}" for wrong in _wrong_with(name, row, wording))
        asked = [row.get("question") for row in rows.values()]
        yield from (f"{language}: {one} is tried twice at a time" for one in {*asked} if asked.count(one) > 1)


def _wrong_with(name: str, row: dict[str, object], wording: Content) -> Iterator[str]:
    from flows.renewing import placeholders, shape  # those of renewing.py know nothing of one trial
    from flows.stages import BY_ID
    from flows.voice.asking import SPECIAL

    question = str(row.get("question"))
    if row.keys() != _FIELDS:
        yield "has to have `question` and `other`, and nothing else"
    elif not name.isidentifier() or not name.isascii():
        yield "has a name that is none: letters and _"
    elif question not in BY_ID:
        yield f"is about {question}, which is no question"
    elif question in _NEVER:
        yield f"is about {question}: nothing is tried out where somebody may have to be protected"
    elif question in SPECIAL or f"{question}.ask_about" in wording:
        yield f"is about {question}, which is asked with words of its own"
    else:
        as_ever, other = wording.raw(f"{question}.ask"), row["other"]
        try:
            same = shape(as_ever) == shape(other) and placeholders(as_ever) == placeholders(other)
        except ValueError:
            same = False
        if not same:
            yield f"is of another kind than {question}.ask, or has other placeholders"
