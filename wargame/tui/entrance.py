"""Into a game and out of it: loading, asking for seats, beginning or going on, playing, leaving.

What is wrong with a file is said on the screen in a sentence, and the launcher is there again.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from wargame.authoring.diagnostics import ScenarioError
from wargame.authoring.load import Loaded, find, in_languages, load
from wargame.core.orders import Refused
from wargame.language import wanted
from wargame.play.journal import JournalError
from wargame.play.session import SessionError
from wargame.prose.text import _
from wargame.seat.cast import Cast, CastError, cast_given, new_file
from wargame.seat.drill import LEFT
from wargame.tui import moves
from wargame.tui.drill import drill
from wargame.tui.game import Play
from wargame.tui.host import Closed, Host
from wargame.tui.screens.setup import SetUp

if TYPE_CHECKING:
    from wargame.tui.app import Opening, WargameApp

BAD = (ScenarioError, JournalError, SessionError, CastError, OSError)
"""What may be wrong with files; each says so in a sentence."""


class Entrance:
    """One game from its choice to its end."""

    def __init__(self, app: "WargameApp", opening: "Opening") -> None:
        self.app, self.opening = app, opening
        self.host = Host()
        self.drill = opening.drill
        """Whether a drill comes before the game."""
        self.play: Play | None = None

    async def run(self) -> None:
        """Open and play; afterwards the launcher is there again."""
        try:
            file = await self._open()
            if file is not None:
                names, atlas = await self.host.do(lambda room: (room.prose.names, room.atlas))
                self.play = Play(self.app, self.host, file, names, atlas)
                await self.play.run()
                self.app.parting = await self.host.do(moves.parting, file)
        except Closed:
            return
        except Refused as error:
            said = await self.host.do(moves.stuck, error)
            self.app.notify(said, severity="error", timeout=30)
        except BAD as error:
            self.app.notify(
                str(error), title=_("This cannot be played"), severity="error", timeout=30
            )
        finally:
            self.play = None
            await self.host.leave()
            self.host.end()
        await self.app.to_launcher()

    async def leave(self) -> tuple[str, ...]:
        """Close the game wherever it stands; how to go on."""
        if self.play is None:
            return self.app.parting
        if self.drill:
            await self.host.leave()
            return (_(LEFT),)
        return await self.host.parting(self.play.file)

    async def _open(self) -> Path | None:
        """The file of the game that is open now; None when none was chosen."""
        opening = self.opening
        if opening.game is not None and (opening.scenario is None or opening.game.exists()):
            await self.host.resume(opening.game)
            if opening.control:
                await self.host.do(moves.preside)
            return opening.game
        path = find(opening.scenario or "")
        loaded = await self.host.aside(load, path, layout=opening.layout)
        file = opening.game or new_file(loaded.scenario.id, self.app.folder)
        cast = (
            cast_given(
                in_languages(loaded, *wanted()),
                opening.seats,
                opening.postures,
                control=opening.control,
            )
            if opening.seats
            else None
        )
        if cast is None:
            chosen = await self._set_up(path, loaded, file)
            if chosen is None:
                return None
            loaded, cast = chosen
        if self.drill and not await self._drilled(loaded, cast, file):
            return None
        return await self.host.begin(loaded, cast, file=file, seed=opening.seed)

    async def _drilled(self, loaded: Loaded, cast: Cast, file: Path) -> bool:
        """Play the drill; whether the game begins now."""
        begins = await drill(self, loaded, cast, file)
        self.drill = False
        return begins

    async def _set_up(self, path: Path, loaded: Loaded, file: Path) -> tuple[Loaded, Cast] | None:
        """Ask who plays, again for each layout that is looked at."""
        while True:
            told = await self.host.aside(in_languages, loaded, *wanted())
            chosen = await self.app.push_screen_wait(
                SetUp(told, file, control=self.opening.control, drill=self.drill)
            )
            if chosen is None:
                return None
            if chosen.cast is not None:
                self.drill = chosen.drill
                return loaded, chosen.cast
            loaded = await self.host.aside(load, path, layout=chosen.layout)
