"""The one door out: what a reader may know of a game, and nothing else.

A screen, a projector, a browser or a socket gets a `View` and events that have passed `redact`.
What a reader may not know is absent. Knows the state and the audiences; decides nothing.
"""

from collections.abc import Iterable, Sequence

import attrs

from wargame.core import events as ev
from wargame.core import records as rec
from wargame.core import state as st
from wargame.core.causes import Acted, acting, causes, without
from wargame.core.compile.program import Game
from wargame.core.compile.world import Dial
from wargame.core.deals import Deal
from wargame.core.engine import redacting
from wargame.core.engine.asking import asking
from wargame.core.engine.engine import Engine, Question
from wargame.core.engine.redacting import Orders, carried_out, effects_of, records_of, silent
from wargame.core.methods import Matter
from wargame.core.orders import Order
from wargame.core.scenario import Track
from wargame.core.state import State


@attrs.frozen
class Reader:
    """A person with roles. `mask` holds the bits they read by; Control reads all."""

    name: str
    mask: int
    seat: int = -1
    control: bool = False


def seat_reader(game: Game, seat: int) -> Reader:
    return Reader(game.seats[seat], 1 << seat, seat)


def control_reader(game: Game) -> Reader:
    return Reader("control", game.everyone, control=True)


def public_reader(game: Game) -> Reader:
    """The projector and everyone without a seat."""
    return Reader("public", game.public)


@attrs.frozen
class DialView:
    """A track, flag or resource of one owner (-1 for the world) as a reader sees it.

    `value` is None where only `band` is shown. `until` is the last turn of a flag that is on, or
    None when it is on for good or off.
    """

    id: str
    name: str
    kind: str
    owner: int
    slot: int
    value: int | None
    low: int
    high: int
    level: str = ""
    band: str = ""
    until: int | None = None
    next: int | None = None
    """What a resource will be next turn if nothing more is spent."""


@attrs.frozen
class SeatView:
    """What everyone may know of a seat's orders of this turn.

    `delayed` is how many of the turn before take one of these, for the seat itself and Control; for
    others it is 0.
    """

    seat: int
    name: str
    locked: int
    allowance: int
    finished: bool
    delayed: int = 0

    @property
    def left(self) -> int:
        """How many more orders the seat may lock in this turn, as far as the reader may know."""
        return self.allowance - self.locked - self.delayed


@attrs.frozen
class OrderView:
    """One of the reader's own orders of this turn."""

    slot: int
    seat: int
    order: Order
    status: int
    paid: tuple[int, ...]


@attrs.frozen
class Seen:
    """An event as its reader sees it, under the reader's own number, from 1 without gaps."""

    number: int
    event: ev.Event
    undone: bool = False
    """Whether it was told and does not hold: the game was set back to before it."""


def standing(log: Iterable[Seen]) -> tuple[Seen, ...]:
    """What holds of a log: all that is told of the line of play that the game is on."""
    return tuple(seen for seen in log if not (seen.undone or isinstance(seen.event, ev.Rewound)))


@attrs.frozen
class View:
    """Everything a reader may know at one moment."""

    reader: Reader
    turn: int
    phase: int
    """The phase whose time it is."""
    over: bool
    dials: tuple[DialView, ...]
    seats: tuple[SeatView, ...]
    orders: tuple[OrderView, ...]
    questions: tuple[Question, ...]
    """Open questions put to the reader, under numbers of its own; all of them for Control."""
    waiting: tuple[int, ...]
    """Seats the game waits for; -1 stands for Control, and for a seat asked in secret."""
    asking: tuple[Question, ...]
    """The questions that hold the game, whoever they are put to, as far as the reader may know of
    them: without places, and each with the order it is about only for who may know it.
    """
    log: tuple[Seen, ...]
    """All the reader was ever told, what was undone included."""
    matters: tuple[Matter, ...] = ()
    """What is argued, or waits for Control to take it up."""
    last: int = 0
    """The turn after which the game ends."""
    deals: tuple[Deal, ...] = ()
    """The deals that are offered or in force."""

    def dial(self, id: str, owner: int = -1) -> DialView | None:
        """A track, flag or resource by its id and owner; None when the reader may not see it."""
        return next((d for d in self.dials if d.id == id and d.owner == owner), None)


