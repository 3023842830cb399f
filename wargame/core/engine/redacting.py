"""What of a rule's own records a reader may know, and when what Control rules on an order."""

from collections.abc import Iterable

import attrs

from wargame.core import events as ev
from wargame.core import records as rec
from wargame.core import state as st
from wargame.core.engine.engine import Engine
from wargame.core.records import Record
from wargame.core.rolled import HIDDEN, Effect

CARRIED = st.ORDER_FIELDS.index("carried")


def effects_of(engine: Engine, effects: tuple[Effect, ...], mask: int) -> tuple[Effect, ...]:
    """Those effects that change what a reader may read."""
    return tuple(one for one in effects if engine.audiences.slots[one.slot] & mask)


def silent(engine: Engine, event: ev.RuleRan) -> ev.Event | None:
    """A rule that did nothing its reader may know: only an inject is told, by its text."""
    inject = engine.audiences.injects.get(event.source)
    return None if inject is None else ev.InjectFired(event.audience, inject)


def without_order(engine: Engine, event: ev.Asked, mask: int) -> ev.Asked:
    """A question as who may not know the order that it is about, or whose it is, reads it; as it is
    for others.

    What may still be answered by a reaction is known to its own seat and to who may answer it.
    Whose an order is, only those read who may know it once it is carried out.
    """
    if event.order is None:
        return event
    own = 1 << event.by
    giver = own | engine.audiences.order(event.by, event.order)
    known = giver
    if engine.game.questions[event.question].reacts:
        known = own | (1 << event.seat if event.seat >= 0 else 0)
    if not known & mask:
        return event._replace(by=-1, order=None)
    return event if giver & mask else event._replace(by=-1)


def records_of(
    engine: Engine,
    odds: tuple[tuple[int, ...], ...],
    records: tuple[Record, ...],
    mask: int,
) -> tuple[tuple[tuple[int, ...], ...], tuple[Record, ...]]:
    """Records and odds without what would tell their reader more than they may know."""
    audiences = engine.audiences
    kept: list[Record] = []
    chances: list[tuple[int, ...]] = []
    worths: list[Record] = []
    about: list[Record] = []
    rolls = iter(odds)
    for record in records:
        if record[0] == rec.AFFECTED:
            if audiences.slots[record[2]] & mask:
                kept.append(record)
        elif record[0] == rec.MODIFIED:
            worths.append(record)
        elif record[0] == rec.CONCERNED:
            about.append(record)
        else:
            found, readers = next(rolls), audiences.rolls[record[2]]
            given, concerned, worths, about = worths, about, [], []
            if readers is not None and not readers & mask:
                continue
            told = [worth for worth in given if audiences.knows(worth[2], mask)]
            if audiences.blind(record[2], mask):
                net = record[3] - sum(worth[3] for worth in given if worth not in told)
                shift = record[6] if audiences.knows_shift(record[2], mask) else 0
                found = engine.decoder.ways(record[2], net, shift)
                record = (*record[:3], HIDDEN, 0, record[5], shift, *record[7:])
            if record[7] & rec.VEILED:
                record = (*record[:4], 0, *record[5:])
            kept += [*concerned, *told, record]
            chances.append(found)
    return tuple(chances), tuple(kept)


# ---- rulings on orders


@attrs.frozen
class Waiting:
    """An order that is not carried out yet: the slot it stands in, and what was ruled on it."""

    slot: int
    rulings: tuple[ev.Ruled, ...] = ()
    delayed: bool = False
    """Whether it is put off to the next turn, in which it may stand in another slot."""


Orders = tuple[Waiting, ...]


def waiting(orders: Orders, engine: Engine, event: ev.Event) -> Orders:
    """The orders that wait after an event and were ruled on or delayed, each where it stands then;
    none that is no more, whatever became of it.
    """
    if isinstance(event, ev.Ruled) and event.slot >= 0:
        one = _in(orders, event.slot)
        return _with(orders, attrs.evolve(one, rulings=(*one.rulings, event)))
    if isinstance(event, ev.OrderStopped) and event.status == st.DELAYED:
        return _with(orders, attrs.evolve(_in(orders, event.slot), delayed=True))
    if not orders:
        return orders
    if isinstance(event, ev.OrderResolved | ev.OrderRecalled | ev.OrderStopped):
        return tuple(one for one in orders if one.slot != event.slot)
    if isinstance(event, ev.TurnBegan):
        return _come_up(tuple(one for one in orders if one.delayed), engine)
    return orders


def _in(orders: Orders, slot: int) -> Waiting:
    return next((one for one in orders if one.slot == slot), Waiting(slot))


def _with(orders: Orders, changed: Waiting) -> Orders:
    return (*(one for one in orders if one.slot != changed.slot), changed)


def _come_up(orders: Orders, engine: Engine) -> Orders:
    """Delayed orders in the slots they have in the next turn."""
    slots = later_slots(engine, tuple(one.slot for one in orders))
    return tuple(Waiting(slot, one.rulings) for slot, one in zip(slots, orders, strict=True))


def later_slots(engine: Engine, slots: tuple[int, ...]) -> tuple[int, ...]:
    """The slots that all delayed orders have in the next turn, by those they are delayed in: where
    they are, the rules say.
    """
    if not slots:
        return ()
    numbers = [0] * engine.size
    for place, slot in enumerate(slots):
        at = engine.orders + slot * engine.game.order_size
        numbers[at], numbers[at + CARRIED] = place + 1, 1
    for seat in range(engine.seats):
        engine.rules.function("hold_behind")(numbers, seat)
    found = numbers[engine.orders :: engine.game.order_size]
    return tuple(found.index(place + 1) for place in range(len(slots)))


def argued(rulings: Iterable[ev.Ruled]) -> bool:
    """Whether the row that an order reads is the one that an argument came to: of what was ruled on
    it, the last word on its row holds.
    """
    words = [one.what for one in rulings if one.what in ("override", "argued")]
    return words[-1:] == ["argued"]


def carried_out(
    orders: Orders, engine: Engine, order: ev.OrderResolved, mask: int, *, control: bool
) -> tuple[ev.Event, ...]:
    """An order that is carried out, as a reader reads it who may know it, with what was ruled on it
    and the reader was not told before.

    A row that an argument came to goes by that name. Whoever may know of the roll that reads it is
    told of the ruling that set it too, so that nobody learns more by the name.
    """
    if argued(_in(orders, order.slot).rulings):
        order = order._replace(records=tuple(map(_as_argued, order.records)))
    return (order,) if control else (order, *_told_with(orders, engine, order, mask))


def _as_argued(record: Record) -> Record:
    if record[0] != rec.ROLLED or not record[7] & rec.FORCED:
        return record
    return (*record[:7], record[7] | rec.ARGUED, *record[8:])


def _told_with(
    orders: Orders, engine: Engine, order: ev.OrderResolved, mask: int
) -> tuple[ev.Ruled, ...]:
    """What was ruled on an order, nothing of a roll or of a modifier that a reader may not know."""
    audiences, rule = engine.audiences, engine.game.codes[order.order.action].id
    roll = engine.decoder.roll_index.get((rule, 0), -1)
    readers = audiences.rolls[roll] if roll >= 0 else None
    if readers is not None and not readers & mask:
        return ()
    return tuple(
        one._replace(audience=mask, slot=order.slot, private="")
        for one in _in(orders, order.slot).rulings
        if not one.audience & mask and (one.what != "strike" or audiences.knows(one.value, mask))
    )
