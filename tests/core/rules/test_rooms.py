"""Rooms for several seats, and what is said in character.

A room is its title and the seats in it: those read all that is said there, and so does Control;
nobody else learns that it exists.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.core.builders import CONTROL, Table, seat
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.rooms import Room, rooms
from wargame.core.view import Seen

QUAY = """
seats: {north: {}, south: {}, east: {}, west: {}}
actions: {WAIT: {name: Wait, by: all, do: []}}
"""
NORTH, SOUTH, EAST, WEST = range(4)
SEATS = ("north", "south", "east", "west")
FISH = "Fish"


def quay() -> Table:
    return Table.begin(QUAY)


def known(table: Table, who: int) -> tuple[Room, ...]:
    """The rooms that a seat or Control (-1) knows of, read off its own log."""
    return rooms(table.log("control" if who < 0 else SEATS[who]), who)


def texts(room: Room) -> list[str]:
    return [one.event.text for one in room.lines if isinstance(one.event, ev.Said)]


def say(speaker: int, text: str, *others: int, room: str = FISH) -> cm.Say:
    return cm.Say(CONTROL if speaker < 0 else seat(speaker), others, text, room)


def test_what_is_said_in_a_room_is_read_by_those_in_it_and_by_control() -> None:
    table = quay()
    table.give(say(NORTH, "nets first", SOUTH, EAST))
    table.give(say(EAST, "ships first", SOUTH, NORTH))
    for who in (NORTH, SOUTH, EAST, -1):
        (room,) = known(table, who)
        assert (room.title, room.seats, room.stands) == (FISH, (NORTH, SOUTH, EAST), "open")
        assert texts(room) == ["nets first", "ships first"]
    assert known(table, WEST) == ()


def test_others_and_the_public_learn_nothing_of_a_room() -> None:
    table, without = quay(), quay()
    table.give(say(NORTH, "nets first", SOUTH))
    table.give(cm.LeaveRoom(seat(SOUTH), SOUTH, FISH, (NORTH, SOUTH)))
    table.give(say(-1, "enough", NORTH, EAST, room="Ships"))
    table.give(cm.CloseRoom(CONTROL, "Ships", (NORTH, EAST)))
    for reader in ("west", "public"):
        assert table.view(reader) == without.view(reader)


def test_control_opens_a_room_and_speaks_in_it() -> None:
    table = quay()
    table.give(say(-1, "settle this", SOUTH, WEST))
    table.give(say(WEST, "gladly", SOUTH))
    (room,) = known(table, SOUTH)
    assert room.seats == (SOUTH, WEST)
    assert texts(room) == ["settle this", "gladly"]


def test_a_room_of_the_same_title_with_other_seats_is_another() -> None:
    table = quay()
    table.give(say(NORTH, "us two", SOUTH))
    table.give(say(NORTH, "us three", SOUTH, EAST))
    assert [texts(room) for room in known(table, SOUTH)] == [["us two"], ["us three"]]
    assert [texts(room) for room in known(table, EAST)] == [["us three"]]


def test_who_leaves_keeps_what_was_heard_and_hears_no_more() -> None:
    table = quay()
    table.give(say(NORTH, "all of us", SOUTH, EAST))
    table.give(cm.LeaveRoom(seat(EAST), EAST, FISH, (NORTH, SOUTH, EAST)))
    table.give(say(SOUTH, "at last", NORTH))
    (left,) = known(table, EAST)
    assert (left.stands, texts(left)) == ("left", ["all of us"])
    for who in (NORTH, SOUTH, -1):
        (room,) = known(table, who)
        assert (room.seats, room.stands) == ((NORTH, SOUTH), "open")
        assert texts(room) == ["all of us", "at last"]


def test_a_room_of_one_is_none_any_more() -> None:
    table = quay()
    table.give(say(NORTH, "psst", SOUTH))
    table.give(cm.LeaveRoom(seat(NORTH), NORTH, FISH, (NORTH, SOUTH)))
    assert [room.stands for room in known(table, NORTH)] == ["left"]
    assert [room.stands for room in known(table, SOUTH)] == ["closed"]
    assert [room.stands for room in known(table, -1)] == ["closed"]


def test_two_rooms_of_the_same_seats_become_one_where_a_seat_leaves() -> None:
    table = quay()
    table.give(say(NORTH, "us three", SOUTH, EAST))
    table.give(say(NORTH, "us two", SOUTH))
    table.give(cm.LeaveRoom(seat(EAST), EAST, FISH, (NORTH, SOUTH, EAST)))
    (room,) = known(table, SOUTH)
    assert texts(room) == ["us three", "us two"]
    assert [line.number for line in room.lines] == sorted(line.number for line in room.lines)


def test_control_closes_a_room_and_what_comes_after_is_another() -> None:
    table = quay()
    table.give(say(NORTH, "nets", SOUTH))
    refusal = table.refused(cm.CloseRoom(seat(NORTH), FISH, (NORTH, SOUTH)))
    assert refusal.kind == "not-control"
    table.give(cm.CloseRoom(CONTROL, FISH, (NORTH, SOUTH)))
    assert [room.stands for room in known(table, SOUTH)] == ["closed"]
    table.give(say(NORTH, "once more", SOUTH))
    assert [(r.stands, texts(r)) for r in known(table, SOUTH)] == [
        ("closed", ["nets"]),
        ("open", ["once more"]),
    ]


def test_unread_is_what_others_said_since_it_was_read_or_answered() -> None:
    table = quay()
    table.give(say(NORTH, "one", SOUTH))
    table.give(say(NORTH, "two", SOUTH))
    (room,) = known(table, SOUTH)
    assert len(room.unread(0, SOUTH)) == 2
    assert len(room.unread(room.number, SOUTH)) == 1
    assert len(room.unread(room.last, SOUTH)) == 0
    assert len(room.unread(0, NORTH)) == 0
    table.give(say(SOUTH, "three", NORTH))
    table.give(say(NORTH, "four", SOUTH))
    assert len(known(table, SOUTH)[0].unread(0, SOUTH)) == 1
    assert len(known(table, -1)[0].unread(0, -1)) == 4


def test_what_was_undone_stands_in_no_room() -> None:
    table = quay()
    table.give(say(NORTH, "a slip", SOUTH))
    table.give(say(NORTH, "as meant", SOUTH))
    log = table.log("south")
    spoken = [one for one in log if isinstance(one.event, ev.Said)]
    undone = [Seen(one.number, one.event, undone=one is spoken[0]) for one in log]
    (room,) = rooms(undone, SOUTH)
    assert texts(room) == ["as meant"]


@pytest.mark.parametrize(
    ("command", "why"),
    [
        (say(NORTH, "alone", room=FISH), "a room needs at least two seats"),
        (say(NORTH, "myself", NORTH), "a room needs at least two seats"),
        (say(-1, "one", NORTH), "a room needs at least two seats"),
        (say(-1, "nobody"), "a room needs at least two seats"),
        (say(NORTH, "x", SOUTH, 9), "there is no such seat"),
        (say(NORTH, "x", SOUTH, -1), "there is no such seat"),
        (say(NORTH, "x", SOUTH, room="  "), "a room needs a title"),
        (say(NORTH, " ", SOUTH), "a message needs words"),
        (
            say(NORTH, "x", SOUTH, room="x" * 10_000),
            "the title of a room has at most 60 characters",
        ),
        (
            say(NORTH, "x", SOUTH, room="a\x1b[2Jb"),
            "the title of a room is one line of letters and signs",
        ),
        (
            say(NORTH, "x", SOUTH, room="a\nb"),
            "the title of a room is one line of letters and signs",
        ),
        (say(NORTH, "x", SOUTH, room="\ud800"), "this text holds a broken character"),
        (cm.LeaveRoom(seat(WEST), WEST, FISH, (NORTH, SOUTH)), "the seat is not in this room"),
        (cm.LeaveRoom(seat(WEST), WEST, "", (NORTH, WEST)), "a room needs a title"),
        (cm.LeaveRoom(seat(WEST), WEST, FISH, (WEST,)), "a room needs at least two seats"),
        (cm.CloseRoom(CONTROL, FISH, (NORTH, 7)), "there is no such seat"),
        (cm.Say(CONTROL, (-1,), "myself"), "there is no such seat"),
    ],
)
def test_what_is_no_room_is_refused_and_said_why(command: cm.Command, why: str) -> None:
    table = quay()
    refusal = table.refused(command)
    assert refusal.kind == "bad-value"
    assert [str(reason.text) for reason in refusal.reasons] == [why]


def test_nobody_leaves_for_another_but_control() -> None:
    table = quay()
    command = cm.LeaveRoom(seat(NORTH), SOUTH, FISH, (NORTH, SOUTH))
    assert table.refused(command).kind == "not-control"
    table.give(say(NORTH, "psst", SOUTH))
    table.give(command._replace(author=CONTROL))
    assert [room.stands for room in known(table, SOUTH)] == ["left"]


def test_a_word_to_control_is_read_by_nobody_else() -> None:
    table = quay()
    table.give(cm.Say(seat(NORTH), (-1,), "may I do this?"))
    table.give(cm.Say(seat(NORTH), (-1, SOUTH), "may we do this?"))
    heard = {name: len(table.log(name)) for name in SEATS}
    assert heard["north"] == heard["south"] + 1 == heard["east"] + 2
    assert heard["west"] == heard["east"]


def test_what_is_said_in_character_is_marked_so_for_all_who_hear_it() -> None:
    table = quay()
    table.give(cm.Say(seat(NORTH), (), "We want peace", in_character=True))
    table.give(cm.Say(seat(NORTH), (SOUTH,), "is this allowed?"))
    (stated,) = table.sees("public", ev.Said)
    heard = (stated, *table.sees("south", ev.Said)[1:])
    assert [isinstance(one, ev.Said) and one.in_character for one in heard] == [True, False]


@given(some.lists(some.tuples(some.integers(0, 3), some.integers(0, 15), some.integers(0, 4))))
def test_each_reader_s_rooms_hold_what_it_heard_and_nothing_else(
    acts: list[tuple[int, int, int]],
) -> None:
    """Whatever is said, left and closed: each line of a room stands in exactly one room of each
    who heard it, and whoever stands in an open room heard its last line.
    """
    table = quay()
    for who, mask, what in acts:
        seats = tuple(sorted({who, *(s for s in range(4) if mask >> s & 1)}))
        if len(seats) < 2:
            continue
        if what == 0:
            table.give(cm.LeaveRoom(seat(who), who, FISH, seats))
        elif what == 1:
            table.give(cm.CloseRoom(CONTROL, FISH, seats))
        else:
            table.give(say(who, f"line {len(table.events)}", *(s for s in seats if s != who)))
    said = [event for event in table.events if isinstance(event, ev.Said)]
    for reader in range(-1, 4):
        heard = [one.text for one in said if reader < 0 or reader in one.seats]
        found = known(table, reader)
        assert sorted(line for room in found for line in texts(room)) == sorted(heard)
        for room in found:
            assert room.stands != "open" or reader < 0 or reader in room.seats
            assert room.stands == "closed" or len(room.seats) + (room.stands == "left") >= 2
    open_to_all = {(r.title, r.seats) for r in known(table, -1) if r.stands == "open"}
    for reader in range(4):
        own = {(r.title, r.seats) for r in known(table, reader) if r.stands == "open"}
        assert own == {key for key in open_to_all if reader in key[1]}
