"""Who may know what, said plainly from the scenario, and each line of a log held against it."""

from collections.abc import Iterable
from typing import Literal

import attrs

from wargame.core import events as ev
from wargame.core import records as rec
from wargame.core.compile.program import Game
from wargame.core.engine.audience import SEQUEL
from wargame.core.engine.engine import Engine
from wargame.core.orders import Order
from wargame.core.records import Record
from wargame.core.state import Slot
from wargame.core.view import Reader

Kind = Literal[
    "slot", "order", "modifier", "event", "dice", "numbering", "timing", "legality", "question"
]
ORIGIN = 100_000
"""From here on, a source is an earlier order: its action times 100, and the seat."""


def order_known(game: Game, seat: int, order: Order, reader: Reader) -> bool:
    """Whether a reader may know an order once it has been carried out."""
    if reader.seat == seat:
        return True
    action = game.scenario.actions[order.action]
    shown = action.options[order.option].visibility if action.options else None
    visibility = shown or action.visibility
    if visibility != "secret":
        return visibility == "open"
    teams = dict(game.teams)
    told: set[int] = set()
    for name in action.secret_to:
        if name == "all":
            return True
        if name == "target":
            kind = game.codes[order.action].target.kind
            told.add(game.place_seat[order.target] if kind == "place" else order.target)
        else:
            told |= set(teams.get(name, (game.seats.index(name),) if name in game.seats else ()))
    return reader.seat in told


def blurred(game: Game, slot: Slot, reader: Reader) -> bool:
    """Whether a reader is shown bands of a number now and then."""
    return any(blur.track == slot.key and blur.readers & reader.mask for blur in game.blurs)


def hidden(slot: Slot, reader: Reader) -> bool:
    return slot.family in ("track", "flag", "resource") and not slot.readers & reader.mask


@attrs.define
class Audit:
    """Goes through a game's events with what a reader was told, and names what it may not be told.

    It keeps the orders that were carried out, since what an order leads to is known to whoever may
    know the order.
    """

    engine: Engine
    reader: Reader
    orders: dict[int, Order] = attrs.Factory(dict)
    asked: ev.Asked | None = None
    """The question that was put last, as Control reads it."""

    def take(self, raw: ev.Event) -> None:
        """What happened, whoever was told."""
        if isinstance(raw, ev.Asked):
            self.asked = raw
        if isinstance(raw, ev.OrderResolved | ev.OrderStopped):
            self.orders[raw.slot] = raw.order

    def wrong(self, event: ev.Event) -> Kind | None:
        """None when the reader may be told of an event; else the kind of hidden thing it tells."""
        game, own = self.engine.game, self.reader.seat
        if isinstance(event, ev.Changed | ev.Earned):
            return "slot" if hidden(game.slots[event.slot], self.reader) else None
        if isinstance(event, ev.OrderResolved):
            known = order_known(game, event.seat, event.order, self.reader)
            return _records(game, event.records, self.reader) if known else "event"
        if isinstance(event, ev.RuleRan):
            known = self._rule_known(event.source)
            return _records(game, event.records, self.reader) if known else "event"
        if isinstance(event, ev.OrderLocked | ev.OrderRecalled):
            return None if event.seat == own else "order"
        if isinstance(event, ev.Answered):
            secret = game.questions[event.question].secret and event.seat != own
            return "question" if secret else None
        if isinstance(event, ev.ActExposed):
            if event.act >= 0:
                return "numbering"
            least = 1 if event.seat < 0 and event.action < 0 else 2
            return None if event.seat == own or event.level >= least else "event"
        if isinstance(event, ev.Asked):
            return "numbering" if event.place >= 0 else self._asked(event)
        if isinstance(event, ev.DiceEntered | ev.DealLeakRolled):
            return "dice"
        if isinstance(event, ev.Improvised):
            told = [game.slots[effect.slot] for effect in event.effects]
            return "slot" if any(hidden(slot, self.reader) for slot in told) else None
        if isinstance(event, ev.Rescheduled | ev.Ticked):
            return "event"
        if isinstance(event, ev.InjectSent):
            return "event" if event.planned else None
        if isinstance(event, ev.OrderProposed):
            return None if event.seat == own else "order"
        if isinstance(event, ev.Noted):
            return None if 0 <= own == event.author.seat else "event"
        if isinstance(event, ev.Classified | ev.TimeCalled):
            return None if event.seat == own else "event"
        if isinstance(event, ev.Held | ev.Announced | ev.Reopened):
            return "event"
        if isinstance(event, ev.Replied):
            broken = event.method == "silence" and event.value == 1
            return None if event.seat == own or broken else "question"
        if isinstance(event, ev.Said):
            heard = not (event.to or event.room) or (own >= 0 and own in event.seats)
            return None if heard else "event"
        if isinstance(event, ev.RoomLeft | ev.RoomClosed):
            return None if own in event.seats else "event"
        if isinstance(event, ev.DealMarked):
            return None if event.seat == own else "question"
        if isinstance(event, ev.DealOffered):
            signs = own in (*event.parties, event.guarantor)
            return None if signs or not event.secret else "event"
        if isinstance(event, ev.MatterSettled | ev.DealRuled):
            return "event" if event.private else None
        return self._ruling(event) if isinstance(event, ev.Ruled) else None

    def _asked(self, event: ev.Asked) -> Kind | None:
        """What a question is about, and whose order that is, as far as the order may be known; who
        may still answer an order is told which it is, and not whose.
        """
        if event.order is None:
            return None if event.by < 0 else "order"
        raw = self.asked
        assert raw is not None
        assert raw.order == event.order
        game, own = self.engine.game, self.reader.seat
        known = order_known(game, raw.by, event.order, self.reader)
        if event.by >= 0 and not known:
            return "order"
        if game.questions[event.question].reacts:
            known = own in (raw.by, event.seat)
        return None if known else "order"

    def _ruling(self, event: ev.Ruled) -> Kind | None:
        """A ruling on an order is its seat's, and of whoever may know the order that it was on."""
        game, seat = self.engine.game, event.slot // self.engine.game.width
        if event.private:
            return "event"
        if event.slot < 0:
            return None
        order = self.orders.get(event.slot)
        known = order is not None and order_known(game, seat, order, self.reader)
        if seat != self.reader.seat and not known:
            return "order"
        unknown = event.what == "strike" and self.reader.mask & ~game.modifiers[event.value].readers
        return "modifier" if unknown else None

    def _rule_known(self, source: int) -> bool:
        """Whether the reader may know that an order went on, or that a rule ran."""
        game, width = self.engine.game, self.engine.game.width
        count = len(game.seats) * width
        if source < 0:
            return True
        if source < count:
            order = self.orders.get(source)
            return order is not None and order_known(game, source // width, order, self.reader)
        if source >= SEQUEL:
            return True
        if source >= ORIGIN:
            action, seat = divmod(source - ORIGIN, 100)
            spec = game.scenario.actions[action]
            shown = [spec.visibility, *(option.visibility or "open" for option in spec.options)]
            return seat == self.reader.seat or set(shown) == {"open"}
        info = game.sources[source - count]
        if info.kind == "procedure":
            names = next(p.seen_by for p in game.scenario.procedures if p.id == info.id)
            return bool(self.engine.audiences.mask(names) & self.reader.mask)
        return True


def _records(game: Game, records: Iterable[Record], reader: Reader) -> Kind | None:
    for record in records:
        if record[0] == rec.AFFECTED and hidden(game.slots[record[2]], reader):
            return "slot"
        if record[0] == rec.MODIFIED and reader.mask & ~game.modifiers[record[2]].readers:
            return "modifier"
    return None
