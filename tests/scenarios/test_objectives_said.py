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


@pytest.mark.parametrize(("game", "layout"), TABLES)
def test_what_a_seat_knows_is_fact_and_what_is_judged_it_only_believes(
    game: str, layout: str | None
) -> None:
    for seat in engine(layout, game).game.scenario.seats:
        voices = {one.voice for one in seat.brief.know} if seat.brief else set()
        assert voices <= {"fact"}, seat.id


@pytest.mark.parametrize(("game", "layout"), TABLES)
def test_a_brief_says_whether_points_hang_on_its_red_line(game: str, layout: str | None) -> None:
    scenario = engine(layout, game).game.scenario
    scored = {
        spec.seat
        for spec in scenario.objectives
        if any("red_line_crossed" in point.when for point in spec.points)
    }
    for seat in scenario.seats:
        if seat.brief and seat.brief.red_line:
            assert ("Control says whether" in seat.brief.red_line) is (seat.id in scored), seat.id
            assert ("No points hang on it" in seat.brief.red_line) is (seat.id not in scored)
