"""What must not be told of an order before another is.

All orders are revealed before the first is carried out, and what is played in a turn may count for
any of them: a modifier of the first may be there for an order that is told last. Only orders that
their reader will be told of count here: of others no reader knows the modifier.
"""

from collections.abc import Iterable, Sequence

from wargame.core import events as ev
from wargame.core import state as st
from wargame.core.compile.sequence import REVEAL
from wargame.core.compile.typed import Played
from wargame.core.orders import Order
from wargame.core.state import State
from wargame.core.view import Seen
from wargame.prose.names import Names
from wargame.prose.prose import Told

Line = Seen | Told
STATUS = st.ORDER_FIELDS.index("status")


def in_news(names: Names, state: State, news: Iterable[Line]) -> dict[int, frozenset[int]]:
    """By the number of an order's line, the modifiers of its rolls that may count for an order that
    its turn tells after it, and for none that was told before.
    """
    found: dict[int, frozenset[int]] = {}
    for turn, lines in _turns(news, state.turn):
        orders = [event.order for _number, event in lines]
        coming = waiting(names, state) if turn == state.turn else ()
        for k, (number, event) in enumerate(lines):
            found[number] = _untold(names, event, orders[:k], (*orders[k + 1 :], *coming))
    return found


def in_log(names: Names, state: State, log: Iterable[Line], number: int) -> frozenset[int]:
    """The modifiers of one line of a log, all of which may be read, that may count for an order
    that is still to be carried out, and for none that the log tells of.
    """
    coming = waiting(names, state)
    lines = dict(_turns(log, state.turn)[-1][1]) if coming else {}
    if number not in lines:
        return frozenset()
    event = lines.pop(number)
    return _untold(names, event, [one.order for one in lines.values()], coming)


def waiting(names: Names, state: State) -> tuple[Order, ...]:
    """The orders of the turn that are revealed and still to be carried out."""
    engine, game = names.engine, names.game
    if (REVEAL, 0) not in game.stages[: state.numbers[st.STAGE]]:
        return ()
    slots = range(len(game.seats) * game.width)
    return tuple(
        engine.audiences.order_in(state.numbers, slot)
        for slot in slots
        if state.numbers[engine.orders + slot * game.order_size + STATUS] == st.LOCKED
    )


Turn = tuple[int, list[tuple[int, ev.OrderResolved]]]


def _turns(lines: Iterable[Line], last: int) -> list[Turn]:
    """The orders that lines tell of, with their numbers, by turn; `last` is the one in which they
    end.
    """
    known = tuple(one for one in lines if not one.undone)
    began = [one.event.turn for one in known if isinstance(one.event, ev.TurnBegan)]
    found: list[Turn] = [(began[0] - 1 if began else last, [])]
    for one in known:
        if isinstance(one.event, ev.TurnBegan):
            found.append((one.event.turn, []))
        elif isinstance(one.event, ev.OrderResolved):
            found[-1][1].append((one.number, one.event))
    return found


def _untold(
    names: Names, event: ev.OrderResolved, told: Sequence[Order], coming: Sequence[Order]
) -> frozenset[int]:
    return frozenset(
        worth.modifier
        for roll in event.rolls
        for worth in roll.modifiers
        for one in names.game.modifiers[worth.modifier].played
        if _counts(one, event, coming) and not _counts(one, event, told)
    )


def _counts(played: Played, event: ev.OrderResolved, orders: Iterable[Order]) -> bool:
    """Whether one of some orders is such as a modifier of an order counts."""
    return any(
        one.action == played.action and (not played.here or one.target == event.order.target)
        for one in orders
    )
