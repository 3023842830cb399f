"""A visitor of the full screen: goes through every screen of a game and writes down what it reads.

It decides by the screen that is shown, whatever brought it there, and looks at each kind closely
the first time; so that a test can ask what was on the screens of a whole game.
"""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from textual.geometry import Region
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, OptionList

from wargame.tui.app import Opening, WargameApp
from wargame.tui.screens.answer import Answering
from wargame.tui.screens.brief import BriefPage
from wargame.tui.screens.choosing import Filling
from wargame.tui.screens.confirm import Confirm
from wargame.tui.screens.ending import Ending
from wargame.tui.screens.handbook import Reading
from wargame.tui.screens.handover import PAUSE, Cover
from wargame.tui.screens.launcher import Launcher
from wargame.tui.screens.message import Message
from wargame.tui.screens.order import OrderForm
from wargame.tui.screens.results import Results
from wargame.tui.screens.rooms import SeatRooms
from wargame.tui.screens.setup import SetUp
from wargame.tui.screens.table import Table
from wargame.tui.screens.talking import Letters, Talks
from wargame.tui.screens.writing import Writing
from wargame.tui.spoken import FullScreen, Overlay

SIZE = (150, 36)
TYPED = ("open gates", "closed doors")
"""What is typed wherever a sentence is asked for."""
TABS = ("orders", "situation", "map", "talk", "log", "brief")
CARDS = 12
"""Cards of what happened that are read; later ones are skipped."""
MOST = 400
"""Looks at a screen before a game counts as stuck."""


def text_of(widget: Widget) -> str:
    """What a widget shows, in the order in which it stands on the screen; hidden parts apart.

    Pages of a handbook are left out: they are translated as files.
    """
    if not widget.display or isinstance(widget, Reading):
        return ""
    title = str(widget.border_title or "")
    if widget.children:
        return "\n".join([title, *map(text_of, widget.children)])
    lines = widget.render_lines(Region(0, 0, *widget.outer_size)) if widget.size.area else []
    return "\n".join([title, *(line.text.rstrip() for line in lines)])


