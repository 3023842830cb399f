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

import attrs

from tests.core.knowing import Audit, Kind, order_known
from tests.core.random_games import CONTROL, Chance
from tests.core.random_talk import heard_by_all, talked
from tests.core.scrambling import other_numbers, perturbed, scrambled
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core import postures as ps
from wargame.core import view as vw
from wargame.core.compile.program import Game
from wargame.core.dice import Seed
from wargame.core.engine.engine import Engine
from wargame.core.orders import Order
from wargame.core.state import State
from wargame.core.view import Reader, Seen, View

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
        ("question", _asking(left), _asking(right)),
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


def _asking(view: View) -> tuple[object, ...]:
    """Who is known to be asked what; the order it is about is known to who knows of that."""
    return tuple(attrs.evolve(one, order=None) for one in view.asking)


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
    other_numbers(engine, state, numbers, reader, rng)
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
