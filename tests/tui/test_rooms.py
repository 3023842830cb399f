"""Rooms on screens: opened, read, spoken in, left, closed, and shown to nobody else."""

from pathlib import Path

import pytest
from textual.events import Paste
from textual.widgets import Input, OptionList

from tests.tui.at_control import fill, pick, uncover
from tests.tui.piloting import Seat, sit_down
from tests.tui.test_deals import ROOM, hand_to
from wargame.core import events as ev
from wargame.core.view import public_reader
from wargame.tui.screens.choosing import Filling
from wargame.tui.screens.confirm import Confirm
from wargame.tui.screens.console import Console
from wargame.tui.screens.message import Message
from wargame.tui.screens.rooms import ControlRooms, SeatRooms
from wargame.tui.screens.table import Table
from wargame.tui.screens.talking import Letters

SIZES = [(80, 24), (120, 40)]
RUSSIA, MOLDOVA, WEST = range(3)
FISH = "Gas and transit"


async def write(seat: Seat, text: str, *keys: str) -> None:
    """Type a message in the form that is open, and send it."""
    page = await seat.at(Message)
    await seat.press(*keys)
    page.query_one("#text", Input).value = text
    page.query_one("#text", Input).focus()
    await seat.press("enter")


async def opened(seat: Seat) -> SeatRooms:
    """Russia opens a room with Moldova and says something there."""
    await hand_to(seat, RUSSIA)
    await seat.go("r", SeatRooms, "n")
    await fill(seat, FISH, "2")
    await write(seat, "gas has its price", "f3")
    await seat.at(SeatRooms)
    await seat.sees("Russia: “gas has its price”")
    return await seat.at(SeatRooms)


async def back(seat: Seat) -> None:
    """From the rooms to Control's screen."""
    await seat.go("escape", Letters, "escape")
    await uncover(seat)
    await seat.at(Console)


