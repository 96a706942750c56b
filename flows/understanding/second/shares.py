"""What whole stories that were labelled make likely about the teller's own share; the rules that read it live in responsibility."""

from __future__ import annotations

from flows.understanding.normalise import fold
from flows.understanding.second.traits import runs_of
from flows.understanding.second.weights import weights_for

LONGEST = 2_000  # letters looked at
# How far another answer must be ahead of what the rules say; chosen on stories of writers that were held out.
AHEAD = 0.4


def likelier_share(text: str, said: str) -> str:
    """`said` (none partial full unclear), or the answer that is far likelier."""
    learned = weights_for("shares")
    places = learned.places
    ids = [places[run] for run in runs_of(fold(text[:LONGEST]).soft) if run in places]
    if not ids:
        return said
    weigh = len(ids) ** -0.5
    scores = {
        answer: learned.offsets[answer] + learned.scales[answer] * weigh * sum(map(table.__getitem__, ids))
        for answer, table in learned.tables.items()
    }
    best = max(scores, key=lambda answer: scores[answer])
    return best if scores[best] - scores[said] > AHEAD else said
