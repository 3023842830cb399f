"""What the engine answers when it is asked: whom the game waits for, open questions, odds, what a
command led to.
"""

from itertools import compress, count
from operator import ne
from typing import NamedTuple

import attrs

from wargame.core.events import Event
from wargame.core.orders import Order
from wargame.core.rolled import Worth
from wargame.core.state import State


@attrs.frozen
class Wanted:
    """What the game waits for.

    `orders` are the seats that may still order; `questions` the places of open questions that hold
    the game; `pause` says that it waits for Control to go on, `settle` that it waits for Control to
    settle what is argued.
    """

    over: bool
    orders: tuple[int, ...]
    questions: tuple[int, ...]
    pause: bool
    settle: bool = False


@attrs.frozen
class Question:
    """An open question: where it stands, which it is, who is asked, about what, until when."""

    place: int
    question: int
    seat: int
    target: int
    second: int
    source: int
    due: int
    choices: tuple[int, ...]
    """The answers that may be given now."""
    order: Order | None = None
    """The order that may be answered, where the question offers a reaction to one."""


@attrs.frozen
class Forecast:
    """The odds of a roll before it. `ways` counts cases out of `cases` by band of the table.

    `far` says that there are modifiers its reader may not see: the odds are as far as they know.
    """

    roll: int
    table: int
    modifiers: tuple[Worth, ...]
    base: int
    net: int
    clipped: int
    ways: tuple[int, ...]
    cases: int
    far: bool


class Step(NamedTuple):
    """What a command led to."""

    state: State
    events: tuple[Event, ...]
    before: State

    @property
    def changes(self) -> tuple[tuple[int, int], ...]:
        """The slots that differ from the state before, with their new values."""
        pairs = map(ne, self.before.numbers, self.state.numbers)
        return tuple((slot, self.state.numbers[slot]) for slot in compress(count(), pairs))
