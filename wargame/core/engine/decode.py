"""From the integer records of the rules to events with their audiences.

The rules write what they did in the order they did it; here each acting source becomes one event,
each settled slot another, in an order that tells nothing: by slot, whoever moved it.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from operator import itemgetter
from typing import cast

from wargame.core import records as rec
from wargame.core.engine.audience import SEQUEL, Audiences
from wargame.core.events import (
    ActExposed,
    Answered,
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
from wargame.core.orders import order_of as of_code

Record = tuple[int, ...]
Numbers = list[int]
ACTS = (rec.CONCERNED, rec.MODIFIED, rec.ROLLED, rec.AFFECTED)
"""Records that tell what one source did: the lowest kinds. Others are events by themselves."""
LAST_ACT = max(ACTS)
STEPS = frozenset((rec.TURN_BEGAN, rec.PHASE_BEGAN, rec.EARNED, rec.SETTLED_QUESTION, rec.ENDED))
"""Records that come when what acted before them is over, though nothing may have changed."""
NOBODY = -2
LONE = 32
"""How long the log of an order that acts alone may be to be known by its shape."""
KEPT = 1 << 14
"""How many events and beginnings are remembered: they are values, and the same come up again."""

# A record's fields are those of the value it becomes, so nothing is taken apart on the way.
new = tuple.__new__
order_of = cast("Callable[[Record], Order]", partial(tuple.__new__, Order))


Acting = tuple[int, Record | None, list[Record]]
"""A source, the record it began with if it did, and what it did."""


def gathered(acting: list[Acting]) -> list[Acting]:
    """The same sources, each once, by number: when they acted would tell who acted in secret."""
    found: dict[int, tuple[Record | None, list[Record]]] = {}
    for source, began, did in acting:
        first, all_of_it = found.setdefault(source, (began, []))
        all_of_it += did
        if first is None:
            found[source] = (began, all_of_it)
    return [(source, *found[source]) for source in sorted(found)]


Pick = Callable[[Sequence[Record]], Sequence[Record]]
Shape = tuple[Pick, Pick, Pick, int]
"""How the log of an order that acts alone is laid out: what picks out what it did, the rolls among
that, and what changed; and where what comes after it begins.
"""


def picker(places: list[int]) -> Pick:
    """What takes the records at some places out of a log."""
    if len(places) > 1:
        return cast("Pick", itemgetter(*places))
    # Of one place `itemgetter` would give the record itself, and of none nothing.
    place = places[0] if places else 0
    return cast("Pick", itemgetter(slice(place, place + len(places))))


@lru_cache(KEPT)
def shape_of(kinds: tuple[int, ...]) -> Shape | None:
    """The shape of a log by the kinds of its records, None where it begins with anything else."""
    if not kinds or kinds[0] != rec.BEGAN or rec.STEP_OVER not in kinds:
        return None
    end = kinds.index(rec.STEP_OVER)
    if any(kind not in ACTS and kind != rec.SETTLED for kind in kinds[1:end]):
        return None
    at = {kind: [k for k in range(1, end) if kinds[k] == kind] for kind in (*ACTS, rec.SETTLED)}
    acts = sorted(k for kind in ACTS for k in at[kind])
    return picker(acts), picker(at[rec.ROLLED]), picker(at[rec.SETTLED]), end + 1


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
        self.numbers: Numbers = []
        self.ways = lru_cache(KEPT)(self._ways)
        self.opening = lru_cache(KEPT)(self._opening)
        self.changed = lru_cache(KEPT)(self._changed)

    def decode(self, log: list[Record], numbers: Numbers, events: list[Event]) -> None:
        """Append the events of a log; `numbers` is the state that it led to."""
        self.numbers = numbers
        count = len(log)
        shape = shape_of(tuple([record[0] for record in log])) if count <= LONE else None
        if shape is None or log[0][1] >= self.count:
            self._mingled(log, numbers, events)
            return
        told = self._lone(log, shape, events)
        if told < count:
            self._mingled(log[told:], numbers, events)

    def _lone(self, log: list[Record], shape: Shape, events: list[Event]) -> int:
        """Tell of an order that was carried out by itself, which is most of what ever happens;
        returns where what comes after it begins.
        """
        acts, rolls, changes, told = shape
        began, ways, tables = log[0], self.ways, self.roll_table
        audience, seat, order = self.opening(began)
        odds = [ways(tables[roll[2]], roll[3], roll[6]) for roll in rolls(log)]
        fields = (audience, began[1], seat, order, tuple(odds), tuple(acts(log)))
        events.append(new(OrderResolved, fields))
        events += map(self.changed, sorted(changes(log)))
        return told

    def _mingled(self, log: list[Record], numbers: Numbers, events: list[Event]) -> None:
        """Tell of what acted together, step by step."""
        acting: list[Acting] = []
        touched: list[Record] = []
        followed: list[Record] = []
        source = NOBODY
        did: list[Record] = []
        for record in log:
            kind = record[0]
            if kind <= LAST_ACT:
                if record[1] != source:
                    source, did = record[1], []
                    acting.append((source, None, did))
                did.append(record)
                continue
            if kind == rec.SETTLED:
                touched.append(record)
                continue
            if kind == rec.BEGAN or kind == rec.CONTINUED:
                source, did = record[1], []
                acting.append((source, record, did))
                continue
            if kind != rec.STEP_OVER:
                if not acting:
                    self._other(record, events)
                    continue
                if kind not in STEPS:
                    followed.append(record)
                    continue
            if acting or touched or followed:
                self._over(acting, touched, followed, numbers, events)
                acting, touched, followed, source = [], [], [], NOBODY
            if kind != rec.STEP_OVER:
                self._other(record, events)
        if acting or touched or followed:
            self._over(acting, touched, followed, numbers, events)

    def _ways(self, table: int, net: int, shift: int) -> tuple[int, ...]:
        """Odds by band; remembered, since the same few come up again and again."""
        plain = self.game.tables[table].odds(net)
        counts = [0] * len(plain)
        for band, cases in enumerate(plain):
            counts[min(len(plain) - 1, max(0, band + shift))] += cases
        return tuple(counts)

    # ---- what acted, and what changed

    def _over(
        self,
        acting: list[Acting],
        touched: list[Record],
        followed: list[Record],
        numbers: Numbers,
        events: list[Event],
    ) -> None:
        """One event for each source, by its number; then one for each slot that changed; then what
        followed from it.
        """
        for act in acting if len(acting) < 2 else gathered(acting):
            event = self._acted(act, numbers)
            if event is not None:
                events.append(event)
        events += map(self.changed, sorted(touched))
        for late in followed:
            self._other(late, events)

    def _changed(self, record: Record) -> Changed:
        _, _, slot, before, after = record
        return Changed(self.audiences.slots[slot], slot, before, after)

    def _opening(self, began: Record) -> tuple[int, int, Order]:
        """Who may know of an order that begins or goes on, whose it is, and the order."""
        seat, order = began[1] // self.game.width, order_of(began[2:])
        return self.audiences.order(seat, order), seat, order

    def _acted(self, act: Acting, numbers: Numbers) -> Event | None:
        source, began, did = act
        records = tuple(did)
        odds = tuple(
            [
                self.ways(self.roll_table[record[2]], record[3], record[6])
                for record in did
                if record[0] == rec.ROLLED
            ]
        )
        if source < self.count and began is not None:
            audience, seat, order = self.opening(began)
            if began[0] == rec.BEGAN:
                return OrderResolved(audience, source, seat, order, odds, records)
            return RuleRan(audience, source, odds, records) if records else None
        audience = self.audiences.source(numbers, source)
        if source >= self.count and source - self.count < len(self.game.sources):
            info = self.game.sources[source - self.count]
            if info.kind == "inject" and began is not None and not records:
                return InjectFired(audience, self._inject(info.id))
            if info.kind == "inject" and began is None:
                source += SEQUEL
            if info.kind == "promise" and began is not None:
                audience = self._of_maker(began[2], began[3])
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
        elif kind == rec.ANSWERED:
            _, source, _, question, seat, choice = record
            audience = self.audiences.answer(self.numbers, question, seat, source)
            events.append(Answered(audience, question, seat, choice, "", None))
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
            _, _, _, promise, seat, due, actor, maker = record
            audience = self._of_maker(actor, maker) | 1 << seat
            events.append(PromiseMade(audience, promise, seat, due))
        elif kind == rec.PROMISE_ENDED:
            _, _, promise, seat, broken, actor, maker = record
            audience = self._of_maker(actor, maker) | 1 << seat
            events.append(PromiseEnded(audience, promise, seat, broken == 1))

    def _of_maker(self, actor: int, maker: int) -> int:
        """Who may know of a promise: whoever may know of the order or rule that made it."""
        if actor < 0:
            return self.audiences.source(self.numbers, maker)
        return self.audiences.order(actor, of_code(maker))

    def _asked(self, record: Record, events: list[Event]) -> None:
        _, source, place, question, seat, target, second, due = record
        audience = self.audiences.question(self.numbers, question, source) | (
            1 << seat if seat >= 0 else 0
        )
        events.append(Asked(audience, place, question, seat, target, second, due))

    def _settled(self, record: Record, counted: list[Record], events: list[Event]) -> None:
        _, source, _, question, target, second = record
        counts = [0] * len(self.game.questions[question].options)
        audience = self.audiences.question(self.numbers, question, source)
        for _, _, _, seat, choice in counted:
            audience |= 1 << seat if seat >= 0 else 0
            counts[choice] += 1
        counted.clear()
        events.append(QuestionSettled(audience, question, target, second, tuple(counts)))

    def _act(self, record: Record, events: list[Event]) -> None:
        _, _, place, before, level, turn, action, seat, target = record
        known = ActExposed(self.everyone, place, level, action, seat, target, turn)
        if level == 0:
            events.append(known._replace(audience=1 << seat if seat >= 0 else 0))
        elif level == 1:
            events.append(known._replace(action=-1, seat=-1))
        elif level > before:
            events.append(known)
