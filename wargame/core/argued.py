"""Events of what is argued: orders in a seat's own words, replies, dice, rulings, facts."""

from typing import NamedTuple

from wargame.core.arguing import Reason
from wargame.core.author import Author
from wargame.core.facts import fact


@fact
class OrderProposed(NamedTuple):
    """An order in its seat's own words, as only the seat and Control know it."""

    audience: int
    slot: int
    seat: int
    what: str
    means: str
    end: str
    pro: tuple[str, ...]
    contra: tuple[str, ...]
    author: Author


@fact
class TakenUp(NamedTuple):
    """A matter is adjudicated by a method. `seat` is -1 for a question of Control's.

    `reasons` are the arguments it begins with, each of weight 1. `row` and `failing` are the rows
    of the game's `table` that a listed order reads as the argument decides; -1 where none is set.
    """

    audience: int
    matter: int
    seat: int
    method: str
    text: str
    reasons: tuple[Reason, ...]
    asked: tuple[int, ...]
    options: tuple[str, ...]
    tie: str
    missing: str
    seconds: int
    author: Author
    row: int = -1
    failing: int = -1
    table: int = -1


@fact
class Argued(NamedTuple):
    """An argument of weight 1, by its number in the matter."""

    audience: int
    matter: int
    argument: int
    seat: int
    side: str
    text: str
    author: Author


@fact
class Weighed(NamedTuple):
    audience: int
    matter: int
    argument: int
    before: int
    weight: int
    reason: str
    author: Author


@fact
class Replied(NamedTuple):
    """What a seat replied, which it and Control know; all that read of the matter where it broke a
    silence.
    """

    audience: int
    matter: int
    seat: int
    method: str
    value: int
    text: str
    author: Author


class Told(NamedTuple):
    """A seat's reply as it is disclosed; `value` is -1 where none came."""

    seat: int
    value: int


@fact
class Disclosed(NamedTuple):
    """All replies. `median` is of estimates, halves rounded down, -1 of none; `result` is the
    outcome that was chosen (-1: Control decides), 1 for a silence that was kept and 0 for one that
    was broken.
    """

    audience: int
    matter: int
    method: str
    replies: tuple[Told, ...]
    median: int
    result: int


@fact
class Thrown(NamedTuple):
    """The dice of a matter, with the odds as they stood before: `ways` cases of `cases` succeed.

    `net` is the sum of the arguments' weights; 0 where estimates were asked for.
    """

    audience: int
    matter: int
    method: str
    net: int
    ways: int
    cases: int
    faces: tuple[int, ...]
    passed: bool
    by_hand: bool
    author: Author
    veiled: bool = False
    """Whether only Control knows what the dice show."""


@fact
class MatterSettled(NamedTuple):
    """What Control said comes of a matter; its effects are told as a ruling of their own.

    `row` is the row of the game's `table` that its order reads by it, -1 for none.
    """

    audience: int
    matter: int
    seat: int
    method: str
    passed: bool
    outcome: str
    reason: str
    private: str
    author: Author
    row: int = -1
    table: int = -1


@fact
class Established(NamedTuple):
    """A fact that stands from now on; `matter` is -1 where no matter established it."""

    audience: int
    matter: int
    text: str
    author: Author


ArguedEvent = (
    OrderProposed
    | TakenUp
    | Argued
    | Weighed
    | Replied
    | Disclosed
    | Thrown
    | MatterSettled
    | Established
)
