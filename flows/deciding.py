"""What words to the decision say about deciding: not to know is no decision, and no wish to leave it open;
what is shown then lives in voice/advice.py."""

from __future__ import annotations

from flows.content import Content
from flows.letters import alike, holds, width

QUESTION = "apology.choice"
LONGEST = 60  # letters; who writes more tells something


def is_unsure(text: str, intent: str, wording: Content) -> bool:
    """They do not know what to do: nothing is decided for them by that, and nothing left open either."""
    if width(text) > LONGEST:
        return False
    said = alike(text)
    if any(holds(said, words) for words in wording.raw("apology.choice.left_open")):
        return False
    if said.strip() in wording.raw("chat.skipping"):
        return True
    return intent in ("unknown", "no") or any(holds(said, words) for words in wording.raw("apology.choice.unsure"))


def asks_for_the_advice(text: str, wording: Content) -> bool:
    """「もう一回おすすめ見せて」."""
    said = alike(text)
    if width(text) > LONGEST or not any(holds(said, words) for words in wording.raw("apology.choice.called")):
        return False
    return any(holds(said, words) for words in wording.raw("apology.choice.seeing"))
