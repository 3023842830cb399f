"""Commands about what the scenario's rules do not foresee: orders in a seat's own words, and
questions of Control's, argued and adjudicated by a method.

What is argued is a matter. It bears the number of the order's slot, or one beyond all of them where
it is a question of Control's.
"""

from typing import Literal, NamedTuple

from wargame.core.author import Author
from wargame.core.facts import fact
from wargame.core.ruling import Ruling

Method = Literal["free", "weighted", "estimative", "vote", "consensus", "silence"]
Side = Literal["pro", "con"]
Tie = Literal["control", "first"]
Missing = Literal["absent", "first"]


class Reason(NamedTuple):
    """An argument as it is brought in: whose it is (-1 where that is not said), for or against."""

    seat: int
    side: Side
    text: str


@fact
class Propose(NamedTuple):
    """Give an order in words of one's own: what is done, with what means, to what end.

    It takes the place of one of the seat's orders, costs nothing by itself, and waits for Control.
    """

    author: Author
    seat: int
    what: str
    means: str
    end: str
    pro: tuple[str, ...] = ()
    contra: tuple[str, ...] = ()


@fact
class TakeUp(NamedTuple):
    """Control has an order, or a question of its own (slot -1), adjudicated by a method.

    `to` are the seats that may read of it and argue, all and the public where it is empty; `asked`
    are those that estimate, vote or may object, all that read where it is empty. `options` are the
    outcomes to choose from, the first being what holds when nothing is agreed. `tie` says who
    decides between equals, `missing` what an answer counts as that never came. `seconds` is how
    long a silence procedure lasts. `beyond` takes up one more than the scenario's spotlights.

    A listed order that succeeds goes to its table, as any order does. With a `row` the argument
    decides in the dice's place: it reads that row of its table when it succeeds, and the row
    `failing` when it fails. Without one it is taken back then: what fails in an argument did not
    happen.
    """

    author: Author
    slot: int
    method: Method
    text: str
    reasons: tuple[Reason, ...] = ()
    to: tuple[int, ...] = ()
    asked: tuple[int, ...] = ()
    options: tuple[str, ...] = ()
    tie: Tie = "control"
    missing: Missing = "absent"
    seconds: int = 0
    beyond: bool = False
    row: int = -1
    failing: int = -1


@fact
class Argue(NamedTuple):
    """Bring in an argument for or against; `seat` is -1 for one of Control's own."""

    author: Author
    matter: int
    seat: int
    side: Side
    text: str


@fact
class Weigh(NamedTuple):
    """Control says how much an argument counts: 0 for nothing, 1, or 2 for a strong one."""

    author: Author
    matter: int
    argument: int
    weight: int
    reason: str


@fact
class Reply(NamedTuple):
    """A seat's estimate in percent, the number of the outcome it votes for, or in a silence
    procedure 0 to agree and 1 to break it, with its condition in words.
    """

    author: Author
    matter: int
    seat: int
    value: int
    text: str = ""


@fact
class Disclose(NamedTuple):
    """Control or the clock ends the replies: what was given is read, what is missing is said."""

    author: Author
    matter: int


@fact
class Throw(NamedTuple):
    """Control has the dice of a matter thrown, or types in what was thrown by hand."""

    author: Author
    matter: int
    faces: tuple[int, ...] = ()


@fact
class Settle(NamedTuple):
    """Control states what comes of a matter, with a public reason; an order in a seat's own words
    may be settled at once, which is a free ruling that `to` may read (all where it is empty).

    `facts` are what it established.
    """

    author: Author
    matter: int
    passed: bool
    outcome: str
    reason: str
    effects: tuple[Ruling, ...] = ()
    private: str = ""
    facts: tuple[str, ...] = ()
    to: tuple[int, ...] = ()


@fact
class Establish(NamedTuple):
    """Control adds to the list of established facts, for seats or (empty) for all."""

    author: Author
    text: str
    to: tuple[int, ...] = ()


Arguing = Propose | TakeUp | Argue | Weigh | Reply | Disclose | Throw | Settle | Establish
