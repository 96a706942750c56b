"""How an operator's order to the conversation is written down, as the text of a Part; what it does: attending.py."""

from __future__ import annotations

from datetime import datetime

TAKE, SAY, BACK = "take", "say", "back"
FORGET = "forget"


def order(word: str, operator: str, shown: str = "", patience: int = 0, in_danger: int = 0) -> str:
    """`operator`: the name to sign in with, without spaces. `shown`: the name that the person sees. The other two:
    after how many seconds without a word of the operator the bot takes over, 0 for the usual."""
    return f"{word} {operator} {patience} {in_danger} {shown}".rstrip()


def takes_over(text: str) -> bool:
    return text.startswith(f"{TAKE} ")


def forget_order(until: datetime) -> str:
    """To forget a person who has not written after `until`; nobody is told, no operator need have given it."""
    return f"{FORGET} {until.isoformat()}"


def forgets(text: str) -> datetime | None:
    """The `until` of an order to forget; None for any other order, and for one that is malformed."""
    word, _, until = text.partition(" ")
    if word != FORGET:
        return None
    try:
        moment = datetime.fromisoformat(until)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
