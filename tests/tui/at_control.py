"""What is done at Control's screen in one test after another, page after page."""

import attrs
from textual.widgets import Input, OptionList

from tests.tui.piloting import MOLDOVA, Seat
from wargame.tui.screens.choosing import Choose, Filling
from wargame.tui.screens.confirm import Confirm
from wargame.tui.screens.console import Console
from wargame.tui.screens.desk import OrderDesk
from wargame.tui.screens.handover import Cover
from wargame.tui.screens.order import OrderForm
from wargame.tui.screens.results import Results

CONTROL = attrs.evolve(MOLDOVA, control=True)
"""A person plays Moldova, another is Control; autopilots play the rest."""


async def fill(seat: Seat, *lines: str) -> None:
    """Fill a page in, and send it."""
    page = await seat.at(Filling)
    for field, line in zip(page.query(Input), lines, strict=True):
        field.value = line
    page.query(Input).last().focus()
    await seat.press("enter")


async def pick(seat: Seat, words: str) -> None:
    """Choose the line of a list that begins with some words."""
    page = await seat.at(Choose)
    found = next(k for k, line in enumerate(page.choices) if line.startswith(words))
    page.query_one(OptionList).highlighted = found
    await seat.press("enter")
    await seat.until(lambda: seat.app.screen is not page, f"what follows {words}")


async def uncover(seat: Seat) -> None:
    """Lift a cover, once it is clear that no key was meant for what was shown before."""
    await seat.at(Cover)
    await seat.pilot.pause(0.5)
    await seat.press("enter")


async def dictate(seat: Seat, action: str) -> None:
    """Enter an order for Moldova as it says it."""
    await seat.press("1", "home", "down", "enter")
    await seat.at(Choose)
    await seat.press("down", "enter")
    choices = await seat.at(Choose)
    said = [line for line in choices.choices if line.startswith(action)]
    choices.query_one(OptionList).highlighted = list(choices.choices).index(said[0])
    await seat.press("enter")
    form = await seat.at(OrderForm)
    form.query_one("#why", Input).value = "they said so"
    await seat.go("ctrl+s", Confirm, "y", Console)


async def to_the_desk(seat: Seat) -> Console:
    """To where all orders are in and wait for Control."""
    await seat.at(Console)
    await seat.press("p")
    await seat.sees("Waiting for Moldova")
    await dictate(seat, "Reform and fight corruption")
    await seat.press("enter")
    await seat.at(Choose)
    await seat.press("down", "down", "enter")
    await seat.sees("All orders are in")
    await seat.press("2")
    return await seat.at(Console)


async def end_the_turn(seat: Seat) -> None:
    """Have the orders carried out, then the turn ended; what comes of both is read out."""
    await seat.go("p", Results, "escape", Console)
    await seat.sees("p ends the turn.")
    await seat.go("p", Results, "escape", Console)


async def open_order(seat: Seat, words: str) -> OrderDesk:
    """Open the order of the desk that says this."""
    console = await seat.at(Console)
    items = console.query_one("#items", OptionList)
    found = next(one for one in console.bench.items if words in one.title)
    items.highlighted = [option.id for option in items.options].index(str(found.slot))
    items.focus()
    await seat.press("enter")
    return await seat.at(OrderDesk)
