"""Arrow keys lead to the nearest place in their direction, and every place can be reached."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tui.cartography.large import atlas, situation
from wargame.tui.cartography.atlas import Atlas, Place, Point
from wargame.tui.cartography.drawing import Cartographer, Request
from wargame.tui.cartography.palette import DARK
from wargame.tui.cartography.steering import Routes, routes

SPOTS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 30)), min_size=1, max_size=30)


def reached(found: Routes, start: int) -> set[int]:
    seen, frontier = {start}, [start]
    while frontier:
        for to in found[frontier.pop()].values():
            if to not in seen:
                seen.add(to)
                frontier.append(to)
    return seen


@given(SPOTS)
def test_arrows_lead_from_every_place_to_every_other(spots: list[tuple[int, int]]) -> None:
    found = routes([(float(x), float(y)) for x, y in spots])

    for start in range(len(spots)):
        assert reached(found, start) == set(range(len(spots)))


def test_an_arrow_takes_the_nearest_place_that_lies_more_its_way_than_aside() -> None:
    points: list[Point] = [(0, 0), (10, 1), (5, 4), (3, 9), (-2, 0)]

    found = routes(points)

    assert found[0]["right"] == 2
    assert found[0]["down"] == 3
    assert found[0]["left"] == 4


@pytest.mark.parametrize("zoom", range(3))
@pytest.mark.parametrize(("width", "height"), [(80, 24), (160, 45), (30, 8)])
def test_every_place_of_a_theatre_is_reached_by_arrows(zoom: int, width: int, height: int) -> None:
    found = Cartographer(atlas()).leads(Request(situation(), DARK, width, height, zoom=zoom))

    assert reached(found, 0) == set(range(len(atlas().places)))


@pytest.mark.parametrize("count", [1, 2, 40, 200])
def test_every_place_of_a_list_is_reached_by_arrows(count: int) -> None:
    """Also those for which there is no room: they come with the page on which they stand."""
    listed = Atlas(tuple(Place(k, f"Place {k}", f"P{k}") for k in range(count)))

    found = Cartographer(listed).leads(Request(situation(), DARK, 60, 10))

    assert reached(found, 0) == set(range(count))
