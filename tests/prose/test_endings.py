"""How a game ended, in sentences."""

from tests.core.builders import SEED, engine
from wargame.core.engine.scoring import ending
from wargame.prose.endings import lines
from wargame.prose.names import Names

RULES = """
seats: {crown: {name: Crown}, isle: {name: Isle}}
tracks: {calm: {name: Calm, range: [0, 9], start: 4}, fort: {name: Fort, range: [0, 9]}}
objectives:
  crown: {hold: {name: Hold, points: {2: calm >= 5, 1: calm >= 4}}}
  isle: {hold: {name: Hold, points: {1: fort >= 3}}}
actions: {ACT: {name: Act, by: crown, do: [calm +1]}}
"""


def test_each_seat_is_told_by_its_own_measure_though_another_calls_its_objective_so() -> None:
    rules = engine(RULES)
    event = ending(rules, list(rules.start(SEED).state.numbers), "")
    told = " ".join(lines(Names(rules, {}), event))

    assert "Crown, Hold: 1 of 2. 2 points if Calm is at least 5; 1 point if Calm" in told
    assert "Isle, Hold: 0 of 1. 1 point if Fort is at least 3" in told
