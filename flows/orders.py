"""How an operator's order to the conversation is written down, as the text of a Part; what it does: attending.py."""

from __future__ import annotations

TAKE, SAY, BACK = "take", "say", "back"


def order(word: str, operator: str, shown: str = "", patience: int = 0, in_danger: int = 0) -> str:
    """`operator`: the name to sign in with, without spaces. `shown`: the name that the person sees. The other two:
    after how many seconds without a word of the operator the bot takes over, 0 for the usual."""
    return f"{word} {operator} {patience} {in_danger} {shown}".rstrip()


def takes_over(text: str) -> bool:
    return text.startswith(f"{TAKE} ")
