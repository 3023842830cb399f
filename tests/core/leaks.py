"""Looks for leaks: whatever a reader can tell of what it may not know.

Two ways. `moment` changes at one moment everything that a reader may not know and compares what the
reader is shown, offered and told, byte for byte. `twin_games` plays two games that differ only in
hidden orders and numbers, and compares the reader's whole logs for as long as what the reader may
read stays the same: where a hidden order has moved a number that all may read, the two have parted
openly and the comparison ends. Both serve any scenario.
"""

import random
from collections.abc import Callable, Iterable
from itertools import zip_longest
from typing import Literal

import attrs

from tests.core.random_dealing import other_deals
from tests.core.random_games import CONTROL, Chance
from tests.core.random_talk import heard_by_all, talked
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core import postures as ps
from wargame.core import records as rec
from wargame.core import state as st
from wargame.core import view as vw
from wargame.core.compile.program import Game
from wargame.core.dice import Seed
from wargame.core.engine.audience import SEQUEL
from wargame.core.engine.engine import Engine
from wargame.core.orders import Order
from wargame.core.records import Record
from wargame.core.state import Slot, State
from wargame.core.view import Reader, Seen, View

Kind = Literal[
    "slot", "order", "modifier", "event", "dice", "numbering", "timing", "legality", "question"
]
ORIGIN = 100_000
"""From here on, a source is an earlier order: its action times 100, and the seat."""
LOOKS = 10
"""How many orders of a reader are looked at closely at a moment."""


@attrs.frozen
class Leak:
    """What gave it away: the kind of hidden thing, the reader who noticed, the two that differ."""

    kind: Kind
    reader: str
    turn: int
    one: str
    other: str


# ---- who may know what, said plainly from the scenario


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


def audit(engine: Engine, events: Iterable[ev.Event], reader: Reader) -> Leak | None:
    """The first thing that a reader was told and may not know."""
    redactor, auditor, turn = vw.Redactor(engine, reader), Audit(engine, reader), 0
    for raw in events:
        turn = raw.turn if isinstance(raw, ev.TurnBegan) else turn
        auditor.take(raw)
        for told in redactor.feed(raw):
            kind = auditor.wrong(told)
            if kind is not None:
                return Leak(kind, reader.name, turn, repr(raw), repr(told))
    return None


def _records(game: Game, records: Iterable[Record], reader: Reader) -> Kind | None:
    for record in records:
        if record[0] == rec.AFFECTED and hidden(game.slots[record[2]], reader):
            return "slot"
        if record[0] == rec.MODIFIED and reader.mask & ~game.modifiers[record[2]].readers:
            return "modifier"
    return None


# ---- one moment, two truths


def perturbed(engine: Engine, state: State, reader: Reader, rng: random.Random) -> State:
    """The state with everything changed that a reader may not know, nothing of it being visible."""
    numbers = list(state.numbers)
    _other_numbers(engine, state, numbers, reader, rng)
    _other_orders(engine, state, numbers, reader, rng)
    _other_memory(engine.game, numbers, reader, rng)
    _other_book(engine, numbers, reader, rng)
    _other_replies(engine, state, numbers, reader, rng)
    numbers[st.KEY], numbers[st.SALT] = rng.getrandbits(32), rng.getrandbits(32)
    for k in range(numbers[st.HAND_COUNT]):
        numbers[st.HAND + k] = rng.randint(1, 6)
    return State(tuple(numbers))


def _other_numbers(
    engine: Engine, state: State, numbers: list[int], reader: Reader, rng: random.Random
) -> None:
    for k, slot in enumerate(engine.game.slots):
        if not hidden(slot, reader):
            continue
        if slot.family == "flag":
            numbers[k] = rng.choice((-1, 0, state.turn, state.turn + 1, st.FOREVER))
        elif blurred(engine.game, slot, reader):
            numbers[k] = _in_band(engine, state, slot, numbers[k], reader, rng)
        else:
            numbers[k] = rng.randint(slot.low, slot.high)


def _in_band(
    engine: Engine, state: State, slot: Slot, value: int, reader: Reader, rng: random.Random
) -> int:
    """Another value of the band that a reader is shown; the value itself while it is shown that."""
    for blur in engine.game.blurs:
        if blur.track == slot.key and blur.readers & reader.mask:
            if not engine.reading(state, blur.when, order=Order(-1, slot.owner)):
                return value
            edges = [band.value for band in blur.bands[1:]]
            low = max([slot.low, *(edge for edge in edges if edge <= value)])
            high = min([slot.high, *(edge - 1 for edge in edges if edge > value)])
            return rng.randint(low, high)
    return value


