"""As much of a scenario as can be seen while rules in it are wrong: its world, and who may order
what against whom.

It knows what the compiler lays out before it reads a rule; it says nothing of what is wrong.
"""

from collections.abc import Iterator

import attrs

from wargame.core.compile.actions import ActionCompiler
from wargame.core.compile.report import Report
from wargame.core.compile.shape import shapes
from wargame.core.compile.workshop import Workshop
from wargame.core.scenario import Action, Scenario


@attrs.frozen
class Outline:
    """A scenario that is laid out and not compiled."""

    scenario: Scenario
    shop: Workshop
    orders: tuple[ActionCompiler | None, ...]
    """One for each action; None where it is not clear who may order it, or against whom."""

    def clear(self) -> Iterator[tuple[Action, ActionCompiler]]:
        """The actions of which it is clear who may order them, and against whom."""
        for action, order in zip(self.scenario.actions, self.orders, strict=True):
            if order is not None:
                yield action, order


def outline(scenario: Scenario) -> Outline | None:
    """Lay a scenario out; None where its ids, ranges or seats keep it from being laid out."""
    report = Report()
    shapes(scenario, report)
    if report.failed:
        return None
    shop = Workshop(scenario, report)
    orders: list[ActionCompiler | None] = []
    for index, action in enumerate(scenario.actions):
        before = len(report.problems)
        order = ActionCompiler(shop, action, index)
        orders.append(order if len(report.problems) == before else None)
    return Outline(scenario, shop, tuple(orders))
