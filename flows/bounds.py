"""How much of one consultation is kept at hand: a chat may go on for ever, what every turn reads and writes may not."""

from __future__ import annotations

from flows.session import Move

MOST_MOVES = 120  # a whole consultation takes about forty
MOST_WORDS = 40_000  # characters of own words in the moves of one consultation
MOST_TOGETHER = 20_000  # characters of bubbles that are one thought
_LATELY = 40  # the newest moves are never touched: going back through them is exact
_BEGINNING = 10  # the first words tell the story


def few(moves: list[Move]) -> list[Move]:
    """The moves, or fewer that lead to the same answers. Only what was told beside the answers, when it is very
    much, goes for good: from the middle, oldest first. The log still has it."""
    if len(moves) <= MOST_MOVES and _length(moves) <= MOST_WORDS:
        return moves
    old = _without_touched_again(_without_changed_again(moves[:-_LATELY]))
    left = [*old, *moves[-_LATELY:]]
    place = _BEGINNING
    while place < len(left) - 1 and (len(left) > MOST_MOVES or _length(left) > MOST_WORDS):
        if left[place].more and left[place].words is not None:
            del left[place]
        else:
            place += 1
    return left


def _length(moves: list[Move]) -> int:
    return sum(len(text) for move in moves if move.words is not None for _, text in move.words.parts)


def _without_changed_again(moves: list[Move]) -> list[Move]:
    """Each answer once, as it was given last, where it was given first: what replaying makes of it anyway."""
    latest = {move.question: move for move in moves if not move.more}
    left: list[Move] = []
    for move in moves:
        if move.more:
            left.append(move)
        elif (last := latest.pop(move.question, None)) is not None:
            left.append(last)
    return left


def _without_touched_again(moves: list[Move]) -> list[Move]:
    """Of taps on one row of a card the last one."""
    last = {_row(move): n for n, move in enumerate(moves)}
    return [move for n, move in enumerate(moves) if _row(move) is None or last[_row(move)] == n]


def _row(move: Move) -> tuple[str, str] | None:
    if not move.more or move.words is not None or not isinstance(move.value, str):
        return None
    return move.question, move.value.partition("=")[0]