def _other_orders(
    engine: Engine, state: State, numbers: list[int], reader: Reader, rng: random.Random
) -> None:
    """Other orders in the slots of others, where they are locked and not carried out yet."""
    game = engine.game
    kept = {q.source for q in engine.open_questions(state) if q.seat == reader.seat}
    codes = [0] * game.code_room
    for slot in range(len(game.seats) * game.width):
        seat, base = slot // game.width, engine.orders + slot * game.order_size
        if seat == reader.seat or slot in kept or numbers[base + 4] != st.LOCKED:
            continue
        count = engine.rules.function("legal")(list(state.numbers), seat, codes)
        if not count:
            continue
        order = Order(*_split(codes[rng.randint(1, count)]))
        numbers[base : base + 4] = [order.action + 1, order.target, order.second, order.option]
        numbers[base + 5] = rng.randint(-1, 1)
        for paid in range(base + len(st.ORDER_FIELDS), base + game.order_size):
            numbers[paid] = rng.randint(0, 3)


def _split(code: int) -> tuple[int, int, int, int]:
    return code >> 26, (code >> 16 & 1023) - 1, (code >> 6 & 1023) - 1, code & 63


def _other_memory(game: Game, numbers: list[int], reader: Reader, rng: random.Random) -> None:
    """What is remembered of orders not open to all, unless one seat alone may give them."""
    for k, slot in enumerate(game.slots):
        if slot.family != "memory":
            continue
        which = next(n for n, action in enumerate(game.scenario.actions) if action.id == slot.key)
        action, seats = game.scenario.actions[which], game.codes[which].seats
        shown = [action.visibility, *(option.visibility or "open" for option in action.options)]
        own = seats == (reader.seat,) or (" by seat." in slot.name and slot.owner == reader.seat)
        if set(shown) != {"open"} and not own:
            numbers[k] = rng.randint(0, max(1, numbers[st.TURN]))


def _other_book(engine: Engine, numbers: list[int], reader: Reader, rng: random.Random) -> None:
    game = engine.game
    acts, room = game.constant("ACTS"), game.constant("ACT_ROOM")
    others = [seat for seat in range(len(game.seats)) if seat != reader.seat]
    for k in range(room):
        j = acts + len(st.ACT_FIELDS) * k
        if numbers[j] > 0 and numbers[j + 4] <= 1 and numbers[j + 2] != reader.seat:
            numbers[j + 1] = rng.randrange(len(game.codes))
            numbers[j + 2] = rng.choice(others)
        elif numbers[j] == 0 and k == numbers[st.ACT_COUNT] and rng.random() < 0.5:
            numbers[j : j + 5] = [numbers[st.TURN], 0, rng.choice(others), 0, 0]
            numbers[st.ACT_COUNT] += 1
    later = game.constant("LATER")
    for k in range(game.constant("LATER_ROOM")):
        if numbers[later + 5 * k] > 0:
            numbers[later + 5 * k + 2] += rng.randint(-2, 2)
    _other_questions(engine, numbers, reader, rng)
    other_deals(engine, numbers, reader, rng)
    for k, inject in enumerate(game.scenario.injects):
        if not engine.audiences.mask(inject.to) & reader.mask:
            numbers[game.constant("INJECTS") + k] = rng.randint(0, numbers[st.TURN])
    _other_plans(engine, numbers, reader, rng)


def _other_plans(engine: Engine, numbers: list[int], reader: Reader, rng: random.Random) -> None:
    """Injects moved otherwise; those that a reader did not get, sent to others."""
    game, audiences = engine.game, engine.audiences
    for source, k in audiences.injects.items():
        if not audiences.source(numbers, source) & reader.mask:
            others = rng.getrandbits(len(game.seats)) & ~reader.mask
            planned = audiences.rules[source - audiences.count] & reader.mask
            numbers[audiences.sent + k] = others + 1 if planned else rng.choice((0, others + 1))
        numbers[game.constant("PLANS") + k] = rng.choice((0, st.HELD, st.SKIPPED))


