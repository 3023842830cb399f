"""Events of talk. What is said in a room is read by the seats in it, and by Control."""

from typing import NamedTuple

from wargame.core.author import Author
from wargame.core.facts import fact


@fact
class Said(NamedTuple):
    """`to` are seats (-1: Control), all where it is empty. In a `room` it is who else is in it."""

    audience: int
    to: tuple[int, ...]
    text: str
    author: Author
    room: str = ""
    in_character: bool = False

    @property
    def seats(self) -> tuple[int, ...]:
        """The seats that are in the room, whoever of them speaks."""
        own = {self.author.seat} if self.author.seat >= 0 else set[int]()
        return tuple(sorted({*self.to} | own))


@fact
class RoomLeft(NamedTuple):
    """A seat has left a room; `seats` are those that were in it, itself among them."""

    audience: int
    room: str
    seats: tuple[int, ...]
    seat: int
    author: Author


@fact
class RoomClosed(NamedTuple):
    audience: int
    room: str
    seats: tuple[int, ...]
    author: Author


TalkedEvent = Said | RoomLeft | RoomClosed
