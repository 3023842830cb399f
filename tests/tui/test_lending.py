"""The screen between Control and the seats: who looks when a game is gone on with, and what a seat
that has the screen keeps it for.
"""

from pathlib import Path

import attrs
import pytest

from tests.tui.at_control import uncover
from tests.tui.piloting import MOLDOVA, Seat, sit_down
from tests.tui.test_deals import hand_to
from wargame.tui.app import Opening
from wargame.tui.screens.confirm import Confirm
from wargame.tui.screens.console import Console
from wargame.tui.screens.handover import Cover
from wargame.tui.screens.setup import SetUp

ROOM = attrs.evolve(MOLDOVA, seats=("russia", "moldova", "west"), control=True)
RUSSIA, MOLDOVAN, WEST = range(3)


@pytest.mark.parametrize("sat", [False, True])
def test_control_s_page_of_a_game_that_is_gone_on_with_is_covered(
    sat: bool, tmp_path: Path
) -> None:
    """Whoever sat at the screen when the game was left may still sit there."""

    async def left(seat: Seat) -> None:
        await seat.at(Console)
        if sat:
            await hand_to(seat, MOLDOVAN)
            await seat.go("ctrl+q", Confirm)

    async def again(seat: Seat) -> None:
        await seat.at(Cover)
        await seat.sees("Only Control looks now")
        assert not any(isinstance(page, Console) for page in seat.app.screen_stack)
        await uncover(seat)
        await seat.at(Console)

    file = tmp_path / "evening.wargame"
    sit_down(left, tmp_path, attrs.evolve(ROOM, game=file))
    sit_down(again, tmp_path, Opening(game=file))
    sit_down(again, tmp_path, Opening(game=file, control=True))


def test_where_only_control_is_here_nothing_is_covered(tmp_path: Path) -> None:
    async def begun(seat: Seat) -> None:
        await seat.go(SetUp, "enter", Console)

    async def steps(seat: Seat) -> None:
        await seat.until(lambda: isinstance(seat.app.screen, Console | Cover), "a page")
        await seat.at(Console)

    file = tmp_path / "evening.wargame"
    sit_down(begun, tmp_path, attrs.evolve(ROOM, game=file, seats=()))
    sit_down(steps, tmp_path, Opening(game=file))
