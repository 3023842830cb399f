"""Labels never overlap and never leave the map."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tui.cartography.large import atlas, situation
from wargame.tui.cartography.drawing import Cartographer, Request
from wargame.tui.cartography.labels import Placed, Wanted, place
from wargame.tui.cartography.palette import DARK
from wargame.tui.cartography.raster import Shape, rasterise

WIDTH, HEIGHT = 40, 12
TEXTS = st.text(st.sampled_from("AZ+3 ◆東é"), min_size=1, max_size=8)
WANTED = st.lists(
    st.builds(
        Wanted,
        st.integers(1, 2),
        st.tuples(st.integers(-5, WIDTH + 5), st.integers(-5, HEIGHT + 5)),
        st.tuples(TEXTS, TEXTS),
        st.booleans(),
    ),
    max_size=30,
)


def apart(labels: tuple[Placed, ...]) -> bool:
    return all(
        one.y != other.y or one.x + one.width <= other.x or other.x + other.width <= one.x
        for one, other in itertools.combinations(labels, 2)
    )


@given(WANTED)
def test_no_two_labels_share_a_cell_and_none_sticks_out(wanted: list[Wanted]) -> None:
    square = [(10.0, 8.0), (60.0, 8.0), (60.0, 40.0), (10.0, 40.0), (10.0, 8.0)]
    raster = rasterise([Shape([[square]])], WIDTH, HEIGHT)
    title = Placed(-1, 0, 0, " The title ")

    labels = place(wanted, raster, (title,))

    assert apart((title, *labels))
    assert all(0 <= label.x <= label.x + label.width <= WIDTH for label in labels)
    assert all(0 <= label.y < HEIGHT for label in labels)


def test_a_label_that_must_stay_inside_is_left_out_where_it_does_not_fit() -> None:
    square = [(10.0, 8.0), (18.0, 8.0), (18.0, 16.0), (10.0, 16.0), (10.0, 8.0)]
    raster = rasterise([Shape([[square]])], WIDTH, HEIGHT)

    assert place([Wanted(1, (6, 3), ("four",), inside=True)], raster)
    assert not place([Wanted(1, (6, 3), ("fives",), inside=True)], raster)


@pytest.mark.parametrize("zoom", range(3))
@pytest.mark.parametrize(("width", "height"), [(80, 24), (120, 40), (160, 45), (50, 16)])
def test_labels_of_a_theatre_never_overlap(zoom: int, width: int, height: int) -> None:
    for layer in range(3):
        request = Request(situation(), DARK, width, height, layer, zoom, selected=3)
        picture = Cartographer(atlas()).picture(request)

        assert picture.labels
        assert apart(picture.labels)


def test_on_a_large_screen_every_place_in_view_has_its_label() -> None:
    picture = Cartographer(atlas()).picture(Request(situation(), DARK, 160, 45))

    assert len(picture.labels) == len(atlas().places)


def test_a_selected_place_has_a_label_however_crowded_it_is() -> None:
    cartographer = Cartographer(atlas())
    for one in atlas().places:
        request = Request(situation(), DARK, 40, 14, selected=one.index)
        if cartographer.in_view(request, one.index):
            assert f"▸{one.code}" in cartographer.picture(request).text(), one.name
