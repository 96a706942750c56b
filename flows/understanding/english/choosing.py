"""Which of the offered choices an English text means: by its label or other words for it, by its place in the list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.understanding.english.writing import words
from flows.understanding.labels import distance

_NUMBERS = {
    name: n
    for n, names in enumerate(
        (
            "1 one first 1st",
            "2 two second 2nd",
            "3 three third 3rd",
            "4 four fourth 4th",
            "5 five fifth 5th",
            "6 six sixth 6th",
            "7 seven seventh 7th",
            "8 eight eighth 8th",
            "9 nine ninth 9th",
            "10 ten tenth 10th",
        ),
        1,
    )
    for name in names.split()
}
# Words around a place in the list.
_FRAME = frozenset(
    [
        "the",
        "a",
        "an",
        "and",
        "or",
        "number",
        "no",
        "nr",
        "option",
        "choice",
        "answer",
        "it",
        "is",
        "it's",
        "i'd",
        "i",
        "i'll",
        "choose",
        "pick",
        "take",
        "say",
        "said",
        "please",
        "think",
        "would",
        "like",
        "for",
        "me",
        "that",
        "both",
        "ones",
        "one's",
        "&",
    ]
)
_ALL = frozenset(
    {"all", "everything", "every", "all of them", "all of these", "all of the above", "all of it", "every one"}
)
_NONE = frozenset(
    {
        "none",
        "nothing",
        "neither",
        "nothing of that",
        *(f"none of {one}" for one in ("them", "these", "those", "the above")),
    }
)
_NOT = frozenset(
    {"not", "no", "never", "n't", "isn't", "wasn't", "don't", "didn't", "without", "except", "hasn't", "haven't"}
)
_NOTHING = re.compile(r"^(?:no|none|nothing|not|never)\b")
_LEAST_BEGUN = 3
_MOST_WORDS = 30


def choice(text: str, options: Sequence[tuple[str, ...]]) -> list[str]:
    """The keys meant, in the order of the options; [] when not understood. Each option is (key, label, *other words)."""
    said = words(text)
    if not said or len(said) > _MOST_WORDS:
        return []
    names = [[words(name) for name in option[1:]] for option in options]
    same = [n for n, each in enumerate(names) if said in each]
    if same:
        return [options[same[0]][0]]
    whole = " ".join(said)
    if whole in _NONE:
        return [
            options[n][0] for n, each in enumerate(names) if each and each[0] and _NOTHING.match(" ".join(each[0]))
        ][:1]
    if whole in _ALL:
        return [option[0] for option in options]
    found = _placed(said, len(options)) or sorted(_inside(said, names)) or _begun(said, names) or _nearly(whole, names)
    return [options[n][0] for n in found]


def _placed(said: list[str], size: int) -> list[int]:
    """「the second」, "1 and 3", "the last one", when the text says nothing else."""
    left = [word for word in said if word not in _FRAME and not (word == "one" and len(said) > 1)]
    if left == ["last"]:
        return [size - 1]
    if not left or any(word not in _NUMBERS for word in left):
        return []
    places = [_NUMBERS[word] - 1 for word in left]
    return sorted(set(places)) if max(places) < size and len(set(places)) == len(places) else []


def _inside(said: list[str], names: list[list[list[str]]]) -> set[int]:
    """Whole names within the text, the longer ones first, none that is denied."""
    taken = [False] * len(said)
    found = set()
    every = sorted(((name, n) for n, each in enumerate(names) for name in each if name), key=lambda one: -len(one[0]))
    for name, n in every:
        for at in range(len(said) - len(name) + 1):
            if said[at : at + len(name)] == name and not any(taken[at : at + len(name)]):
                taken[at : at + len(name)] = [True] * len(name)
                if not _NOT & set(said[max(0, at - 2) : at]):
                    found.add(n)
    return found


def _begun(said: list[str], names: list[list[list[str]]]) -> list[int]:
    """The only one whose label begins with the text."""
    whole = " ".join(said)
    if len(whole) < _LEAST_BEGUN:
        return []
    found = [n for n, each in enumerate(names) if each and " ".join(each[0]).startswith(whole)]
    return found if len(found) == 1 else []


def _nearly(whole: str, names: list[list[list[str]]]) -> list[int]:
    """A slip of the finger or two in the whole name, and no other is as near."""
    away: dict[int, int] = {}
    for n, each in enumerate(names):
        for name in (" ".join(one) for one in each):
            most = 0 if len(name) < 5 else 1 if len(name) < 8 else 2
            if most and abs(len(name) - len(whole)) <= most and (far := distance(whole, name, most)) <= most:
                away[n] = min(far, away.get(n, 9))
    nearest = [n for n, far in away.items() if far == min(away.values())]
    return nearest if len(nearest) == 1 else []
