"""What a scenario's numbers do is written down, and a game of it told; a change shows in a diff.

`python -m tests.scenarios.test_goldens` writes the texts anew; read the diff before keeping it.
"""

from functools import cache
from pathlib import Path

import pytest

from tests.scenarios.games import transcript
from tests.scenarios.sheet import sheet
from wargame.authoring.load import find, load
from wargame.core.engine.engine import Engine

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
SCENARIOS = ("transnistria", "islands")
TOLD = (
    ("near_abroad", "three"),
    ("near_abroad", "six"),
    ("near_abroad", "seven"),
    ("after_the_treaty", "five"),
)
"""Scenarios of which a game is told in these layouts, and no sheet: it would fill a book."""


@cache
def engine(scenario: str) -> Engine:
    return Engine(load(find(scenario)).game)


def texts(scenario: str) -> dict[str, str]:
    return {
        f"{scenario}-sheet.txt": sheet(engine(scenario)),
        f"{scenario}-game.txt": transcript(engine(scenario), "golden"),
    }


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_sheet_and_recorded_game_are_as_they_were_read_and_kept(scenario: str) -> None:
    for name, text in texts(scenario).items():
        assert text == (GOLDEN / name).read_text("utf-8"), f"{name} differs"


def told(scenario: str, layout: str) -> tuple[str, str]:
    rules = Engine(load(find(scenario), layout=layout).game)
    return f"{scenario}-{layout}-game.txt", transcript(rules, "golden")


@pytest.mark.parametrize(("scenario", "layout"), TOLD)
def test_a_game_at_each_size_of_table_is_told_as_it_was_read_and_kept(
    scenario: str, layout: str
) -> None:
    name, text = told(scenario, layout)
    assert text == (GOLDEN / name).read_text("utf-8"), f"{name} differs"


def keep() -> None:
    GOLDEN.mkdir(exist_ok=True)
    for scenario in SCENARIOS:
        for name, text in texts(scenario).items():
            (GOLDEN / name).write_text(text, "utf-8")
    for scenario, layout in TOLD:
        name, text = told(scenario, layout)
        (GOLDEN / name).write_text(text, "utf-8")


if __name__ == "__main__":
    keep()
