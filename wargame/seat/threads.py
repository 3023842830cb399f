"""Rooms as they stand for who reads them at this terminal: their threads, and what is unread.

What was read is known while the program runs. Of what was said before it began, all that came after
the reader's own last word counts as unread: rather too much than a line that nobody saw.
"""

from collections.abc import Iterable

import attrs

from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.rooms import Room, rooms
from wargame.core.talking import FEWEST, LONGEST_TITLE
from wargame.core.view import Seen, standing
from wargame.prose.text import _, counted
from wargame.seat.company import Company
from wargame.seat.words import Wrong, seats_typed


@attrs.frozen
class Thread:
    """A room, and what its reader has not read in it."""

    room: Room
    fresh: tuple[Seen, ...]

    @property
    def unread(self) -> int:
        return len(self.fresh)

    @property
    def open(self) -> bool:
        """Whether its reader may still speak there."""
        return self.room.stands == "open"


def threads(company: Company, log: Iterable[Seen], seat: int) -> tuple[Thread, ...]:
    """The rooms that a seat (-1: Control) knows of, by its own log."""
    read = company.rooms_read
    return tuple(
        Thread(room, tuple(room.unread(read.get((seat, room.number), 0), seat)))
        for room in rooms(log, seat)
    )


def read(company: Company, seat: int, room: Room) -> None:
    """A seat or Control has read a room to its end."""
    company.rooms_read[seat, room.number] = room.last


def opened(author: cm.Author, title: str, typed: str, count: int) -> cm.Say | Wrong:
    """A room to be opened, without what is first said in it; or what is wrong with it."""
    if not title:
        return Wrong(_("A room needs a title: what the talk is about."), "title")
    if len(title) > LONGEST_TITLE:
        said = counted(
            "A title has at most {most} characters, and this has {n}: say it shorter.",
            "A title has at most {most} characters, and this has {n}: say it shorter.",
            len(title), most=LONGEST_TITLE,
        )  # fmt: skip
        return Wrong(said, "title")
    seats = seats_typed(typed, count)
    if seats is None or len({*seats, author.seat} - {-1}) < FEWEST:
        said = _("Type the number of another seat, or of several, such as 2 3.")
        if author.seat < 0:
            said = _("Type the numbers of two seats or more, such as 1 3.")
        return Wrong(said, "seats")
    return cm.Say(author, seats, "", title)


def spoken(author: cm.Author, room: Room) -> cm.Say:
    """Something to be said in a room by who is in it, or by Control."""
    return cm.Say(author, tuple(s for s in room.seats if s != author.seat), "", room.title)


def to_control(log: Iterable[Seen]) -> tuple[Seen, ...]:
    """What seats wrote to Control alone, the last of each that Control has not written to since."""
    found: dict[int, Seen] = {}
    for seen in standing(log):
        event = seen.event
        if not isinstance(event, ev.Said) or event.room:
            continue
        if event.to == (-1,) and event.author.role != "control":
            # What Control typed in for a seat it has read.
            found[event.author.seat] = seen
        elif event.author.seat < 0:
            for seat in event.to or tuple(found):
                found.pop(seat, None)
    return tuple(found.values())
