"""A whole map as text: it fits, it can be read without colour, and nothing odd breaks it."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.tui.cartography.large import atlas, situation
from wargame.tui.cartography.atlas import (
    Atlas,
    Figure,
    Hold,
    Land,
    Layer,
    Mark,
    Place,
    Region,
    Situation,
    Zoom,
)
from wargame.tui.cartography.drawing import Cartographer, Picture, Request
from wargame.tui.cartography.legend import APART
from wargame.tui.cartography.palette import CONTRAST, DARK, LIGHT, PLAIN, Palette

PALETTES = (DARK, LIGHT, CONTRAST, PLAIN)


def box(west: float, south: float, east: float, north: float) -> tuple[tuple[float, float], ...]:
    return (west, south), (east, south), (east, north), (west, north), (west, south)


TWINS = Atlas(
    (
        Place(0, "Ostmark", "OS", ((box(0, 40, 4, 44),),)),
        Place(1, "Westmark", "WE", ((box(5, 40, 9, 44),),)),
    ),
    (Region("Marsh", 0, ((box(0, 40, 1.5, 42),),)),),
    (Land("Far land", ((box(0, 45, 9, 47),),), (4.5, 46)),),
    (Zoom("All", (-1, 39, 10, 48)),),
)
EMPTY = Atlas(())


def told(left: int | None, right: int | None, low: int = -5) -> Situation:
    return Situation((Layer("x", "Weather", low, 5, (Figure(0, left), Figure(1, right))),))


def drawn(
    of: Atlas, shown: Situation, palette: Palette = PLAIN, width: int = 80, height: int = 24
) -> Picture:
    return Cartographer(of).picture(Request(shown, palette, width, height))


def ground(picture: Picture, place: int) -> set[str]:
    """The characters on the cells of a place that no label covers."""
    lines = picture.text().split("\n")
    return {
        lines[y][x]
        for y, row in enumerate(picture.owners)
        for x, owner in enumerate(row)
        if owner == place and not any(r == y and a <= x < b for _, r, a, b in picture.hits)
    }


# ---- size


@given(st.integers(0, 70), st.integers(0, 30), st.sampled_from(PALETTES), st.integers(0, 5))
def test_a_picture_has_exactly_the_size_asked_for(
    width: int, height: int, palette: Palette, turn: int
) -> None:
    cartographer = Cartographer(atlas())
    request = Request(situation(turn), palette, width, height, turn, turn, turn)

    picture = cartographer.picture(request)

    assert len(picture.lines) == height
    assert {sum(cell_len(run.text) for run in line) for line in picture.lines} <= {width}


@pytest.mark.parametrize("name", ["Åland", "الجزيرة", "島国", "🏝️ Isle", "x" * 10_000, "a\tb", "-"])
def test_odd_names_keep_every_line_in_its_width(name: str) -> None:
    places = tuple(
        Place(k, name, name[:2], TWINS.places[k % 2].polygons if k < 2 else ()) for k in range(5)
    )
    odd = attrs.evolve(TWINS, places=places, land=(Land(name, TWINS.land[0].polygons, (4, 46)),))
    shown = Situation(told(1, -1).layers, (Mark(0, name),), (Hold(0, True, name),))

    picture = Cartographer(odd).picture(Request(shown, DARK, 80, 24, selected=0))

    assert {sum(cell_len(run.text) for run in line) for line in picture.lines} == {80}


# ---- without colour


def test_different_signs_differ_in_text_and_not_only_in_style() -> None:
    picture = drawn(TWINS, told(-3, 3))

    assert "OS-3" in picture.text()
    assert "WE+3" in picture.text()
    left, right = ground(picture, 0), ground(picture, 1)
    assert left & set("░▒▓")
    assert not right & set("░▒▓")


@pytest.mark.parametrize("palette", PALETTES, ids=["dark", "light", "contrast", "plain"])
@given(
    one=st.integers(-5, 5),
    other=st.integers(-5, 5),
)
def test_any_two_different_numbers_give_different_text(
    palette: Palette, one: int, other: int
) -> None:
    same = (
        drawn(TWINS, told(one, 0), palette).text() == drawn(TWINS, told(other, 0), palette).text()
    )

    assert same == (one == other)


def test_a_plain_map_holds_no_colour_at_all() -> None:
    request = Request(situation(), PLAIN, 120, 40, selected=2)

    inks = {run.ink for line in Cartographer(atlas()).picture(request).lines for run in line}

    assert {(ink.fore, ink.back) for ink in inks} == {("", "")}


def test_two_neighbours_with_one_number_are_parted_by_a_line() -> None:
    joined = attrs.evolve(
        TWINS,
        places=(
            TWINS.places[0],
            attrs.evolve(TWINS.places[1], polygons=((box(4, 40, 8, 44),),)),
        ),
    )
    for palette in PALETTES:
        text = drawn(joined, told(2, 2), palette, 160, 45).text()
        assert any(0x2800 < ord(sign) <= 0x28FF for sign in text)


# ---- what is known of a number


def test_a_number_that_is_not_known_shows_a_question_mark() -> None:
    shown = Situation((Layer("x", "Plots", 0, 3, (Figure(0, None, "few"), Figure(1, 2))),))

    picture = Cartographer(TWINS).picture(Request(shown, PLAIN, 80, 24, selected=0))

    assert "OS ?" in picture.text()
    assert "?" in ground(picture, 0)
    assert "Plots few, as far as you know" in picture.text()
    assert "WE 2" in picture.text()


def test_a_place_without_a_number_is_named_and_blank() -> None:
    picture = drawn(TWINS, Situation((Layer("x", "X", 0, 3, (Figure(1, 2),)),)))

    assert "OS" in picture.text()
    assert not ground(picture, 0) & set("░▒▓?")


def test_a_layer_without_a_negative_side_shows_numbers_without_sign() -> None:
    assert "OS 3" in drawn(TWINS, told(3, 1, low=0)).text()


# ---- regions, marks, selection


@pytest.mark.parametrize("palette", PALETTES, ids=["dark", "light", "contrast", "plain"])
def test_a_region_held_apart_has_a_pattern_of_its_own_and_is_named(palette: Palette) -> None:
    shown = attrs.evolve(told(2, 2), holds=(Hold(0, True, "Rebels"),))

    picture = drawn(TWINS, shown, palette)

    assert APART in ground(picture, 0)
    assert APART not in ground(picture, 1)
    assert f"{APART * 2} Marsh: Rebels" in picture.text()


def test_a_region_that_is_one_with_its_parent_has_no_pattern() -> None:
    shown = attrs.evolve(told(2, 2), holds=(Hold(0, False, "one with Ostmark"),))

    picture = drawn(TWINS, shown)

    assert APART not in ground(picture, 0)
    assert "Marsh: one with Ostmark" in picture.text()


def test_a_flag_is_a_sign_on_the_map_with_its_name_in_the_legend() -> None:
    shown = attrs.evolve(told(1, 1), marks=(Mark(1, "Unrest"),))

    text = drawn(TWINS, shown).text()

    assert "WE+1 ◆" in text
    assert "◆ Unrest" in text
    assert "OS+1 ◆" not in text


@pytest.mark.parametrize("palette", PALETTES, ids=["dark", "light", "contrast", "plain"])
def test_the_selected_place_is_marked_in_text(palette: Palette) -> None:
    picture = Cartographer(TWINS).picture(Request(told(1, 1), palette, 80, 24, selected=1))

    assert "▸WE+1◂" in picture.text()
    assert "▸Westmark" in picture.text()


def test_a_click_finds_a_place_by_its_ground_and_by_its_label() -> None:
    picture = drawn(TWINS, told(1, 1))
    lines = picture.text().split("\n")
    row = next(y for y, line in enumerate(lines) if "WE+1" in line)

    assert picture.place_at(lines[row].index("WE+1"), row) == 1
    assert {place for line in picture.owners for place in line} == {-1, 0, 1}
    y, x = next(
        (y, x)
        for y, line in enumerate(picture.owners)
        for x, place in enumerate(line)
        if place == 0
    )
    assert picture.place_at(x, y) == 0
    assert picture.place_at(-1, -1) is None
    assert picture.place_at(79, 23) is None


# ---- without outlines


@pytest.mark.parametrize(("width", "height"), [(80, 24), (60, 20), (160, 45)])
def test_forty_places_without_a_map_are_all_listed(width: int, height: int) -> None:
    places = tuple(Place(k, f"Province {k}", f"P{k}") for k in range(40))
    figures = tuple(Figure(k, k % 11 - 5) for k in range(40))

    text = drawn(Atlas(places), Situation((Layer("x", "X", -5, 5, figures),)), PLAIN, width, height)

    for place, figure in zip(places, figures, strict=True):
        assert f" {place.code}{f'{figure.value:+d}' if figure.value else ' 0'} " in text.text()


def test_places_without_an_outline_stand_beside_the_map() -> None:
    places = (*TWINS.places, Place(2, "Atlantis", "AT"))
    picture = drawn(attrs.evolve(TWINS, places=places), told(1, -1))
    lines = picture.text().split("\n")

    row = next(y for y, line in enumerate(lines) if " AT " in line)

    assert picture.place_at(lines[row].index("AT"), row) == 2
    assert "WE-1" in picture.text()


def test_more_places_than_there_is_room_for_show_the_page_with_the_selected() -> None:
    places = tuple(Place(k, f"Province {k}", f"P{k}") for k in range(300))

    text = Cartographer(Atlas(places)).picture(Request(told(1, 1), PLAIN, 40, 12, selected=290))

    assert "▸P290" in text.text()


@pytest.mark.parametrize("of", [EMPTY, TWINS, attrs.evolve(TWINS, zooms=())])
def test_nothing_to_tell_is_no_trouble(of: Atlas) -> None:
    assert len(drawn(of, Situation()).lines) == 24
