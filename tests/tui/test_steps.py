"""Steps taken back on the screen: who was told what, which dice, and what the log shows after."""

from pathlib import Path

from textual.widgets import OptionList

from tests.tui.piloting import MOLDOVA, Seat, sit_down
from wargame.core import commands as cm
from wargame.play.back import Rewind
from wargame.play.codec import read_move
from wargame.tui import moves
from wargame.tui.app import Opening
from wargame.tui.host import Room
from wargame.tui.screens.brief import BriefPage
from wargame.tui.screens.handover import PAUSE, Cover
from wargame.tui.screens.results import Results
from wargame.tui.screens.steps import Dice, StepsPage
from wargame.tui.screens.table import Table
from wargame.tui.screens.talking import Talks

TWO = Opening("transnistria", seats=("moldova", "west"), seed="s")


def branches(room: Room) -> int:
    return len(room.session.journal.branches())


def last_move(room: Room) -> Rewind:
    head = room.session.journal.head
    assert head is not None
    move = read_move(head.command)
    assert isinstance(move, Rewind)
    return move


def slip(room: Room) -> None:
    """Moldova writes a note."""
    room.session.submit(cm.Note(room.company.sitter(1).author, "a slip of the pen"))


async def noted(seat: Seat, text: str) -> None:
    """Let Moldova write a note."""
    table = await seat.to_the_table()
    await seat.play.host.do(moves.submit, 1, cm.Note(table.sight.author, text))
    await table._look_again()


def test_a_step_is_taken_back_once_it_is_said_who_was_told(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await noted(seat, "a slip of the pen")
        await seat.press("u")
        await seat.at(StepsPage)
        await seat.sees("Note of Moldova: a slip of the pen. Told to Moldova: 1 more")
        await seat.press("enter")
        await seat.at(Dice)
        await seat.sees("Moldova: 1 line; the last: Note of Moldova: a slip of")
        await seat.press("s")
        await seat.at(Results)
        await seat.sees("Control sets the game back")
        assert not (await seat.play.host.do(last_move)).draw
        await seat.press("enter")
        table = await seat.at(Table)
        await seat.press("5")
        await seat.sees("Undone: Note of Moldova: a slip of the pen.")
        log = table.query_one("#log-list", OptionList)
        prompt = next(o.prompt for o in log.options if "slip of the pen" in str(o.prompt))
        assert "strike" in repr(prompt)

    sit_down(steps, tmp_path)


def test_fresh_dice_are_kept_in_the_record(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await noted(seat, "a slip of the pen")
        await seat.go("u", StepsPage, "enter", Dice, "f", Results)
        await seat.sees("What comes next throws fresh dice")
        assert (await seat.play.host.do(last_move)).draw

    sit_down(steps, tmp_path)


def test_enter_alone_undoes_nothing(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await noted(seat, "a slip of the pen")
        await seat.go("u", StepsPage, "enter", Dice, "enter", StepsPage, "escape", Table)
        assert await seat.play.host.do(branches) == 1

    sit_down(steps, tmp_path)


def test_at_the_beginning_it_says_that_there_is_nothing_to_undo(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.to_the_table()
        await seat.press("u")
        await seat.is_told("There is nothing to undo")
        await seat.at(Table)

    sit_down(steps, tmp_path, MOLDOVA)


def test_where_several_share_the_screen_control_looks_alone(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        for _person in range(2):
            await lifted(seat)
            await seat.go(BriefPage, "ctrl+s", Results, "escape")
        await seat.at(Talks)
        await seat.play.host.do(slip)
        await seat.press("u")
        await seat.at(Cover)
        assert "Only Control looks now" in seat.text
        assert "Told to" not in seat.text
        await lifted(seat)
        await seat.go(StepsPage, "escape", Talks)

    sit_down(steps, tmp_path, TWO)


async def lifted(seat: Seat) -> None:
    """Lift a cover, which takes a moment in which nobody reads on."""
    await seat.at(Cover)
    await seat.pilot.pause(PAUSE + 0.1)
    await seat.press("enter")
