"""A drill in lines: one order each and one result; then whoever is there begins the game."""

from collections.abc import Callable

import attrs

from wargame import resources
from wargame.authoring.claims import registers
from wargame.authoring.load import Loaded
from wargame.plain.desk import Desk
from wargame.plain.menu import Menu
from wargame.plain.table import Table
from wargame.plain.terminal import Terminal
from wargame.play.scratch import scratch
from wargame.play.session import Session
from wargame.prose.prose import Prose
from wargame.prose.text import _
from wargame.seat.cast import Cast, staff
from wargame.seat.drill import BANNER, LEFT, Drill


@attrs.frozen
class FirstOrder(Menu):
    """The menu of a seat until it has locked one order."""

    def ordering(self, turn: int) -> bool:
        own = self.desk.view().seats[self.desk.seat]
        return super().ordering(turn) and not own.locked


class DrillTable(Table):
    """The keyboard in a drill."""

    def menu(self, desk: Desk) -> Menu:
        return FirstOrder(desk)

    def end(self) -> None:
        """What came of each seat's order; grades, hopes and seeds are for games."""
        for seat in self.persons:
            if self.desk(seat).told_of.fresh():
                self.sit(seat)
        if self.shared and self.company.seated >= 0:
            self.rise()


def drill(terminal: Terminal, loaded: Loaded, cast: Cast, now: Callable[[], str]) -> None:
    """Play a drill, and keep nothing of it. Raises Leave with whoever leaves the game with it."""
    terminal.banner = f"[{_(BANNER)}]"
    terminal.say(terminal.banner)
    left = True
    try:
        with (
            scratch() as folder,
            Session.create(folder / "drill.wargame", loaded, now=now) as session,
        ):
            prose = Prose.of(session.loaded, registers(resources.seeds_dir()))
            terminal.claim = prose.names.claim
            staff(session, cast)
            DrillTable(Drill(session, prose), terminal).play()
        left = False
    finally:
        terminal.banner = ""
        if left:
            terminal.clear()
            terminal.say(_(LEFT))
    terminal.say(_("The drill is over: nothing of it is kept. The game begins, with fresh dice."))
    terminal.enter(_("Enter begins the game"), _("q leaves before a game begins."))
