"""A projector without a terminal: keys go in, the rows of the screen come out."""

import asyncio
import random
import sqlite3
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import attrs
from textual.pilot import Pilot

from tests.play.playing import begin, noon, one_command
from wargame.play.clock import utc_now
from wargame.play.session import Session
from wargame.tui.app import WargameApp
from wargame.tui.projector.screen import Projector

NET = 20.0
"""Seconds after which waiting is given up."""


@attrs.frozen
class Wall:
    """What a room looks at, and who stands beside it."""

    screen: Projector
    pilot: Pilot[int]

    @property
    def rows(self) -> list[str]:
        """The screen's rows as they are shown."""
        return [strip.text for strip in self.pilot.app.screen._compositor.render_strips()]

    @property
    def text(self) -> str:
        """The screen's text, with one space wherever there are several, or a new row."""
        return " ".join(" ".join(self.rows).split())

    @property
    def page(self) -> str:
        return self.screen.pages[self.screen.at].id

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def until(self, met: Callable[[], bool]) -> None:
        """Wait until something holds. AssertionError when it never does."""
        until = time.monotonic() + NET
        while not met():
            assert time.monotonic() < until, f"waited in vain:\n{self.text}"
            await self.pilot.pause(0.02)

    async def until_text(self, text: str) -> None:
        await self.until(lambda: text in self.text)

    async def until_page(self, id: str) -> None:
        await self.until(lambda: self.page == id)

    async def until_after(self, shown: object) -> None:
        """Wait until something else may be shown than this."""
        await self.until(lambda: self.screen.latest is not shown)
        await self.pilot.pause()

    async def turn_to(self, start: str) -> None:
        """Turn by hand to the first page whose id begins so."""
        for _ in self.screen.pages:
            if self.page.startswith(start):
                return
            await self.press("right")
        raise AssertionError(f"no page {start}: {[page.id for page in self.screen.pages]}")


def projected(
    file: Path,
    steps: Callable[[Wall], Awaitable[None]],
    *,
    size: tuple[int, int] = (100, 30),
    every: float = 0,
    now: Callable[[], str] = utc_now,
    theme: str = "dark",
) -> None:
    """Project a game and do something in front of it once it is there, or told why it is not."""

    async def run() -> None:
        app = WargameApp(folder=file.parent)
        async with app.run_test(size=size) as pilot:
            app.theme = f"wargame-{theme}"
            screen = Projector(file, every=every, now=now)
            await app.push_screen(screen)
            wall = Wall(screen, pilot)
            await wall.until(lambda: bool(screen.pages or screen.trouble))
            await pilot.pause()
            await steps(wall)

    asyncio.run(run())


def held(file: Path) -> sqlite3.Connection:
    """A program that lets nobody read a file, until the connection is closed."""
    db = sqlite3.connect(file, isolation_level=None)
    db.execute("BEGIN EXCLUSIVE")
    return db


def played(folder: Path, commands: int) -> Path:
    """A game into which so many commands were given by chance."""
    file, rng = folder / "game.wargame", random.Random(3)
    begin(file)
    with Session.open(file, now=noon) as session:
        for _ in range(commands):
            command = one_command(session, rng)
            if command is None:
                break
            session.submit(command)
    return file


def later() -> str:
    """Ninety-five seconds after the time at which everything in these games is kept."""
    return "2030-01-01T12:01:35Z"
