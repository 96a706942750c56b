"""A question worded in two ways, to see which is understood: who is asked which way, told by the person alone. What
came of it is counted by the house. Never for words of danger, consent or help.

`trials.toml` of each language:

    [when]                      # the name of the trial
    question = "facts.when"     # which question; only its `.ask` is said otherwise
    other = "…"                 # the other wording; a list rotates like any other
"""

from __future__ import annotations

from collections.abc import Iterator

from flows.content import Book

_STEM = "trials."


def is_of_a_trial(key: str) -> bool:
    return key.startswith(_STEM)


def problems(book: Book) -> Iterator[str]:
    yield from ()
