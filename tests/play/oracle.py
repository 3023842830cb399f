"""A game looked at from beside while it is played: what must hold after every entry.

Nothing of it asks the session what it thinks. `Shadow` carries every stored command out a second
time; `Ear` hears each event as a reader would and knows who may be told what; `held` reads off the
events alone what is still to be done; `moment` changes what a reader may not know and looks whether
the reader sees it.
"""

import random
from collections import Counter
from collections.abc import Mapping

import attrs

from tests.core.knowing import Audit
from tests.core.leaks import readers, shown_apart
from tests.core.scrambling import perturbed
from wargame.core import events as ev
from wargame.core import state as st
from wargame.core import view as vw
from wargame.core.compile.program import Game
from wargame.core.deals import EACH
from wargame.core.engine.engine import Engine
from wargame.core.orders import Order
from wargame.core.state import KEY, SALT, State
from wargame.play import back, codec
from wargame.play.chain import Entry, Kind
from wargame.play.session import BEGIN, Session, seed_hash


@attrs.define
class Shadow:
    """The game as its entries alone make it, carried out again by an engine that is not its own."""

    engine: Engine
    seed: str
    states: list[State]
    """By entry, the state after it; first the one before any."""

    def catch_up(self, session: Session) -> None:
        """Carry out what is new in the file; it comes out as it is stored, and as the game is."""
        for entry in session.journal.entries(len(self.states) - 1):
            moved = entry.kind is Kind.MOVE
            self.states.append(self._moved(entry) if moved else self._done(entry))
        assert session.state == self.states[-1], "the game does not stand where its entries lead"

    def _done(self, entry: Entry) -> State:
        assert entry.parent == entry.seq - 1
        if entry.command == BEGIN:
            step = self.engine.start(back.seed_of(self.seed), seed_hash(self.seed))
        else:
            step = self.engine.advance(self.states[-1], codec.read_command(entry.command))
        assert codec.write_events(step.events) == entry.events, "other events than are stored"
        assert codec.write_changes(step.changes) == entry.ledger, "other changes than are stored"
        return step.state

    def _moved(self, entry: Entry) -> State:
        changes = back.dice(self.seed, codec.read_move(entry.command))
        assert codec.write_changes(changes) == entry.ledger, "other dice than are stored"
        assert entry.events == "[]"
        numbers = list(self.states[entry.parent].numbers)
        for slot, value in changes:
            numbers[slot] = value
        return State(tuple(numbers))


def without_words(state: State) -> tuple[int, ...]:
    """A state but for the secret words of the dice."""
    return tuple(n for slot, n in enumerate(state.numbers) if slot not in (KEY, SALT))


# ---- who is told what


class Ear:
    """One reader: hears every entry, notes what it may not be told, and compares its own log."""

    def __init__(self, engine: Engine, reader: vw.Reader) -> None:
        self.reader = reader
        self.redactor, self.audit = vw.Redactor(engine, reader), Audit(engine, reader)
        self.marks: list[tuple[vw.Mark, dict[int, Order]]] = [(self.redactor.mark, {})]
        self.log: tuple[vw.Seen, ...] = ()

    def catch_up(self, session: Session) -> None:
        """Hear what is new. Once it is told, a line stays; what is undone is marked and named."""
        log, at = session.log(self.reader), len(self.log)
        for node in session.lines.nodes[len(self.marks) :]:
            if node.moved:
                mark, orders = self.marks[node.parent]
                self.redactor.go_back(mark)
                self.audit.orders = dict(orders)
                at = self._named(log, at)
            for raw in node.events:
                self.audit.take(raw)
                for told in self.redactor.feed(raw):
                    kind = self.audit.wrong(told)
                    if kind is not None and not self.reader.control:
                        raise AssertionError(f"{self.reader.name} is told of {kind}: {told}")
                    assert log[at].event == told, "a log holds another line than is told"
                    at += 1
            self.marks.append((self.redactor.mark, dict(self.audit.orders)))
        assert len(log) == at, "a log holds more lines than are told"
        assert log[-1:] == () or log[-1].number == at
        self.log = log

    def _named(self, log: tuple[vw.Seen, ...], at: int) -> int:
        """What a move has marked in a log, or unmarked, is told by one line, if by any."""
        changed = {new.number for old, new in zip(self.log, log, strict=False) if new != old}
        assert [s.event for s in self.log] == [s.event for s in log[: len(self.log)]]
        if not changed:
            return at
        line = log[at].event
        assert isinstance(line, ev.Rewound), "nothing tells what was undone"
        assert {*line.undone, *line.again} == changed, "another line is undone than is told"
        return at + 1


def moment(session: Session, reader: vw.Reader, rng: random.Random) -> None:
    """Whatever the reader may not know might be otherwise, and the reader would see the same."""
    engine, state = session.engine, session.state
    twin = perturbed(engine, state, reader, rng)
    one, other = (vw.view(engine, each, (), reader) for each in (state, twin))
    leak = shown_apart(engine, reader, (state, one), (twin, other))
    assert leak is None, str(leak)


def deals_are_kept_apart(session: Session, reader: vw.Reader) -> None:
    """A secret deal stands in the view of those who sign it; each seat's own have their numbers."""
    engine, numbers = session.engine, session.state.numbers
    for one in engine.deals.known(numbers, reader.seat, reader.mask, reader.control):
        assert not one.secret or reader.seat in one.signers, "a secret deal is shown to others"
    for seat in range(engine.seats):
        own = [one.number for one in engine.deals.all(numbers) if one.drafter == seat]
        assert len({*own}) == len(own) <= EACH


