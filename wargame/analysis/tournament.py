"""Whether a way of playing is worth anything: a posture against a random player in the same seat.

Both play the same games: the same seeds, the other seats played by their usual postures. Knows
nothing of why one is better.
"""

import math
import statistics

import attrs

from wargame.analysis.bots import Player, PosturePlayer, RandomPlayer, play_game, usual_player
from wargame.core.compile.readings import PostureInfo
from wargame.core.engine.engine import Engine
from wargame.core.engine.scoring import scores
from wargame.core.state import State

NORMAL_95 = 1.96
"""Standard errors to each side of a mean that hold 95 in 100 means of many games."""


@attrs.frozen
class Result:
    """How much higher a seat scored, game by game, than a random player in its place.

    `low` to `high` is the interval that holds the true mean 95 times in 100.
    """

    games: int
    mean: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.mean:+.2f} ({self.low:+.2f} to {self.high:+.2f}, {self.games} games)"


def tournament(
    engine: Engine, seat: int, posture: PostureInfo, games: int, seed: int = 0
) -> Result:
    """Compare the sum of the seat's objective scores in `games` pairs of games; at least 2.

    Game n has the seed `seed` + n in both games of its pair. Other seats are played by the first of
    their postures, by random players where they have none.
    """
    differences = []
    for number in range(seed, seed + games):
        played, drawn = (
            seat_score(engine, play_game(engine, number, around(engine, seat, own, number)), seat)
            for own in (PosturePlayer(posture), RandomPlayer(f"{number}/{seat}"))
        )
        differences.append(played - drawn)
    mean = statistics.fmean(differences)
    reach = NORMAL_95 * statistics.stdev(differences) / math.sqrt(games)
    return Result(games, mean, mean - reach, mean + reach)


def around(engine: Engine, seat: int, own: Player, seed: int) -> tuple[Player, ...]:
    """The players of a game: one in its seat, the usual ones around it."""
    return tuple(
        own if k == seat else usual_player(engine, k, f"{seed}/{k}")
        for k in range(len(engine.game.seats))
    )


def seat_score(engine: Engine, state: State, seat: int) -> int:
    """The points of a seat's objectives together."""
    objectives = engine.game.objectives
    found = scores(engine, state)
    return sum(one.score for one in found if objectives[one.objective].seat == seat)
