"""From the integer records of the rules to events with their audiences.

The rules write what they did in the order they did it; here each acting source becomes one event,
each settled slot another, in an order that tells nothing: by slot, whoever moved it.
"""

from collections.abc import Callable
from functools import partial
from typing import cast

import attrs

from wargame.core import records as rec
from wargame.core.engine.audience import Audiences
from wargame.core.events import (
    ActExposed,
    Asked,
    Changed,
    Earned,
    Event,
    InjectFired,
    OrderResolved,
    OrderStopped,
    PhaseBegan,
    PromiseEnded,
    PromiseMade,
    QuestionSettled,
    RuleRan,
    TurnBegan,
)
from wargame.core.orders import Order

Record = tuple[int, ...]
Numbers = list[int]
ACTS = frozenset((rec.AFFECTED, rec.MODIFIED, rec.ROLLED))
"""Records that tell what one source did; the others are events by themselves."""

# A record's fields are those of the value it becomes, so nothing is taken apart on the way.
order_of = cast("Callable[[Record], Order]", partial(tuple.__new__, Order))


class Acting:
    """A source while its records come in."""

    __slots__ = ("began", "records", "source")

    def __init__(self, source: int) -> None:
        self.source = source
        self.began: Record | None = None
        self.records: list[Record] = []


class Decoder:
    """Decodes the log of one game."""

    def __init__(self, audiences: Audiences) -> None:
        self.audiences, game = audiences, audiences.game
        self.game, self.everyone = game, game.everyone
        self.count = len(game.seats) * game.width
        self.orders, self.size = game.constant("ORDERS"), game.order_size
        self.roll_index = {(info.rule, info.purpose): k for k, info in enumerate(game.rolls)}
        tables = [table.id for table in game.tables]
        self.roll_table = tuple(tables.index(info.table) for info in game.rolls)
        self.counted: list[Record] = []
        self.odds: dict[tuple[int, int, int], tuple[int, ...]] = {}

    def decode(self, log: list[Record], numbers: Numbers, events: list[Event]) -> None:
        """Append the events of a log; `numbers` is the state that it led to."""
        acting: dict[int, Acting] = {}
        touched: list[Record] = []
        act = Acting(-2)
        for record in log:
            kind = record[0]
            if kind == rec.SETTLED:
                touched.append(record)
                continue
            if touched:
                self._settle(acting, touched, numbers, events)
                act = Acting(-2)
            if kind in ACTS:
                if record[1] != act.source:
                    act = self._of(acting, record[1])
                act.records.append(record)
            elif kind == rec.BEGAN or kind == rec.CONTINUED:
                act = self._of(acting, record[1])
                act.began = record
            else:
                self._other(record, events)
        self._settle(acting, touched, numbers, events)

    def _of(self, acting: dict[int, Acting], source: int) -> Acting:
        found = acting.get(source)
        if found is None:
            found = acting[source] = Acting(source)
        return found

    def ways(self, table: int, net: int, shift: int) -> tuple[int, ...]:
        """Odds by band, remembered: the same few come up again and again."""
        key = (table, net, shift)
        found = self.odds.get(key)
        if found is None:
            spec = self.game.tables[table]
            plain = spec.odds(net)
            counts = [0] * len(plain)
            for band, cases in enumerate(plain):
                counts[min(len(plain) - 1, max(0, band + shift))] += cases
            found = self.odds[key] = tuple(counts)
        return found

    # ---- what acted, and what changed

    def _settle(
        self,
        acting: dict[int, Acting],
        touched: list[Record],
        numbers: Numbers,
        events: list[Event],
    ) -> None:
        for source in sorted(acting):
            event = self._acted(acting[source], numbers)
            if event is not None:
                events.append(event)
        acting.clear()
        readers = self.audiences.slots
        touched.sort()
        for _, _, slot, before, after in touched:
            if before != after:
                events.append(Changed(readers[slot], slot, before, after))
        touched.clear()

    def _acted(self, act: Acting, numbers: Numbers) -> Event | None:
        source, records = act.source, tuple(act.records)
        odds = tuple(
            [
                self.ways(self.roll_table[record[2]], record[3], record[6])
                for record in records
                if record[0] == rec.ROLLED
            ]
        )
        if source < self.count and act.began is not None:
            seat = source // self.game.width
            order = order_of(act.began[2:])
            audience = self.audiences.order(seat, order)
            if act.began[0] == rec.BEGAN:
                return OrderResolved(audience, source, seat, order, odds, records)
            return RuleRan(audience, source, odds, records) if records else None
        audience = self.audiences.source(numbers, source)
        if source >= self.count and source - self.count < len(self.game.sources):
            info = self.game.sources[source - self.count]
            if info.kind == "inject" and act.began is not None and not records:
                return InjectFired(audience, self._inject(info.id))
        return RuleRan(audience, source, odds, records) if records else None

    def _inject(self, name: str) -> int:
        return next(k for k, inject in enumerate(self.game.scenario.injects) if inject.id == name)

    # ---- single records

    def _other(self, record: Record, events: list[Event]) -> None:
        kind, everyone = record[0], self.everyone
        if kind == rec.TURN_BEGAN:
            events.append(TurnBegan(everyone, record[2]))
        elif kind == rec.PHASE_BEGAN:
            events.append(PhaseBegan(everyone, record[2]))
        elif kind == rec.EARNED:
            _, _, slot, before, after = record
            events.append(Earned(self.audiences.slots[slot], slot, before, after))
        elif kind == rec.ASKED:
            self._asked(record, events)
        elif kind == rec.SETTLED_QUESTION:
            self._settled(record, self.counted, events)
        elif kind == rec.COUNTED:
            self.counted.append(record)
        elif kind == rec.STOPPED:
            _, _, slot, status, *fields = record
            seat = slot // self.game.width
            order = Order(*fields)
            audience = self.audiences.order(seat, order) | 1 << seat
            events.append(OrderStopped(audience, slot, seat, order, status))
        elif kind == rec.ACTED:
            self._act(record, events)
        elif kind == rec.PROMISED:
            _, _, _, promise, seat, due = record
            events.append(PromiseMade(everyone, promise, seat, due))
        elif kind == rec.PROMISE_ENDED:
            _, _, promise, seat, broken = record
            events.append(PromiseEnded(everyone, promise, seat, broken == 1))

    def _asked(self, record: Record, events: list[Event]) -> None:
        _, _, place, question, seat, target, second, due = record
        audience = self.audiences.questions[question] | (1 << seat if seat >= 0 else 0)
        events.append(Asked(audience, place, question, seat, target, second, due))

    def _settled(self, record: Record, counted: list[Record], events: list[Event]) -> None:
        _, _, _, question, target, second = record
        counts = [0] * len(self.game.questions[question].options)
        audience = self.audiences.questions[question]
        for _, _, _, seat, choice in counted:
            audience |= 1 << seat if seat >= 0 else 0
            counts[choice] += 1
        counted.clear()
        events.append(QuestionSettled(audience, question, target, second, tuple(counts)))

    def _act(self, record: Record, events: list[Event]) -> None:
        _, _, place, before, level, turn, action, seat, target = record
        known = ActExposed(self.everyone, place, level, action, seat, target, turn)
        if level == 0:
            events.append(attrs.evolve(known, audience=1 << seat if seat >= 0 else 0))
        elif level == 1:
            events.append(attrs.evolve(known, action=-1, seat=-1))
        elif level > before:
            events.append(known)
