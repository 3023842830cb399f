"""Outlines to pixels and cells: what is inside is filled, holes stay, nothing odd does harm."""

import math
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from wargame.tui.cartography.atlas import Point
from wargame.tui.cartography.raster import ACROSS, DOWN, SEA, Shape, fill, rasterise

WIDTH, HEIGHT = 24, 16
COORDINATES = st.floats(-8, 32, allow_nan=False).map(lambda x: round(x, 2))
POINTS = st.tuples(COORDINATES, COORDINATES)


def closed(points: list[Point]) -> list[Point]:
    return [*points, points[0]]


RINGS = st.lists(POINTS, min_size=3, max_size=9).map(closed)
"""Rings of any shape: they may cross themselves, lie on a line or be a single point."""


def inside(point: Point, rings: list[list[Point]]) -> bool:
    """Whether an odd number of edges lies to the right of a point: slow, and plain to see."""
    x, y = point
    crossed = 0
    for ring in rings:
        for k in range(len(ring) - 1):
            (x0, y0), (x1, y1) = ring[k], ring[k + 1]
            if (y0 <= y) != (y1 <= y) and x0 + (y - y0) / (y1 - y0) * (x1 - x0) > x:
                crossed += 1
    return crossed % 2 == 1


def on_an_edge(point: Point, rings: list[list[Point]]) -> bool:
    """Whether a point is so near to an edge that rounding decides on which side it lies."""
    x, y = point
    for ring in rings:
        for k in range(len(ring) - 1):
            (x0, y0), (x1, y1) = ring[k], ring[k + 1]
            if y0 == y1 or not min(y0, y1) <= y <= max(y0, y1):
                continue
            if abs(x0 + (y - y0) / (y1 - y0) * (x1 - x0) - x) < 1e-9:
                return True
    return False


def filled(rings: list[list[Point]], number: int = 1) -> list[list[int]]:
    grid = [[SEA] * WIDTH for _ in range(HEIGHT)]
    fill(grid, rings, number)
    return grid


@given(st.lists(RINGS, min_size=1, max_size=3))
def test_exactly_the_pixels_whose_middle_is_inside_are_filled(rings: list[list[Point]]) -> None:
    grid = filled(rings)

    for y in range(HEIGHT):
        for x in range(WIDTH):
            middle = (x + 0.5, y + 0.5)
            if not on_an_edge(middle, rings):
                assert (grid[y][x] != SEA) == inside(middle, rings), middle


@given(st.lists(RINGS, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_neither_the_order_of_rings_nor_their_direction_matters(
    rings: list[list[Point]], random: object
) -> None:
    middles = [(x + 0.5, y + 0.5) for y in range(HEIGHT) for x in range(WIDTH)]
    assume(not any(on_an_edge(middle, rings) for middle in middles))

    turned = [ring[::-1] for ring in reversed(rings)]

    assert filled(turned) == filled(rings)


def test_a_hole_is_kept_whichever_ring_comes_first() -> None:
    outer = [(2.0, 2.0), (18.0, 2.0), (18.0, 14.0), (2.0, 14.0), (2.0, 2.0)]
    hole = [(6.0, 5.0), (10.0, 5.0), (10.0, 9.0), (6.0, 9.0), (6.0, 5.0)]

    for rings in ([outer, hole], [hole, outer], [outer, hole[::-1]]):
        grid = filled(rings)
        assert sum(map(sum, grid)) == 16 * 12 - 4 * 4
        assert grid[6][7] == SEA
        assert grid[3][3] == 1


@given(st.lists(st.integers(1, 23), min_size=1, max_size=6, unique=True), st.floats(-0.3, 0.3))
def test_neighbours_share_no_pixel_and_leave_none_out(cuts: list[int], lean: float) -> None:
    """Stripes between slanting lines, each drawn by itself, cover the window once."""
    edges = [-20.0, *(float(cut) for cut in sorted(cuts)), 60.0]
    seen = [[0] * WIDTH for _ in range(HEIGHT)]
    for left, right in pairwise(edges):
        slant = lean * HEIGHT
        stripe = [(left, 0.0), (right, 0.0), (right + slant, 16.0), (left + slant, 16.0)]
        for y, row in enumerate(filled([closed(stripe)])):
            for x, number in enumerate(row):
                seen[y][x] += number

    assert seen == [[1] * WIDTH] * HEIGHT


@given(st.lists(st.lists(POINTS, max_size=5), max_size=4))
def test_rings_without_an_inside_do_no_harm(rings: list[list[Point]]) -> None:
    raster = rasterise([Shape([rings], (3.0, 3.0))], 6, 4)

    assert len(raster.base) == 4
    assert all(len(row) == 6 for row in raster.base)


@given(st.floats(0, 30), st.floats(0, 20))
def test_what_is_too_small_for_a_pixel_is_shown_at_its_spot(x: float, y: float) -> None:
    """A state between the middles of pixels must not vanish from the map."""
    x, y = math.floor(x) + 0.7, math.floor(y) + 0.7
    speck = [(x, y), (x + 0.1, y), (x, y + 0.1), (x, y)]

    raster = rasterise([Shape([[speck]], (x, y))], 20, 10)

    seen = {number for row in raster.base for number in row}
    touched = {number for row in raster.mixed for _, cell in row for number in cell.shapes}
    assert 1 in seen | touched


def test_a_shape_drawn_later_covers_what_is_below_it() -> None:
    square = [(0.0, 0.0), (20.0, 0.0), (20.0, 20.0), (0.0, 20.0), (0.0, 0.0)]
    inner = [(8.0, 8.0), (12.0, 8.0), (12.0, 12.0), (8.0, 12.0), (8.0, 8.0)]

    raster = rasterise([Shape([[square]]), Shape([[inner]])], 10, 5)

    assert raster.at(5, 2) == 2
    assert raster.at(0, 0) == 1


@given(st.lists(RINGS, min_size=1, max_size=3))
def test_the_inside_line_of_a_shape_lies_on_the_shape_and_touches_what_is_not(
    rings: list[list[Point]],
) -> None:
    raster = rasterise([Shape([[ring]]) for ring in rings], 12, 4)
    pixels = raster.pixels

    for (column, row), dots in raster.outline(frozenset({1})).items():
        assert dots
        own = [
            pixels[row * DOWN + y][column * ACROSS + x] for y in range(DOWN) for x in range(ACROSS)
        ]
        assert 1 in own