class Tour:
    """One visit. `pages` has what was read by the kind of screen, `keys` what keys were said to do.

    `seats` are those that are played, by their place in the list of the set-up.
    """

    def __init__(self, app: WargameApp, pilot: Pilot[int], seats: tuple[int, ...]) -> None:
        self.app, self.pilot, self.seats = app, pilot, seats
        self.pages: dict[str, list[str]] = {}
        self.keys: set[str] = set()
        self._locked: set[tuple[int, int]] = set()
        self._written: set[int] = set()
        self._ways: dict[type[Screen[Any]], Callable[[], Awaitable[None]]] = {
            SetUp: self._set_up,
            Cover: self._lift,
            BriefPage: self._brief,
            Results: self._results,
            Talks: self._talks,
            Letters: self._letters,
            Table: self._table,
            Answering: self._answer,
            Confirm: self._yes,
            Ending: self._enter,
        }

    @property
    def screen(self) -> Screen[Any]:
        return self.app.screen

    async def read(self, called: str = "") -> None:
        """Write down what is on the screen."""
        await self.pilot.pause()
        name = called or type(self.screen).__name__
        self.pages.setdefault(name, []).append(text_of(self.screen))
        if isinstance(self.screen, FullScreen | Overlay):
            known = (one.binding for one in self.screen.active_bindings.values())
            self.keys |= {one.description for one in known if one.description and not one.system}

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def until(self, *kinds: type[Screen[Any]]) -> None:
        """Wait for one of these screens."""
        for _look in range(MOST):
            if isinstance(self.screen, kinds):
                return
            await self.pilot.pause(0.02)
        raise AssertionError(f"{self.screen} is shown instead of {kinds}")

    async def play(self) -> None:
        """Go on until the game has ended and the launcher is there again."""
        for _look in range(MOST):
            way = self._ways.get(type(self.screen))
            if way is not None:
                await self.read()
                await way()
            elif isinstance(self.screen, Launcher) and "Ending" in self.pages:
                return
            await self.pilot.pause(0.02)
        raise AssertionError(f"the game stands still at {self.screen}")

    # ---- before the game and beside it

    async def launcher(self) -> None:
        """Every line of the list, the handbook, the palette, the colours."""
        await self.until(Launcher)
        offers = self.screen.query_one(OptionList)
        known = [k for k in range(offers.option_count) if not offers.options[k].disabled]
        for _look in range(MOST):
            if isinstance(self.screen, Launcher) and len(self.screen.offers) >= len(known):
                break
            await self.pilot.pause(0.05)
        for k in known:
            offers.highlighted = k
            await self.read()
        await self.press("f1")
        await self.read()
        await self.press("escape", "ctrl+p")
        await self.pilot.pause(0.3)
        await self.read()
        await self.press("escape")
        self.app.search_themes()
        await self.pilot.pause(0.3)
        await self.read("Colours")
        await self.press("escape", "escape")

    async def _set_up(self) -> None:
        listed = self.screen.query_one(OptionList)
        listed.highlighted = self.seats[0]
        await self.press("a")
        for seat in self.seats:
            listed.highlighted = seat
            await self.press("space")
        await self.read()
        await self.press("enter")
        await self.until(BriefPage, Cover)

    # ---- what is read

    async def _lift(self) -> None:
        """Lift the cover, once no finger rests on Enter any more."""
        await self.pilot.pause(PAUSE + 0.05)
        await self.press("enter")

    async def _enter(self) -> None:
        await self.press("enter")

    async def _yes(self) -> None:
        await self.press("y")

    async def _brief(self) -> None:
        before = self.screen
        self.screen.query_one("#aim", Input).value = TYPED[0]
        self.screen.query_one("#red-line", Input).value = TYPED[1]
        await self.press("ctrl+s")
        await self._gone(before)

    async def _results(self) -> None:
        before = self.screen
        if len(self.pages["Results"]) > CARDS:
            await self.press("escape")
            return
        await self.press("c")
        await self.read()
        if self.screen is not before:
            await self.press("escape")
        await self.press("enter")

    # ---- talks

    async def _talks(self) -> None:
        seats = self.screen.query_one(OptionList)
        left = [k for k in range(1, seats.option_count) if k not in self._written]
        seats.highlighted = left[0] if left else 0
        self._written |= set(left[:1])
        before = self.screen
        await self.press("enter")
        await self._gone(before)

    async def _letters(self) -> None:
        before = self.screen
        for key in ("m", "n"):
            await self._write(key)
        if "SeatRooms" not in self.pages:
            await self._room()
        await self.read()
        await self.press("escape")
        await self._gone(before)

    async def _room(self) -> None:
        """Open a room, speak in it, and leave it."""
        await self.press("r")
        await self.until(SeatRooms)
        await self.read()
        await self.press("n")
        await self.until(Filling)
        await self.read()
        for field, typed in zip(self.screen.query(Input), (TYPED[1], "1 2"), strict=True):
            field.value = typed
            field.focus()
            await self.press("enter")
        await self.until(Message)
        await self.press("f3")
        await self.read()
        self.screen.query_one(Input).value = TYPED[0]
        await self.press("enter")
        await self.until(SeatRooms)
        await self.pilot.pause(0.1)
        await self.read()
        await self.press("x")
        await self.until(Confirm)
        await self.read()
        await self.press("y")
        await self.until(SeatRooms)
        await self.pilot.pause(0.1)
        await self.read()
        await self.press("escape")
        await self.until(Letters)

    async def _write(self, key: str) -> None:
        before = self.screen
        await self.press(key)
        await self.until(Writing)
        await self.read()
        await self.press("enter")
        self.screen.query_one(Input).value = TYPED[0]
        await self.press("enter")
        await self.until(type(before))
        await self.pilot.pause(0.1)

    # ---- orders

    async def _table(self) -> None:
        shown = self.screen
        assert isinstance(shown, Table)
        table: Table = shown
        moment = (table.sight.seat, table.turn)
        if moment not in self._locked:
            self._locked.add(moment)
            if table.turn == 1:
                if "Table brief" not in self.pages:
                    await self._tabs()
                    await self._write("m")
                    await self._write("n")
                possible = [one.action for one in table.sight.deeds if not one.against]
                for action in possible[:2]:
                    await self._order(table, action)
            if self._at(table) and table.sight.questions:
                await self._asked(table)
                return
        if self._at(table):
            await self.press("d")
            await self.pilot.pause(0.05)

    def _at(self, screen: Screen[Any]) -> bool:
        return self.screen is screen

    async def _tabs(self) -> None:
        for k, tab in enumerate(TABS, 1):
            await self.press(str(k))
            await self.pilot.pause(0.05)
            await self.read(f"Table {tab}")
            await self.press("c")
            await self.read()
            if not isinstance(self.screen, Table):
                await self.press("escape")
        await self.press("5", "enter")
        await self.pilot.pause(0.1)
        await self.read()
        if not isinstance(self.screen, Table):
            await self.press("escape")
        await self.press("3", "right", "t", "z")
        await self.read("Table map")
        await self.press("1")

    async def _order(self, table: Table, action: int) -> None:
        """An order form, first with what is wrong, then locked."""
        if not self._at(table):
            return
        deeds = table.query_one("#deeds", OptionList)
        ids = [option.id for option in deeds.options]
        if f"deed {action}" not in ids:
            return
        deeds.focus()
        deeds.highlighted = ids.index(f"deed {action}")
        await self.read("Table orders")
        await self.press("enter")
        await self.pilot.pause(0.1)
        if not isinstance(self.screen, OrderForm):
            return
        form = self.screen
        await self.press("ctrl+s")
        await self.pilot.pause(0.05)
        if isinstance(self.screen, Confirm):
            await self.press("n")
        form.query_one("#why", Input).value = TYPED[0]
        form.query_one("#hope", Input).value = TYPED[1]
        form.query_one("#estimate", Input).value = "999"
        await self.press("ctrl+s")
        await self.read()
        await self.press("f2")
        await self.read()
        await self.press("escape")
        form.query_one("#estimate", Input).value = "40"
        await self.press("ctrl+s")
        await self.pilot.pause(0.05)
        await self.read()
        if isinstance(self.screen, Confirm):
            await self.press("y")
        await self.pilot.pause(0.2)
        if self.screen is form:
            await self.read()
            await self.press("escape")
            await self.pilot.pause(0.1)
        await self.read()

    async def _asked(self, table: Table) -> None:
        """Open a question that stands beside the game."""
        deeds = table.query_one("#deeds", OptionList)
        deeds.focus()
        deeds.highlighted = [option.id for option in deeds.options].index("ask 1000")
        await self.read("Table orders")
        await self.press("enter")
        await self._gone(table)

    async def _answer(self) -> None:
        asked = self.screen
        assert isinstance(asked, Answering)
        asked.query_one(OptionList).highlighted = asked.put.question.choices[0]
        await self.press("enter")
        await self.until(Confirm)
        await self.read()
        await self.press("y")
        await self._gone(asked)

    async def _gone(self, screen: Screen[Any]) -> None:
        for _look in range(MOST):
            if self.screen is not screen:
                return
            await self.pilot.pause(0.02)
        raise AssertionError(f"{screen} stays")


async def toured(
    folder: Path, scenario: str, seats: tuple[int, ...], seed: str, *, launcher: bool = False
) -> Tour:
    """Go through a whole game, from the launcher where that is wanted."""
    app = WargameApp(folder=folder)
    app.animation_level = "none"
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        tour = Tour(app, pilot, seats)
        if launcher:
            await tour.launcher()
        await tour.until(Launcher)
        app.enter(Opening(scenario=scenario, seed=seed))
        await tour.until(SetUp)
        await tour.play()
        return tour
