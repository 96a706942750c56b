"""What the second opinion hears of a story's factors where the rules find nothing said; what follows lives in situation."""

from __future__ import annotations

from flows.understanding.second.scoring import reasons, whole_piece
from flows.understanding.second.weights import weights_for

_TASK = "factors"
_VALUES = {
    "own_responsibility": ("none", "partial", "full", "unclear"),
    "customer_demands_apology": ("yes", "no", "unclear"),
    "relationship_to_continue": ("yes", "no", "unclear"),
    "company_will": ("apologise", "not", "indifferent", "unclear"),
}
# What the strongest value must score; chosen on stories of writers held out.
_BAR = {
    "own_responsibility": 0.1,
    "customer_demands_apology": 0.5,
    "relationship_to_continue": 0.5,
    "company_will": 0.3,
}
FIELDS = tuple(_VALUES)
ANSWERS = tuple(f"{field}:{value}" for field, values in _VALUES.items() for value in values)
SHORTEST, LONGEST = 80, 1_200  # letters of a story; a longer one is read by the rules alone


def factors_heard(story: str, fields: tuple[str, ...]) -> dict[str, tuple[str, tuple[int, int]]]:
    """For those of `fields` that are heard: the value and the stretch of `story` (in the standard language) that speaks for
    it. {} for what is too short to be a story."""
    if not fields or not SHORTEST <= len(story) <= LONGEST:
        return {}
    learned = weights_for(_TASK)
    piece = whole_piece(story, learned)
    heard = {}
    for field in fields:
        scores = {value: piece.scores[f"{field}:{value}"] for value in _VALUES[field]}
        value = max(scores, key=lambda one: scores[one])
        if value == "unclear" or scores[value] < _BAR[field]:
            continue
        words, start, end = reasons(piece, f"{field}:{value}", learned, story)
        if words:
            heard[field] = (value, (start, end))
    return heard
