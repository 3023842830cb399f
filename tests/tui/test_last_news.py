"""News as a seat sits down: at the end each seat's own is covered from the others, however few have
any; where a game goes on, the seat is told that it may have read some of it.
"""

from pathlib import Path

import attrs
import pytest

from tests.tui.at_control import fill
from tests.tui.piloting import MOLDOVA, Seat, sit_down
from tests.tui.test_late import choose
from wargame.authoring.load import find, load
from wargame.core import commands as cm
from wargame.play.session import Session
from wargame.prose.prose import Prose
from wargame.seat.cast import Cast, staff
from wargame.seat.company import Company
from wargame.tui import moves
from wargame.tui.app import Opening
from wargame.tui.cartography.survey import atlas_of
from wargame.tui.host import Room
from wargame.tui.screens.brief import BriefPage
from wargame.tui.screens.choosing import Filling
from wargame.tui.screens.confirm import Confirm
from wargame.tui.screens.console import Console
from wargame.tui.screens.ending import Ending
from wargame.tui.screens.handover import PAUSE, Cover
from wargame.tui.screens.results import Results
from wargame.tui.screens.table import Table
from wargame.tui.screens.talking import Letters


def play_to_the_end(room: Room, secret: str) -> None:
    """Nobody orders anything but the one hidden order of the last turn."""
    session, company = room.session, room.company
    names = [action.id for action in session.game.scenario.actions]
    while not session.state.over:
        if company.talking:
            company.go_on()
            continue
        seat = company.next()
        assert seat is not None
        moves.sit(room, seat)
        author = company.sitter(seat).author
        legal = session.engine.legal_orders(session.state, seat)
        hidden = [order for order in legal if names[order.action] == secret]
        last = session.state.turn == session.game.scenario.turns
        if last and hidden and not session.view(company.sitter(seat).news.reader).orders:
            session.submit(cm.Lock(author, seat, hidden[0], "by night"))
        session.submit(cm.Finish(author, seat))
        company.run_on()
        company.account()
    moves.rise(room)


def test_the_only_seat_with_news_of_its_own_reads_it_behind_a_cover(tmp_path: Path) -> None:
    loaded = load(find("islands"))
    covert = next(one.id for one in loaded.scenario.actions if one.visibility == "covert")
    with Session.create(tmp_path / "game.wargame", loaded, seed="1") as session:
        staff(session, Cast((0, 1), ()))
        prose = Prose.of(loaded, {})
        atlas = atlas_of(loaded.scenario, loaded.geometry())
        room = Room(session, prose, Company(session, prose), atlas)
        room.company.open()
        play_to_the_end(room, covert)

        last = moves.last_news(room)

        assert len(last) == 1
        assert last[0].covered
        assert moves.passed_round(room)


def test_who_goes_on_with_a_game_is_told_that_some_of_the_news_may_have_been_read(
    tmp_path: Path,
) -> None:
    async def begin(seat: Seat) -> None:
        await seat.at(BriefPage)
        await seat.press("ctrl+s")
        await seat.at(Results)
        assert not seat.app._notifications
        await seat.press("escape")
        await seat.at(Table)

    async def go_on(seat: Seat) -> None:
        await seat.at(Results)
        await seat.is_told("Some of this you may have read before")

    file = tmp_path / "again.wargame"
    opening = attrs.evolve(MOLDOVA, game=file)
    sit_down(begin, tmp_path, opening)
    sit_down(go_on, tmp_path, Opening(game=file))


async def lifted(seat: Seat) -> None:
    """Lift a cover, once it is clear that no key was meant for what was shown before."""
    cover = await seat.at(Cover)
    await seat.pilot.pause(PAUSE)
    await seat.press("enter")
    await seat.until(lambda: seat.app.screen is not cover, "the page behind")


async def to_the_end(seat: Seat) -> list[str]:
    """Control ends the game; the heads of the covers that come before the last page."""
    await seat.go(Console, "e")
    await choose(seat, "End the game now")
    await seat.go(Confirm, "y")
    await fill(seat, "a fire alarm")
    covers: list[str] = []
    for _look in range(100):
        screen = seat.app.screen
        if isinstance(screen, Ending):
            return covers
        if isinstance(screen, Cover):
            covers.append(screen.head)
            await lifted(seat)
        elif isinstance(screen, Filling | Results):
            # Control writes down what each seat holds of the game, or leaves it.
            await seat.press("escape")
        await seat.pilot.pause(0.05)
    raise AssertionError(seat.text)


@pytest.mark.parametrize("sat", [False, True])
def test_a_seat_that_never_sat_at_control_s_screen_is_not_asked_to_at_the_end(
    sat: bool, tmp_path: Path
) -> None:
    """A letter to Moldova waits that nobody there reads; Russia may have sat down before."""

    async def steps(seat: Seat) -> None:
        await seat.at(Console)
        if sat:
            await seat.press("1", "home", "enter")
            await choose(seat, "Hand the screen over")
            await lifted(seat)
            await seat.go(BriefPage, "ctrl+s", Results, "escape", Letters, "escape")
            await lifted(seat)
        assert await to_the_end(seat) == (["All may look now"] if sat else [])

    room = attrs.evolve(MOLDOVA, seats=("moldova", "russia"), control=True)
    sit_down(steps, tmp_path, room)