def _other_replies(
    engine: Engine, state: State, numbers: list[int], reader: Reader, rng: random.Random
) -> None:
    """Other replies of others to what is argued; all of it where the reader may not read of it."""
    for one in engine.matters.all(state.numbers):
        reads = bool(one.readers & reader.mask)
        if not one.open or (reads and one.disclosed):
            continue
        for seat in one.asked:
            if seat != reader.seat and one.replies[seat] >= 0:
                numbers[engine.matters.reply(one.place, seat)] = rng.randint(1, 101)
        if not reads:
            for k in range(len(one.arguments)):
                numbers[engine.matters.argument(one.place, k)] = rng.randint(1, 6)


def _other_questions(
    engine: Engine, numbers: list[int], reader: Reader, rng: random.Random
) -> None:
    """Other answers in secret votes; questions to others beside the game, gone or more."""
    game = engine.game
    unseen = [k for k, mask in enumerate(engine.audiences.questions) if not mask & reader.mask]
    others = [seat for seat in range(len(game.seats)) if seat != reader.seat]
    for place in range(engine.question_room):
        j = engine.questions + len(st.QUESTION_FIELDS) * place
        status, which, seat, due = numbers[j], numbers[j + 1], numbers[j + 2], numbers[j + 7]
        if status == st.ANSWERED and game.questions[which].secret and seat != reader.seat:
            numbers[j + 6] = rng.randrange(len(game.questions[which].options))
        elif status == st.ASKED and due > 0 and seat != reader.seat and which in unseen:
            numbers[j] = st.FREE
        elif status == st.FREE and unseen and rng.random() < 0.3:
            source = game.constant("SOURCES") - 2
            fields = (
                st.ASKED,
                rng.choice(unseen),
                rng.choice(others),
                -1,
                -1,
                source,
                -1,
                99,
                place,
            )
            numbers[j : j + 9] = fields


def scrambled(
    engine: Engine, events: Iterable[ev.Event], reader: Reader, rng: random.Random
) -> tuple[ev.Event, ...]:
    """The events, those changed, dropped or doubled that a reader may not know (wholly)."""
    found: list[ev.Event] = []
    given = tuple(events)
    for place, event in enumerate(given):
        if isinstance(event, ev.OrderRecalled) and event.seat != reader.seat:
            # What was ruled on the order goes with it, so that it cannot be left out.
            found += [event._replace(reason=f"reason {rng.random()}")] * rng.choice((1, 2))
        elif isinstance(event, ev.OrderStopped) and not event.audience & reader.mask:
            # Where the seat's delayed orders stand in the next turn rests on each of them.
            found += [event._replace(order=Order(rng.randint(0, 9)))] * rng.choice((1, 2))
        elif isinstance(event, ev.Ruled) and told_later(engine.game, event, given[place:], reader):
            found.append(event._replace(private=f"note {rng.random()}"))
        elif not event.audience & reader.mask:
            found += [event] * rng.choice((0, 0, 1, 2))
        elif isinstance(event, ev.OrderResolved | ev.RuleRan):
            found.append(event._replace(records=_scramble(engine, event.records, reader, rng)))
        elif isinstance(event, ev.ActExposed):
            found.append(event._replace(act=rng.randint(0, 9)))
        elif isinstance(event, ev.Asked):
            found.append(_scramble_asked(engine.game, event, reader, rng))
        elif isinstance(event, ev.Ruled | ev.MatterSettled | ev.DealRuled):
            found.append(event._replace(private=f"note {rng.random()}"))
        elif isinstance(event, ev.InjectSent):
            found.append(event._replace(planned=f"planned {rng.random()}"))
        elif isinstance(event, ev.Improvised):
            effects = (
                one._replace(value=one.value + 1) if hidden(engine.game.slots[one.slot], reader)
                else one
                for one in event.effects
            )  # fmt: skip
            found.append(event._replace(effects=tuple(effects)))
        else:
            found.append(event)
    return tuple(found)


def _scramble_asked(game: Game, event: ev.Asked, reader: Reader, rng: random.Random) -> ev.Asked:
    """A question in another place, about the order of another seat where the reader may not know
    whose it is.
    """
    if event.order is not None and not order_known(game, event.by, event.order, reader):
        others = [seat for seat in range(len(game.seats)) if seat != reader.seat]
        event = event._replace(by=rng.choice(others))
    return event._replace(place=rng.randint(0, 9))


def told_later(game: Game, ruled: ev.Ruled, later: Iterable[ev.Event], reader: Reader) -> bool:
    """Whether a reader may come to know of the order that a ruling was on."""
    seat = ruled.slot // game.width
    carried = [e for e in later if isinstance(e, ev.OrderResolved) and e.seat == seat]
    return any(order_known(game, seat, one.order, reader) for one in carried)


