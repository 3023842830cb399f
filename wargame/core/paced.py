"""Events of the room's pace: its clock, late seats, what is held, read out or dropped."""

from typing import NamedTuple

from wargame.core.author import Author
from wargame.core.facts import fact


@fact
class Paused(NamedTuple):
    """Control stopped the phase's clock, or let it run on."""

    audience: int
    on: bool
    author: Author

    @property
    def waits(self) -> bool:
        """Whether the clock stands as a game begins, until Control lets it run for the first time:
        nobody stopped it.
        """
        return self.on and self.author.role == "clock"


@fact
class Extended(NamedTuple):
    """Control gave the phase so many seconds more, or took them where negative.

    `length` is that of the phase, in seconds, where what was given counts from when it was given
    once the phase's time was up; 0 where it counts from when the time was up.
    """

    audience: int
    seconds: int
    author: Author
    length: int = 0


@fact
class TimeCalled(NamedTuple):
    """Time was up for a seat that was waited for, and what Control chose."""

    audience: int
    seat: int
    choice: str
    author: Author


@fact
class Reopened(NamedTuple):
    """The game was gone on with after it had been closed."""

    audience: int


@fact
class Announced(NamedTuple):
    """The public's log was read out up to a number of its own; a phase began with it, or not."""

    audience: int
    number: int
    began: bool


@fact
class Held(NamedTuple):
    """Control holds orders back before they are adjudicated, or does so no longer."""

    audience: int
    on: bool
    author: Author


@fact
class Veiled(NamedTuple):
    """Control keeps to itself what the dice show, though not the row they reach; or does so no
    longer.
    """

    audience: int
    on: bool
    author: Author


@fact
class Shortened(NamedTuple):
    """The game ends after this turn of its turns, for this reason of Control's."""

    audience: int
    turn: int
    turns: int
    reason: str
    author: Author


PaceEvent = Paused | Extended | TimeCalled | Reopened | Announced | Held | Veiled | Shortened
