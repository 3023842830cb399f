"""What the lines below a map have no room for is not cut: where nobody can select a place, all of
it is told apart from the picture.
"""

import attrs
from hypothesis import given
from hypothesis import strategies as st

from tests.tui.cartography.test_drawing import TWINS, drawn, told
from wargame.tui.cartography.atlas import Hold, Mark, Situation
from wargame.tui.cartography.drawing import Cartographer, Request
from wargame.tui.cartography.palette import PLAIN

MARKS = ("Unrest", "Foreign garrison", "Wants to join", "In the customs union", "Grain is short")
MARSH = "Marsh: held by nobody in particular"


def marked(count: int) -> Situation:
    """A situation with a region and some marks."""
    marks = tuple(Mark(k % 2, name, k) for k, name in enumerate(MARKS[:count]))
    return attrs.evolve(told(1, -2), marks=marks, holds=(Hold(0, True, MARSH.split(": ")[1]),))


def still(count: int, width: int, height: int) -> tuple[str, list[str]]:
    """A map on a wall as text, and what is told apart from it, line by line."""
    request = Request(marked(count), PLAIN, width, height, still=True)
    chart = Cartographer(TWINS)
    key = ["".join(run.text for run in line) for line in chart.key(request)]
    return chart.picture(request).text(), key


@given(st.integers(0, len(MARKS)), st.integers(40, 120), st.integers(14, 40))
def test_every_sign_is_named_whole_on_the_map_or_apart_from_it(
    count: int, width: int, height: int
) -> None:
    text, key = still(count, width, height)
    names = (MARSH, *MARKS[:count])
    if key:
        assert [any(name in line for line in key) for name in names] == [True] * len(names)
        assert {len(line) for line in key} == {width}
        assert "Weather" in key[0]
        assert "… all signs: next page" in text
    else:
        assert all(name in text for name in names)
    assert "…" not in text.replace("… all signs: next page", "")


def test_where_all_has_room_nothing_is_told_apart() -> None:
    assert still(5, 120, 40)[1] == []


def test_where_places_are_selected_the_lines_are_as_many_as_they_were() -> None:
    text = drawn(TWINS, marked(5), width=60, height=20).text()
    assert "next page" not in text