# ---- what is still to be done


@attrs.define
class Held:
    """What is open, as the events tell of it."""

    injects: Mapping[int, int]
    """By the number under which it runs, each inject."""
    orders: Counter[int] = attrs.Factory(Counter)
    """By seat, how many locked orders are still to be carried out."""
    delayed: Counter[int] = attrs.Factory(Counter)
    """By seat, how many orders wait for the next turn."""
    own: set[int] = attrs.Factory(set)
    """Slots of orders in a seat's own words."""
    matters: set[int] = attrs.Factory(set)
    deals: set[int] = attrs.Factory(set)
    agreed: set[int] = attrs.Factory(set)
    questions: Counter[tuple[int, int]] = attrs.Factory(Counter)
    """By question and seat."""
    fired: set[int] = attrs.Factory(set)

    def take(self, event: ev.Event) -> None:
        """Take in one more event."""
        match event:
            case ev.OrderLocked():
                self.orders[event.seat] += 1
            case ev.OrderResolved():
                self.orders[event.seat] -= 1
            case ev.OrderStopped():
                self.orders[event.seat] -= 1
                self.delayed[event.seat] += event.status == st.DELAYED
            case ev.OrderRecalled():
                self.orders[event.seat] -= event.slot not in self.own
                self.own.discard(event.slot)
                self.matters.discard(event.slot)
            case ev.OrderProposed():
                self.own.add(event.slot)
                self.matters.add(event.slot)
            case ev.TakenUp():
                self.matters.add(event.matter)
            case ev.MatterSettled():
                self.matters.remove(event.matter)
            case ev.DealOffered():
                self.deals.add(event.deal)
            case ev.DealAgreed():
                self.agreed.add(event.deal)
            case ev.DealEnded():
                self.deals.remove(event.deal)
                self.agreed.discard(event.deal)
            case ev.Asked():
                self.questions[event.question, event.seat] += 1
            case ev.Answered():
                self.questions[event.question, event.seat] -= 1
            case ev.InjectFired() | ev.InjectSent():
                self.fired.add(event.inject)
            case ev.RuleRan(source=source) if source in self.injects:
                self.fired.add(self.injects[source])
            case ev.TurnBegan():
                assert not +self.orders, "a turn begins, and orders were not carried out"
                assert not self.matters, "a turn begins, and matters were not settled"
                self.orders, self.delayed = self.delayed, Counter()
                self.own.clear()


def nothing_is_lost(session: Session) -> None:
    """What the events opened and did not close stands in the state, and nothing else does."""
    engine, numbers = session.engine, session.state.numbers
    held = Held(engine.audiences.injects)
    for event in session.events:
        held.take(event)
    matters, deals = engine.matters.all(numbers), engine.deals.all(numbers)
    asked = Counter((q.question, q.seat) for q in engine.open_questions(session.state))
    injects = session.game.constant("INJECTS")
    fired = {k for k in range(len(session.game.scenario.injects)) if numbers[injects + k] > 0}
    status = [engine.matters.status(numbers, k) for k in range(engine.matters.count)]
    locked = Counter(k // session.game.width for k, one in enumerate(status) if one == st.LOCKED)
    assert held.matters == {one.number for one in matters}, "matters are lost, or come of nothing"
    assert held.deals == {one.number for one in deals}, "deals are lost, or come of nothing"
    assert held.agreed == {one.number for one in deals if one.agreed}, "signatures are lost"
    assert +held.questions == asked, "questions are lost, or come of nothing"
    assert +held.orders == locked, "orders are lost, or come of nothing"
    assert held.fired == fired, "an inject was fired and not told, or told and not fired"
    assert numbers[engine.matters.unsettled] == len(matters), "the turn does not wait for matters"
    wanted = engine.wanted(session.state)
    assert not (matters and wanted.pause), "the turn may go on before matters are settled"
    waits = bool(wanted.orders or wanted.questions or wanted.pause or wanted.settle)
    assert wanted.over != waits, "nobody is wanted, and the game is not over"


def bounded(game: Game) -> tuple[tuple[int, int, int], ...]:
    """The slots that have a range, each with its lowest and highest value."""
    return tuple(
        (k, slot.low, slot.high)
        for k, slot in enumerate(game.slots)
        if slot.family in ("track", "flag", "resource")
    )


def within_range(state: State, bounds: tuple[tuple[int, int, int], ...]) -> None:
    numbers = state.numbers
    assert all(low <= numbers[k] <= high for k, low, high in bounds), "a number is out of range"
    assert state[st.FAULT] == 0


# ---- all of it


class Oracle:
    """Everything that must hold, looked at after every entry of one game."""

    def __init__(self, session: Session, engine: Engine) -> None:
        self.shadow = Shadow(engine, session.journal.seed, [State(session.game.start)])
        those = (vw.control_reader(session.game), *readers(session.game))
        self.ears = [Ear(engine, reader) for reader in those]
        self.rng = random.Random(session.journal.seed)
        self.bounds = bounded(session.game)
        self.looks = 0

    def look(self, session: Session) -> None:
        """One reader after the other is the one whose secrets are changed."""
        self.shadow.catch_up(session)
        for ear in self.ears:
            ear.catch_up(session)
        within_range(session.state, self.bounds)
        nothing_is_lost(session)
        others = self.ears[1:]
        self.looks += 1
        reader = others[self.looks % len(others)].reader
        moment(session, reader, self.rng)
        deals_are_kept_apart(session, reader)
