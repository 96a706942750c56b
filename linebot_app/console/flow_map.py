"""The map of the flow as shapes of an SVG: where each stage and each way stands, coloured by figures; drawn in
templates/map.html. The ways are those of flows/consultation.py, like the map in docs/flow.md."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from flows.consultation import ROUTES
from flows.stage import Stage
from linebot_app.console.insight import Standing

WIDE, HIGH = 190, 54  # of a box
_ROW = 92
_SIDE = 115  # from the middle to the middle of a box beside it
_LANE = 26  # between ways that pass by boxes
_MARGIN = 8
_SHARES = (5, 15, 30, 50)  # per cent of those who came that stand there: where the next colour begins


@dataclass(frozen=True, slots=True)
class Box:
    """`heat`: 0 (hardly anybody stays behind) to 4."""

    place: str
    x: float
    y: float
    came: int
    left: int
    share: float
    heat: int


@dataclass(frozen=True, slots=True)
class Way:
    """`path`: as an SVG path has it. `weight`: 0 (nobody) to 4 (most)."""

    source: str
    target: str
    path: str
    count: int
    weight: int


@dataclass(frozen=True, slots=True)
class Drawn:
    width: float
    height: float
    boxes: list[Box]
    ways: list[Way]


def draw(standings: list[Standing], moves: Mapping[tuple[str, str], int]) -> Drawn:
    places = _places()
    lanes = _lanes()
    farthest = (_half_beside(*edge) + abs(lane) * _LANE for edge, lane in lanes.items())
    middle = 2 * _MARGIN + max(farthest, default=WIDE / 2)
    boxes = {
        one.place: Box(
            one.place,
            middle + places[one.place][1] * _SIDE - WIDE / 2,
            _MARGIN + places[one.place][0] * _ROW,
            one.came,
            one.left,
            one.share,
            sum(one.share >= bound for bound in _SHARES),
        )
        for one in standings
        if one.place in places
    }
    most = max(moves.values(), default=0)
    ways = [
        Way(
            source,
            target,
            _path(boxes[source], boxes[target], lane, middle),
            moves.get((source, target), 0),
            _weight(moves.get((source, target), 0), most),
        )
        for (source, target), lane in lanes.items()
    ]
    rows = max(row for row, _ in places.values())
    return Drawn(2 * middle, 2 * _MARGIN + rows * _ROW + HIGH, list(boxes.values()), ways)


@cache
def _edges() -> tuple[tuple[str, str], ...]:
    """All ways but the one out of consent: nothing is counted before that."""
    found = ((str(source), str(target)) for _, source, target, *_ in ROUTES if source is not Stage.CONSENT)
    return tuple(dict.fromkeys(found))


@cache
def _places() -> dict[str, tuple[int, float]]:
    """Stage -> row (the longest way to it) and column (-1, 0, 1 where several share a row)."""
    rows: dict[str, int] = {}
    for _ in _edges():  # as many rounds as there could be rows
        for source, target in _edges():
            rows.setdefault(source, 0)
            rows[target] = max(rows.get(target, 0), rows[source] + 1)
    found: dict[str, tuple[int, float]] = {}
    for row in sorted(set(rows.values())):
        here = [place for place, at in rows.items() if at == row]
        for number, place in enumerate(here):
            found[place] = (row, 2 * number - (len(here) - 1))
    return found


@cache
def _lanes() -> dict[tuple[str, str], int]:
    """How far outside a way passes: 0 from row to row, else to the right (positive) or the left, short ones inside."""
    places = _places()
    lanes: dict[tuple[str, str], int] = {}
    taken: dict[int, list[tuple[int, int]]] = {}
    for source, target in sorted(_edges(), key=lambda edge: places[edge[1]][0] - places[edge[0]][0]):
        first, last = places[source][0], places[target][0]
        if last - first <= 1:
            lanes[source, target] = 0
            continue
        column = places[source][1]
        sides = (1, -1) if column == 0 else (1,) if column > 0 else (-1,)
        candidates = (side * depth for depth in range(1, len(_edges()) + 1) for side in sides)
        lane = next(
            one for one in candidates if all(last <= begin or first >= end for begin, end in taken.get(one, ()))
        )
        taken.setdefault(lane, []).append((first, last))
        lanes[source, target] = lane
    return lanes


def _path(source: Box, target: Box, lane: int, middle: float) -> str:
    if lane == 0:
        from_x, to_x = source.x + WIDE / 2, target.x + WIDE / 2
        top, bottom = source.y + HIGH, target.y
        bend = (top + bottom) / 2
        return f"M{from_x:g} {top:g}C{from_x:g} {bend:g} {to_x:g} {bend:g} {to_x:g} {bottom - 6:g}"
    side = 1 if lane > 0 else -1
    outside = middle + side * (_half_beside(source.place, target.place) + abs(lane) * _LANE)
    edge = WIDE if side > 0 else 0
    from_x, to_x = source.x + edge, target.x + edge
    from_y, to_y = source.y + HIGH / 2 + 8, target.y + HIGH / 2 - 8
    return (
        f"M{from_x:g} {from_y:g}C{outside:g} {from_y:g} {outside:g} {from_y + 14:g} {outside:g} {from_y + 36:g}"
        f"L{outside:g} {to_y - 36:g}C{outside:g} {to_y - 14:g} {outside:g} {to_y:g} {to_x + side * 6:g} {to_y:g}"
    )


def _half_beside(source: str, target: str) -> float:
    """How far from the middle the boxes reach that a way passes."""
    places = _places()
    passed = [at for at in places.values() if places[source][0] < at[0] < places[target][0]]
    return max(abs(column) for _, column in [*passed, places[source], places[target]]) * _SIDE + WIDE / 2


def _weight(count: int, most: int) -> int:
    return 1 + round(3 * count / most) if count else 0
