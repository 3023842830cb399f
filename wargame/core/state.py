"""The state of a game: one run of integers, and the map that says what each of them is.

Knows slots, readerships and ranges; knows no rule. The head of the run is the same in every game;
the rest is laid out by the compiler.
"""

from collections.abc import Callable
from typing import Literal

import attrs

# The head of every state. The kernel's text uses the same names.
TURN = 0
STAGE = 1
"""Where in the sequence of play the game stands: an index into the compiled stages."""
OPEN = 2
"""How many questions hold the game until they are answered."""
OVER = 3
"""0 while the game runs, 1 when the turns have run out, 2 + k when the k-th end was reached."""
FAULT = 4
"""1 and the number of a rule that found no room for what it leaves standing; the engine refuses."""
KEY = 5
SALT = 6
MOVED = 7
"""In sequential play: 1 when the mover has passed, 2 when it has ordered. 1 also lets a pause end.
"""
PHASE = 8
READY = 9
"""1 when answers are in and wait to be applied."""
HAND_COUNT = 10
HAND = 11
"""Dice thrown by hand and typed in, used before any other: room for those of a whole turn, so that
a turn that was played on paper can be typed in.
"""
HANDS = 24
ACT_COUNT = HAND + HANDS
HEAD = ACT_COUNT + 1

# The fields of an order's slots, of a question, a delayed effect, a covert act and a promise.
ORDER_FIELDS = (
    "action",
    "target",
    "second",
    "option",
    "status",
    "adjust",
    "struck",
    "forced",
    "carried",
)
"""`forced` is the row that is set, counted from 1; `carried` is 1 when the order was delayed to
this turn from the one before.
"""
QUESTION_FIELDS = (
    "status",
    "question",
    "seat",
    "target",
    "second",
    "source",
    "answer",
    "due",
    "group",
)
LATER_FIELDS = ("due", "slot", "amount", "kind", "source")
ACT_FIELDS = ("turn", "action", "seat", "target", "level")
PROMISE_FIELDS = ("due", "promise", "seat", "target", "actor", "maker")
"""`maker` is the code of the actor's order that made the promise, or another rule's number."""

MATTER_FIELDS = (
    "status",
    "number",
    "method",
    "readers",
    "asked",
    "tie",
    "missing",
    "options",
    "thrown",
)
"""Of what is being argued; behind them its arguments, then the seats' replies.

`asked` is a mask of seats; `tie` and `missing` are 1 where the first outcome holds then; `thrown`
is 0 until dice are thrown, 1 when they failed and 2 when they succeeded.
"""
ARGUMENTS = 16
"""How many arguments a matter holds; each is 0 for none, or 1 + twice its weight, and 1 more for
one against.
"""
MATTERS = 4
"""How many matters may be argued at once."""

DEAL_FIELDS = (
    "status",
    "readers",
    "ordinal",
    "parties",
    "guarantor",
    "signed",
    "leaked",
    "due",
)
"""Of a deal; behind them its promises, each packed into one number.

`parties` and `signed` are masks of seats; `guarantor` is 1 more than a seat; `leaked` is 0 for an
open deal, or 1 more than how far a secret one has leaked.
"""

EMPTY, LOCKED, CANCELLED, DELAYED, DONE, PROPOSED, SETTLED = range(7)
FREE, ASKED, ANSWERED = range(3)
OWN_PLACE = 1000
"""From here on, a seat's own numbers for the questions put to it, which tell nothing of others."""

HOLDS, VEILS = 1, 2
"""What Control keeps back, as bits: orders before they are adjudicated, what the dice show."""
HELD, SKIPPED = -1, -2
"""What stands as the plan of an inject that Control holds or skips; 0 is as it was planned."""
PLACES_A_TURN = 1000
"""An inject that is put off has its turn times this for its plan, and the place in the turn: 0 and
1 are where planned injects come as it begins and ends, 2 and up where its phases begin.
"""

FOREVER = 9999
"""A flag holds while its number is at least the turn: -1 is off, FOREVER is for good."""


def matter_size(seats: int) -> int:
    """How many slots a matter takes."""
    return len(MATTER_FIELDS) + ARGUMENTS + seats


Family = Literal["head", "track", "flag", "resource", "memory", "order", "book"]
Scope = Literal["game", "world", "place", "seat", "pair"]


@attrs.frozen
class Slot:
    """One integer of the state. `readers` is a mask of seats; see `World.readers`."""

    name: str
    family: Family
    scope: Scope
    key: str
    """The id of the track, flag or resource; the name of the field otherwise."""
    owner: int
    """The index of the place, seat or pair it belongs to, or -1."""
    low: int
    high: int
    start: int
    readers: int


@attrs.frozen(init=False)
class State:
    """A moment of a game; equal numbers are equal states."""

    numbers: tuple[int, ...]

    def __init__(self, numbers: tuple[int, ...]) -> None:
        _hold(self, numbers)

    def __getitem__(self, index: int) -> int:
        return self.numbers[index]

    @property
    def turn(self) -> int:
        return self.numbers[TURN]

    @property
    def over(self) -> bool:
        return self.numbers[OVER] != 0


# Every command makes a state. The slot's own setter gets by what keeps it frozen in half the time
# that attrs needs.
_hold: Callable[[State, tuple[int, ...]], None] = vars(State)["numbers"].__set__
