"""A sample of the mutation run; `python -m tests.mutation` is the whole."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.mutation.mutants import Mutant, mutants
from tests.mutation.trial import READ_BY, names
from wargame.resources import scenarios_dir

SAMPLE = 40
LEAST = 90
"""Percent that must be noticed of a sample; of the whole it is 95."""
ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
@pytest.mark.once
def test_a_change_of_any_single_number_is_noticed() -> None:
    command = [sys.executable, "-m", "tests.mutation"]
    options = ["--sample", str(SAMPLE), "--least", str(LEAST)]
    run = subprocess.run(
        [*command, *options], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr


RULES = """
# 7 apples
turns: 4
tracks:
  hunger: {range: [0, 9], start: 4, about: Up to 9.}
actions:
  R01:
    name: Eat 2 apples
    cite: [kyle-28]
    modifiers: [{when: hunger >= 3 and played(R01 within 2), add: -1, why: 5 a day}]
    do:
      - hunger -1
      - >-
        hunger at
        most 8
    else: {hunger: 6}
points: {2: hunger <= 1}
"""


def test_every_number_of_a_rule_is_changed_and_none_of_prose(tmp_path: Path) -> None:
    (tmp_path / "rules.yaml").write_text(RULES, "utf-8")
    found = mutants(tmp_path, "rules.yaml")
    assert sorted(mutant.old for mutant in found) == [-1, 0, 1, 1, 2, 2, 3, 4, 4, 6, 8, 9]
    for mutant in found:
        assert abs(mutant.new - mutant.old) == 1
        changed = mutant.changed(RULES)
        assert changed != RULES
        begins = changed[mutant.at :]
        assert begins.startswith(str(mutant.new))


def test_a_mutant_is_told_with_its_place_and_line(tmp_path: Path) -> None:
    (tmp_path / "rules.yaml").write_text(RULES, "utf-8")
    turns = next(one for one in mutants(tmp_path, "rules.yaml") if one.rule == ("turns",))
    assert turns.told(RULES) == f"rules.yaml:3:8: 4 -> {turns.new}: turns: 4"


def test_a_test_names_a_rule_by_its_id() -> None:
    mutant = Mutant("rulebook/force.yaml", 0, 1, 2, ("actions", "R16", "cost", "capital"))
    assert names("tests/x.py::test_orders[russia-R16 georgia-2]", mutant)
    assert not names("tests/x.py::test_orders[russia-R15 georgia-2]", mutant)


def test_the_games_that_tests_are_known_to_read_are_there() -> None:
    assert all((scenarios_dir() / name).is_dir() for name in READ_BY)
