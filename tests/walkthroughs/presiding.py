"""What Control does in the walk-throughs again and again, with the keys that a facilitator presses,
and what a seat sees when the screen is handed to it.
"""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual.screen import Screen
from textual.widgets import Input, OptionList

from tests.tui.piloting import NET, Seat
from wargame.report.game import report
from wargame.tui.bench import Bench
from wargame.tui.screens.answer import Answering
from wargame.tui.screens.brief import BriefPage
from wargame.tui.screens.choosing import Choose, Filling
from wargame.tui.screens.confirm import Confirm
from wargame.tui.screens.console import Console
from wargame.tui.screens.digest import DigestPage
from wargame.tui.screens.handover import PAUSE, Cover
from wargame.tui.screens.order import OrderForm
from wargame.tui.screens.results import Results
from wargame.tui.screens.table import Table
from wargame.tui.screens.talking import Letters
from wargame.tui.spoken import FullScreen

PAUSES = 12
"""More than any game of these has between two phases of orders."""


async def pick(seat: Seat, words: str) -> None:
    """Choose the line of a list that begins so."""
    page = await seat.at(Choose)
    at = next(k for k, line in enumerate(page.choices) if line.startswith(words))
    page.query_one(OptionList).highlighted = at
    await seat.press("enter")


async def for_seat(seat: Seat, who: str, words: str) -> None:
    """Choose what is done for a seat, on the page of the seats."""
    console = await to_the_console(seat)
    await seat.press("1")
    chairs = console.query_one("#chairs", OptionList)
    chair = next(one for one in console.bench.chairs if one.name == who)
    chairs.highlighted = [option.id for option in chairs.options].index(str(chair.seat))
    chairs.focus()
    await seat.press("enter")
    await pick(seat, words)


async def to_the_order(seat: Seat, who: str, order: str) -> OrderForm:
    """Open the form of an order that a seat gives by Control's hand."""
    await for_seat(seat, who, "Give an order")
    await pick(seat, order)
    return await seat.at(OrderForm)


async def lock(seat: Seat, form: OrderForm, why: str) -> None:
    form.query_one("#why", Input).value = why
    await seat.go("ctrl+s", Confirm, "y")
    await to_the_console(seat)


async def no_more(seat: Seat, *names: str) -> None:
    """Seats give no more orders in this turn."""
    for who in names:
        await for_seat(seat, who, "It gives no more orders")
    await to_the_console(seat)
    await seat.sees("All orders are in")


async def go_on(seat: Seat, words: str) -> None:
    """Let the game go on, skipping what is read out, until the head of the screen says this."""
    for _pause in range(PAUSES):
        bench = (await to_the_console(seat)).bench
        if words in bench.next:
            return
        await seat.press("p")
    raise AssertionError(f"the game never came to {words!r}: {seat.text}")


async def at_rest(seat: Seat) -> None:
    """Wait until the screen has done what it was about: until then it takes no other key."""

    def done() -> bool:
        page = seat.app.screen
        work = page._under_way if isinstance(page, FullScreen) else None
        return page.is_mounted and (work is None or work.is_finished)

    await seat.until(done, "the screen to be done")


async def to_the_console(seat: Seat) -> Console:
    """Skip what is read out, until Control's screen waits for a key."""
    until = time.monotonic() + NET
    while True:
        assert time.monotonic() < until, seat.text
        await seat.until(lambda: isinstance(seat.app.screen, Console | Results), "the console")
        if isinstance(seat.app.screen, Results):
            await seat.press("escape")
            continue
        await seat.until(lambda: _quiet(seat), "the console to be done")
        if isinstance(page := seat.app.screen, Console):
            return page


def _quiet(seat: Seat) -> bool:
    """Whether Control's screen is done, or something lies on it that is read out."""
    page = seat.app.screen
    if not isinstance(page, Console):
        return True
    return page.is_mounted and (page._under_way is None or page._under_way.is_finished)


async def read_out(seat: Seat) -> None:
    """From an order's page on the desk to what is read out of the turn's orders."""
    await seat.press("escape")
    await to_the_console(seat)
    await seat.go("p", Results)


async def to_the_orders(seat: Seat, who: str, turn: int) -> Console:
    """Let the game go on until a seat may give orders in a turn; it answers what it is asked."""

    def there(bench: Bench) -> bool:
        ordering = bench.phase is not None and bench.phase.kind == "orders"
        return ordering and bench.view.turn == turn

    return await _until(seat, who, there)


async def to_the_end_of_the_turn(seat: Seat, who: str) -> Console:
    """Let the game go on until the turn waits to be ended; a seat answers what it is asked."""
    return await _until(seat, who, lambda bench: bench.next == "p ends the turn.")


async def _until(seat: Seat, who: str, there: Callable[[Bench], bool]) -> Console:
    for _pause in range(PAUSES):
        console = await to_the_console(seat)
        bench = console.bench
        if there(bench):
            return console
        if bench.next.startswith(f"Waiting for {who}: an answer."):
            await read_on(seat, who, Answering)
            page = await seat.at(Answering)
            page.query_one(OptionList).highlighted = page.put.question.choices[-1]
            await seat.go("enter", Confirm, "y")
            await back_to_control(seat)
        else:
            await seat.press("p")
    raise AssertionError(f"the game never came so far: {seat.text}")


async def hand_over(seat: Seat, who: str) -> Table:
    """A seat takes the screen, reads what it is given to read, and comes to its own pages."""
    await read_on(seat, who, Table)
    return await seat.at(Table)


async def read_on(seat: Seat, who: str, page: type[Screen[Any]]) -> None:
    """A seat takes the screen and reads what it is given to read before a page."""
    await for_seat(seat, who, "Hand the screen over")
    await _through(seat, page)


async def back_to_control(seat: Seat) -> Console:
    """From a seat's last page to Control's, over what is told to the seat and to all."""
    await _through(seat, Console)
    return await to_the_console(seat)


async def _through(seat: Seat, page: type[Screen[Any]]) -> None:
    """Read on to a page: lift covers, begin with the brief, look at news, write nothing."""
    until = time.monotonic() + NET
    while not isinstance(here := seat.app.screen, page):
        assert time.monotonic() < until, seat.text
        if isinstance(here, Cover):
            await seat.pilot.pause(PAUSE + 0.1)
        key = {BriefPage: "ctrl+s", Results: "escape", Filling: "escape"}.get(type(here), "enter")
        if isinstance(here, Cover | BriefPage | DigestPage | Results | Filling | Letters):
            await seat.press(key)
        await seat.pilot.pause(0.02)


async def hand_back(seat: Seat) -> Console:
    """Control takes the screen again."""
    await seat.go("escape", Cover)
    return await back_to_control(seat)


def reported(folder: Path) -> Path:
    """Write the report of the game in a folder; where it is."""
    out = folder / "report"
    report(game_in(folder), out, pdf=False)
    return out


def game_in(folder: Path) -> Path:
    (found,) = folder.glob("*.wargame")
    return found
