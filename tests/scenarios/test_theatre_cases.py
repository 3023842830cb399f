"""The cases of 2008 to 2018: no table may be changed past them."""

import pytest
from click.testing import CliRunner

from tests.scenarios.theatre import GAME, engine
from wargame import resources
from wargame.authoring.case_files import FILE, Case, read_cases
from wargame.authoring.cases import cases, counted, verdict
from wargame.authoring.claims import registers
from wargame.authoring.load import find
from wargame.cli import main

PATH = find(GAME) / FILE

# What the design counts: net, then the share of what happened in tenths of a percent.
SHARES = {
    "RP1a": (4, 583), "RP1b": (3, 833), "RP2a": (4, 583), "RP2b": (1, 917), "RP2c": (3, 833),
    "RP3": (0, 710), "RP4": (3, 833), "RP5a": (1, 583), "RP5b": (-1, 278), "RP6a": (-4, 28),
    "RP6b": (-3, 28), "RP6c": (1, 167), "RP6d": (4, 583),
}  # fmt: skip


def known() -> dict[str, Case]:
    return {case.id: case for case in read_cases(PATH)[2]}


def test_every_case_passes() -> None:
    text, right = cases(GAME)
    assert right, text


def test_the_command_tells_all_and_is_content() -> None:
    result = CliRunner().invoke(main, ["cases", GAME])
    assert result.exit_code == 0
    assert result.output.count("  pass\n") == len(SHARES)


def test_each_case_is_held_against_the_design() -> None:
    assert set(known()) == set(SHARES)


@pytest.mark.parametrize("case", SHARES)
def test_a_case_has_the_odds_of_the_design(case: str) -> None:
    found = counted(engine("nine"), known()[case], PATH)
    net, tenths = SHARES[case]
    assert (found.forecast.net, round(1000 * found.share)) == (net, tenths)
    assert abs(found.drawn - found.share) < 0.02


def test_the_two_rescues_are_more_likely_than_not() -> None:
    """RP2b: of four offensives one success or more, and two or more, each with its least share."""
    found = counted(engine("nine"), known()["RP2b"], PATH)
    told = [(times, least, round(1000 * share)) for times, least, share in found.repeated]
    assert told == [(1, 25, 884), (2, 25, 553)]


def test_what_a_case_rests_on_is_in_the_registers() -> None:
    claims = set(registers(resources.seeds_dir()))
    for case in known().values():
        assert case.cite
        assert set(case.cite) <= claims


def test_every_modifier_of_a_case_rests_on_a_claim_or_is_an_assumption() -> None:
    game = engine("nine").game
    for case in known().values():
        for worth in counted(engine("nine"), case, PATH).forecast.modifiers:
            info = game.modifiers[worth.modifier]
            assert info.base or info.cite or info.assumption


def test_a_verdict_needs_another_case_where_it_is_held_against_one() -> None:
    found = {name: counted(engine("nine"), case, PATH) for name, case in known().items()}
    assert verdict(found["RP5b"], found) == ("pass", True)
    assert found["RP5b"].share < found["RP5a"].share
