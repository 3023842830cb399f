"""Autopilots are worth having: each scores more than a random player in its seat."""

from collections.abc import Callable

import attrs
import pytest

from tests.analysis.games import SHORT, engine
from wargame.analysis.bots import RandomPlayer, play_game
from wargame.analysis.tournament import Result, around, seat_score, tournament
from wargame.core.compile.readings import PostureInfo
from wargame.core.engine.scoring import scores
from wargame.core.postures import postures_of

GAMES = 500


@pytest.mark.parametrize("posture", engine(SHORT).game.postures, ids=lambda posture: posture.id)
def test_each_autopilot_of_the_short_game_beats_a_random_player(
    posture: PostureInfo, record_property: Callable[[str, object], None]
) -> None:
    """Over 500 pairs of games the whole 95 % interval of its lead lies above nothing."""
    result = tournament(engine(SHORT), posture.seat, posture, GAMES)
    record_property("lead", str(result))

    assert result.low > 0, str(result)


def test_the_interval_lies_around_the_mean_and_is_narrower_with_more_games() -> None:
    own = engine(SHORT)
    posture = own.game.postures[0]
    few, many = (tournament(own, posture.seat, posture, games) for games in (20, 80))

    for result in (few, many):
        assert result.low < result.mean < result.high
    assert many.high - many.low < few.high - few.low


def test_a_posture_that_likes_nothing_is_no_better_than_chance() -> None:
    """A player who always holds back: the tournament does not flatter whoever comes first."""
    own = engine(SHORT)
    idle = attrs.evolve(own.game.postures[0], likes=())

    assert tournament(own, idle.seat, idle, 100).low < 0


def test_the_same_tournament_gives_the_same_result() -> None:
    own = engine(SHORT)
    posture = postures_of(own, 1)[0]

    assert tournament(own, 1, posture, 10, seed=3) == tournament(own, 1, posture, 10, seed=3)


def test_a_seat_scores_the_points_of_its_own_objectives() -> None:
    own = engine(SHORT)
    seats = range(len(own.game.seats))
    last = play_game(own, 1, around(own, 0, RandomPlayer(1), 1))
    points = sum(one.score for one in scores(own, last))

    assert sum(seat_score(own, last, seat) for seat in seats) == points


def test_a_result_shows_its_interval() -> None:
    assert str(Result(500, 1.25, 1.0, 1.5)) == "+1.25 (+1.00 to +1.50, 500 games)"
