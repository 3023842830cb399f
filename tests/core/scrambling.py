"""Other truths of one moment: what a reader may not know is otherwise, and all else the same."""

import random
from collections.abc import Iterable

from tests.core.knowing import blurred, hidden, order_known
from tests.core.random_dealing import other_deals
from wargame.core import events as ev
from wargame.core import records as rec
from wargame.core import state as st
from wargame.core.compile.program import Game
from wargame.core.engine.engine import Engine
from wargame.core.orders import Order
from wargame.core.records import Record
from wargame.core.state import Slot, State
from wargame.core.view import Reader


def perturbed(engine: Engine, state: State, reader: Reader, rng: random.Random) -> State:
    """The state with everything changed that a reader may not know, nothing of it being visible."""
    numbers = list(state.numbers)
    other_numbers(engine, state, numbers, reader, rng)
    _other_orders(engine, state, numbers, reader, rng)
    _other_memory(engine.game, numbers, reader, rng)
    _other_book(engine, numbers, reader, rng)
    _other_replies(engine, state, numbers, reader, rng)
    numbers[st.KEY], numbers[st.SALT] = rng.getrandbits(32), rng.getrandbits(32)
    for k in range(numbers[st.HAND_COUNT]):
        numbers[st.HAND + k] = rng.randint(1, 6)
    return State(tuple(numbers))


def other_numbers(
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