def _scramble(
    engine: Engine, records: tuple[Record, ...], reader: Reader, rng: random.Random
) -> tuple[Record, ...]:
    """Records with other hidden effects, other worths of hidden modifiers, and dice to match."""
    found: list[Record] = []
    shift = 0
    for record in records:
        if record[0] == rec.AFFECTED and hidden(engine.game.slots[record[2]], reader):
            record = (*record[:4], record[4] + rng.randint(-2, 2), *record[5:])
        elif record[0] == rec.MODIFIED and reader.mask & ~engine.game.modifiers[record[2]].readers:
            more = rng.randint(-2, 2)
            shift += more
            record = (*record[:3], record[3] + more)
        elif record[0] == rec.ROLLED:
            if engine.audiences.blind(record[2], reader.mask):
                record = (*record[:3], record[3] + shift, rng.randint(129, 800), *record[5:])
            shift = 0
        found.append(record)
    return tuple(found)


def moment(
    engine: Engine, state: State, events: Iterable[ev.Event], reader: Reader, rng: random.Random
) -> Leak | None:
    """What a reader can tell from all it may not know being otherwise, or None."""
    events = tuple(events)
    twin = perturbed(engine, state, reader, rng)
    one = vw.view(engine, state, events, reader)
    other = vw.view(engine, twin, scrambled(engine, events, reader, rng), reader)
    return (
        audit(engine, events, reader)
        or shown_apart(engine, reader, (state, one), (twin, other))
        or _apart(engine, reader, one.log, other.log, exact=True)
    )


def shown_apart(
    engine: Engine, reader: Reader, one: tuple[State, View], other: tuple[State, View]
) -> Leak | None:
    """The first difference in what two states show and offer, their logs aside."""
    (state, left), (twin, right) = one, other
    parts: list[tuple[Kind, object, object]] = [
        ("slot", left.dials, right.dials),
        ("order", left.orders, right.orders),
        ("question", left.questions, right.questions),
        ("question", left.matters, right.matters),
        ("question", left.deals, right.deals),
        ("timing", _table(left), _table(right)),
    ]
    if reader.seat >= 0:
        legal = engine.legal_orders(state, reader.seat)
        parts.append(("legality", legal.codes, engine.legal_orders(twin, reader.seat).codes))
        parts += _looked_at(engine, reader.seat, state, twin, legal)
        parts += _liked(engine, reader.seat, state, twin)
    for kind, a, b in parts:
        if repr(a) != repr(b):
            return Leak(kind, reader.name, state.turn, repr(a), repr(b))
    return None


def _table(view: View) -> tuple[object, ...]:
    return view.turn, view.phase, view.over, view.seats, view.waiting


