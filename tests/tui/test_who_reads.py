"""Who reads what Control puts: who is asked, and all only where that is said."""

from pathlib import Path

from textual.widgets import Input

from tests.tui.at_control import fill
from tests.tui.debating import CONTROL, method, send, written
from tests.tui.piloting import Seat, sit_down
from wargame.core import events as ev
from wargame.core.view import public_reader, seat_reader
from wargame.tui.screens.choosing import Choose, Filling
from wargame.tui.screens.console import Console
from wargame.tui.screens.matter_control import ControlMatter


async def asking_one(seat: Seat) -> Filling:
    """Control's own question, put under silence to Moldova alone, as far as its form."""
    await seat.go(Console, "p")
    await seat.sees("Waiting for")
    await seat.press("a")
    await seat.at(Choose)
    await seat.press("end", "enter")
    return await seat.at(Filling)


def test_a_question_to_one_seat_is_read_by_nobody_else(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        form = await asking_one(seat)
        await seat.sees("All read it, on the wall too.")
        form.query_one("#asked", Input).value = "2"
        await seat.sees("Read by Moldova, and Control.")
        await fill(seat, "Will you hold?", "2", "", "120")
        console = await seat.at(Console)
        await seat.until(lambda: bool(console.bench.matters), "the matter")
        room = await seat.play.host.do(lambda room: room)
        game = room.session.game
        others = [seat_reader(game, 0), seat_reader(game, 2), public_reader(game)]
        for reader in others:
            assert not room.session.view(reader).matters
            assert not [
                one for one in room.session.log(reader) if isinstance(one.event, ev.TakenUp)
            ]
        assert len(room.session.view(seat_reader(game, 1)).matters) == 1

    sit_down(steps, tmp_path, CONTROL)


def test_a_question_to_one_seat_goes_to_all_where_that_is_typed(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await asking_one(seat)
        await fill(seat, "Will you hold?", "2", "all", "120")
        console = await seat.at(Console)
        await seat.until(lambda: bool(console.bench.matters), "the matter")
        (matter,) = console.bench.matters
        assert matter.account.matter.readers & console.bench.names.game.public
        assert matter.account.matter.asked == (1,)

    sit_down(steps, tmp_path, CONTROL)


def test_a_seat_s_own_words_go_to_who_is_asked_and_a_warning_says_where_to_all(
    tmp_path: Path,
) -> None:
    async def steps(seat: Seat) -> None:
        await written(seat)
        await method(seat, 1)
        form = await seat.at(Filling)
        await seat.sees("All read it, on the wall too: they are Moldova's own words")
        seat.require_right()
        form.query_one("#asked", Input).value = "3"
        await seat.sees("Read by Moldova and The West, and Control.")
        await send(seat)
        page = await seat.at(ControlMatter)
        await seat.until(lambda: page.account.matter.open, "the matter")
        assert page.account.matter.readers == 0b110
        assert page.account.matter.asked == (2,)

    sit_down(steps, tmp_path, CONTROL)
