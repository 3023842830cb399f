"""Commands of talk: what is said, to whom, in whose voice; a room left, a room closed.

A room is named by its title and the seats in it, and by nothing else: `wargame.core.rooms` says
why.
"""

from typing import NamedTuple

from wargame.core.author import Author
from wargame.core.facts import fact

FEWEST = 2
"""Seats without which there is no room."""
LONGEST_TITLE = 60


@fact
class Say(NamedTuple):
    """A message to seats (-1: Control), to all when the tuple is empty.

    With the title of a `room` it is said in the room of that name, to all who are in it: those
    named and the seat that speaks; it opens with the first thing said in it. `in_character` is what
    the role says, anything else the person who plays it.
    """

    author: Author
    to: tuple[int, ...]
    text: str
    room: str = ""
    in_character: bool = False


@fact
class LeaveRoom(NamedTuple):
    """A seat leaves a room: of what is said in it from now on it hears nothing."""

    author: Author
    seat: int
    room: str
    seats: tuple[int, ...]


@fact
class CloseRoom(NamedTuple):
    """Control closes a room, for all who are in it."""

    author: Author
    room: str
    seats: tuple[int, ...]


Talking = Say | LeaveRoom | CloseRoom
