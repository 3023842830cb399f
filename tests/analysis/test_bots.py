"""Bots play whole games by the rules, and the same games again from the same seeds."""

import pytest

from tests.analysis.games import GAMES, SHORT, engine
from wargame.analysis.bots import PosturePlayer, RandomPlayer, play_game, usual_player
from wargame.core import state as st
from wargame.core.postures import postures_of


@pytest.mark.parametrize("name", GAMES)
def test_random_players_bring_every_game_to_its_end(name: str) -> None:
    own = engine(name)
    for seed in range(50):
        players = tuple(RandomPlayer(f"{seed}/{seat}") for seat in range(len(own.game.seats)))
        last = play_game(own, seed, players)

        assert last.over
        assert not last[st.FAULT]


@pytest.mark.parametrize("name", GAMES)
def test_usual_players_bring_every_game_to_its_end(name: str) -> None:
    own = engine(name)
    for seed in range(20):
        players = tuple(usual_player(own, seat, seed) for seat in range(len(own.game.seats)))

        assert play_game(own, seed, players).over


def test_the_same_seeds_play_the_same_game() -> None:
    own = engine(SHORT)

    def game(seed: int) -> object:
        return play_game(own, seed, tuple(RandomPlayer(seed) for _ in own.game.seats))

    assert game(5) == game(5)
    assert game(5) != game(6)


def test_a_seat_is_usually_played_by_its_first_posture() -> None:
    own = engine(SHORT)
    for seat in range(len(own.game.seats)):
        assert usual_player(own, seat, 0) == PosturePlayer(postures_of(own, seat)[0])


def test_a_seat_without_postures_is_usually_played_at_random() -> None:
    assert isinstance(usual_player(engine("constructs"), 0, 0), RandomPlayer)