def view(engine: Engine, state: State, events: Iterable[ev.Event], reader: Reader) -> View:
    """What a reader may know of a state and of everything that has happened."""
    wanted = engine.wanted(state)
    questions = engine.open_questions(state)
    holding = [question for question in questions if question.place in wanted.questions]
    asked = asking(engine, state, holding, reader.seat, reader.mask, control=reader.control)
    waiting = {*wanted.orders, *(question.seat for question in asked)}
    if len(asked) < len(holding):
        waiting.add(-1)
    known = matters(engine, state, reader)
    if wanted.pause or wanted.settle:
        waiting.add(-1)
    if wanted.settle:
        waiting |= {seat for one in known for seat in one.late}
    bargains = engine.deals.known(state.numbers, reader.seat, reader.mask, reader.control)
    if engine.at_close(state):
        waiting |= {seat for one in bargains for seat in one.late(state.turn)}
    return View(
        reader,
        state.turn,
        engine.matters.phase(state.numbers),
        state.over,
        dials(engine, state, reader),
        seat_views(engine, state, reader),
        order_views(engine, state, reader),
        questions if reader.control else engine.questions_of(state, reader.seat),
        tuple(sorted(waiting)),
        asked,
        seen(engine, events, reader),
        known,
        engine.game.last_turn(state.numbers),
        bargains,
    )


def matters(engine: Engine, state: State, reader: Reader) -> tuple[Matter, ...]:
    """What is argued, as the reader may know it."""
    found = engine.matters.all(state.numbers)
    if reader.control:
        return found
    return tuple(one.shown(reader.seat) for one in found if one.readers & reader.mask)


def seen(engine: Engine, events: Iterable[ev.Event], reader: Reader) -> tuple[Seen, ...]:
    """The reader's own log."""
    redactor = Redactor(engine, reader)
    shown = (told for event in events for told in redactor.feed(event))
    return tuple(Seen(number, event) for number, event in enumerate(shown, 1))


# ---- numbers


def dials(engine: Engine, state: State, reader: Reader) -> tuple[DialView, ...]:
    """Every track, flag and resource that the reader may see, in the scenario's order."""
    found = []
    coming = _coming(engine, state.numbers)
    for dial in engine.game.dials:
        for owner in dial.members:
            slot = dial.base + owner * dial.stride
            whose = -1 if dial.scope == "world" else owner
            shown = _dial(engine, dial, whose, slot, state, reader)
            own = reader.control or reader.seat == owner
            if shown is not None and dial.kind == "resource" and own:
                shown = attrs.evolve(shown, next=coming[slot])
            if shown is not None:
                found.append(shown)
    return tuple(found)


def _coming(engine: Engine, numbers: Sequence[int]) -> list[int]:
    found = list(numbers)
    engine.rules.function("income")(found, rec.Log())
    return found


def paying(seen: View, engine: Engine, state: State, seat: int, cost: Sequence[int]) -> View:
    """What is seen, with what a seat's purse holds next turn once it has paid so much as well."""
    left = list(state.numbers)
    for index, amount in enumerate(cost):
        left[engine.purse(seat, index)] -= amount
    coming = _coming(engine, left)

    def then(dial: DialView) -> DialView:
        own = dial.next is not None and dial.owner == seat
        return attrs.evolve(dial, next=coming[dial.slot]) if own else dial

    return attrs.evolve(seen, dials=tuple(map(then, seen.dials)))


def _dial(
    engine: Engine, dial: Dial, owner: int, slot: int, state: State, reader: Reader
) -> DialView | None:
    game, value = engine.game, state.numbers[slot]
    if not (reader.control or dial.readers[max(0, owner)] & reader.mask):
        return _blurred(engine, dial, owner, slot, state, reader)
    if dial.kind == "flag":
        on = value >= max(1, state.turn)
        until = value if on and value < st.FOREVER else None
        return DialView(dial.id, dial.name, "flag", owner, slot, int(on), 0, 1, until=until)
    track = _track(game, dial.id)
    level = _level(track, value) if track else ""
    return DialView(dial.id, dial.name, dial.kind, owner, slot, value, dial.low, dial.high, level)


def _track(game: Game, name: str) -> Track | None:
    return next((track for track in game.scenario.tracks if track.id == name), None)


def _level(track: Track, value: int) -> str:
    reached = [level.id for level in track.levels if level.value <= value]
    return reached[-1] if reached else ""


def _blurred(
    engine: Engine, dial: Dial, owner: int, slot: int, state: State, reader: Reader
) -> DialView | None:
    """A number shown as bands: the band is told, or the number itself while nothing blurs it."""
    value, blank = (
        state.numbers[slot],
        DialView(dial.id, dial.name, dial.kind, owner, slot, None, dial.low, dial.high),
    )
    for blur in engine.game.blurs:
        if blur.track != dial.id or not blur.readers & reader.mask:
            continue
        if not engine.reading(state, blur.when, order=Order(-1, owner)):
            track = _track(engine.game, dial.id)
            return attrs.evolve(blank, value=value, level=_level(track, value) if track else "")
        reached = [band.id for band in blur.bands if band.value <= value]
        return attrs.evolve(blank, band=reached[-1] if reached else blur.bands[0].id)
    return None


