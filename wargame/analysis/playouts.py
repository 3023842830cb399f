"""Many games of one scenario played at random, and what came of them.

A game's course follows from its seed alone, so that results are the same at both speeds and however
the work is cut. Every seat picks fairly among its legal orders and holding back, Control goes on at
every pause. Knows nothing of what the figures mean.
"""

import pickle
from collections.abc import Iterator
from concurrent.futures import Executor
from functools import lru_cache
from itertools import chain
from pathlib import Path

import attrs

from wargame.analysis.speeds import Player, Speed, player
from wargame.core import state as st
from wargame.core.compile.program import Game
from wargame.core.engine.engine import Engine
from wargame.core.engine.scoring import grade, scores
from wargame.core.state import State

PART = 500
"""Games in one piece of work."""


class PlayoutError(Exception):
    """A random game ran into a defect of its scenario; the text names the seed and the remedy."""


@attrs.frozen
class Playout:
    """How one random game went."""

    seed: int
    end: int
    """1 when the turns ran out, 2 + k when the k-th end was reached."""
    turns: int
    decisions: int
    """Orders, passes and answers, those of all seats together."""
    grade: int
    """The index of the common grade, -1 where the scenario has none."""
    scores: tuple[int, ...]
    """The points of each objective."""
    measures: tuple[int, ...]


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

    Seeds are numbers in a row, 0 to 2**63 - 1. Raises PlayoutError, and SpeedError as `player` does.
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
) -> Iterator[tuple[Playout, ...]]:
    """The same piece by piece, for whoever shows progress; left early, no further piece is begun."""
    if seeds.step != 1 or (seeds and not 0 <= seeds.start < seeds.stop <= 1 << 63):
        raise ValueError(f"seeds are numbers in a row from 0 to 2**63 - 1, not {seeds}")
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
    table = player(game, speed, cache=cache)
    count, _ = table.play(seed, 1, 0, trace=True)
    return tuple(state for state, _ in _rows(table, seed, 1, count, trace=True))


# ---- one piece of work


@lru_cache(maxsize=8)
def _table(packed: bytes, speed: Speed, cache: Path | None) -> tuple[Engine, Player]:
    """What a worker keeps of a game between two pieces of work."""
    game = pickle.loads(packed)
    return Engine(game), player(game, speed, cache=cache)


def _play(packed: bytes, speed: Speed, cache: Path | None, seeds: range) -> tuple[Playout, ...]:
    engine, table = _table(packed, speed, cache)
    rows = _rows(table, seeds.start, len(seeds), len(seeds))
    return tuple(
        _playout(engine, seed, state, decisions)
        for seed, (state, decisions) in zip(seeds, rows, strict=True)
    )


def _rows(
    table: Player, first: int, count: int, rows: int, *, trace: bool = False
) -> Iterator[tuple[State, int]]:
    """States with the number of decisions that led to them."""
    _, kept = table.play(first, count, rows, trace=trace)
    for at in range(0, rows * table.row, table.row):
        *numbers, decisions = map(int, kept[at : at + table.row])
        yield State(tuple(numbers)), decisions


def _playout(engine: Engine, seed: int, state: State, decisions: int) -> Playout:
    if state[st.FAULT]:
        raise PlayoutError(
            f"In the random game with seed {seed} more stood open than the game has room for: "
            "give the scenario a larger `capacity`."
        )
    return Playout(
        seed,
        state[st.OVER],
        state.turn,
        decisions,
        grade(engine, state),
        tuple(found.score for found in scores(engine, state)),
        tuple(engine.reading(state, reading) for reading in engine.game.measures),
    )
