"""The screen between Control and the seats: who looks when a game is gone on with, and what a seat
that has the screen keeps it for.
"""

from functools import partial
from pathlib import Path

import attrs
import pytest
from textual.widgets import Input

from tests.tui.at_control import pick, uncover
from tests.tui.piloting import MOLDOVA, Seat, sit_down
from tests.tui.projector.test_silences_on_the_wall import ISLES, offered
from tests.tui.test_deals import hand_to
from tests.tui.test_slips import enter
from wargame.authoring.load import load
from wargame.core import commands as cm
from wargame.play.session import Session
from wargame.seat.cast import cast_given, staff
from wargame.seat.company import CONTROL_NAME
from wargame.tui.app import Opening
from wargame.tui.screens.answer import Answering
from wargame.tui.screens.brief import BriefPage
from wargame.tui.screens.choosing import Choose
from wargame.tui.screens.confirm import Confirm
from wargame.tui.screens.console import Console
from wargame.tui.screens.handover import Cover
from wargame.tui.screens.matter_seat import SeatMatter
from wargame.tui.screens.results import Results
from wargame.tui.screens.setup import SetUp
from wargame.tui.screens.table import Table
from wargame.tui.screens.writing import Writing

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


@pytest.mark.parametrize("answers", [True, False])
def test_a_seat_keeps_the_screen_while_something_of_its_is_waited_for(
    tmp_path: Path, *, answers: bool
) -> None:
    """South is asked whether it takes the pact, and has a vote open; or it only argues there."""
    (tmp_path / "isles.yaml").write_text(ISLES.replace("SEEN", ""), "utf-8")
    loaded, file = load(tmp_path / "isles.yaml"), tmp_path / "game.wargame"
    with Session.create(file, loaded, seed="s") as session:
        staff(session, cast_given(loaded, ("north", "south"), (), control=True))
        control = session.join(CONTROL_NAME, "control")
        if answers:
            offered(session, control)
        for text in ("May the mission stay?", "May it grow?"):
            session.submit(cm.TakeUp(control, -1, "vote", text, options=("no", "yes")))

    async def steps(seat: Seat) -> None:
        await uncover(seat)
        await seat.at(Console)
        await seat.press("1", "home", "down", "enter")
        await pick(seat, "Hand the screen over")
        await uncover(seat)
        await seat.go(BriefPage, "ctrl+s", Results, "escape")
        if answers:
            await seat.go(Answering, "enter", Confirm, "y", Cover)
            await seat.sees("All may look now")
            await uncover(seat)
            await seat.go(Results, "escape", Cover)
            await seat.sees("Pass the keyboard to South")
            await uncover(seat)
        else:
            await seat.go(Table, "d", Confirm, "y")
        for _matter in range(2):
            page = await vote(seat)
            await seat.press("escape")
            await seat.until(partial(left, seat, page), "the next page")
        await seat.at(Cover)
        await seat.sees("Only Control looks now")

    sit_down(steps, tmp_path, Opening(game=file))


def left(seat: Seat, page: SeatMatter) -> bool:
    return seat.app.screen is not page


async def vote(seat: Seat) -> SeatMatter:
    """Choose the first outcome of what is argued."""
    page = await seat.at(SeatMatter)
    await seat.go("e", Choose, "enter", SeatMatter)
    await seat.until(lambda: page.reader not in page.account.matter.late, "the reply")
    return page


def test_a_note_takes_the_screen_from_nobody(tmp_path: Path) -> None:
    """Russia has ordered all that it will, and Control lets it look."""

    async def steps(seat: Seat) -> None:
        await seat.go(Console, "p")
        await enter(seat, RUSSIA, "It gives no more orders")
        await enter(seat, RUSSIA, "Hand the screen over")
        await uncover(seat)
        await seat.go(BriefPage, "ctrl+s", Results, "escape", Table, "2", "n")
        page = await seat.at(Writing)
        page.query_one(Input).value = "They wait."
        page.query(Input).last().focus()
        await seat.press("enter")
        await seat.at(Table)
        await seat.is_told("Noted.")
        await seat.go("escape", Cover)

    sit_down(steps, tmp_path, ROOM)
