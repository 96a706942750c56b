"""Feelings in English: those of an answer (angry 5, a bit anxious) and those that somebody says they have; whose feeling it
is counts: the client is angry, not the writer."""

from __future__ import annotations

import re

from flows.understanding.english.writing import plain
from flows.understanding.reading import Evidence, Feeling

_WORDS = {
    "怒り": r"angry|anger|furious|mad|annoyed|irritated|outraged|rage|pissed(?: off)?",
    "不安": r"anxious|anxiety|worried|worry|worries|nervous|uneasy|insecure|stressed|stress",
    "困惑": r"confused|confusion|lost|puzzled|bewildered|at a loss|overwhelmed",
    "罪悪感": r"guilty|guilt|remorse|remorseful|my fault",
    "悲しみ": r"sad|sadness|hurt|heartbroken|down|unhappy|miserable|depressed",
    "悔しさ": r"frustrated|frustration|frustrating|bitter|regret|disappointed",
    "恥": r"ashamed|shame|embarrassed|embarrassment|humiliated|humiliation",
    "疲れ": r"tired|exhausted|exhaustion|worn out|burn(?:ed|t) out|fatigue|drained|weary",
    "恐怖": r"afraid|scared|frightened|terrified|fear|fearful|terror",
    "安堵": r"relieved|relief",
}
_ANY = "|".join(rf"(?P<f{n}>{words})" for n, words in enumerate(_WORDS.values()))
_NAMES = tuple(_WORDS)
_FELT = re.compile(rf"(?<![a-z'])(?:{_ANY})(?![a-z])")
_MINE = re.compile(
    r"\b(?:i'm|i am|i feel|i felt|i was|i've been|i have been|i got|i get|i'm feeling|i am feeling|feel|feeling|makes? me|"
    r"made me|me feel|i'm so)(?:[ ,]+\w+){0,4}\s*$|\bmy\s*$"
)
_NOT = re.compile(r"\b(?:not|never|no|n't|isn't|wasn't|don't|didn't|without|no longer)(?: \w+){0,2}\s*$")
_STRENGTH = re.compile(r"^[ :=\-–(]*(?:is |about |maybe |at |level )?([1-5])(?![0-9])")
_BEFORE = re.compile(r"\b([1-5]) $")
_MUCH = (
    (re.compile(r"\b(?:extremely|terribly|unbearably|incredibly|so very|totally|completely|utterly) $"), 5),
    (re.compile(r"\b(?:very|really|so|quite|pretty|strongly) $"), 4),
    (re.compile(r"\b(?:somewhat|rather|fairly) $"), 3),
    (re.compile(r"\b(?:a bit|a little|slightly|kind of|kinda|a bit of|a little bit) $"), 2),
)
# An answer that is a list of feelings and nothing else.
_LIST = re.compile(
    r"(?:\s|[,.;:/+&=()\-–!]|\d|\b(?:and|or|also|a|bit|of|little|very|really|so|quite|some|feeling|feel|i|i'm|am|mostly|mainly|both|the|"
    r"extremely|slightly|about|maybe|strong|strongly|level|is|at|too|rather|pretty|kind|somewhat|my|me|but|plus|just)\b)*"
)


def feelings(text: str) -> tuple[Feeling, ...]:
    """The writer's own feelings in the order of the Japanese names, each with its strength (0: not said)."""
    said = plain(text)
    as_list = _LIST.fullmatch(_FELT.sub(" ", said)) is not None
    found: dict[str, Feeling] = {}
    first = re.match(r"\W*[1-5]\W*(?=[a-z])", said) is not None  # 5 anger 3 fear
    for match in _FELT.finditer(said):
        before, behind = said[: match.start()], said[match.end() :]
        clause = re.split(r"[.!?;]|\b(?:but|because|that|when|who|which)\b", before)[-1]
        if _NOT.search(clause) or not (as_list or _MINE.search(clause)):
            continue
        name = _NAMES[int(str(match.lastgroup)[1:])]
        if name not in found or not found[name].strength:
            strength = _strength(before, "" if first else behind)
            found[name] = Feeling(name, strength, Evidence(0, len(text), f"feeling.{name}"))
    return tuple(found[name] for name in _NAMES if name in found)


def _strength(before: str, behind: str) -> int:
    if told := _STRENGTH.match(behind):
        return int(told[1])
    if not behind and (told := _BEFORE.search(before)):
        return int(told[1])
    return next((strength for pattern, strength in _MUCH if pattern.search(before)), 0)