def _looked_at(
    engine: Engine, seat: int, state: State, twin: State, legal: Iterable[Order]
) -> list[tuple[Kind, object, object]]:
    """Odds, price and refusals of some orders, spread over what a seat may think of."""
    orders = list(legal)
    parts: list[tuple[Kind, object, object]] = []
    for order in orders[:: max(1, len(orders) // LOOKS)]:
        odds, others = (engine.odds(moment, seat, order) for moment in (state, twin))
        cost, price = (engine.cost(moment, seat, order) for moment in (state, twin))
        parts += [("modifier", odds, others), ("legality", cost, price)]
    for action, code in enumerate(engine.game.codes):
        order = Order(action, code.target.values[-1], code.second.values[-1])
        why, whyever = (engine.against(moment, seat, order) for moment in (state, twin))
        parts.append(("legality", why, whyever))
    return parts


def _liked(
    engine: Engine, seat: int, state: State, twin: State
) -> list[tuple[Kind, object, object]]:
    return [
        (
            "legality",
            ps.choose_order(engine, state, seat, posture),
            ps.choose_order(engine, twin, seat, posture),
        )
        for posture in ps.postures_of(engine, seat)
    ]


# ---- two logs


def _apart(
    engine: Engine, reader: Reader, one: tuple[Seen, ...], other: tuple[Seen, ...], *, exact: bool
) -> Leak | None:
    """The leak in two logs, or None where they are equal or, unless `exact`, part openly."""
    for a, b in zip_longest(one, other):
        if a == b:
            continue
        if a is not None and b is not None and a.event == b.event:
            return _leak("numbering", reader, a, b)
        kind = _difference(engine, reader, a.event if a else None, b.event if b else None)
        if exact and kind is None:
            kind = "event"
        return _leak(kind, reader, a, b) if kind else None
    return None


def _leak(kind: Kind, reader: Reader, one: Seen | None, other: Seen | None) -> Leak:
    return Leak(kind, reader.name, 0, repr(one), repr(other))


def _difference(
    engine: Engine, reader: Reader, one: ev.Event | None, other: ev.Event | None
) -> Kind | None:
    """What kind of leak a difference is; None where hidden causes may show so."""
    if (
        isinstance(one, ev.OrderResolved | ev.RuleRan)
        and isinstance(other, ev.OrderResolved | ev.RuleRan)
        and type(one) is type(other)
        and _who(one) == _who(other)
    ):
        return _acted_otherwise(engine, reader, one, other)
    if isinstance(one, ev.Changed) and isinstance(other, ev.Changed) and one.slot == other.slot:
        same = (one.before, one.after) == (other.before, other.after)
        return "event" if same else None
    if (
        isinstance(one, ev.Asked)
        and isinstance(other, ev.Asked)
        and one._replace(place=0) == other._replace(place=0)
    ):
        return "numbering"
    if any(event is not None and _open_consequence(event) for event in (one, other)):
        return None
    return _named(one or other)


def _who(event: ev.OrderResolved | ev.RuleRan) -> tuple[object, ...]:
    if isinstance(event, ev.OrderResolved):
        return event.slot, event.seat, event.order
    return (event.source,)


def _acted_otherwise(
    engine: Engine, reader: Reader, one: ev.OrderResolved | ev.RuleRan,
    other: ev.OrderResolved | ev.RuleRan,
) -> Kind | None:  # fmt: skip
    """Bands may follow from hidden modifiers, and effects from hidden numbers; nothing else may."""
    if [roll.which for roll in one.rolls] != [roll.which for roll in other.rolls]:
        return None if isinstance(one, ev.RuleRan) else "event"
    for a, b in zip(one.rolls, other.rolls, strict=True):
        if (a.modifiers, a.net, a.odds, a.amended) != (b.modifiers, b.net, b.odds, b.amended):
            return "modifier"
        if a.faces != b.faces or (a.net is not None and a.band != b.band):
            return "dice"
    return None


def _open_consequence(event: ev.Event) -> bool:
    """Whether an event may come of a hidden cause, telling by itself that there was one."""
    return isinstance(
        event,
        ev.Changed | ev.Earned | ev.ActExposed | ev.Asked | ev.Answered | ev.QuestionSettled
        | ev.OrderStopped | ev.InjectFired | ev.GameEnded | ev.PromiseEnded | ev.RuleRan,
    )  # fmt: skip


def _named(event: ev.Event | None) -> Kind:
    if isinstance(event, ev.SeatLocked | ev.SeatFinished | ev.OrderRecalled):
        return "timing"
    if isinstance(event, ev.TurnBegan | ev.PhaseBegan) or event is None:
        return "timing"
    return "order" if isinstance(event, ev.OrderLocked) else "event"


# ---- two games


@attrs.define
class Side:
    """One of two games that are played alike."""

    engine: Engine
    state: State
    events: list[ev.Event]

    def give(self, command: cm.Command) -> None:
        step = self.engine.advance(self.state, command)
        self.state = step.state
        self.events += step.events

    def run_on(self, number: int, reader: Reader) -> None:
        """Answer what others are asked and end pauses, alike in both games wherever possible."""
        while True:
            wanted = self.engine.wanted(self.state)
            questions = [
                q for q in self.engine.open_questions(self.state)
                if (q.seat < 0 or q.seat != reader.seat) and q.place in wanted.questions
            ]  # fmt: skip
            if questions:
                q = questions[0]
                rng = random.Random(f"{number} {self.state.turn} {q.question} {q.seat} {q.target}")
                author = CONTROL if q.seat < 0 else cm.Author("p", "bot", q.seat)
                liked = list(range(len(self.engine.game.questions[q.question].options)))
                rng.shuffle(liked)
                choice = next(x for x in liked if x in q.choices)
                self.give(cm.Answer(author, q.place, q.question, choice, "if so"))
            elif wanted.pause:
                self.give(cm.Proceed(CONTROL))
            else:
                return


def twin_games(
    engine: Engine,
    number: int,
    reader: Reader,
    *,
    looks: float = 0.05,
    watch: Callable[[Side, Side], None] | None = None,
) -> Leak | None:
    """Play two games that differ only in what a reader may not know; the leak, if one shows.

    `looks` is how often the moment is also looked at by itself; `watch` is given the two at every
    step, until they part.
    """
    rng = random.Random(number)
    seed = Seed(rng.getrandbits(32), rng.getrandbits(32))
    step = engine.start(seed)
    one, other = (Side(engine, step.state, list(step.events)) for _ in range(2))
    chance = Chance(rng)
    words = random.Random(f"words of {number}")
    upset = rng.randrange(60)
    turn = 0
    for count in range(200 * engine.game.scenario.turns):
        for side in (one, other):
            side.run_on(number, reader)
        over = one.state.over or other.state.over
        apart = _glance(one, reader) != _glance(other, reader)
        if watch is not None and not apart:
            watch(one, other)
        if apart or over or one.state.turn > turn or rng.random() < looks:
            turn = one.state.turn
            leak = _compared(engine, reader, one, other, exact=not apart)
            if leak is None and not apart and rng.random() < looks:
                leak = moment(engine, one.state, one.events, reader, rng)
            if leak is not None or apart or over:
                return leak
        if count == upset:
            other.state = _upset(engine, other.state, reader, rng)
            continue
        _talk(one, other, reader, words)
        for side, command in zip((one, other), _commands(chance, one, other, reader), strict=True):
            side.give(command)
    return None


def _glance(side: Side, reader: Reader) -> tuple[object, ...]:
    """What a reader sees of the table at once that hidden causes may openly move: the numbers."""
    return vw.dials(side.engine, side.state, reader), side.state.over


def _compared(
    engine: Engine, reader: Reader, one: Side, other: Side, *, exact: bool
) -> Leak | None:
    """The leak in the two games so far; what they show is compared while their logs are equal."""
    left, right = (vw.view(engine, side.state, side.events, reader) for side in (one, other))
    leak = audit(engine, other.events, reader)
    leak = leak or _apart(engine, reader, left.log, right.log, exact=False)
    if leak is None and exact and left.log == right.log:
        leak = shown_apart(engine, reader, (one.state, left), (other.state, right))
    return attrs.evolve(leak, turn=one.state.turn) if leak is not None else None


def _upset(engine: Engine, state: State, reader: Reader, rng: random.Random) -> State:
    """The state with other hidden numbers, from which a game can go on."""
    numbers = list(state.numbers)
    _other_numbers(engine, state, numbers, reader, rng)
    return State(tuple(numbers))


def _talk(one: Side, other: Side, reader: Reader, rng: random.Random) -> None:
    """Others talk aside in each game, of other things and more or less; what all hear is alike."""
    seats = len(one.engine.game.seats)
    if rng.random() < 0.2:
        said = heard_by_all(rng)
        one.give(said)
        other.give(said)
    for side in (one, other):
        for _ in range(rng.choice((0, 0, 0, 1, 2))):
            side.give(talked(seats, rng, unheard_by=reader.seat))


def _commands(
    chance: Chance, one: Side, other: Side, reader: Reader
) -> tuple[cm.Command, cm.Command]:
    """The next command of each game, alike to the reader."""
    engine, rng = one.engine, chance.rng
    own = engine.questions_of(one.state, reader.seat)
    if own and (not engine.wanted(one.state).orders or rng.random() < 0.3):
        author = cm.Author("p", "seat", reader.seat)
        question = rng.choice(own)
        choice = rng.choice(question.choices)
        answer = cm.Answer(author, question.place, question.question, choice, "if so")
        return answer, answer
    seat = rng.choice(engine.wanted(one.state).orders)
    author = cm.Author("p", "bot", seat)
    finish = cm.Finish(author, seat)
    mine, theirs = (list(engine.legal_orders(side.state, seat)) for side in (one, other))
    if rng.random() < chance.holding_back:
        return finish, finish
    if seat != reader.seat and rng.random() < 0.4:
        dark = [
            [o for o in found if not order_known(engine.game, seat, o, reader)]
            for found in (mine, theirs)
        ]
        if all(dark):
            first, second = (cm.Lock(author, seat, rng.choice(found), "so") for found in dark)
            return first, second
    both = [order for order in mine if order in theirs]
    if not both:
        return finish, finish
    order = rng.choice(both)
    return cm.Lock(author, seat, order, "so"), cm.Lock(author, seat, order, "so")


def readers(game: Game) -> tuple[Reader, ...]:
    """Every seat, and the public."""
    return (
        *(vw.seat_reader(game, seat) for seat in range(len(game.seats))),
        vw.public_reader(game),
    )
