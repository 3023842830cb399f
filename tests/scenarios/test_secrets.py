"""The games that are played keep their secrets: twins that differ in hidden things look alike."""

import pytest

from tests.core.leaks import readers, twin_games
from wargame.authoring.load import find, load
from wargame.core.engine.engine import Engine

PAIRS = 500

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("scenario", ["transnistria", "islands"])
def test_twin_games_look_the_same_to_whom_the_difference_is_hidden(scenario: str) -> None:
    engine = Engine(load(find(scenario)).game)
    those = readers(engine.game)
    for number in range(PAIRS):
        assert twin_games(engine, number, those[number % len(those)], looks=0.05) is None
