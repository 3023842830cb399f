"""What seats hold of acts that are suspected, kept before more is known of them."""

from wargame.core import commands as cm
from wargame.core import state as st
from wargame.core.engine.handling import Handling
from wargame.core.events import Classified
from wargame.core.said import said
from wargame.core.scenario import Scenario

SUSPECTED = 1
"""The level at which all know that there was an act, and nobody of which kind."""


def classes(scenario: Scenario) -> tuple[str, ...]:
    """The classes of act: the first tag of each order, in the scenario's order."""
    return tuple(dict.fromkeys(action.tags[0] for action in scenario.actions if action.tags))


def classify(do: Handling, command: cm.Classify) -> None:
    do.own(command.author, command.seat)
    known = classes(do.engine.game.scenario)
    if command.tag not in known:
        raise do.refuse(
            "bad-value", text=said("a class of act is one of {tags}", tags=", ".join(known))
        )
    if not _suspected(do, command.turn, command.target):
        raise do.refuse("bad-value", text="no act of that turn is suspected there")
    own = (command.seat, command.turn, command.target, command.tag)
    do.events.append(Classified(1 << command.seat, *own, do.words(command.text), command.author))


def _suspected(do: Handling, turn: int, target: int) -> bool:
    """Whether an act of a turn on a target is suspected now, which all may know."""
    game, numbers = do.engine.game, do.numbers
    first, size = game.constant("ACTS"), len(st.ACT_FIELDS)
    for place in range(game.constant("ACT_ROOM")):
        when, _action, _seat, where, level = numbers[first + place * size :][:size]
        if when > 0 and (when, where, level) == (turn, target, SUSPECTED):
            return True
    return False
