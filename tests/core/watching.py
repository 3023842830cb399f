"""Leaks looked for in random games, at each moment at which something is there to be leaked."""

import random
from collections.abc import Callable

from tests.core.leaks import moment, readers
from tests.core.random_games import Chance, steps
from wargame.core import events as ev
from wargame.core.dice import Seed
from wargame.core.engine.engine import Engine
from wargame.core.state import State


def leaks_while(
    watched: Callable[[State], object], engine: Engine, games: int, meddling: float
) -> set[str]:
    """The kinds of leaks in some random games, while what is watched stands."""
    found: set[str] = set()
    for number in range(games):
        rng = random.Random(number)
        events: list[ev.Event] = []
        for _, step in steps(engine, Seed(number, 1), Chance(rng, meddling=meddling)):
            events += step.events
            for reader in readers(engine.game) if watched(step.state) else ():
                leak = moment(engine, step.state, events, reader, rng)
                found |= {leak.kind} if leak is not None else set()
    return found
