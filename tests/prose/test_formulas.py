"""Formulas in words, as a player reads what an objective takes."""

import pytest

from tests.prose.strait import engine, prose
from wargame.prose.formulas import condition, words


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("heat >= 3", "Heat is at least 3"),
        ("harbour.calm > reef.calm", "Calm of Harbour is above Calm of Reef"),
        ("heat <= 3 and heat != 1", "Heat is at most 3 and Heat is not 1"),
        ("heat < 3 or not truce", "Heat is below 3 or “Truce” does not hold"),
        ("truce and (heat == 1 or heat == 2)", "“Truce” holds and (Heat is 1 or Heat is 2)"),
        ("not harbour.open_port", "Harbour is not “Open port”"),
        ("not (heat >= 3)", "Heat is below 3"),
        ("target in rim", "the target is in Rim"),
        ("ardaby.debt == 0", "Debt of Ardaby is 0"),
        ("played(press on reef by borum within 2)", "Press for tolls was played on Reef by Borum "
         "within 2 turns"),
        ("played(press before)", "Press for tolls was played, before this turn"),
        ("times(press) >= 2", "the number of times Press for tolls was played is at least 2"),
        ("acts(at least 1) == 0", "the number of covert acts, level 1 or higher is 0"),
        ("any(p.open_port for p in rim)", "one of Rim is “Open port”"),
        ("count(p in rim if p.calm >= 3) >= 1", "the number of Rim with Calm of at least 3 is at "
         "least 1"),
        ("not (heat == 1 or truce)", "Heat is not 1 and “Truce” does not hold"),
        ("not played(press within 1)", "Press for tolls was not played this turn"),
        ("played(press within 1 before)", "Press for tolls was played in the turn before"),
        ("heat % 2 == 0", "Heat is even"),
        ("heat % 3 == 0", "Heat is a multiple of 3"),
        ("not any(p.open_port for p in rim)", "none of Rim is “Open port”"),
        ("not (heat == 1 and truce) and truce",
         "(Heat is not 1 or “Truce” does not hold) and “Truce” holds"),
        ("max(0, heat) >= 3", "(Heat, at least 0) is at least 3"),
        ("any(s.place == reef for s in seats)", "a seat plays Reef"),
        ("not any(s.place == reef for s in seats)", "no seat plays Reef"),
        ("heat < start(heat)", "Heat is lower than at the start"),
        ("heat >= start(heat) + 2", "Heat is at least 2 higher than at the start"),
        ("heat >= start(heat) - 1", "Heat is at most 1 lower than at the start"),
        ("heat >= start(harbour.calm)", "Heat is at least Calm of Harbour at the start"),
        ("sum(p.calm for p in rim) <= start(sum(q.calm for q in rim))",
         "the sum of Calm over Rim is at most the sum of Calm over Rim at the start"),
        ("sum(p.calm for p in rim) <= start(sum(p.calm for p in rim))",
         "the sum of Calm over Rim is no higher than at the start"),
        ("not any(p.calm >= 3 for p in rim)", "Calm of none of Rim is at least 3"),
        ("any(played(press on p) for p in rim)", "Press for tolls was played on one of Rim"),
        ("not any(played(press on p) for p in rim)",
         "Press for tolls was not played on any of Rim"),
        ("any(p.calm >= 3 and p.open_port for p in rim)",
         "there is one of Rim where Calm of it is at least 3 and it is “Open port”"),
        ("this is no formula", "this is no formula"),
    ],
)  # fmt: skip
def test_a_condition_is_said_in_words(formula: str, said: str) -> None:
    assert condition(prose().names, formula) == said


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("2 * (heat + 1)", "2 times (Heat + 1)"),
        ("heat + 2 * 3", "Heat + 2 times 3"),
        ("-heat // 2", "-Heat divided by 2"),
        ("min(2, max(0, heat))", "Heat, from 0 to 2"),
        ("min(2, heat)", "Heat, at most 2"),
        ("0 - max(2, heat + 1)", "minus ((Heat + 1), at least 2)"),
        ("max(heat, harbour.calm)", "the larger of Heat and Calm of Harbour"),
        ("heat - (heat - 1)", "Heat - (Heat - 1)"),
        ("heat // (heat * 2)", "Heat divided by (Heat times 2)"),
        ("2 * (heat // 3)", "2 times (Heat divided by 3)"),
        ("heat + heat + 1", "Heat + Heat + 1"),
        ("heat - truce - 1", "Heat - 1, 1 less if “Truce” holds"),
        ("-truce + 3", "3, 1 less if “Truce” holds"),
        ("max(heat, 2 * truce, 1)", "the larger of Heat, (2 if “Truce” holds) and 1"),
        ("truce", "1 if “Truce” holds"),
        ("heat + 2 * truce", "Heat, 2 more if “Truce” holds"),
        ("0 - (heat >= 3)", "-1 if Heat is at least 3"),
        ("sum(p.calm for p in rim)", "the sum of Calm over Rim"),
    ],
)
def test_a_number_is_said_in_words(formula: str, said: str) -> None:
    assert words(prose().names, formula) == said


def test_every_condition_of_the_objectives_can_be_said() -> None:
    for objective in engine().game.scenario.objectives:
        for points in objective.points:
            assert condition(prose().names, points.when) != points.when
