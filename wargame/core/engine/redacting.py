"""What of a rule's own records a reader may know, and when what Control rules on an order."""

import attrs

from wargame.core import events as ev
from wargame.core import records as rec
from wargame.core import state as st
from wargame.core.engine.engine import Engine
from wargame.core.orders import Order
from wargame.core.records import Record
from wargame.core.rolled import HIDDEN, Effect

VEILED = 4
"""The bit of a roll's record that says that only Control knows what its dice show."""


def effects_of(engine: Engine, effects: tuple[Effect, ...], mask: int) -> tuple[Effect, ...]:
    """Those effects that change what a reader may read."""
    return tuple(one for one in effects if engine.audiences.slots[one.slot] & mask)


def silent(engine: Engine, event: ev.RuleRan) -> ev.Event | None:
    """A rule that did nothing its reader may know: only an inject is told, by its text."""
    inject = engine.audiences.injects.get(event.source)
    return None if inject is None else ev.InjectFired(event.audience, inject)


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
            if record[7] & VEILED:
                record = (*record[:4], 0, *record[5:])
            kept += [*concerned, *told, record]
            chances.append(found)
    return tuple(chances), tuple(kept)


# ---- rulings on orders


@attrs.frozen
class Ruling:
    """A ruling on an order that is not carried out yet; `delayed` is the order, once that is what
    became of it: a slot tells no more then which it is.
    """

    event: ev.Ruled
    delayed: Order | None = None

    def on(self, engine: Engine, order: ev.OrderResolved) -> bool:
        """Whether it was made on an order that is carried out now."""
        if self.delayed is None:
            return self.event.slot == order.slot
        return self.delayed == order.order and self.event.slot // engine.game.width == order.seat


def waiting(rulings: tuple[Ruling, ...], engine: Engine, event: ev.Event) -> tuple[Ruling, ...]:
    """The rulings on orders that wait after an event: none waits for an order that is no more."""
    if isinstance(event, ev.Ruled):
        return (*rulings, Ruling(event)) if event.slot >= 0 else rulings
    if not rulings:
        return rulings
    if isinstance(event, ev.OrderResolved):
        return tuple(one for one in rulings if not one.on(engine, event))
    if isinstance(event, ev.OrderRecalled):
        return tuple(one for one in rulings if one.event.slot != event.slot)
    if isinstance(event, ev.OrderStopped) and event.status == st.DELAYED:
        return tuple(
            attrs.evolve(one, delayed=event.order) if one.event.slot == event.slot else one
            for one in rulings
        )
    if isinstance(event, ev.TurnBegan):
        return tuple(one for one in rulings if one.delayed is not None)
    return rulings


def told_with(
    rulings: tuple[Ruling, ...], engine: Engine, order: ev.OrderResolved, mask: int
) -> tuple[ev.Ruled, ...]:
    """What was ruled on an order that is carried out, for a reader who may know the order and was
    not told before; nothing of a roll or of a modifier that the reader may not know.
    """
    found = [one.event for one in rulings if one.on(engine, order)]
    audiences, rule = engine.audiences, engine.game.codes[order.order.action].id
    roll = engine.decoder.roll_index.get((rule, 0), -1)
    readers = audiences.rolls[roll] if roll >= 0 else None
    if readers is not None and not readers & mask:
        return ()
    return tuple(
        one._replace(audience=mask, slot=order.slot, private="")
        for one in found
        if not one.audience & mask and (one.what != "strike" or audiences.knows(one.value, mask))
    )
