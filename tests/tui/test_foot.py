"""The foot of a screen: no key is left out for want of room, and each can be clicked on."""

from pathlib import Path

import pytest

from tests.tui.at_control import CONTROL, open_order, to_the_desk
from tests.tui.piloting import Seat, sit_down
from wargame.tui.screens.choosing import Filling
from wargame.tui.screens.desk import OrderDesk
from wargame.tui.widgets.foot import Foot


@pytest.mark.parametrize(("size", "rows"), [((80, 24), 2), ((160, 40), 1)])
def test_all_that_may_be_ruled_on_an_order_stands_at_its_foot(
    size: tuple[int, int], rows: int, tmp_path: Path
) -> None:
    async def steps(seat: Seat) -> None:
        await to_the_desk(seat)
        page = await open_order(seat, "Reform and fight corruption")
        foot = page.query_one(Foot)
        await seat.until(lambda: foot.size.height == rows, "the rows of the foot")
        assert {key for row in foot.rows for key in row} == {*foot.keys, *foot.always}
        for said in ("+ Add 1", "o Set the row", "m Argue it", "r Take back", "Esc Back"):
            assert said in "\n".join(seat.rows[-rows:])
        seat.require_right()
        at = seat.rows[-1].index("r Take back")
        await seat.pilot.click(Foot, offset=(at, rows - 1))
        await seat.at(Filling)
        await seat.go("escape", OrderDesk)

    sit_down(steps, tmp_path, CONTROL, size)


def test_a_click_on_a_row_that_has_just_gone_presses_nothing(tmp_path: Path) -> None:
    """Keys change at once, and the rows that they need when the page is laid out again."""

    async def steps(seat: Seat) -> None:
        await to_the_desk(seat)
        page = await open_order(seat, "Reform and fight corruption")
        foot = page.query_one(Foot)
        await seat.until(lambda: foot.size.height == 2, "two rows")
        foot.keys = foot.keys[:1]
        await seat.pilot.click(Foot, offset=(1, 1))
        await seat.at(OrderDesk)

    sit_down(steps, tmp_path, CONTROL)


@pytest.mark.parametrize("width", [20, 40])
def test_where_even_two_rows_are_too_little_the_way_back_stays(width: int, tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await to_the_desk(seat)
        page = await open_order(seat, "Reform and fight corruption")
        await seat.pilot.resize_terminal(width, 24)
        foot = page.query_one(Foot)
        await seat.until(lambda: foot.size.width == width, "the narrower screen")
        assert "escape" in {key for row in foot.rows for key, _told, _what in row}
        seat.require_right()

    sit_down(steps, tmp_path, CONTROL)
