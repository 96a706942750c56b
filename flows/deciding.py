"""What words to the decision say about deciding: not to know is no decision, and no wish to leave it open;
what is shown then lives in voice/advice.py."""

from __future__ import annotations

import re

from flows import path
from flows.content import Content
from flows.letters import alike, holds, width
from flows.session import Session
from flows.understanding.pressing import takes_it
from flows.understanding.questions import asks
from flows.understanding.ways import ways_in
from flows.waiting import For

QUESTION = "apology.choice"
# 「会社に任せるのは嫌」 names a way and does not take it.
_TURNS_DOWN = re.compile(
    r"(?:任せ|まかせ|頼[まむみん]|たの[まむみん]|代わ|かわ|謝|説明|応じ|相談)[^。、]{0,8}?"
    r"(?:(?:のは|のも|のが|のって|なんて|とか)[^。]{0,6}(?:嫌|いや|イヤ|無理|むり|こわ|怖|でき(?:な|ま)|不安|抵抗|難し|むずかし|つら)|たくな)"
    r"|(?i:\b(?:don't|do not|can't|cannot|won't|rather not) (?:want|like|wish|leave|let|go|apolog|explain))"
)
LONGEST = 60  # letters; who writes more tells something
_PIECE = re.compile(r"[^。.!！?？…\s　]+[?？]?")


def is_unsure(text: str, intent: str, wording: Content) -> bool:
    """They do not know what to do: nothing is decided for them by that, and nothing left open either."""
    if width(text) > LONGEST:
        return False
    said = alike(text)
    pieces = _PIECE.findall(text)
    if len(pieces) > 1 and takes_it(pieces[-1]) and not asks(pieces[-1]):
        return False  # 「…なんですけど… まあいいです これで進めたいです」
    if ways_in(text).taken or any(holds(said, words) for words in wording.raw("apology.choice.left_open")):
        return False
    if said.strip() in wording.raw("chat.skipping"):
        return True
    return (
        intent in ("unknown", "no")
        or turns_a_way_down(text)
        or any(holds(said, words) for words in wording.raw("apology.choice.unsure"))
    )


def asks_for_the_advice(text: str, wording: Content) -> bool:
    """「もう一回おすすめ見せて」."""
    said = alike(text)
    if width(text) > LONGEST or not any(holds(said, words) for words in wording.raw("apology.choice.called")):
        return False
    return any(holds(said, words) for words in wording.raw("apology.choice.seeing"))


def turns_a_way_down(text: str) -> bool:
    """A way is named only to say that it is not wanted."""
    return _TURNS_DOWN.search(text) is not None or bool(ways_in(text).refused)


def left_out(text: str) -> str:
    """Keys of the ways that a text turns down, as the argument of a comparison without them."""
    return ",".join(ways_in(text).refused)


def is_open(session: Session) -> bool:
    """The decision is asked, for the first time or anew."""
    changing = session.waiting.within(For.NEW_ANSWER)
    open_now = path.open_question(session.consultation)
    return changing.about == QUESTION if changing is not None else open_now is not None and open_now.id == QUESTION
