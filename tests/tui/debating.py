"""What Control and seats do where something is argued, page after page."""

import attrs
from textual.widgets import Input

from tests.tui.at_control import fill, uncover
from tests.tui.piloting import MOLDOVA, Seat
from wargame.core import events as ev
from wargame.tui.screens.brief import BriefPage
from wargame.tui.screens.choosing import Choose, Filling
from wargame.tui.screens.confirm import Confirm
from wargame.tui.screens.console import Console
from wargame.tui.screens.effects import PickEffects
from wargame.tui.screens.handover import Cover
from wargame.tui.screens.matter_control import ControlMatter
from wargame.tui.screens.results import Results
from wargame.tui.screens.table import Table

CONTROL = attrs.evolve(MOLDOVA, seats=("moldova", "russia", "west"), control=True)
"""Persons play all seats, and one is Control."""


async def sit(seat: Seat, down: int) -> None:
    """From Control's screen, hand it to a seat of the list."""
    await seat.at(Console)
    await seat.press("1", "home", *["down"] * down, "enter")
    await seat.go(Choose, "enter")
    await uncover(seat)


async def take_over(seat: Seat) -> Console:
    """Back to Control, behind covers, over what all are told."""
    while not isinstance(seat.app.screen, Console):
        if isinstance(seat.app.screen, Cover):
            await uncover(seat)
        elif isinstance(seat.app.screen, Results):
            await seat.press("escape")
        await seat.pilot.pause(0.05)
    return await seat.at(Console)


async def written(seat: Seat) -> Console:
    """Moldova writes its own order and gives no more."""
    await seat.go(Console, "p")
    await seat.sees("Waiting for")
    await sit(seat, 1)
    await seat.go(BriefPage, "ctrl+s", Results, "escape")
    await seat.at(Table)
    await seat.choose("own 0")
    await seat.at(Filling)
    await fill(
        seat, "Invite more observers", "the mission's office", "the line is watched",
        "they asked for it; it is cheap; it is legal", "it may look weak",
    )  # fmt: skip
    await seat.at(Table)
    await seat.sees("To be argued")
    await seat.go("d", Confirm, "y")
    await take_over(seat)
    await seat.press("2")
    await seat.sees("Moldova, in its own words not taken up")
    return await seat.at(Console)


async def method(seat: Seat, down: int) -> ControlMatter:
    """Open the own order and take it up by a method of the list."""
    await seat.press("home", "enter")
    page = await seat.at(ControlMatter)
    await seat.press("m")
    await seat.at(Choose)
    await seat.press(*["down"] * down, "enter")
    return page


async def choosing(seat: Seat, head: str) -> Choose:
    """The list with this heading."""
    await seat.until(
        lambda: isinstance(page := seat.app.screen, Choose) and page.head == head, head
    )
    return await seat.at(Choose)


async def send(seat: Seat) -> None:
    """Send a page of lines as it stands."""
    page = await seat.at(Filling)
    page.query(Input).last().focus()
    await seat.press("enter")


async def card(seat: Seat, down: int, *typed: str) -> None:
    """Enter the reply of a seat of the list."""
    await seat.press("e")
    await seat.at(Choose)
    await seat.press("home", *["down"] * down, "enter")
    for one in typed:
        await fill(seat, one)


async def told(seat: Seat, kind: type[ev.Event]) -> list[ev.Event]:
    events = await seat.play.host.do(lambda room: tuple(room.session.events))
    return [event for event in events if isinstance(event, kind)]


async def settled(seat: Seat, find: str, change: str) -> None:
    """Settle what is open: it succeeds, one number changes."""
    await seat.press("s")
    await seat.at(Choose)
    await seat.press("enter")
    page = await seat.at(PickEffects)
    page.query_one("#find", Input).value = find
    await seat.press("enter", "enter")
    page.query_one("#change", Input).value = change
    await seat.press("enter")
    await seat.until(lambda: len(page.picked) == 1, "the effect")
    await seat.press("ctrl+s")