# ---- seats and orders


def seat_views(engine: Engine, state: State, reader: Reader) -> tuple[SeatView, ...]:
    game = engine.game
    found = []
    for seat, spec in enumerate(game.scenario.seats):
        statuses = [
            state.numbers[engine.orders + (seat * game.width + n) * game.order_size + 4]
            for n in range(game.allowance[seat])
        ]
        carried = engine.carried(state.numbers, seat)
        locked = sum(status != st.EMPTY for status in statuses) - carried
        finished = bool(state.numbers[engine.finished + seat]) or locked == game.allowance[seat]
        known = carried if reader.control or reader.seat == seat else 0
        name, allowance = spec.name or spec.id, game.allowance[seat]
        found.append(SeatView(seat, name, locked, allowance, finished, known))
    return tuple(found)


def order_views(engine: Engine, state: State, reader: Reader) -> tuple[OrderView, ...]:
    game, found = engine.game, []
    own = range(len(game.seats)) if reader.control else [reader.seat] * (reader.seat >= 0)
    for seat in own:
        for n in range(game.allowance[seat]):
            slot = seat * game.width + n
            base = engine.orders + slot * game.order_size
            status = state.numbers[base + 4]
            if status not in (st.EMPTY, st.PROPOSED, st.SETTLED):
                paid = state.numbers[base + len(st.ORDER_FIELDS) : base + game.order_size]
                order = engine.audiences.order_in(state.numbers, slot)
                found.append(OrderView(slot, seat, order, status, tuple(paid)))
    return tuple(found)


# ---- events

Mark = tuple[Acted, bool, Orders]
START: Mark = ((), False, ())
"""Where a redactor stands before anything happened."""


class Redactor:
    """Redacts a game's events one after the other, and tells a change by the causes a reader knows.

    What was ruled on an order is told with the order to whoever did not know of the order before.
    """

    def __init__(self, engine: Engine, reader: Reader) -> None:
        self.engine, self.reader = engine, reader
        self.acted: Acted = ()
        self.settling = False
        self.orders: Orders = ()

    @property
    def mark(self) -> Mark:
        """Where it stands; `go_back` returns there."""
        return self.acted, self.settling, self.orders

    def go_back(self, mark: Mark) -> None:
        """Go on as if nothing had been fed since."""
        self.acted, self.settling, self.orders = mark

    def feed(self, event: ev.Event) -> tuple[ev.Event, ...]:
        """The next event as the reader may know it, with what else may be told now; or nothing."""
        shown = self._feed(event)
        before, self.orders = self.orders, redacting.waiting(self.orders, self.engine, event)
        if before and isinstance(shown, ev.OrderResolved):
            reader = self.reader
            return carried_out(before, self.engine, shown, reader.mask, control=reader.control)
        return () if shown is None else (shown,)

    def _feed(self, event: ev.Event) -> ev.Event | None:
        shown = redact(self.engine, event, self.reader)
        if shown is None:
            return None
        if isinstance(shown, ev.Changed):
            self.settling = True
            found = causes(self.acted, shown.slot)
            if found:
                self.acted = without(self.acted, shown.slot)
            return shown._replace(causes=found)
        if self.settling:
            self.acted, self.settling = (), False
        self.acted += acting(shown)
        return shown


def redact(engine: Engine, event: ev.Event, reader: Reader) -> ev.Event | None:
    """The event as a reader may know it; None when they may not know of it at all."""
    if reader.control or not event.audience & reader.mask:
        return event if reader.control else None
    shown = event._replace(audience=reader.mask)
    if isinstance(shown, ev.OrderResolved | ev.RuleRan):
        odds, records = records_of(engine, shown.odds, shown.records, reader.mask)
        if isinstance(shown, ev.RuleRan) and not records:
            return silent(engine, shown)
        return shown._replace(odds=odds, records=records)
    if isinstance(shown, ev.ActExposed):
        return shown._replace(act=-1)
    if isinstance(shown, ev.DealEnded) and shown.readers and not shown.readers & reader.mask:
        return shown._replace(text="", readers=0)
    if isinstance(shown, ev.Thrown) and shown.veiled:
        return shown._replace(faces=())
    if isinstance(shown, ev.Asked):
        return redacting.without_order(engine, shown._replace(place=-1), reader.mask)
    if isinstance(shown, ev.Ruled | ev.MatterSettled | ev.DealRuled):
        return shown._replace(private="")
    if isinstance(shown, ev.InjectSent):
        return shown._replace(planned="")
    if isinstance(shown, ev.Improvised):
        return shown._replace(effects=effects_of(engine, shown.effects, reader.mask))
    return shown
