"""How much of one consultation is kept at hand: a chat may go on for ever, what every turn reads and writes may not."""

from __future__ import annotations

from flows.evidence.fields import LOG
from flows.session import Move

MOST_MOVES = 120  # a whole consultation takes about forty
MOST_OF_RECORDS = 240  # answers about records: 30 of them and what was done lately
MOST_WORDS = 40_000  # characters of own words in the moves of one consultation
MOST_TOGETHER = 20_000  # characters of bubbles that are one thought
_LATELY = 40  # the newest moves are never touched: going back through them is exact
_BEGINNING = 10  # the first words tell the story


def few(moves: list[Move]) -> list[Move]:
    """The moves, or fewer that lead to the same answers. Only what was told beside the answers, when it is very
    much, goes for good: from the middle, oldest first. The log still has it. Records are bounded where they are
    written and never go."""
    if _fit(moves):
        return moves
    told = [move for move in moves[:-_LATELY] if move.question != LOG]
    records = [move for move in moves[:-_LATELY] if move.question == LOG]
    left = [*_without_touched_again(_without_changed_again(told)), *_standing(records), *moves[-_LATELY:]]
    place = _BEGINNING
    while place < len(left) - 1 and not _fit(left):
        if left[place].more and left[place].words is not None and left[place].question != LOG:
            del left[place]
        else:
            place += 1
    return left


def _fit(moves: list[Move]) -> bool:
    told = [move for move in moves if move.question != LOG]
    few_records = len(moves) - len(told) <= MOST_OF_RECORDS
    return few_records and len(told) <= MOST_MOVES and _length(told) <= MOST_WORDS


def _standing(records: list[Move]) -> list[Move]:
    """Of each field of a record the last answer; of a record that was taken out nothing."""
    last: dict[str, Move] = {}
    for move in records:
        name, answered, _ = str(move.value).partition("=")
        if answered:
            last[name] = move
        else:
            last = {field: one for field, one in last.items() if field.partition(" ")[0] != name}
    return list(last.values())


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
