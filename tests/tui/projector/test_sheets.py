"""Pages hold all they are given, in its order, never more than fits; figures are what they say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from wargame.tui.projector.large import FIGURES, HALVED_ROWS, ROWS, fitting, halved, large, width
from wargame.tui.projector.numbers import gauge, meter
from wargame.tui.projector.sheets import Frame, pages, spread, wrapped

BLOCKS = st.lists(st.integers(1, 4), min_size=1, max_size=40)


def blocks(sizes: list[int]) -> list[tuple[Content, ...]]:
    return [tuple(Content(f"{k}.{row}") for row in range(size)) for k, size in enumerate(sizes)]


@given(BLOCKS, st.integers(4, 40))
def test_everything_is_on_some_page_once_and_in_order(sizes: list[int], height: int) -> None:
    found = pages("id", "Title", blocks(sizes), Frame(80, height))

    lines = [line.plain for page in found for line in page.lines if line.plain]
    assert lines == [line.plain for block in blocks(sizes) for line in block]
    assert all(len(page.lines) <= height for page in found)
    assert len({page.id for page in found}) == len(found)


@given(BLOCKS, st.integers(4, 40))
def test_there_is_room_between_things_wherever_more_than_one_page_is_needed(
    sizes: list[int], height: int
) -> None:
    for page in pages("id", "Title", blocks(sizes), Frame(80, height)):
        for before, after in zip(page.lines, page.lines[1:], strict=False):
            same = before.plain.split(".")[0] == after.plain.split(".")[0]
            assert same or not before.plain or not after.plain


@given(st.lists(st.integers(1, 30), min_size=1, max_size=20), st.integers(3, 12))
def test_what_is_longer_than_a_page_goes_on_on_the_next(sizes: list[int], height: int) -> None:
    found = pages("id", "Title", blocks(sizes), Frame(80, height))

    lines = [line.plain for page in found for line in page.lines if line.plain]
    assert lines == [line.plain for block in blocks(sizes) for line in block]
    assert all(len(page.lines) <= height for page in found)


@given(st.text(max_size=200), st.integers(8, 60))
def test_a_text_takes_as_many_lines_as_it_needs(text: str, columns: int) -> None:
    lines = wrapped(text, columns)
    assert lines == tuple(Content(text).wrap(columns))


@given(BLOCKS)
def test_what_fits_is_spread_over_the_page(sizes: list[int]) -> None:
    tight = sum(sizes) + len(sizes) - 1
    assert len(spread(blocks(sizes), tight)) == tight
    assert len(spread(blocks(sizes), tight + 3 * len(sizes))) == tight + 2 * (len(sizes) - 1)


@given(st.text(max_size=200), st.integers(8, 60), st.integers(1, 4))
def test_a_long_text_ends_in_an_ellipsis(text: str, columns: int, most: int) -> None:
    lines = wrapped(text, columns, most)
    assert len(lines) <= most
    assert all(line.cell_length <= columns for line in lines)
    if len(Content(text).wrap(columns)) > most:
        assert lines[-1].plain.endswith("…")


@given(st.text(alphabet="".join(FIGURES), min_size=1, max_size=6), st.integers(1, 3))
def test_figures_are_as_wide_and_high_as_is_said(text: str, scale: int) -> None:
    rows = large(text, scale)
    assert len(rows) == ROWS * scale
    assert {row.cell_length for row in rows} == {width(text, scale)}
    assert len(halved(text)) == HALVED_ROWS
    assert fitting(text, width(text, scale), ROWS * scale, scale) == scale
    assert fitting(text, width(text) - 1, ROWS) == 0


def test_no_two_figures_look_alike() -> None:
    for draw in (large, halved):
        drawn = {"\n".join(row.plain for row in draw(sign)) for sign in FIGURES}
        assert len(drawn) == len(FIGURES)


@pytest.mark.parametrize(
    ("value", "low", "high", "drawn"),
    [
        (2, 0, 4, "██ ██ ░░ ░░ "),
        (0, 0, 3, "░░ ░░ ░░ "),
        (2, -2, 2, "░░ ░░ ┃ ██ ██ "),
        (-1, -2, 2, "░░ ██ ┃ ░░ ░░ "),
        (0, -2, 2, "░░ ░░ ┃ ░░ ░░ "),
        (3, 1, 4, "██ ██ ░░ "),
    ],
)
def test_a_meter_counts_its_steps(value: int, low: int, high: int, drawn: str) -> None:
    assert meter(value, low, high, 3).plain == drawn


@given(st.integers(-200, 200), st.integers(25, 300), st.data(), st.integers(20, 100))
def test_a_gauge_fills_its_cells_only_at_the_ends_of_its_range(
    low: int, span: int, data: st.DataObject, cells: int
) -> None:
    high = low + span
    value = data.draw(st.integers(low, high))
    drawn = gauge(value, low, high, cells).plain
    midst = low < 0 < high
    assert len(drawn) == cells + 2 * midst
    if midst:
        left, right = drawn.split("┃ ")
        assert ("█" in left, "█" in right) == (value < 0, value > 0)
    else:
        assert ("█" in drawn, "░" in drawn) == (value > low, value < high)
