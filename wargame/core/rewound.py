"""The one event that is not born with a command: that what was told does not hold."""

from typing import NamedTuple

from wargame.core.facts import fact


@fact
class Rewound(NamedTuple):
    """The game was set back, or over to another branch.

    It is not stored: every reader's log is told it in the reader's own numbers, where something was
    undone that the reader had been told. `undone` holds no more, `again` holds again; `fresh` says
    that what comes next throws other dice.
    """

    audience: int
    undone: tuple[int, ...]
    again: tuple[int, ...]
    fresh: bool
