"""Hatching alone tells the sign of a number and how large it is."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wargame.tui.cartography.atlas import Layer
from wargame.tui.cartography.scale import MOST, TILE, density, hatch, sample, step, steps


@st.composite
def layers(draw: st.DrawFn) -> Layer:
    low = draw(st.integers(-3000, 3000))
    high = draw(st.integers(low + 1, low + 5000))
    return Layer("x", "X", low, high, ())


def covered(at: int, *, signed: bool) -> int:
    """Characters of hatching that are not blank, in a square of it, dense ones counted more."""
    weight = {" ": 0, "░": 1, "▒": 2, "▓": 3}
    rows = [hatch(at, row, signed=signed) for row in range(TILE)]
    return sum(weight.get(sign, 1) for row in rows for sign in row)


@given(layers(), st.data())
def test_a_larger_number_never_has_a_smaller_step(layer: Layer, data: st.DataObject) -> None:
    values = st.integers(layer.low - 5, layer.high + 5)
    small, large = sorted((data.draw(values), data.draw(values)))

    assert step(layer, small) <= step(layer, large)


@given(layers(), st.data())
def test_sign_and_nothing_are_kept(layer: Layer, data: st.DataObject) -> None:
    value = data.draw(st.integers(layer.low, layer.high))
    at = step(layer, value)

    if layer.signed:
        assert (at > 0) == (value > 0)
        assert (at < 0) == (value < 0)
    else:
        assert (at == 0) == (value == layer.low)
    assert abs(at) <= MOST


@given(layers())
def test_the_legend_covers_the_range_without_a_gap(layer: Layer) -> None:
    found = steps(layer)

    assert found[0][1] == layer.low
    assert found[-1][2] == layer.high
    for (_, _, end), (_, start, _) in pairwise(found):
        assert start == end + 1
    for at, first, last in found:
        assert step(layer, first) == step(layer, last) == at


@pytest.mark.parametrize("signed", [True, False])
def test_hatching_grows_denser_with_every_step(signed: bool) -> None:
    for sides in (1, -1) if signed else (1,):
        amounts = [covered(sides * at, signed=signed) for at in range(MOST + 1)]
        assert amounts == sorted(set(amounts))


def test_no_sign_of_hatching_below_zero_is_used_above_it() -> None:
    below = {sign for at in range(1, 6) for sign in hatch(-at, 0, signed=True)} - {" "}
    above = {
        sign for at in range(1, 6) for row in range(9) for sign in hatch(at, row, signed=True)
    } - {" "}

    assert below
    assert above
    assert below.isdisjoint(above)


@pytest.mark.parametrize("at", range(-5, 6))
def test_hatching_repeats_after_a_tile_and_a_sample_shows_it(at: int) -> None:
    rows = [hatch(at, row, signed=True) for row in range(2 * TILE)]

    assert {len(row) for row in rows} == {TILE}
    assert rows[:TILE] == rows[TILE:]
    assert (sample(at, signed=True).strip() == "") == (at == 0)
    assert 0 <= density(at, signed=True) < 1
