"""What is said, and who hears it."""

from collections.abc import Callable
from typing import Any

from wargame.core import commands as cm
from wargame.core.engine.handling import Handling
from wargame.core.events import RoomClosed, RoomLeft, Said
from wargame.core.said import said
from wargame.core.talking import FEWEST, LONGEST_TITLE


def say(do: Handling, command: cm.Say) -> None:
    """A message reaches whom it names and its author; in a room, those in it and nobody else."""
    author, to, text, room, in_character = command
    if author.seat >= 0:
        do.own(author, author.seat)
    if not do.words(text):
        raise do.refuse("bad-value", text="a message needs words")
    least = -1 if author.seat >= 0 and not room else 0
    if any(not least <= seat < do.engine.seats for seat in to):
        raise do.refuse("bad-value", text="there is no such seat")
    audience = do.engine.game.everyone
    if to or room:
        audience = mask((*to, author.seat))
    if room:
        to = tuple(sorted({*to} - {author.seat}))
    event = Said(audience, to, do.words(text), author, room, in_character)
    if room:
        event = event._replace(room=titled(do, room, event.seats))
    do.events.append(event)


def leave(do: Handling, command: cm.LeaveRoom) -> None:
    """All who were in the room hear who left it, and who left hears that."""
    author, seat, room, seats = command
    do.own(author, seat)
    room = titled(do, room, seats)
    if seat not in seats:
        raise do.refuse("bad-value", text="the seat is not in this room")
    do.events.append(RoomLeft(mask(seats), room, tuple(sorted({*seats})), seat, author))


def close(do: Handling, command: cm.CloseRoom) -> None:
    do.control(command.author)
    room = titled(do, command.room, command.seats)
    seats = tuple(sorted({*command.seats}))
    do.events.append(RoomClosed(mask(seats), room, seats, command.author))


def mask(seats: tuple[int, ...]) -> int:
    """The readership of some seats; Control reads all anyway."""
    return sum(1 << seat for seat in {*seats} if seat >= 0)


def titled(do: Handling, title: str, seats: tuple[int, ...]) -> str:
    """A room's title; refused where it is none, or where too few seats are in the room."""
    found = do.words(title)
    if not found:
        raise do.refuse("bad-value", text="a room needs a title")
    if len(found) > LONGEST_TITLE:
        raise do.refuse(
            "bad-value",
            text=said("the title of a room has at most {most} characters", most=LONGEST_TITLE),
        )
    if any(sign < " " or "\x7f" <= sign <= "\x9f" for sign in found):
        raise do.refuse("bad-value", text="the title of a room is one line of letters and signs")
    if any(not 0 <= seat < do.engine.seats for seat in seats):
        raise do.refuse("bad-value", text="there is no such seat")
    if len({*seats}) < FEWEST:
        raise do.refuse("bad-value", text="a room needs at least two seats")
    return found


TALKING: dict[type, Callable[[Handling, Any], None]] = {
    cm.Say: say,
    cm.LeaveRoom: leave,
    cm.CloseRoom: close,
}
