"""A game at work beside the screen: one thread owns the session, the screens await its answers.

Whatever touches the engine or the journal runs there, one piece of work at a time, so that keys and
repaints never wait for a disk or an autopilot.
"""

import asyncio
import contextlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

import attrs

from wargame import resources
from wargame.authoring.claims import registers
from wargame.authoring.load import Loaded
from wargame.play.journal import JournalError
from wargame.play.session import Session
from wargame.prose.prose import Prose
from wargame.prose.text import _
from wargame.seat.cast import Cast, require_unchanged, staff
from wargame.seat.company import Company
from wargame.seat.parting import afterwards
from wargame.tui.cartography.atlas import Atlas
from wargame.tui.cartography.survey import atlas_of
from wargame.tui.rest import set_aside
from wargame.tui.shelf import Shelf

P = ParamSpec("P")
T = TypeVar("T")


class Closed(Exception):
    """The game was closed while something was still to be done with it."""


@attrs.frozen
class Room:
    """A session, what makes its sentences, and who plays it here; only the host's thread may
    touch it. Names are mere look-ups, and may be used anywhere.
    """

    session: Session
    prose: Prose
    company: Company
    atlas: Atlas
    """What is drawn of the theatre, whatever the moment."""
    shelf: Shelf = attrs.Factory(Shelf)
    """What Control's screen keeps of the log from one look to the next."""


class Host:
    """The thread and the game it owns, if one is open."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="game")
        self._room: Room | None = None

    async def aside(self, work: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
        """Run something that takes time and needs no game; awaits what it returns or raises."""
        loop = asyncio.get_running_loop()
        # The language of who sits here is part of the context, and goes along to the thread.
        here = copy_context()
        return await loop.run_in_executor(self._thread, lambda: here.run(work, *given, **named))

    async def do(
        self, work: Callable[Concatenate[Room, P], T], *given: P.args, **named: P.kwargs
    ) -> T:
        """Run something on the open game. Closed when none is open any more."""

        def run() -> T:
            if self._room is None:
                raise Closed
            return work(self._room, *given, **named)

        return await self.aside(run)

    # ---- opening and closing

    async def begin(
        self,
        loaded: Loaded,
        cast: Cast,
        *,
        file: Path,
        seed: str | None,
        company: type[Company] = Company,
    ) -> Path:
        """Begin a game in a new file and hand the seats out; returns the file.

        `company` says by which rules people sit down. Raises JournalError.
        """

        def run() -> Path:
            self._room = _room(Session.create(file, loaded, seed=seed), company)
            staff(self._room.session, cast)
            return file

        return await self.aside(run)

    async def resume(self, file: Path) -> None:
        """Go on with a game. Raises JournalError, SessionError."""

        def run() -> None:
            require_unchanged(file)
            session = Session.open(file)
            if session.journal.read_only:
                session.close()
                said = _("{file} cannot be written here, so it can only be read.")
                raise JournalError(said.format(file=file))
            self._room = _room(session, resumed=True)

        await self.aside(run)

    async def watch(self, file: Path, patience: float) -> None:
        """Open a game only to look at it, beside whoever plays it; one that was open is closed.

        `patience` is in seconds, as `Session.open` has it. Raises JournalError, SessionError.
        """

        def run() -> None:
            self._close()
            self._room = _room(Session.open(file, read_only=True, patience=patience))

        await self.aside(run)

    async def parting(self, file: Path) -> tuple[str, ...]:
        """Close the game and return how to go on with it; nothing where it was closed before."""

        def run() -> tuple[str, ...]:
            if self._room is None:
                return ()
            found = afterwards(self._room.session, file, self._room.company.persons)
            self._close()
            return found

        return await self.aside(run)

    def end(self) -> None:
        """Let the thread go, once what runs there is done."""
        self._thread.shutdown(wait=False)

    async def leave(self) -> None:
        """Close the open game, if there is one; everything that was accepted is in its file."""
        await self.aside(self._close)

    def shut(self, seconds: float) -> None:
        """Close the game once what runs on its thread is done, but wait no longer than this.

        For the end of the process: a game whose file was not closed is as whole as a closed one.
        """
        with contextlib.suppress(RuntimeError, TimeoutError):
            self._thread.submit(self._close).result(seconds)

    def _close(self) -> None:
        if self._room is not None:
            self._room.session.close()
        self._room = None


def _room(session: Session, company: type[Company] = Company, *, resumed: bool = False) -> Room:
    loaded = session.loaded
    prose = Prose.of(loaded, registers(resources.seeds_dir()))
    atlas = atlas_of(prose.names.scenario, loaded.geometry())
    room = Room(session, prose, company(session, prose, resumed=resumed, wall=True), atlas)
    set_aside()
    return room
