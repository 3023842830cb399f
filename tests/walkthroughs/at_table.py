"""What Control and seats do at one terminal that several persons share, page after page."""

from functools import partial
from typing import Any

from textual.screen import Screen
from textual.widgets import OptionList

from tests.tui.at_control import pick, uncover
from tests.tui.piloting import Seat
from wargame.core import events as ev
from wargame.core.view import public_reader, seat_reader
from wargame.tui.host import Room
from wargame.tui.screens.brief import BriefPage
from wargame.tui.screens.choosing import Filling
from wargame.tui.screens.console import Console
from wargame.tui.screens.digest import DigestPage
from wargame.tui.screens.handover import Cover
from wargame.tui.screens.results import Results

READ: dict[type[Screen[Any]], str] = {
    BriefPage: "ctrl+s", DigestPage: "enter", Results: "escape", Filling: "escape",
}  # fmt: skip
"""What is put in front of who sits down, and the key that goes on from there."""


def left(seat: Seat, page: Screen[Any]) -> bool:
    """Whether a page has given way to another."""
    return seat.app.screen is not page


async def read_to(seat: Seat, kind: type[Screen[Any]]) -> str:
    """Go on from page to page until a kind of screen is open; what was read."""
    read: list[str] = []

    def known() -> bool:
        page = seat.app.screen
        return isinstance(page, (kind, Cover, *READ)) and page.is_mounted

    for _page in range(20):
        await seat.until(known, kind.__name__)
        page = seat.app.screen
        if isinstance(page, kind):
            break
        await seat.pilot.pause()
        read.append(seat.text)
        if isinstance(page, Cover):
            await uncover(seat)
        else:
            await seat.press(READ[type(page)])
        await seat.until(partial(left, seat, page), "the next page")
    await seat.at(kind)
    return " ".join(read)


async def choose_for(seat: Seat, name: str, *words: str) -> None:
    """Control chooses for a seat of its list."""
    await read_to(seat, Console)
    await seat.press("1")
    chairs = seat.app.screen.query_one("#chairs", OptionList)
    place = seat.play.names.game.seats.index(name)
    chairs.highlighted = [one.id for one in chairs.options].index(str(place))
    chairs.focus()
    await seat.press("enter")
    for word in words:
        await pick(seat, word)


async def hand_to(seat: Seat, name: str, kind: type[Screen[Any]]) -> str:
    """Control hands the keyboard to a seat, which reads until a kind of screen is open."""
    await choose_for(seat, name, "Hand the screen over")
    await uncover(seat)
    return await read_to(seat, kind)


async def events(seat: Seat, reader: str) -> list[ev.Event]:
    """What a seat, or the public, has been told."""

    def read(room: Room) -> list[ev.Event]:
        game = room.session.game
        own = public_reader(game)
        if reader != "public":
            own = seat_reader(game, game.seats.index(reader))
        return [one.event for one in room.session.log(own)]

    return await seat.play.host.do(read)
