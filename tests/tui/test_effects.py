"""What changes by a ruling is picked: nothing that was typed is lost without a word."""

from pathlib import Path

import attrs
from textual.widgets import Input, OptionList

from tests.tui.piloting import MOLDOVA, Seat, sit_down
from wargame.tui import bench as desk
from wargame.tui.screens.console import Console
from wargame.tui.screens.effects import Effects, PickEffects

CONTROL = attrs.evolve(MOLDOVA, control=True)


class Sheet:
    """The page, and what it was left with."""

    def __init__(self, seat: Seat) -> None:
        self.seat, self.left = seat, list[Effects | None]()

    async def open(self) -> PickEffects:
        await self.seat.at(Console)
        numbers = await self.seat.play.host.do(desk.numbers)
        await self.seat.app.push_screen(PickEffects(numbers), self.left.append)
        return await self.seat.at(PickEffects)


def test_a_change_typed_right_after_the_name_is_the_change(tmp_path: Path) -> None:
    """Where one name is left, and where the list has the cursor."""

    async def steps(seat: Seat) -> None:
        sheet = Sheet(seat)
        page = await sheet.open()
        await seat.press(*"cohesion", "enter", "-", "1", "enter")
        assert [number.name for number, _ruling in page.picked] == ["Cohesion"]
        page.query_one("#find", Input).value = "of moldova"
        await seat.press("enter", "+", "1", "enter")
        assert len(page.picked) == 2
        await seat.go("ctrl+s", Console)
        (effects,) = sheet.left
        assert effects is not None
        assert len(effects) == 2

    sit_down(steps, tmp_path, CONTROL)


def test_a_change_that_was_not_entered_is_taken_with_the_rest(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        sheet = Sheet(seat)
        await sheet.open()
        await seat.press(*"cohesion", "enter", *"far", "ctrl+s")
        await seat.sees("Type the change as in the hint")
        assert not sheet.left
        await seat.press(*3 * ["backspace"], "+", "1")
        await seat.go("ctrl+s", Console)
        (effects,) = sheet.left
        assert effects is not None
        assert len(effects) == 1

    sit_down(steps, tmp_path, CONTROL)


def test_whoever_began_to_pick_is_asked_before_nothing_changes(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        sheet = Sheet(seat)
        page = await sheet.open()
        await seat.press(*"harmony", "enter")
        await seat.sees("No name has these words in it")
        page.query_one("#find", Input).value = ""
        await seat.press(*"cohesion", "ctrl+s")
        await seat.sees("Nothing is picked: Ctrl+S once more")
        assert not sheet.left
        await seat.go("ctrl+s", Console)
        assert sheet.left == [()]
        await sheet.open()
        await seat.go("ctrl+s", Console)
        assert sheet.left == [(), ()]

    sit_down(steps, tmp_path, CONTROL)


def test_the_cursor_begins_on_the_seat_that_is_waited_for(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        console = await seat.at(Console)
        await seat.press("p")
        await seat.sees("Waiting for Moldova")
        at = [chair.name for chair in console.bench.chairs].index("Moldova")
        assert at
        await seat.app.push_screen(Console(seat.play, console.bench))
        found = seat.app.screen.query_one("#chairs", OptionList).highlighted_option
        assert found is not None
        assert found.id == str(at)

    sit_down(steps, tmp_path, CONTROL)
