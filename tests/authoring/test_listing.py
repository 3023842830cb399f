"""`wargame scenarios`: names that other commands take."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.authoring.small import ISLANDS, written
from wargame.authoring.diagnostics import ScenarioError
from wargame.authoring.heads import provided
from wargame.authoring.listing import scenarios
from wargame.authoring.load import load
from wargame.cli import main


def test_every_scenario_is_listed_with_its_layouts() -> None:
    lines = [" ".join(line.split()) for line in scenarios().splitlines()]

    for path in provided():
        loaded = load(path)
        assert any(
            line.startswith(f"{loaded.scenario.id}: {loaded.scenario.name}") for line in lines
        )
        for layout in loaded.layouts:
            assert any(line.startswith(f"--layout {layout.id}: {layout.name}") for line in lines)


def test_one_scenario_is_listed_with_the_seats_and_postures_of_each_layout() -> None:
    told = scenarios("near_abroad").split("--layout ")[1:]

    for part in told:
        loaded = load(next(p for p in provided() if p.name == "near_abroad"), layout=head(part))
        for index, seat in enumerate(loaded.scenario.seats):
            postures = [one.id for one in loaded.game.postures if one.seat == index]
            said = " or ".join(f"{seat.id}={posture}" for posture in postures)
            assert f"--seat {seat.id} ({seat.name}), --posture {said}" in " ".join(part.split())


def head(part: str) -> str:
    return part.partition(":")[0]


def test_a_seat_without_a_posture_is_told(tmp_path: Path) -> None:
    told = scenarios(str(written(tmp_path, ISLANDS)))

    assert told.splitlines() == [
        "islands: Two islands",
        "    --seat north (North), no posture",
        "    --seat south (South), no posture",
    ]


def test_a_scenario_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ScenarioError, match="transnistria"):
        scenarios("transnistira")


@pytest.mark.parametrize("command", ["play", "drill", "rehearse", "print"])
def test_the_help_of_a_layout_says_where_they_are_listed(command: str) -> None:
    told = " ".join(CliRunner().invoke(main, [command, "--help"]).output.split())

    assert "Which of the scenario's layouts; `wargame scenarios` lists them." in told
