"""The odds of an order's rolls before they are made: exact, and as far as their reader may know."""

from typing import TYPE_CHECKING

import attrs

from wargame.core.engine.answers import Forecast
from wargame.core.orders import Order
from wargame.core.records import Log
from wargame.core.rolled import Worth
from wargame.core.state import State

if TYPE_CHECKING:
    from wargame.core.engine.engine import Engine


def forecasts(
    engine: "Engine",
    state: State,
    seat: int,
    order: Order,
    *,
    control: bool,
    struck: int = 0,
    amended: int = 0,
) -> tuple[Forecast, ...]:
    """The odds of an order's first roll and of its second ones, as its seat or Control sees them.

    `struck` has a bit for each modifier of the first roll that Control has struck; `amended` is
    what it has added to it, and no part of the base.
    """
    code = engine.game.codes[order.action]
    reader = engine.game.everyone if control else 1 << seat
    found = []
    if code.rolls:
        function = f"modifiers_{order.action}"
        net, worths = _worths(engine, function, state, seat, order, (struck,))
        first = _forecast(engine, 0, state, seat, order, reader, net + amended, worths)
        found.append(attrs.evolve(first, base=first.base - amended))
    for purpose, index in code.seconds:
        readers = engine.audiences.rolls[index]
        if control or readers is None or readers >> seat & 1:
            function = f"second_{order.action}_{purpose}"
            net, worths = _worths(engine, function, state, seat, order, ())
            found.append(_forecast(engine, purpose, state, seat, order, reader, net, worths))
    return tuple(found)


def worksheet(engine: "Engine", state: State, slot: int) -> tuple[Forecast, ...]:
    """The odds of a locked order with what Control has struck and added."""
    base = engine.orders + slot * engine.game.order_size
    action, target, second, option, _status, amended, struck = state.numbers[base : base + 7]
    order, seat = Order(action - 1, target, second, option), slot // engine.game.width
    return forecasts(engine, state, seat, order, control=True, struck=struck, amended=amended)


def _worths(
    engine: "Engine", function: str, state: State, seat: int, order: Order, extra: tuple[int, ...]
) -> tuple[int, tuple[Worth, ...]]:
    """The net modifier of a roll, and what each modifier is worth, whoever may know it."""
    log = Log()
    net = engine.rules.function(function)(
        state.numbers, log, -1, seat, order.target, order.second, order.option, *extra
    )
    return net, tuple(Worth(record[2], record[3]) for record in log.acts)


def _forecast(
    engine: "Engine",
    purpose: int,
    state: State,
    seat: int,
    order: Order,
    reader: int,
    net: int,
    worths: tuple[Worth, ...],
) -> Forecast:
    """A roll's odds without what its reader may not know."""
    game, audiences = engine.game, engine.audiences
    control = reader == game.everyone
    index = engine.decoder.roll_index[game.codes[order.action].id, purpose]
    table = engine.decoder.roll_table[index]
    blind = not control and audiences.blind(index, reader)
    if blind:
        hidden = [worth for worth in worths if not audiences.knows(worth.modifier, reader)]
        net -= sum(worth.worth for worth in hidden)
        worths = tuple(worth for worth in worths if worth not in hidden)
    base = net - sum(worth.worth for worth in worths)
    shift, info = 0, game.rolls[index]
    if info.shift >= 0 and (control or audiences.knows_shift(index, reader)):
        shift = engine.reading(state, info.shift, seat=seat, order=order)
    ways = engine.decoder.ways(index, net, shift)
    spec = game.tables[table]
    clipped = spec.clipped(net)
    return Forecast(index, table, worths, base, net, clipped, ways, spec.dice.cases, blind)
