"""Rooms: talk of several seats aside from the others, read off what its reader was told.

A room is its title and the seats in it. Nothing of it is kept in the state: talk is events with an
audience, and whatever is said in a room names all who hear it. So there is no list of rooms that
could grow or be full, no number that would tell others how many there are, and nothing to take
back when the game is set back. It follows that nobody can be kept from talking: a room that was
closed is one more thread that has ended, and seats that want to go on open another, as people in a
corridor do; Control reads that one too. Nor can anybody speak in a room of others: two rooms of one
title with other seats are two rooms, and who speaks is in the one that is named. Who leaves takes
the thread along as far as it was heard, and the room is the others' from then on.
"""

from collections.abc import Iterable
from typing import Literal

import attrs

from wargame.core.talked import RoomClosed, RoomLeft, Said
from wargame.core.talking import FEWEST
from wargame.core.view import Seen, standing

Standing = Literal["open", "left", "closed"]
Key = tuple[str, tuple[int, ...]]


@attrs.frozen
class Room:
    """A room as one reader knows it: who is in it, what the reader heard of it, the latest last.

    It is `closed` when Control closed it, or when all but one have left.
    """

    title: str
    seats: tuple[int, ...]
    lines: tuple[Seen, ...]
    stands: Standing = "open"

    @property
    def number(self) -> int:
        """The reader's number of the first thing said in it, which stays its own."""
        return self.lines[0].number

    @property
    def last(self) -> int:
        """The reader's number of the last thing heard of it."""
        return self.lines[-1].number

    def unread(self, read: int, seat: int) -> tuple[Seen, ...]:
        """What others said after a number and after the reader's own last line."""
        own = (one.number for one in self.lines if _speaker(one) == seat)
        since = max(read, *own, 0)
        found = (one for one in self.lines if one.number > since)
        return tuple(one for one in found if isinstance(one.event, Said))


def _speaker(seen: Seen) -> int | None:
    return seen.event.author.seat if isinstance(seen.event, Said) else None


def rooms(log: Iterable[Seen], seat: int) -> tuple[Room, ...]:
    """The rooms that a seat (-1: Control) has heard of, in the order in which they were opened."""
    known: dict[Key, list[Seen]] = {}
    over: list[Room] = []
    for seen in standing(log):
        event = seen.event
        if isinstance(event, Said) and event.room:
            known.setdefault((event.room, event.seats), []).append(seen)
        elif isinstance(event, RoomLeft | RoomClosed):
            lines = known.pop((event.room, event.seats), [])
            if not lines:
                continue
            lines.append(seen)
            leaver = event.seat if isinstance(event, RoomLeft) else -1
            rest = tuple(one for one in event.seats if one != leaver)
            stands: Standing = "closed" if len(rest) < FEWEST or leaver < 0 else "open"
            stands = "left" if leaver == seat >= 0 else stands
            if stands == "open":
                # Where the others had a room of this title by themselves, it is one from now on.
                lines += known.pop((event.room, rest), ())
                known[event.room, rest] = sorted(lines, key=lambda one: one.number)
            else:
                over.append(Room(event.room, rest, tuple(lines), stands))
    found = (Room(title, seats, tuple(lines)) for (title, seats), lines in known.items())
    return tuple(sorted((*found, *over), key=lambda one: one.number))
