"""Numbers as pictures: whatever the numbers are, a picture has the room it was given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.prose.strait import engine, prose
from wargame.core.dice import Dice
from wargame.core.rolled import Roll
from wargame.core.tables import Band, Table, shares
from wargame.tui import drawing

LOW = st.integers(-50, 50)
CELLS = st.integers(2, 60)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Tables of two dice with two to five rows."""
    cuts = sorted(draw(st.sets(st.integers(3, 12), min_size=1, max_size=4)))
    lows, highs = [None, *cuts], [*(cut - 1 for cut in cuts), None]
    labels = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=40)
    ends = zip(lows, highs, strict=True)
    bands = tuple(Band(str(k), draw(labels), *both) for k, both in enumerate(ends))
    return Table("t", "T", Dice(2, 6), bands, None, draw(st.booleans()))


@given(LOW, st.integers(1, 60), st.data(), CELLS)
def test_a_gauge_has_exactly_its_cells(
    low: int, span: int, data: st.DataObject, cells: int
) -> None:
    high = max(low + span, 1)
    value = data.draw(st.integers(low, high))

    shown = drawing.gauge(value, low, high, cells)

    assert shown.cell_length == cells
    assert low >= 0 or shown.plain.count(drawing.MARK) == 1


@given(st.integers(0, 1000), CELLS)
def test_a_bar_has_exactly_its_cells_and_fills_its_share(share: int, cells: int) -> None:
    shown = drawing.bar(share, cells).plain
    eighths = sum(drawing.EIGHTHS.index(sign) for sign in shown)

    assert len(shown) == cells
    assert abs(eighths / 8 - share * cells / 1000) <= 1 / 16


@given(tables(), st.integers(-6, 6), st.integers(10, 160))
def test_the_odds_add_up_to_a_hundred_and_keep_to_the_width(
    table: Table, net: int, width: int
) -> None:
    ways = table.odds(net)

    rows = drawing.odds(table, ways, width)

    assert sum(shares(ways)) == 1000
    assert len(rows) == len(table.bands)
    assert len({row.cell_length for row in rows}) == 1
    assert rows[0].cell_length <= max(width, 2 + 24 + 8 + 8)


@given(st.lists(st.integers(1, 6), min_size=1, max_size=4))
def test_dice_are_five_lines_with_as_many_pips_as_they_show(faces: list[int]) -> None:
    lines = drawing.dice(faces)

    assert len(lines) == 5
    assert len({line.cell_length for line in lines}) == 1
    assert sum(line.plain.count("●") for line in lines) == sum(faces)


def test_an_arrow_tells_direction_and_amount() -> None:
    assert [drawing.arrow(*pair).plain for pair in ((3, 3), (1, 3), (3, 2))] == ["", "↑2", "↓1"]


@pytest.mark.parametrize(
    ("argued", "said"), [(False, "the row set by Control"), (True, "the row as it was argued")]
)
def test_a_row_that_was_set_is_shown_without_dice(argued: bool, said: str) -> None:
    which = next(k for k, info in enumerate(engine().game.rolls) if info.rule == "press")
    roll = Roll(which, (), 0, 3, (1, 5, 15, 15), (4, 3), 1, False)
    for large in (False, True):
        thrown, given = (
            "\n".join(line.plain for line in drawing.thrown(prose().names, one, 60, large=large))
            for one in (roll, roll._replace(forced=True, argued=argued))
        )
        assert said in given
        assert said not in thrown
        pips = "╭───────╮" if large else drawing.FACES[4]
        assert pips in thrown
        assert pips not in given
