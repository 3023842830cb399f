"""Which place an arrow key leads to: the nearest in its direction, and every place by some way."""

import math
from collections.abc import Mapping, Sequence
from typing import Literal

from wargame.tui.cartography.atlas import Point

Direction = Literal["left", "right", "up", "down"]
_WAYS: Mapping[Direction, Point] = {
    "right": (1, 0),
    "left": (-1, 0),
    "down": (0, 1),
    "up": (0, -1),
}
Routes = tuple[dict[Direction, int], ...]


def routes(points: Sequence[Point]) -> Routes:
    """Return for each point where each direction leads; a direction may lead nowhere.

    `y` grows downward. From every point every other can be reached.
    """
    found: Routes = tuple(
        {way: to for way in _WAYS if (to := _nearest(points, at, way)) is not None}
        for at in range(len(points))
    )
    _joined(points, found)
    return found


def _nearest(points: Sequence[Point], at: int, way: Direction) -> int | None:
    best: tuple[float, int] | None = None
    for to, point in enumerate(points):
        cost = _cost(points[at], point, way)
        if to != at and cost is not None and (best is None or (cost, to) < best):
            best = (cost, to)
    return None if best is None else best[1]


def _cost(start: Point, end: Point, way: Direction) -> float | None:
    """How far a point lies in a direction, what is aside counting double; None behind or beside."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    east, south = _WAYS[way]
    ahead, aside = dx * east + dy * south, abs(dx * south) + abs(dy * east)
    return math.hypot(ahead, 2 * aside) if ahead > 0 and aside <= ahead else None


def _joined(points: Sequence[Point], found: Routes) -> None:
    """Lead out of every group that no arrow leaves, by an arrow that leads nowhere yet.

    There is one: nothing of the group lies further right than its rightmost point, and whatever
    else did would have been led to. Points that share a spot are reached so, too.
    """
    while len(groups := _groups(found)) > 1:
        closed = next(g for g in groups if all(to in g for at in g for to in found[at].values()))
        choices = [
            (_turn(points[at], points[to], way), at, way, to)
            for at in closed
            for way in _WAYS
            if way not in found[at]
            for to in range(len(points))
            if to not in closed
        ]
        _, at, way, to = min(choices)
        found[at][way] = to


def _turn(start: Point, end: Point, way: Direction) -> float:
    """How far apart two points are, more where the arrow points away from the way to go."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    far = math.hypot(dx, dy)
    east, south = _WAYS[way]
    return far * 2 - (dx * east + dy * south)


def _groups(found: Routes) -> list[list[int]]:
    """Return the sets of points that can all be reached from one another."""
    there = [_reached(found, at) for at in range(len(found))]
    groups: list[list[int]] = []
    for at in range(len(found)):
        group = next((g for g in groups if at in there[g[0]] and g[0] in there[at]), None)
        if group is None:
            groups.append([at])
        else:
            group.append(at)
    return groups


def _reached(found: Routes, start: int) -> set[int]:
    seen, open_ = {start}, [start]
    while open_:
        for to in found[open_.pop()].values():
            if to not in seen:
                seen.add(to)
                open_.append(to)
    return seen
