"""Which rolls an order can come to: a second roll may stand under a condition that it never meets.

Only what the order itself settles is looked at, so that this too holds whatever the moment.
"""

from collections.abc import Callable, Iterable, Iterator

from wargame.core.engine.engine import Forecast
from wargame.core.scenario import Action, Block, Effect
from wargame.prose.effects import Effects
from wargame.prose.names import Names

Reading = Callable[[Iterable[Effect]], Iterator[Effect]]
"""Reads effects, and leaves out what is not to be read."""


def reached(does: Effects, action: Action, odds: Iterable[Forecast]) -> tuple[Forecast, ...]:
    """Those of the odds of an order's rolls that are of rolls it can come to."""
    rules = (action.do, action.also, action.then, *(one.do for one in action.outcomes))
    never = set(_called(rules, iter)) - set(_called(rules, does.settled))
    return tuple(one for one in odds if _id(does.names, one.roll) not in never)


def _called(rules: Iterable[Iterable[Effect]], read: Reading) -> Iterator[str]:
    """The second rolls that rules call, by their ids."""
    for effects in rules:
        for effect in read(effects):
            if isinstance(effect, Block):
                yield effect.roll
                parts = (effect.do, effect.otherwise, *(one.do for one in effect.outcomes))
                yield from _called(parts, read)


def _id(names: Names, roll: int) -> str:
    """The id of a second roll that actions call; that of an action's own roll is no such thing."""
    info = names.game.rolls[roll]
    known = names.scenario.rolls if info.purpose else ()
    return next((one.id for one in known if (one.name or one.id) == info.name), info.rule)
