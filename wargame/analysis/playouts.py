"""Many games of one scenario played at random, and what came of them.

A game's course follows from its seed alone, so that results are the same at both speeds and however
the work is cut. Every seat picks fairly among its legal orders and holding back, Control goes on at
every pause. Knows nothing of what the figures mean.
"""

import pickle
from collections.abc import Generator
from concurrent.futures import Executor
from functools import lru_cache
from itertools import chain
from pathlib import Path

import attrs

from wargame.analysis import figures
from wargame.analysis.figures import Playout
from wargame.analysis.speeds import Runner, Speed, runner
from wargame.core.compile.program import Game
from wargame.core.state import State

PART = 500
"""Games in one piece of work."""


class PlayoutError(Exception):
    """A random game ran into a defect of its scenario; the text names the seed and the remedy."""


@attrs.frozen
class Results:
    """Random games in the order of their seeds."""

    playouts: tuple[Playout, ...]

    def score(self, objective: int) -> tuple[int, ...]:
        """The points of one objective, game by game."""
        return tuple(one.scores[objective] for one in self.playouts)

    def measure(self, index: int) -> tuple[int, ...]:
        """One measure, game by game."""
        return tuple(one.measures[index] for one in self.playouts)


def playouts(
    game: Game,
    seeds: range,
    *,
    speed: Speed = "python",
    executor: Executor | None = None,
    cache: Path | None = None,
) -> Results:
    """Play a game for each seed, here or by an executor of threads, processes or a cluster.

    Seeds are numbers in a row, 0 to 2**62 - 1. Raises PlayoutError, and SpeedError as `runner`
    does.
    """
    parts = batches(game, seeds, speed=speed, executor=executor, cache=cache)
    return Results(tuple(chain.from_iterable(parts)))


def batches(
    game: Game,
    seeds: range,
    *,
    speed: Speed = "python",
    executor: Executor | None = None,
    cache: Path | None = None,
) -> Generator[tuple[Playout, ...], None, None]:
    """The same piece by piece, for whoever shows progress; left early, no more pieces are begun."""
    if seeds.step != 1 or (seeds and not 0 <= seeds.start < seeds.stop <= 1 << 62):
        raise ValueError(f"seeds are numbers in a row from 0 to 2**62 - 1, not {seeds}")
    packed = pickle.dumps(game)
    # Compiled here first, so that no worker needs to.
    _table(packed, speed, cache)
    parts = [seeds[at : at + PART] for at in range(0, len(seeds), PART)]
    if executor is None:
        for part in parts:
            yield _play(packed, speed, cache, part)
        return
    futures = [executor.submit(_play, packed, speed, cache, part) for part in parts]
    try:
        for future in futures:
            yield future.result()
    finally:
        for future in futures:
            future.cancel()


def trace(
    game: Game, seed: int, *, speed: Speed = "python", cache: Path | None = None
) -> tuple[State, ...]:
    """One random game: its state after each decision, and its last state."""
    table = _table(pickle.dumps(game), speed, cache)
    rows = table.trace(seed)
    return tuple(
        State(tuple(rows[at : at + table.row - 1])) for at in range(0, len(rows), table.row)
    )


# ---- one piece of work


@lru_cache(maxsize=8)
def _table(packed: bytes, speed: Speed, cache: Path | None) -> Runner:
    """What a worker keeps of a game between two pieces of work."""
    return runner(pickle.loads(packed), speed, cache=cache)


def _play(packed: bytes, speed: Speed, cache: Path | None, seeds: range) -> tuple[Playout, ...]:
    table = _table(packed, speed, cache)
    width, told = figures.width(table.game), table.play(seeds.start, len(seeds))
    return tuple(
        _playout(table.game, seed, told[k * width : (k + 1) * width])
        for k, seed in enumerate(seeds)
    )


def _playout(game: Game, seed: int, told: list[int]) -> Playout:
    found = figures.playout(game, seed, told)
    if found is None:
        raise PlayoutError(
            f"In the random game with seed {seed} more stood open than the game has room for: "
            "give the scenario a larger `capacity`."
        )
    return found
