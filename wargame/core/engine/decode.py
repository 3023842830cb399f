"""From the integer records of the rules to events with their audiences.

The rules write what they did in the order they did it; here each acting source becomes one event,
each settled slot another, in an order that tells nothing: by slot, whoever moved it.
"""

from collections.abc import Callable
from functools import lru_cache

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
    QuestionLapsed,
    QuestionSettled,
    RuleRan,
    TurnBegan,
)
from wargame.core.orders import Order
from wargame.core.orders import order_of as of_code
from wargame.core.records import Change, Log, Record

Numbers = list[int]
Acts = list[Record]
KEPT = 1 << 14
"""How many events and beginnings are remembered: they are values, and the same come up again."""

new = tuple.__new__


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
        self.injects = audiences.injects
        sources = enumerate(game.sources, self.count)
        self.promises = {k for k, info in sources if info.kind == "promise"}
        self.counted: list[Record] = []
        self.numbers: Numbers = []
        self.ways = lru_cache(KEPT)(self._ways)
        self.opening = lru_cache(KEPT)(self._opening)
        self.changed = lru_cache(KEPT)(self._changed)
        self.event_of: dict[int, Callable[[Record], Event | None]] = {
            rec.TURN_BEGAN: lru_cache(KEPT)(self._turn_began),
            rec.PHASE_BEGAN: self._phase_began,
            rec.EARNED: lru_cache(KEPT)(self._earned),
            rec.ACTED: self._exposed,
            rec.ASKED: self._asked,
            rec.ANSWERED: self._answered,
            rec.COUNTED: self._counted,
            rec.LAPSED: self._lapsed,
            rec.SETTLED_QUESTION: self._settled,
            rec.STOPPED: self._stopped,
            rec.PROMISED: self._promised,
            rec.PROMISE_ENDED: self._promise_ended,
            rec.ENDED: self._ended,
        }
        """What becomes of a record that is told by itself."""

    def decode(self, log: Log, numbers: Numbers, events: list[Event]) -> None:
        """Append the events of a log; `numbers` is the state that it led to."""
        self.numbers = numbers
        told, acts, changes = log.told, log.acts, log.changes
        if len(told) == 2 and told[0][0] == rec.BEGAN and told[0][1] < self.count:
            # An order is carried out in a step of its own, which is most of what ever happens.
            self._order(told[0], acts, changes, events)
            return
        done = changed = 0
        began: list[Record] = []
        late: list[Record] = []
        for record in told:
            kind = record[0]
            if kind == rec.STEP_OVER:
                _, _, by_now, settled = record
                if began or by_now > done:
                    did, became = acts[done:by_now], changes[changed:settled]
                    self._over(began, did, became, numbers, events)
                for other in late:
                    self._tell(other, events)
                done, changed, began, late = by_now, settled, [], []
            elif kind == rec.BEGAN or kind == rec.CONTINUED:
                began.append(record)
            elif kind != rec.AMID:
                self._tell(record, events)
            elif began or record[2] > done:
                late.append(record[3:])
            else:
                self._tell(record[3:], events)

    def _tell(self, record: Record, events: list[Event]) -> None:
        event = self.event_of[record[0]](record)
        if event is not None:
            events.append(event)

    def _ways(self, roll: int, net: int, shift: int) -> tuple[int, ...]:
        """A roll's odds by band; remembered, since the same few come up again and again."""
        plain = self.game.tables[self.roll_table[roll]].odds(net)
        counts = [0] * len(plain)
        for band, cases in enumerate(plain):
            counts[min(len(plain) - 1, max(0, band + shift))] += cases
        return tuple(counts)

    # ---- what acted, and what changed

    def _over(
        self,
        began: list[Record],
        acts: Acts,
        changes: list[Change],
        numbers: Numbers,
        events: list[Event],
    ) -> None:
        """One event for each source of a step, by its number; then one for each slot that changed.

        Where several acted they are put in order: when each did would tell who acted in secret.
        What begins acts until the next does; what was delayed acts without a beginning.
        """
        if len(began) == 1 and (not acts or acts[0][1] == began[0][1]):
            self._acted(began[0], began[0][1], acts, numbers, events)
        elif began or acts:
            first = {record[1]: record for record in reversed(began)}
            did: dict[int, Acts] = {source: [] for source in first}
            for act in acts:
                did.setdefault(act[1], []).append(act)
            for source in sorted(did):
                self._acted(first.get(source), source, did[source], numbers, events)
        self._settle(changes, events)

    def _acted(
        self,
        began: Record | None,
        source: int,
        acts: Acts,
        numbers: Numbers,
        events: list[Event],
    ) -> None:
        """What one source did in a step."""
        if began is not None and source < self.count:
            if began[0] == rec.BEGAN:
                self._order(began, acts, [], events)
                return
            audience, _, _ = self.opening(began)
        elif began is not None and source in self.promises:
            audience = self._of_maker(began[2], began[3])
        else:
            audience = self.audiences.source(numbers, source)
        if acts:
            ran = source + SEQUEL if began is None and source in self.injects else source
            events.append(new(RuleRan, (audience, ran, self._odds(acts), tuple(acts))))
        elif began is not None and source in self.injects:
            events.append(InjectFired(audience, self.injects[source]))

    def _order(self, began: Record, acts: Acts, changes: list[Change], events: list[Event]) -> None:
        """An order that was carried out, and what came of it."""
        audience, seat, order = self.opening(began)
        told = (audience, began[1], seat, order, self._odds(acts), tuple(acts))
        events.append(new(OrderResolved, told))
        self._settle(changes, events)

    def _odds(self, acts: Acts) -> tuple[tuple[int, ...], ...]:
        """The odds before each of the rolls among some acts."""
        ways = self.ways
        return tuple([ways(roll[2], roll[3], roll[6]) for roll in acts if roll[0] == rec.ROLLED])

    def _settle(self, changes: list[Change], events: list[Event]) -> None:
        changed = self.changed
        changes.sort()
        events += [changed(change) for change in changes]

    def _changed(self, change: Change) -> Changed:
        slot, before, after = change
        return Changed(self.audiences.slots[slot], slot, before, after)

    def _opening(self, began: Record) -> tuple[int, int, Order]:
        """Who may know of an order that begins or goes on, whose it is, and the order."""
        seat, order = began[1] // self.game.width, Order(*began[2:])
        return self.audiences.order(seat, order), seat, order

    # ---- single records

    def _turn_began(self, record: Record) -> TurnBegan:
        return TurnBegan(self.everyone, record[2])

    def _phase_began(self, record: Record) -> PhaseBegan:
        return PhaseBegan(self.everyone, record[2])

    def _ended(self, record: Record) -> None:
        """The engine tells of the end, with the scores."""

    def _earned(self, record: Record) -> Earned:
        _, _, slot, before, after = record
        return Earned(self.audiences.slots[slot], slot, before, after)

    def _exposed(self, record: Record) -> ActExposed | None:
        _, _, place, before, level, turn, action, seat, target = record
        known = ActExposed(self.everyone, place, level, action, seat, target, turn)
        if level == 0:
            return known._replace(audience=1 << seat if seat >= 0 else 0)
        if level == 1:
            return known._replace(action=-1, seat=-1)
        return known if level > before else None

    def _asked(self, record: Record) -> Asked:
        _, source, place, question, seat, target, second, due, *order = record
        audience = self.audiences.question(self.numbers, question, source)
        audience |= 1 << seat if seat >= 0 else 0
        about = Order(*order) if order[0] >= 0 else None
        by = source // self.game.width if about is not None else -1
        return Asked(audience, place, question, seat, target, second, due, by, about)

    def _answered(self, record: Record) -> Answered:
        _, source, _, question, seat, choice = record
        audience = self.audiences.answer(self.numbers, question, seat, source)
        return Answered(audience, question, seat, choice, "", None)

    def _counted(self, record: Record) -> None:
        """It is told with all the others, once the question is settled."""
        self.counted.append(record)

    def _lapsed(self, record: Record) -> QuestionLapsed:
        _, source, _, question, seat, target, second = record
        audience = self.audiences.question(self.numbers, question, source)
        audience |= 1 << seat if seat >= 0 else 0
        return QuestionLapsed(audience, question, seat, target, second)

    def _settled(self, record: Record) -> QuestionSettled:
        _, source, _, question, target, second = record
        counts = [0] * len(self.game.questions[question].options)
        audience = self.audiences.question(self.numbers, question, source)
        for _, _, _, seat, choice in self.counted:
            audience |= 1 << seat if seat >= 0 else 0
            counts[choice] += 1
        self.counted.clear()
        return QuestionSettled(audience, question, target, second, tuple(counts))

    def _stopped(self, record: Record) -> OrderStopped:
        _, _, slot, status, *fields = record
        seat, order = slot // self.game.width, Order(*fields)
        audience = self.audiences.order(seat, order) | 1 << seat
        return OrderStopped(audience, slot, seat, order, status)

    def _promised(self, record: Record) -> PromiseMade:
        _, _, _, promise, seat, due, actor, maker = record
        return PromiseMade(self._of_maker(actor, maker) | 1 << seat, promise, seat, due)

    def _promise_ended(self, record: Record) -> PromiseEnded:
        _, _, promise, seat, broken, actor, maker = record
        audience = self._of_maker(actor, maker) | 1 << seat
        return PromiseEnded(audience, promise, seat, broken == 1)

    def _of_maker(self, actor: int, maker: int) -> int:
        """Who may know of a promise: whoever may know of the order or rule that made it."""
        if actor < 0:
            return self.audiences.source(self.numbers, maker)
        return self.audiences.order(actor, of_code(maker))
