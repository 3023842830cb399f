"""What would break when Control drops the last turn: judgements that name that turn by its number.

It reads the model; it knows no file but the places the tree tells.
"""

import re

from wargame.authoring.diagnostics import Diagnostics
from wargame.authoring.merge import Tree
from wargame.authoring.yaml12 import Path
from wargame.core import scenario as model
from wargame.language import _

NAMED = re.compile(r"(?<![\w.])turn\s*(?:==|>=|>)\s*(\d+)(?![\w.])")
"""A comparison that asks for a turn not to be over, or to have come."""


def last_turn(scenario: model.Scenario, tree: Tree, out: Diagnostics) -> None:
    """Warn of an objective or a grade that only the planned last turn can fulfil."""
    for objective in scenario.objectives:
        for points in objective.points:
            path = ("objectives", objective.seat, objective.id, "points")
            _look(scenario, points.when, (*path, points.score), tree, out)
    for grade in scenario.grade:
        _look(scenario, grade.when, ("grade", grade.id), tree, out)


def _look(scenario: model.Scenario, formula: str, path: Path, tree: Tree, out: Diagnostics) -> None:
    for found in NAMED.finditer(formula):
        # `turn > 2` asks for turn 3, `turn == 3` and `turn >= 3` do too.
        asked = int(found[1]) + (">" in found[0] and "=" not in found[0])
        if asked == scenario.turns > 1:
            out.warn(
                "last-turn-by-number",
                tree.locate(path),
                _("`{formula}` cannot hold where Control drops the last turn.").format(
                    formula=found[0]
                ),
                _("`turns`, which is the number of turns that are played"),
            )
