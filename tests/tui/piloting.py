"""The full screen without a terminal: keys go in, the rows of the screen come out."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

import attrs
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import OptionList

from wargame.tui.app import Opening, WargameApp
from wargame.tui.game import Play
from wargame.tui.screens.brief import BriefPage
from wargame.tui.screens.order import OrderForm
from wargame.tui.screens.results import Results
from wargame.tui.screens.table import Table

NET = 30.0
"""Seconds after which waiting is given up."""
S = TypeVar("S", bound=Screen[Any])
MOLDOVA = Opening("transnistria", seats=("moldova",), seed="s")


@attrs.frozen
class Seat:
    """Someone in front of the screen."""

    app: WargameApp
    pilot: Pilot[int]

    @property
    def rows(self) -> list[str]:
        """The screen's rows as they are shown."""
        return [strip.text for strip in self.app.screen._compositor.render_strips()]

    @property
    def text(self) -> str:
        """The screen's text, with one space wherever there are several, or a new row."""
        return " ".join(" ".join(self.rows).split())

    @property
    def play(self) -> Play:
        """The game that is open."""
        assert self.app.entrance is not None
        assert self.app.entrance.play is not None
        return self.app.entrance.play

    def require_right(self) -> None:
        """Every row fills the screen's width, and no more."""
        strips = self.app.screen._compositor.render_strips()
        assert [strip.cell_length for strip in strips] == [self.app.size.width] * len(strips)
        assert len(strips) == self.app.size.height

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)

    async def until(self, met: Callable[[], bool], what: str = "") -> None:
        """Let the screen work until something holds. AssertionError when it never does."""
        until = time.monotonic() + NET
        while not met():
            assert time.monotonic() < until, f"waited in vain for {what}:\n" + "\n".join(self.rows)
            await self.pilot.pause(0.01)

    async def sees(self, text: str) -> None:
        """Wait until a text is on the screen."""
        await self.until(lambda: text in self.text, repr(text))

    async def is_told(self, text: str) -> None:
        """Wait until a notice with this text pops up."""
        await self.until(
            lambda: any(text in one.message + one.title for one in self.app._notifications),
            repr(text),
        )

    async def at(self, kind: type[S]) -> S:
        """Wait until a kind of screen is open, and return it."""
        await self.until(
            lambda: isinstance(self.app.screen, kind) and self.app.screen.is_mounted, kind.__name__
        )
        await self.pilot.pause()
        screen = self.app.screen
        assert isinstance(screen, kind)
        return screen

    async def go(self, *way: str | type[Screen[Any]]) -> None:
        """Press keys and wait for kinds of screens, one after the other."""
        for step in way:
            if isinstance(step, str):
                await self.press(step)
            else:
                await self.at(step)

    async def to_the_table(self) -> Table:
        """From the brief over the first news to the seat's screen."""
        await self.at(BriefPage)
        await self.press("ctrl+s")
        await self.at(Results)
        await self.press("escape")
        return await self.at(Table)

    async def choose(self, id: str) -> None:
        """Choose a line of the list of orders by its id."""
        deeds = self.app.screen.query_one("#deeds", OptionList)
        deeds.highlighted = [option.id for option in deeds.options].index(id)
        deeds.action_select()
        await self.pilot.pause()

    async def to_the_form(self, action: str) -> OrderForm:
        """From the seat's screen to the form of an action."""
        await self.choose(f"deed {self.action(action)}")
        return await self.at(OrderForm)

    def action(self, id: str) -> int:
        """The number of an action."""
        return [one.id for one in self.play.names.scenario.actions].index(id)


def sit_down(
    steps: Callable[[Seat], Awaitable[None]],
    folder: Path,
    opening: Opening | None = MOLDOVA,
    size: tuple[int, int] = (80, 24),
) -> WargameApp:
    """Run the program, let someone do these steps in front of it, and end it."""
    app = WargameApp(opening, folder=folder)

    async def run() -> None:
        async with app.run_test(size=size, notifications=True) as pilot:
            await steps(Seat(app, pilot))
            if app.entrance is not None:
                await app.entrance.leave()

    asyncio.run(run())
    return app