@pytest.mark.parametrize("size", SIZES)
def test_a_room_is_opened_read_answered_left_and_heard_by_control(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async def steps(seat: Seat) -> None:
        await opened(seat)
        seat.require_right()
        await back(seat)
        # Control sees what is unread, and that it is not once it was looked at.
        await seat.sees("Gas and transit (Russia and Moldova) ● 1 unread")
        await seat.go("r", ControlRooms)
        await seat.sees("── unread ──")
        await seat.press("enter")
        await write(seat, "two minutes more")
        await seat.at(ControlRooms)
        await seat.sees("Control: two minutes more")
        seat.require_right()
        await seat.go("escape", Console)
        assert "unread" not in seat.text
        # The West knows of no room.
        await hand_to(seat, WEST)
        assert "Gas" not in seat.text.replace("Gas revenue", "")
        await seat.go("r", SeatRooms)
        assert FISH not in seat.text
        await back(seat)
        # Moldova reads both lines, answers, and leaves.
        await hand_to(seat, MOLDOVA)
        await seat.sees("Gas and transit ● 2 unread")
        await seat.go("r", SeatRooms)
        await seat.sees("── unread ──")
        await seat.press("enter")
        await write(seat, "so has transit")
        await seat.at(SeatRooms)
        await seat.sees("Moldova: so has transit")
        await seat.go("x", Confirm, "y", SeatRooms)
        await seat.sees("You have left it")
        seat.require_right()
        await seat.press("enter")
        await seat.is_told("Nothing more is said in this room")
        await back(seat)

    sit_down(steps, tmp_path, ROOM, size)


def test_control_closes_a_room_and_its_seats_read_that(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await opened(seat)
        await back(seat)
        await seat.go("r", ControlRooms, "x", Confirm, "y", ControlRooms)
        await seat.sees("Control closes the room.")
        await seat.go("escape", Console)
        await hand_to(seat, MOLDOVA)
        await seat.sees("Gas and transit ● 1 unread, closed")

    sit_down(steps, tmp_path, ROOM)


def test_what_is_unread_heads_the_list_of_orders(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await opened(seat)
        await back(seat)
        await seat.press("p")
        await seat.sees("Orders")
        await seat.press("1", "home", "down", "enter")
        await pick(seat, "Hand the screen over")
        await uncover(seat)
        await seat.to_the_table()
        await seat.sees("Unread in rooms")
        seat.require_right()
        deeds = seat.app.screen.query_one("#deeds", OptionList)
        await seat.choose(next(str(o.id) for o in deeds.options if str(o.id).startswith("room")))
        await seat.at(SeatRooms)
        await seat.sees("gas has its price")
        await seat.go("escape", Table)
        await seat.until(lambda: "Unread" not in seat.text, "the mark to clear")
        await seat.press("4")
        await seat.sees("Rooms ◇ Gas and transit")

    sit_down(steps, tmp_path, ROOM)


def test_what_is_wrong_with_a_room_is_said_and_nothing_typed_is_lost(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await hand_to(seat, RUSSIA)
        await seat.go("r", SeatRooms, "n", Filling, "enter")
        await seat.sees("A room needs a title.")
        await fill(seat, "x" * 61, "2")
        await seat.sees("A title has at most 60 characters, and this has 61: say it shorter.")
        for wrong in ("", "1", "9", "Moldova"):
            await fill(seat, FISH, wrong)
            await seat.sees("Type the number of another seat, or of several, such as 2 3.")
            assert seat.app.screen.query(Input).first().value == FISH
        await fill(seat, "Gas\x1b[2J\x07 and transit", "2 3")
        page = await seat.at(Message)
        line = page.query_one("#text", Input)
        line.value = ""
        await seat.press("enter")
        await seat.at(Message)
        seat.app.post_message(Paste("y" * 10_000))
        await seat.until(lambda: len(line.value) == 500, "as much of it as there is room for")
        await seat.is_told("500")
        await seat.press("escape")
        await seat.at(SeatRooms)
        assert FISH not in seat.text

    sit_down(steps, tmp_path, ROOM)


def test_a_word_to_control_waits_on_its_screen_until_it_is_answered(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await hand_to(seat, RUSSIA)
        await seat.press("m")
        await write(seat, "Does a treaty count?", "end")
        await seat.go(Letters, "escape")
        await uncover(seat)
        await seat.at(Console)
        await seat.sees("to Control Russia: Does a treaty count?")
        chairs = seat.app.screen.query_one("#chairs", OptionList)
        chairs.highlighted = [option.id for option in chairs.options].index(f"letter {RUSSIA}")
        await seat.press("enter")
        await write(seat, "It does.")
        await seat.at(Console)
        await seat.until(lambda: "to Control" not in seat.text, "the answer")

    sit_down(steps, tmp_path, ROOM)


def test_several_seats_get_a_message_and_all_a_statement(tmp_path: Path) -> None:
    heard: list[ev.Event] = []

    async def steps(seat: Seat) -> None:
        await hand_to(seat, RUSSIA)
        await seat.press("m")
        await write(seat, "both of you", "down", "space", "down", "space", "up", "space", "space")
        await seat.at(Letters)
        await seat.press("m")
        await write(seat, "We want peace", "f3")
        await seat.at(Letters)
        await seat.sees("Russia says in character to all: “We want peace”")
        host = seat.play.host
        heard.extend(await host.do(lambda room: list(room.session.events)))
        public = await host.do(lambda room: room.session.log(public_reader(room.session.game)))
        said = [one.event.text for one in public if isinstance(one.event, ev.Said)]
        assert said == ["We want peace"]

    sit_down(steps, tmp_path, ROOM)
    spoken = [one for one in heard if isinstance(one, ev.Said)]
    assert [(one.to, one.in_character) for one in spoken] == [((1, 2), False), ((), True)]


def test_marks_are_for_seats_and_a_word_to_control_alone_goes_to_no_seat(tmp_path: Path) -> None:
    heard: list[ev.Event] = []

    async def steps(seat: Seat) -> None:
        await hand_to(seat, RUSSIA)
        await seat.press("m")
        await write(seat, "between us", "down", "space", "end")
        await seat.at(Letters)
        heard.extend(await seat.play.host.do(lambda room: list(room.session.events)))

    sit_down(steps, tmp_path, ROOM)
    assert [one.to for one in heard if isinstance(one, ev.Said)] == [(-1,)]
