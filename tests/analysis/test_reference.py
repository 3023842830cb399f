"""The reference game against figures that other implementations of the same rules produced.

Source of every number here: the influence-12 specification, its statistic over 20,000,000 games and
its exact traces.
"""

import json
import statistics
from pathlib import Path

import pytest

from tests.analysis.games import REFERENCE, engine
from wargame.analysis.playouts import Results, playouts
from wargame.core.commands import Author, EnterDice, Finish, Lock
from wargame.core.dice import Seed
from wargame.core.engine.engine import Engine
from wargame.core.state import State

GOLDEN = Path(__file__).parent.parent / "golden" / "influence12.json"
"""For game 0, 1, 2 …: score, number of actions, checksum of the last state."""

GAMES = 20_000
"""The tolerances below are about four standard errors of a sample of this size."""

CONTROL = Author("control", "control")


@pytest.fixture
def results(compiled: Path) -> Results:
    return playouts(engine(REFERENCE).game, range(GAMES), speed="numba", cache=compiled)


def test_random_games_have_the_statistics_of_the_specification(results: Results) -> None:
    scores = results.measure(0)
    lengths = [one.decisions for one in results.playouts]
    ended_by_tension = sum(one.end == 2 for one in results.playouts) / GAMES

    assert statistics.fmean(scores) == pytest.approx(-3.193, abs=0.15)
    assert statistics.pstdev(scores) == pytest.approx(5.328, abs=0.11)
    assert statistics.fmean(lengths) == pytest.approx(53.766, abs=0.30)
    assert statistics.pstdev(lengths) == pytest.approx(10.594, abs=0.22)
    assert ended_by_tension == pytest.approx(0.3700, abs=0.014)


def test_200_recorded_games_end_as_recorded() -> None:
    """Choices and dice come from the recording's own generator, dice as if thrown by hand."""
    expected = json.loads(GOLDEN.read_text("utf-8"))

    assert len(expected) == 200
    assert [list(replay(engine(REFERENCE), game)) for game in range(200)] == expected


class Recorded:
    """The generator of the recorded games: x := (x * 1664525 + 1013904223) mod 2**32."""

    def __init__(self, game: int) -> None:
        self.x = (game * 2654435761 + 12345) % 2**32

    def draw(self, n: int) -> int:
        self.x = (self.x * 1664525 + 1013904223) % 2**32
        return self.x * n >> 32


def replay(own: Engine, game: int) -> tuple[int, int, int]:
    """Play a recorded game; its score, the number of its actions, the checksum of its end."""
    chance, state, actions = Recorded(game), own.start(Seed(0, 0)).state, 0
    while not state.over:
        [seat] = own.wanted(state).orders
        author, legal = Author(f"p{seat}", "seat", seat), own.legal_orders(state, seat)
        pick = chance.draw(len(legal) + 1)
        if pick == len(legal):
            state = own.advance(state, Finish(author, seat)).state
        else:
            dice = (1 + chance.draw(6), 1 + chance.draw(6))
            state = own.advance(state, EnterDice(CONTROL, dice)).state
            state = own.advance(state, Lock(author, seat, legal[pick])).state
        actions += 1
    return own.reading(state, own.game.measures[0]), actions, checksum(own, state)


def checksum(own: Engine, state: State) -> int:
    """The sum over places c and tracks k of (4c + k + 1) * value, and 97, 101, 103 for the rest."""
    dials = {dial.id: dial for dial in own.game.dials}
    tracks = [dials[name] for name in ("alignment", "resilience", "unrest", "presence")]
    purse = dials["resource"]
    return (
        sum(
            (4 * c + k + 1) * state[track.base + c * track.stride]
            for c in range(len(own.game.places))
            for k, track in enumerate(tracks)
        )
        + 97 * state[dials["tension"].base]
        + 101 * state[purse.base]
        + 103 * state[purse.base + purse.stride]
    )
