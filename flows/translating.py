"""What another language lacks, or says otherwise than the first one: keys, kinds of value, placeholders; the wording
itself is checked in checks.py."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import Formatter
from typing import Any

from flows.content import FIRST, content

# Words that are looked for in Japanese, and ways to say a thing in Japanese that mean the same: nobody is told them in
# another language.
ONLY_FIRST = (
    re.compile(r"vocabulary\w*\..+"),  # words that the readers know
    re.compile(r"documents\.(soft|formal)\..+"),  # a draft is sent in Japanese; what it says does not change with these
    re.compile(r"windows\.windows\.\w+\.(uri|channel|hours|kinds|languages|sources|checked_on|expires_on|active)"),
    re.compile(r"jobs\.(occupation|place|strength)[._]words\..+"),  # what openings are searched for
)
_OTHER_WORDS = re.compile(r"\.aliases\.")  # what people type for an option differs: each language has its own
# Money is counted in other units.
_COUNTED_OTHERWISE = frozenset({"jobs.money.ten_thousands"})


def is_told(key: str) -> bool:
    """Every language has to say it."""
    return not any(pattern.fullmatch(key) for pattern in ONLY_FIRST)


def missing(language: str) -> list[str]:
    """Keys of the first language that this one has no words for."""
    own = set(content(language))
    return [key for key in content() if is_told(key) and key not in own]


def not_begun(language: str) -> list[str]:
    """Files of the first language of which this one says nothing."""
    begun = {key.partition(".")[0] for key in content(language)}
    return sorted({key.partition(".")[0] for key in content() if is_told(key)} - begun)


def differences(language: str) -> Iterator[str]:
    """What is wrong with what it does say, one sentence each."""
    wording, first = content(language), content(FIRST)
    known = set(first)
    for key in wording:
        if key not in known and _OTHER_WORDS.sub(".options.", key) not in known:
            yield f"{key} is not in {FIRST}"
        elif not is_told(key):
            yield f"{key} is only for {FIRST}"
        elif key in known:
            yield from _differs(key, first.raw(key), wording.raw(key))


def _differs(key: str, first: Any, other: Any) -> Iterator[str]:
    if isinstance(first, list) != isinstance(other, list):
        yield f"{key} is a list in one language and a sentence in the other"
    elif key not in _COUNTED_OTHERWISE and _placeholders(first) != _placeholders(other):
        names = ", ".join(sorted(_placeholders(first) ^ _placeholders(other)))
        yield f"{key} has other placeholders than in {FIRST}: {names}"


def _placeholders(value: Any) -> set[str]:
    """Of all variants together."""
    texts = value if isinstance(value, list) else [value]
    return {name for text in texts if isinstance(text, str) for name in _names(text)}


def _names(text: str) -> set[str]:
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name}
    except ValueError:  # a brace that is not closed is named by checks.py
        return set()
