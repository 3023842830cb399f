"""A drill on the full screen: the pages of a game, an end of its own, and then the real game."""

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from wargame.authoring.load import Loaded
from wargame.core import commands as cm
from wargame.core.orders import Refused
from wargame.core.view import View
from wargame.play.scratch import scratch
from wargame.play.session import SessionError
from wargame.prose.text import N_, _
from wargame.seat.cast import Cast
from wargame.seat.drill import BANNER, Drill
from wargame.tui import moves
from wargame.tui.game import Play
from wargame.tui.screens.closing import close
from wargame.tui.screens.handover import Cover
from wargame.tui.screens.results import Results
from wargame.tui.spoken import FullScreen
from wargame.tui.widgets.foot import Foot

if TYPE_CHECKING:
    from wargame.tui.entrance import Entrance


class DrillPlay(Play):
    """The open drill as this screen plays it."""

    async def _end(self) -> bool:
        """What came of each seat's order; grades, hopes and seeds are for games."""
        for last in await self.host.do(moves.last_news):
            if last.covered:
                await self._cover(Cover.for_seat(last.name))
            await self.app.push_screen_wait(Results(last.news, self.names, last.ground))
        return False

    async def _look_back(self, author: cm.Author, seat: int, view: View) -> None:
        """There is nothing to look back on that is kept."""

    async def _until_over(self) -> bool:
        """A drill that is over, or cannot go on, is at its end either way."""
        if await super()._until_over():
            await self._end()
        return False


class DrillOver(FullScreen[bool]):
    """The page between a drill and the game. Dismisses with whether the game begins."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", N_("Begin the game"), key_display="Enter"),
        Binding("escape", "leave", N_("Back"), key_display="Esc"),
    ]

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.file = file

    def compose(self) -> ComposeResult:
        with Vertical(id="cover"):
            yield Static(Content(_("The drill is over")), id="cover-head")
            said = _(
                "Nothing of it is kept: orders, dice and words are gone. Enter begins the game, in "
                "{file}, with fresh dice."
            )
            yield Static(Content(said.format(file=self.file)), id="cover-about")
        yield Foot()

    def action_begin(self) -> None:
        close(self, True)

    def action_leave(self) -> None:
        close(self, False)


async def drill(entrance: "Entrance", loaded: Loaded, cast: Cast, file: Path) -> bool:
    """Play a drill of a game that is to be kept in `file`; whether that game begins now.

    Raises SessionError where the drill cannot go on.
    """
    app, host = entrance.app, entrance.host
    app.banner = _(BANNER)
    try:
        with scratch() as folder:
            hidden = folder / "drill.wargame"
            await host.begin(loaded, cast, file=hidden, seed=None, company=Drill)
            names, atlas = await host.do(lambda room: (room.prose.names, room.atlas))
            entrance.play = DrillPlay(app, host, hidden, names, atlas)
            try:
                await entrance.play.run()
            except Refused as error:
                # The reason is put into words while the drill is open: only then are there any.
                raise SessionError(await host.do(moves.stuck, error)) from error
            finally:
                entrance.play = None
                await host.leave()
    finally:
        app.banner = ""
    return await app.push_screen_wait(DrillOver(file))
