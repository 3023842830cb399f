"""A game that is set back from its end: all are told at once, and the wall shows how it stands."""

from pathlib import Path

import attrs
import pytest

from tests.tui.piloting import Seat, sit_down
from wargame.authoring.load import find, load
from wargame.core import commands as cm
from wargame.play.session import Session
from wargame.prose.prose import Prose
from wargame.seat.cast import cast_given, staff
from wargame.seat.company import Company
from wargame.tui.app import Opening
from wargame.tui.cartography.survey import atlas_of
from wargame.tui.host import Room
from wargame.tui.projector.showing import Showing, showing
from wargame.tui.screens.choosing import Filling
from wargame.tui.screens.console import Console
from wargame.tui.screens.ending import Ending
from wargame.tui.screens.handover import Cover
from wargame.tui.screens.results import Results
from wargame.tui.screens.steps import Dice, StepsPage


def near_the_end(file: Path) -> None:
    """A game of Control and autopilots, one step of Control's before it is over."""
    loaded = load(find("transnistria"))
    with Session.create(file, loaded, seed="1") as session:
        control = session.join("control", "control")
        staff(session, cast_given(loaded, (), (), control=True))
        company = Company(session, Prose.of(loaded, {}), wall=True)
        company.run_on()
        while not session.state.over:
            session.submit(cm.Proceed(control))
            company.run_on()
        company.undo()


async def to_the_end(seat: Seat) -> None:
    """Over all that lies before the last page."""
    while not isinstance(seat.app.screen, Ending):
        if isinstance(seat.app.screen, Results | Filling):
            await seat.press("escape")
        elif isinstance(seat.app.screen, Cover):
            await seat.pilot.pause(0.5)
            await seat.press("enter")
        elif isinstance(seat.app.screen, Console):
            await seat.press("p")
        await seat.pilot.pause(0.05)


@pytest.mark.parametrize("closed", [False, True])
def test_all_are_told_at_once_that_it_is_set_back_and_the_wall_follows(
    tmp_path: Path, *, closed: bool
) -> None:
    """Whether the last page comes by playing on or by opening a game that is over."""
    file = tmp_path / "game.wargame"
    near_the_end(file)

    def wall() -> Showing:
        session = Session.open(file, read_only=True)
        prose = Prose(session.engine)
        room = Room(session, prose, Company(session, prose), atlas_of(prose.names.scenario, None))
        shown = showing(room)
        session.close()
        return shown

    async def read(seat: Seat) -> None:
        await to_the_end(seat)

    async def steps(seat: Seat) -> None:
        await to_the_end(seat)
        assert wall().view.over
        await seat.press("u")
        if not isinstance(seat.app.screen, StepsPage):
            await seat.at(Cover)
            await seat.pilot.pause(0.5)
            await seat.press("enter")
        await seat.go(StepsPage, "t", "enter", Dice, "f", Results)
        await seat.sees("The game is set back")
        await seat.until(lambda: not wall().view.over, "the wall")
        assert wall().back
        await seat.go("enter", Console)

    opening = attrs.evolve(Opening(), game=file)
    if closed:
        sit_down(read, tmp_path, opening)
    sit_down(steps, tmp_path, opening)
