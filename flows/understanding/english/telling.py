"""What an English story is about: the one sentence that tells it best; nothing else is read out of a story in English."""

from __future__ import annotations

import re

from flows.understanding.english.writing import words

LEAST_WORDS = 8  # shorter texts answer a question, they tell no story
_LONGEST = 160  # characters
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_TELLS = re.compile(
    r"\b(?:complain\w*|angry|furious|mistake\w*|wrong|late|delay\w*|forgot\w*|broke\w*|lost|missing|miss(?:ed)?|sent|deliver\w*|"
    r"refund|error|problem|apolog\w*|fault|blame\w*|shout\w*|yell\w*|report\w*|invoice|order\w*|customer|client)\b",
    re.IGNORECASE,
)
_GREETS = re.compile(
    r"^\s*(?:hi|hello|hey|good (?:morning|afternoon|evening)|thank|please|sorry|i need (?:some )?(?:help|advice))\b",
    re.IGNORECASE,
)


def happened(text: str) -> str | None:
    """None when the text tells no story."""
    if len(words(text)) < LEAST_WORDS:
        return None
    sentences = [part.strip() for part in _SENTENCE.findall(text) if len(words(part)) >= 4]
    told = [part for part in sentences if not _GREETS.match(part)] or sentences
    best = max(told, key=lambda part: len(_TELLS.findall(part)), default=None)
    return best[:_LONGEST].strip() if best else None
