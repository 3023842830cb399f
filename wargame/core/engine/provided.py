"""What the compiler supplies around the kernel's text: constants of the layout and dispatchers.

The kernel's parts import these names so that they can be read and checked; the compiled text
has its own values in their place. Arrays are tuples in CPython and int64 arrays under numba.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

from wargame.core.records import Change, Log, Record

Ints = list[int]
Function = TypeVar("Function", bound=Callable[..., object])

SIZE = SEATS = PLACES = WIDTH = ORDER_SIZE = ORDER_COUNT = RESOURCES = SOURCES = TURNS = 1
ORDERS = FINISHED = ACTS = LATER = QUESTIONS = PROMISES = HELD = POSTPONED = DROPPED = 0
UNSETTLED = ARGUED = ASIDES = 0
ACT_ROOM = LATER_ROOM = QUESTION_ROOM = PROMISE_ROOM = 1
STAGES = ROWS = MOVES = 1
ASKS = 1
"""0 where no rule ever asks a question."""
UNCLIPPED = 1
"""The clip of a table that has none."""
DELAYS = 1
"""0 where no rule ever delays an order."""
LOW: Sequence[int] = ()
HIGH: Sequence[int] = ()
START: Sequence[int] = ()
NO_ORDER: Sequence[int] = ()
NO_ORDERS: Sequence[int] = ()
ALLOWANCE: Sequence[int] = ()
STEP_OF: Sequence[int] = ()
HAS_THEN: Sequence[int] = ()
LOOKS_BACK: Sequence[int] = ()
STAGE_KIND: Sequence[int] = ()
STAGE_ARGUMENT: Sequence[int] = ()
MOVE_SEAT: Sequence[int] = ()
MOVE_SLOT: Sequence[int] = ()
TABLE_DICE: Sequence[int] = ()
TABLE_SIDES: Sequence[int] = ()
TABLE_CLIP: Sequence[int] = ()
TABLE_LOW: Sequence[int] = ()
TABLE_AT: Sequence[int] = ()
TABLE_LAST: Sequence[int] = ()
TABLE_NATURALS: Sequence[int] = ()
ROLL_TABLE: Sequence[int] = ()
ROLL_PURPOSE: Sequence[int] = ()
BANDS: Sequence[int] = ()
DEFAULT: Sequence[int] = ()
CHOICES: Sequence[int] = ()
TO_CONTROL: Sequence[int] = ()
PROMISE_SOURCE: Sequence[int] = ()


def jit(function: Function) -> Function:
    """Compile, or do nothing."""
    return function


def copy(source: Sequence[int], target: Ints, at: int, size: int) -> None:
    """Write the first numbers of one run into another; each speed has its own fastest way."""
    target[at : at + size] = source


# These four write the log, each on a line of its own; a text without a log has no such line.


def log(L: Log, record: Record) -> None:
    """Tell what begins, comes to pass or is over."""
    L.told.append(record)


def amid(L: Log, record: Record) -> None:
    """Tell what may also come to pass while something acts."""
    L.amid(record)


def act(L: Log, record: Record) -> None:
    """Write what a source does."""
    L.acts.append(record)


def settled(L: Log, change: Change) -> None:
    """Write what came of a step in one slot."""
    L.changes.append(change)


def go(
    B: Ints,
    S: Ints,
    L: Log,
    W: Ints,
    q: int,
    seat: int,
    a: int,
    t: int,
    u: int,
    o: int,
) -> None:
    """Resolve an order: roll, effects, second rolls."""


def after(
    B: Ints,
    S: Ints,
    L: Log,
    W: Ints,
    q: int,
    seat: int,
    a: int,
    t: int,
    u: int,
    o: int,
) -> None:
    """The `then` of an order, once its step has settled."""


def mark(S: Ints, seat: int, a: int, t: int, u: int, o: int) -> None:
    """Remember that an action was played."""


def pay(S: Ints, q: int, seat: int, a: int, t: int, u: int, o: int) -> None:
    """Take an order's cost."""


def react(B: Ints, S: Ints, L: Log, q: int, a: int, t: int, u: int, o: int) -> None:
    """Ask whoever may answer an order before it is carried out."""


def legal(B: Ints, seat: int, C: Ints) -> int:
    """Write the codes of a seat's legal orders into C from index 1 on; return how many."""
    return 0


def income(S: Ints, L: Log) -> None:
    """Carry over and receive."""


def procedures(B: Ints, S: Ints, L: Log, W: Ints, at: int) -> None:
    """The rules of the sequence of play at a turn's start (0) or end (1)."""


def injects(B: Ints, S: Ints, L: Log, W: Ints, at: int) -> None:
    """The injects that are due at a turn's start (0) or end (1)."""


def postponed(B: Ints, S: Ints, L: Log, W: Ints, place: int) -> None:
    """The injects that were put off to a place in this turn."""


def option_legal(B: Ints, k: int, seat: int, t: int, u: int, o: int, x: int) -> int:
    """1 when a choice may be given to a question."""
    return 1


def decided(
    B: Ints, S: Ints, L: Log, W: Ints, q: int, seat: int, k: int, t: int, u: int,
    o: int, x: int, ) -> None:  # fmt: skip
    """What one seat's answer does."""


def concluded(
    B: Ints, S: Ints, L: Log, W: Ints, q: int, k: int, t: int, u: int, o: int, g:
    int, lowest: int, highest: int, answered: int, ) -> None:  # fmt: skip
    """What a vote does once all have answered."""


def promise_broken(B: Ints, k: int, seat: int, t: int) -> int:
    """1 when a promise no longer holds."""
    return 0


def promise_ended(
    B: Ints,
    S: Ints,
    L: Log,
    W: Ints,
    q: int,
    k: int,
    seat: int,
    t: int,
    broken: int,
) -> None:
    """What a promise kept or broken does."""


def ended(B: Ints, at: int) -> int:
    """2 + k when the k-th end holds (at 0: those tested at once, 1: all), else 0."""
    return 0
