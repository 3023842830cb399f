"""What a seat may choose from while it puts an order together, and why not the rest.

It asks the engine about its own seat only; every reason is a refusal of the engine's.
"""

from itertools import product
from typing import Literal

import attrs

from wargame.core.compile.targets import Domain
from wargame.core.engine.engine import Engine
from wargame.core.orders import Order, Refusal
from wargame.core.state import State
from wargame.prose.names import Names

TRIED = 400
"""How many orders of one action are tried for a reason; more say nothing new."""


@attrs.frozen
class Candidate:
    """Something that may be chosen, or may not because of `refusal`."""

    value: int
    name: str
    refusal: Refusal | None = None
    key: str = ""
    """What its name begins with where that is a number: it is chosen by it."""


@attrs.frozen
class Choices:
    """One seat's choices in one state."""

    engine: Engine
    names: Names
    state: State
    seat: int

    def actions(self) -> tuple[Candidate, ...]:
        """The seat's actions in the order of the steps; reactive ones are offered as questions.

        One whose target nothing in this layout can be is left out.
        """
        game = self.engine.game
        legal = {order.action for order in self.engine.legal_orders(self.state, self.seat)}
        own = [
            k
            for k, code in enumerate(game.codes)
            if self.seat in code.seats and code.legal and self.orders(k)
        ]
        own.sort(key=lambda k: (self.step(k), k))
        return tuple(
            Candidate(k, self.names.action(k), None if k in legal else self.refusals(k)[0][1])
            for k in own
        )

    def step(self, action: int) -> int:
        """The place of an action's step in the sequence of steps."""
        scenario = self.engine.game.scenario
        step = scenario.actions[action].step
        return scenario.steps.index(step) if step in scenario.steps else 0

    def orders(self, action: int) -> tuple[Order, ...]:
        """Every order of an action that the seat could name."""
        code = self.engine.game.codes[action]
        found = product(self._values(code.target), self._values(code.second), range(code.options))
        return tuple(Order(action, *parts) for parts in found)

    def refusals(self, action: int) -> tuple[tuple[Order, Refusal], ...]:
        """What stands against orders of an action."""
        found = []
        for order in self.orders(action)[:TRIED]:
            refusal = self.engine.check(self.state, self.seat, order)
            if refusal is not None:
                found.append((order, refusal))
        return tuple(found)

    def prices(self, action: int) -> tuple[tuple[int, ...], ...]:
        """What the legal orders of an action cost: one price, or several."""
        legal = [o for o in self.engine.legal_orders(self.state, self.seat) if o.action == action]
        costs = (self.engine.cost(self.state, self.seat, order) for order in legal[:TRIED])
        return tuple(dict.fromkeys(costs))

    # ---- an order, part by part

    def targets(self, action: int) -> tuple[Candidate, ...]:
        """The targets the action may name; nothing where it names none."""
        return self._parts(self.engine.game.codes[action].target, self.orders(action), "target")

    def seconds(self, action: int, target: int) -> tuple[Candidate, ...]:
        """The second targets beside a first one."""
        rest = tuple(order for order in self.orders(action) if order.target == target)
        return self._parts(self.engine.game.codes[action].second, rest, "second")

    def options(self, action: int, target: int, second: int) -> tuple[Candidate, ...]:
        """The variants of the action on these targets."""
        if not self.engine.game.scenario.actions[action].options:
            return ()
        count = self.engine.game.codes[action].options
        orders = [Order(action, target, second, option) for option in range(count)]
        return tuple(Candidate(o.option, self.names.option(o), self._against((o,))) for o in orders)

    def _values(self, domain: Domain) -> tuple[int, ...]:
        if not domain.mine:
            return domain.values
        seats = self.engine.game.place_seat
        return tuple(place for place in domain.values if seats[place] == self.seat)

    def _parts(
        self, domain: Domain, orders: tuple[Order, ...], part: Literal["target", "second"]
    ) -> tuple[Candidate, ...]:
        if not domain.kind:
            return ()
        by_value: dict[int, list[Order]] = {}
        for order in orders:
            by_value.setdefault(order.target if part == "target" else order.second, []).append(
                order
            )
        numbers = domain.kind == "number"
        return tuple(
            Candidate(
                value,
                self.names.named(domain, value),
                self._against(tuple(own)),
                str(value) if numbers else "",
            )
            for value, own in by_value.items()
        )

    def _against(self, orders: tuple[Order, ...]) -> Refusal | None:
        """The first refusal when none of the orders may be given."""
        first: Refusal | None = None
        for order in orders:
            refusal = self.engine.check(self.state, self.seat, order)
            if refusal is None:
                return None
            first = first or refusal
        return first
