"""Keeps what is told of somebody who is involved with that person: what they say, how they are, what they want; how
such remarks are read lives in understanding/remarks.py."""

from __future__ import annotations

import re

from flows.case import Case, Person
from flows.understanding.remarks import Remark, remark_on

LONGEST = 600  # letters of a text that is looked through
_HONORED = re.compile(r"(?:さん|様|さま|くん|君|ちゃん|氏|の人|の方)$")
_LETS_DOWN = re.compile(
    r"(?:て|で)くれ(?:な|ま[せへ]|へ|ん|ず)|逃げ|知らん(?:顔|ぷり|ふり)|見て見ぬ|他人事|ひとごと|無関心|丸投げ|押し付け|放置|人のせい|口だけ|あてにな|当てにな|頼りにな"
)


def note(case: Case, text: str) -> None:
    """What this text tells of those who are known."""
    for person, remark in told_in(case, text):
        if remark.spoken:
            person.said = person.said or remark.words
        elif remark.words:
            person.told = remark.words
        if remark.wants and person.role.startswith("customer"):
            person.wants = remark.wants
        if remark.words and not remark.spoken and _LETS_DOWN.search(remark.words) and person.mood != "angry":
            person.mood = "indifferent"


def told_in(case: Case, text: str) -> list[tuple[Person, Remark]]:
    """Who is known, and what this text says of them; nobody twice."""
    if len(text) > LONGEST:
        return []
    found = ((person, remark) for person in case.people if (remark := remark_on(text, called(person))) is not None)
    return [(person, remark) for person, remark in found if remark.words or remark.wants]


def tells_a_wish(case: Case, text: str) -> bool:
    """Somebody of the other side is told to want something."""
    return any(remark.wants and person.role.startswith("customer") for person, remark in told_in(case, text))


def called(person: Person) -> str:
    """The bare name as it is found in a text: 山本 of 施主の山本さん; "" for who has none."""
    bare = _HONORED.sub("", person.name)
    last = bare.rpartition("の")[2]
    return last if len(last) >= 2 else bare if len(bare) >= 2 else ""
