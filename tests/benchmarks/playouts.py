"""How many random games a second are played, at both speeds, and what compiling costs.

Run `python -m tests.benchmarks.playouts [SECONDS] [GAME …]`, by default all games that come with
wargame. `rules` counts the games and their figures, `results` also what is made of them. Rates are
per second of one core's time, which a busy machine changes little.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.analysis.games import GAMES, engine
from wargame.analysis.bots import RandomPlayer, play_game
from wargame.analysis.playouts import PART, playouts
from wargame.analysis.speeds import Speed, runner

PARTS: dict[Speed, int] = {"python": 50, "numba": PART}


def rate(seconds: float, play: Callable[[int], object], part: int) -> float:
    """Games a second of a function that plays the `part` games from a seed on."""
    play(0)
    games, taken, started = 0, 0.0, time.process_time()
    while taken < seconds:
        play(games)
        games += part
        taken = time.process_time() - started
    return games / taken


def results(name: str, speed: Speed, cache: Path, part: int, first: int) -> None:
    playouts(engine(name).game, range(first, first + part), speed=speed, cache=cache)


def measure(name: str, seconds: float, cache: Path) -> None:
    """Print a game's figures."""
    game, own = engine(name).game, engine(name)
    decisions = sum(one.decisions for one in playouts(game, range(200)).playouts) / 200
    print(
        f"{name}: {len(game.slots)} numbers, {len(game.codes)} actions, {decisions:.0f} decisions"
    )
    for speed, part in PARTS.items():
        started = time.perf_counter()
        made = runner(game, speed, cache=cache)
        ready = time.perf_counter()
        runner(game, speed, cache=cache)
        again = time.perf_counter()
        alone = rate(seconds, partial(made.play, count=part), part)
        told = rate(seconds, partial(results, name, speed, cache, part), part)
        print(f"  {speed}: {alone:,.0f} games/s rules, {told:,.0f} results; ", end="")
        print(f"ready in {ready - started:.2f} s, again in {again - ready:.2f} s")
    seats = range(len(game.seats))
    bots = rate(
        seconds, lambda at: play_game(own, at, tuple(RandomPlayer(f"{at}/{k}") for k in seats)), 1
    )
    print(f"  engine with its log, random players: {bots:,.0f} games/s")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        for chosen in sys.argv[2:] or GAMES:
            measure(chosen, float(sys.argv[1]) if len(sys.argv) > 1 else 3, Path(folder))
