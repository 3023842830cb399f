"""Events of injects: sent as planned or in other words, improvised, moved, ticked."""

from typing import NamedTuple

from wargame.core.author import Author
from wargame.core.commands import Rescheduling
from wargame.core.facts import fact
from wargame.core.rolled import Effect


@fact
class InjectFired(NamedTuple):
    audience: int
    inject: int


@fact
class InjectSent(NamedTuple):
    """Control sent an inject in other words than planned, or to other readers.

    What its rules do is told as what comes of an inject later is. `planned` is for Control.
    """

    audience: int
    inject: int
    planned: str
    text: str
    author: Author


@fact
class Improvised(NamedTuple):
    """Control sent an inject that no plan had."""

    audience: int
    text: str
    effects: tuple[Effect, ...]
    author: Author


@fact
class Rescheduled(NamedTuple):
    """Control delayed an inject, held or skipped it, or put it back on the plan.

    `phase` is -1 where a delayed inject comes at its own place in the turn.
    """

    audience: int
    inject: int
    how: Rescheduling
    reason: str
    turn: int
    phase: int
    author: Author


@fact
class Ticked(NamedTuple):
    """Control saw what an inject was to bring about, or took that back."""

    audience: int
    inject: int
    note: str
    seen: bool
    author: Author


InjectEvent = InjectFired | InjectSent | Improvised | Rescheduled | Ticked
