"""What one action may expect of the dice at the first orders of a game: each seat, each target.

It plays a game up to the first orders and asks the engine; Control's odds are told, and the seat's
own where they differ.
"""

from collections.abc import Iterator, Sequence
from itertools import product

from wargame.authoring.columns import paragraph, percents
from wargame.core import commands as cm
from wargame.core.compile.program import Game
from wargame.core.dice import Seed
from wargame.core.engine.engine import Engine, Forecast
from wargame.core.orders import Order, Refusal
from wargame.core.state import State

CONTROL = cm.Author("odds", "control")
SEED = Seed(0, 0)
"""The dice of what happens before the first orders, where anything does."""


def at_the_start(game: Game, action: int) -> list[str]:
    """Return lines of cost and odds for every order of an action that may be given."""
    return _Start(game, action).lines()


class _Start:
    """The first orders of the game, and what one action may expect of the dice then."""

    def __init__(self, game: Game, index: int) -> None:
        self.game, self.index, self.code = game, index, game.codes[index]
        self.action = game.scenario.actions[index]

    def lines(self) -> list[str]:
        if self.action.answers:
            return ["It answers other orders, so that nothing can be ordered at the start."]
        engine = Engine(self.game)
        state = first_orders(engine)
        found = ["At the first orders of the game:"]
        for seat in self.code.seats:
            found += self._seat(engine, state, seat)
        return found

    def _seat(self, engine: Engine, state: State, seat: int) -> list[str]:
        name, refusals = self.game.seats[seat], []
        alike: dict[tuple[str, ...], list[str]] = {}
        for order in self._orders(seat):
            refusal = engine.against(state, seat, order)
            if refusal is None:
                alike.setdefault(self._told(engine, state, seat, order), []).append(
                    self._order(order)
                )
            else:
                refusals.append(refusal)
        found = []
        for told, orders in alike.items():
            what = ", ".join(order for order in orders if order)
            found += paragraph(f"{name}: {what}" if what else name, 2)
            found += [line for text in told for line in paragraph(text, 4)]
        if not alike:
            found += paragraph(f"{name}: not possible yet; {self._why(refusals)}", 2)
        return found

    def _orders(self, seat: int) -> Iterator[Order]:
        return orders_of(self.game, self.index, seat)

    def _order(self, order: Order) -> str:
        """What an order names, in the scenario's words."""
        return " ".join(named(self.game, order))

    def _told(self, engine: Engine, state: State, seat: int, order: Order) -> tuple[str, ...]:
        amounts = zip(self.game.scenario.resources, engine.cost(state, seat, order), strict=True)
        cost = ", ".join(f"{amount} {resource.id}" for resource, amount in amounts if amount)
        seen = {one.roll: one for one in engine.odds(state, seat, order)}
        found = [f"cost: {cost or 'nothing'}"]
        for one in engine.odds(state, seat, order, control=True):
            found.append(self._forecast(one))
            own = seen.get(one.roll)
            if own is None:
                found.append(f"{self.game.seats[seat]} does not see this roll")
            elif (own.net, own.ways) != (one.net, one.ways):
                found.append(f"as far as {self.game.seats[seat]} knows: {self._forecast(own)}")
        return tuple(found)

    def _forecast(self, one: Forecast) -> str:
        table = self.game.tables[one.table]
        title = self.game.rolls[one.roll].name or table.name
        bands = zip(table.bands, percents(one.ways), strict=True)
        odds = ", ".join(f"{band.label} {share}" for band, share in bands)
        infos = self.game.modifiers
        given = [(infos[worth.modifier], worth.worth) for worth in one.modifiers]
        why = [f"{worth:+d} {info.why or 'where the roll starts'}" for info, worth in given]
        counted = f", counted as {one.clipped:+d}" if one.clipped != one.net else ""
        return f"{title}, net {one.net:+d}{counted} ({'; '.join(why) or 'no modifier'}): {odds}"

    def _why(self, refusals: Sequence[Refusal]) -> str:
        """What stands against all orders of it, each reason once."""
        found: dict[str, None] = {}
        for reason in (reason for refusal in refusals for reason in refusal.reasons):
            if reason.resource >= 0:
                resource = self.game.scenario.resources[reason.resource].id
                found[f"it costs {reason.need} {resource} of {reason.have}"] = None
            else:
                found[reason.text] = None
        return "; ".join(found) or "there is nothing to name"


def orders_of(game: Game, action: int, seat: int) -> Iterator[Order]:
    """Every order of an action that a seat can write down, allowed or not."""
    code = game.codes[action]
    targets = [t for t in code.target.values if not code.target.mine or game.place_seat[t] == seat]
    for target, second, option in product(targets, code.second.values, range(code.options)):
        yield Order(action, target, second, option)


def named(game: Game, order: Order) -> tuple[str, ...]:
    """The ids of what an order names: its target, its second target, its option."""
    code, options = game.codes[order.action], game.scenario.actions[order.action].options
    names = {"place": game.places, "seat": game.seats}
    chosen = ((code.target, order.target), (code.second, order.second))
    parts = [
        names[domain.kind][value] if domain.kind in names else str(value)
        for domain, value in chosen
        if domain.kind
    ]
    return (*parts, options[order.option].id) if options else tuple(parts)


def first_orders(engine: Engine) -> State:
    """The state in which the game first waits for orders; whatever comes before is let pass."""
    state = engine.start(SEED).state
    while not (wanted := engine.wanted(state)).over and not wanted.orders:
        command: cm.Command = cm.Proceed(CONTROL)
        if wanted.questions:
            asked = engine.question(state, wanted.questions[0])
            answer = engine.game.questions[asked.question].default
            command = cm.Answer(CONTROL, asked.place, asked.question, answer)
        state = engine.advance(state, command).state
    return state
