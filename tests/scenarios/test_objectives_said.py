"""What a player reads of the objectives: short sentences, in every game and layout."""

import pytest

from tests.scenarios.theatre import LAYOUTS, engine
from wargame.prose import formulas
from wargame.prose.prose import Prose

TABLES = [
    *(("near_abroad", layout) for layout in LAYOUTS),
    ("after_the_treaty", "five"),
    ("transnistria", None),
    ("islands", None),
]
MOST = 25
"""Words of a condition that can be taken in at once."""


@pytest.mark.parametrize(("game", "layout"), TABLES)
def test_what_an_objective_takes_is_a_short_sentence(game: str, layout: str | None) -> None:
    rules = engine(layout, game)
    names = Prose(rules).names
    for spec in rules.game.scenario.objectives:
        for point in spec.points:
            said = formulas.condition(names, point.when)
            assert len(said.split()) <= MOST, said
            assert " of it " not in said, said
            assert "there is " not in said, said
