"""From degrees to pixels: north is up, the box fits, and no projection has a hole."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wargame.tui.cartography.atlas import Box, Zoom
from wargame.tui.cartography.projection import conic, framed


@st.composite
def boxes(draw: st.DrawFn) -> Box:
    west = draw(st.floats(-180, 170))
    south = draw(st.floats(-85, 80))
    east = draw(st.floats(min(180, west + 0.5), min(180, west + 120)))
    north = draw(st.floats(min(85, south + 0.5), 85))
    return west, south, east, north


@given(boxes(), st.integers(2, 400), st.integers(2, 200))
def test_a_box_is_seen_whole_and_touches_two_edges(box: Box, width: int, height: int) -> None:
    frame = framed(Zoom("", box), width, height)
    west, south, east, north = box
    edge = [
        frame.at((west + (east - west) * k / 16, lat)) for k in range(17) for lat in (south, north)
    ]
    edge += [
        frame.at((lon, south + (north - south) * k / 16)) for k in range(17) for lon in (west, east)
    ]
    xs, ys = [x for x, _ in edge], [y for _, y in edge]

    assert min(xs) >= -1e-6
    assert min(ys) >= -1e-6
    assert max(xs) <= width + 1e-6
    assert max(ys) <= height + 1e-6
    assert max(max(xs) - min(xs) - width, max(ys) - min(ys) - height) == pytest.approx(0, abs=1e-6)


@given(boxes())
def test_north_is_above_south_in_the_middle_of_a_box(box: Box) -> None:
    frame = framed(Zoom("", box), 100, 100)
    middle = (box[0] + box[2]) / 2

    low, high = frame.at((middle, box[1])), frame.at((middle, box[3]))

    assert high[1] < low[1]
    assert high[0] == pytest.approx(low[0], abs=1e-6)


@pytest.mark.parametrize("latitude", [-60, -12, 12, 42, 62])
def test_degrees_along_a_true_parallel_have_their_true_length(latitude: float) -> None:
    """Snyder, chapter 16: distances are true along the standard parallels."""
    other = latitude + 10 if latitude > 0 else latitude - 10
    project = conic(0, *sorted((latitude, other)))
    step = 1e-3

    (x0, y0), (x1, y1) = project(5, latitude), project(5 + step, latitude)

    expected = math.radians(step) * math.cos(math.radians(latitude))
    assert math.hypot(x1 - x0, y1 - y0) == pytest.approx(expected, rel=1e-4)


def test_parallels_that_make_no_cone_give_a_plain_grid() -> None:
    project = conic(10, -30, 30)

    assert project(10, 0) == pytest.approx((0, 0))
    assert project(20, 0)[1] == pytest.approx(0)
    assert project(10, 20)[1] == pytest.approx(-math.radians(20))
