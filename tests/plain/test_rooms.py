"""Rooms and lines in character, on the line: opened, read, spoken in, left, closed."""

from pathlib import Path

import pytest

from tests.plain.room import run
from wargame.core import events as ev
from wargame.play.replaying import replay
from wargame.play.session import Session

RUSSIA, MOLDOVA, WEST = (["1", "", "", ""], ["2", "", "", ""], ["3", "", "", ""])
"""A seat sits down for the first time: the keyboard is passed, turn zero is left out."""
OPEN = ["r", "n", "Transit and gas", "2", "gas has a price", "", ""]
"""A room with Moldova; then done with rooms, and with writing."""
THREE = ("russia", "moldova", "west")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "a game.wargame"


def played(file: Path, *lines: str, seats: tuple[str, ...] = THREE) -> str:
    """What is shown where seats sit down in the talk phase of the first turn."""
    return run(lines, file, scenario="transnistria", seats=seats)


def said(file: Path) -> list[ev.Said]:
    with Session.open(file) as session:
        assert replay(session) is None
        return [event for event in session.events if isinstance(event, ev.Said)]


def after(shown: str, name: str) -> str:
    """What is shown from where the keyboard was last passed to a seat."""
    return shown.rpartition(f"Pass the keyboard to {name}")[2]


def test_a_room_is_opened_read_and_answered_in_character(file: Path) -> None:
    shown = played(
        file, *RUSSIA, *OPEN, *MOLDOVA, "r", "1", "i", "so has transit", "1", "", "", "",
    )  # fmt: skip
    there = after(shown, "Moldova")
    assert "In the room “Transit and gas” (Russia and Moldova) Russia writes: gas has" in there
    assert "1. Transit and gas (Russia and Moldova): 1 unread" in there
    assert "* Russia: gas has a price" in there
    assert "  Moldova: “so has transit”" in there
    assert [(e.room, e.to, e.in_character) for e in said(file)] == [
        ("Transit and gas", (1,), False),
        ("Transit and gas", (0,), True),
    ]


def test_a_seat_outside_a_room_is_shown_nothing_of_it(file: Path) -> None:
    shown = after(played(file, *RUSSIA, *OPEN, *WEST, "r", "", "l", "", ""), "The West")
    assert "There is no room yet." in shown
    assert "Transit" not in shown.replace("Transnistria", "")
    assert "gas has a price" not in shown


def test_who_leaves_is_asked_first_and_reads_on_no_more(file: Path) -> None:
    leave = ["r", "1", "x", "n", "1", "x", "y", "1", "", ""]
    shown = after(played(file, *RUSSIA, *OPEN, *MOLDOVA, *leave), "Moldova")
    assert "1. Transit and gas (Russia): you have left it" in shown
    assert "Nothing more is said in this room: n opens another." in shown


def test_control_reads_every_room_speaks_and_closes_one(file: Path) -> None:
    control = ["rooms", "", "1", "m", "two minutes more", "1", "x", "y", "", ""]
    shown = played(file, *RUSSIA, *OPEN, *control, *MOLDOVA, "r", "", "")
    assert "* Russia: gas has a price" in shown.split("Press Enter when only Control")[1]
    later = after(shown, "Moldova")
    assert "Control writes: two minutes more" in later
    assert "1. Transit and gas (Russia and Moldova): 2 unread, closed" in later
    with Session.open(file) as session:
        assert [e.room for e in session.events if isinstance(e, ev.RoomClosed)]


def test_what_is_typed_wrong_is_said_and_nothing_is_opened(file: Path) -> None:
    wrong = [
        *("n", "x" * 61, "2"), *("Fish", "9"), *("Fish", "1"), *("Fish", ""),
        *("y" * 501, ""), "",
    ]  # fmt: skip
    shown = played(file, *RUSSIA, "r", *wrong, "", "")
    assert "A title has at most 60 characters, and this has 61: say it shorter." in shown
    assert shown.count("Type the number of another seat, or of several, such as 2 3.") == 3
    assert "That is 501 characters, and 500 is the most" in shown
    assert said(file) == []


def test_control_codes_leave_a_title_and_a_line(file: Path) -> None:
    typed = ["r", "n", "Fish\x1b[2J\x07", "2", "nets\x1b[31m first", "", ""]
    shown = played(file, *RUSSIA, *typed)
    assert "Control characters were left out." in shown
    assert [(e.room, e.text) for e in said(file)] == [("Fish", "nets first")]


def test_a_message_goes_to_several_to_control_or_in_character_to_all(file: Path) -> None:
    several = ["m", "1 9", "0 1", "", "1 2", "all of you"]
    lines = [*several, "m", "3", "may we?", "i", "0", "We want peace", "m", "1", "", ""]
    shown = played(file, *RUSSIA, *lines)
    assert shown.count("Type a number from 0 to 3, or several with blanks between: 1 2.") == 3
    assert [(e.to, e.text, e.in_character) for e in said(file)] == [
        ((1, 2), "all of you", False),
        ((-1,), "may we?", False),
        ((), "We want peace", True),
    ]


def test_what_is_marked_unread_is_what_others_said_and_no_coming_and_going(file: Path) -> None:
    shown = played(
        file, *RUSSIA, "r", "n", "Transit and gas", "2 3", "gas has a price", "", "",
        *WEST, "r", "1", "x", "y", "", "", *MOLDOVA, "r", "1", "", "", "",
    )  # fmt: skip
    there = after(shown, "Moldova")
    assert "* Russia: gas has a price" in there
    assert "leaves" in there
    assert not [line for line in there.splitlines() if line.startswith("* ") and "leaves" in line]
