"""Outlines to pixels, and pixels to the cells of a terminal.

A cell is two pixels wide and four high, as the dots of a braille sign are, so pixels are square.
Each pixel holds the number of the shape that covers its middle; shapes drawn later cover earlier
ones. Knows no colour.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

import attrs

from wargame.tui.cartography.atlas import Point

SEA = 0
"""The number of what no shape covers; shapes count from 1."""
ACROSS, DOWN = 2, 4
"""Pixels of a cell."""
_DOTS = ((1, 8), (2, 16), (4, 32), (64, 128))
"""The bit of each dot of a braille sign, by row and column."""

Grid = list[list[int]]
Rings = Sequence[Sequence[Point]]


def fill(grid: Grid, rings: Rings, number: int) -> None:
    """Give `number` to every pixel whose middle an odd number of rings surrounds.

    Coordinates are in pixels; a ring that is left open is closed. Neighbours that share a line
    share no pixel and leave none out.
    """
    height, width = len(grid), len(grid[0]) if grid else 0
    crossings: dict[int, list[float]] = {}
    for ring in rings:
        for (x0, y0), (x1, y1) in pairwise((*ring, *ring[:1])):
            if y0 > y1:
                x0, y0, x1, y1 = x1, y1, x0, y0
            first, last = max(0, math.ceil(y0 - 0.5)), min(height, math.ceil(y1 - 0.5))
            if first >= last:
                continue
            slope = (x1 - x0) / (y1 - y0)
            for row in range(first, last):
                x = x0 + (row + 0.5 - y0) * slope
                crossings.setdefault(row, []).append(x)
    for row, xs in crossings.items():
        xs.sort()
        line = grid[row]
        for a, b in zip(xs[::2], xs[1::2], strict=True):
            left, right = max(0, math.ceil(a - 0.5)), min(width, math.ceil(b - 0.5))
            if left < right:
                line[left:right] = [number] * (right - left)


@attrs.frozen
class Mixed:
    """A cell through which a line goes."""

    main: int
    """The shape that covers most of it."""
    other: int
    """The one that covers next to most; the same where only the neighbouring cell differs."""
    quads: int
    """Which quarters are the other's: 1, 2, 4, 8 for upper left and right, lower left and right."""
    border: int
    """Dots of braille where two shapes meet."""
    coast: int
    """Dots where a shape meets the sea."""
    shapes: frozenset[int]
    """All that is in it, or right beside or below it."""


@attrs.frozen
class Raster:
    """A window of cells: what covers each, and where lines go."""

    width: int
    height: int
    base: tuple[tuple[int, ...], ...]
    """The shape that covers most of each cell, by row and column."""
    mixed: tuple[tuple[tuple[int, Mixed], ...], ...]
    """The cells with lines, by row, each with its column."""
    pixels: tuple[tuple[int, ...], ...]
    """The shape at each pixel, with one column and row more on the right and below."""

    def at(self, x: int, y: int) -> int:
        """Return the shape at a cell; the sea outside of the window."""
        if 0 <= x < self.width and 0 <= y < self.height:
            return self.base[y][x]
        return SEA

    def outline(self, shapes: frozenset[int]) -> dict[tuple[int, int], int]:
        """Return the dots along the inside of some shapes taken as one, by column and row."""
        near = {
            (x + right, y + down)
            for y, row in enumerate(self.mixed)
            for x, cell in row
            if not shapes.isdisjoint(cell.shapes)
            # A line along an edge is noted in the cell before it; its dots may lie behind.
            for right, down in ((0, 0), (1, 0), (0, 1))
        }
        inside = (cell for cell in near if cell[0] < self.width and cell[1] < self.height)
        edges = ((cell, self._edge(shapes, cell[0] * ACROSS, cell[1] * DOWN)) for cell in inside)
        return {cell: dots for cell, dots in edges if dots}

    def _edge(self, shapes: frozenset[int], left: int, top: int) -> int:
        dots = 0
        pixels = self.pixels
        for row in range(DOWN):
            for column in range(ACROSS):
                x, y = left + column, top + row
                if pixels[y][x] not in shapes:
                    continue
                around = [pixels[y][x + 1], pixels[y + 1][x]]
                around += [pixels[y][x - 1]] if x else []
                around += [pixels[y - 1][x]] if y else []
                if not shapes.issuperset(around):
                    dots |= _DOTS[row][column]
        return dots


@attrs.frozen
class Shape:
    """What is drawn under one number, in pixels. `spot` is shown even if no pixel is covered."""

    polygons: Sequence[Rings]
    spot: Point | None = None


def rasterise(shapes: Iterable[Shape], width: int, height: int) -> Raster:
    """Draw shapes, numbered from 1, into a window of `width` by `height` cells."""
    # One more column and row, so that the last cells see whether a line goes along their edge.
    grid: Grid = [[SEA] * (width * ACROSS + 1) for _ in range(height * DOWN + 1)]
    spots: list[tuple[int, Point]] = []
    for number, shape in enumerate(shapes, 1):
        for rings in shape.polygons:
            fill(grid, rings, number)
        if shape.spot is not None:
            spots.append((number, shape.spot))
    _keep_small(grid, spots)
    base, mixed = [], []
    for y in range(height):
        row, lines = _cells(grid[y * DOWN : (y + 1) * DOWN + 1])
        base.append(row)
        mixed.append(lines)
    return Raster(width, height, tuple(base), tuple(mixed), tuple(map(tuple, grid)))


def _keep_small(grid: Grid, spots: list[tuple[int, Point]]) -> None:
    """Give what is too small for any pixel the four around its spot."""
    present = set().union(*map(set, grid))
    for number, (x, y) in spots:
        if number in present or not (0 <= x < len(grid[0]) - 1 and 0 <= y < len(grid) - 1):
            continue
        for row in (int(y), int(y) + 1):
            grid[row][int(x) : int(x) + 2] = [number] * 2


def _cells(rows: Grid) -> tuple[tuple[int, ...], tuple[tuple[int, Mixed], ...]]:
    """Turn the pixels of a row of cells, and those right below, into cells."""
    columns = [part for row in rows for part in (row[0:-1:2], row[1::2], row[2::2])]
    base: list[int] = []
    mixed: list[tuple[int, Mixed]] = []
    for x, window in enumerate(zip(*columns, strict=True)):
        main = window[0]
        if window.count(main) != len(window):
            cell = _mixed(window)
            main = cell.main
            mixed.append((x, cell))
        base.append(main)
    return tuple(base), tuple(mixed)


def _mixed(window: tuple[int, ...]) -> Mixed:
    """Judge a cell by its pixels and those to the right and below: five rows of three."""
    own = [window[3 * row + column] for row in range(DOWN) for column in range(ACROSS)]
    ranked = Counter(own).most_common(2)
    main, other = ranked[0][0], ranked[-1][0]
    border = coast = 0
    for row in range(DOWN):
        for column in range(ACROSS):
            at = 3 * row + column
            here = window[at]
            for there in (window[at + 1], window[at + 3]):
                if here == there:
                    continue
                if SEA in (here, there):
                    coast |= _DOTS[row][column]
                else:
                    border |= _DOTS[row][column]
    quads = 0
    if other != main:
        for quarter in range(4):
            row, column = 2 * (quarter // 2), quarter % 2
            pair = own[2 * row + column], own[2 * row + 2 + column]
            # Of two pixels that differ the outer one decides, so that no corner is lost.
            if pair[0 if quarter < 2 else 1] == other:
                quads |= 1 << quarter
    return Mixed(main, other, quads, border, coast, frozenset(window))
