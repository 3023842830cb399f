"""What a reader may not know makes no difference to anything it is shown, offered or told.

Pairs of random games that differ only in hidden things, and moments at which all hidden things are
changed at once, must look the same to the reader. That the comparison can see is shown by leaks
that are planted here, one of each kind, and must be called by their names.
"""

import os
import random
from collections.abc import Callable, Iterable

import attrs
import pytest

from tests.core.builders import game
from tests.core.games import GAMES
from tests.core.leaks import Leak, moment, readers, twin_games
from tests.core.random_games import Chance, steps
from tests.core.watching import leaks_while
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core import state as st
from wargame.core import view as vw
from wargame.core.dice import Seed
from wargame.core.engine import handlers, talking
from wargame.core.engine.engine import Engine, Question
from wargame.core.engine.handling import Handling
from wargame.core.methods import Matter
from wargame.core.orders import LegalOrders
from wargame.core.state import State

PAIRS = 2_000 if os.environ.get("CI") else 300
"""How many pairs of games are played, over all games and readers."""
BATCHES = 10


def fresh(name: str = "archipelago") -> Engine:
    """An engine of its own, that a test may break."""
    return Engine(game(GAMES[name]))


def search(engine: Engine, pairs: int = 400, looks: float = 0.05) -> Leak | None:
    """The first leak in so many pairs of games, reader by reader."""
    those = readers(engine.game)
    for number in range(pairs):
        leak = twin_games(engine, number, those[number % len(those)], looks=looks)
        if leak is not None:
            return leak
    return None


@pytest.mark.parametrize("batch", range(BATCHES))
@pytest.mark.parametrize("name", GAMES)
def test_games_that_differ_in_what_a_reader_may_not_know_look_the_same(
    name: str, batch: int
) -> None:
    engine = fresh(name)
    those = readers(engine.game)
    share = PAIRS // (BATCHES * len(GAMES))
    for number in range(batch * share, (batch + 1) * share):
        leak = twin_games(engine, number, those[number % len(those)])
        assert leak is None, f"pair {number}: {leak}"


@pytest.mark.parametrize("name", GAMES)
def test_at_every_decision_all_that_is_hidden_may_be_otherwise(name: str) -> None:
    """Two whole games, every reader, every moment; Control meddles too."""
    engine = fresh(name)
    for number in range(2):
        rng = random.Random(number)
        events: list[ev.Event] = []
        for _, step in steps(engine, Seed(number, 1), Chance(rng, meddling=0.1)):
            events += step.events
            for reader in readers(engine.game):
                leak = moment(engine, step.state, events, reader, rng)
                assert leak is None, f"game {number}: {leak}"


# ---- planted leaks

Break = Callable[[Engine, pytest.MonkeyPatch], None]


def number_in_the_view(engine: Engine, patch: pytest.MonkeyPatch) -> None:
    """A track for Control alone stands in everyone's view."""
    plain = vw.dials

    def leaky(engine: Engine, state: State, reader: vw.Reader) -> tuple[vw.DialView, ...]:
        everything = plain(engine, state, vw.control_reader(engine.game))
        return (*plain(engine, state, reader), *(d for d in everything if d.id == "rot"))

    patch.setattr(vw, "dials", leaky)


def number_in_the_log(engine: Engine, patch: pytest.MonkeyPatch) -> None:
    """Changes of every slot are told to all."""
    everyone = tuple(engine.game.everyone for _ in engine.audiences.slots)
    patch.setattr(engine.audiences, "slots", everyone)


def number_behind_the_band(engine: Engine, patch: pytest.MonkeyPatch) -> None:
    """The band of a blurred number comes with the number."""
    plain = vw.dials

    def leaky(engine: Engine, state: State, reader: vw.Reader) -> tuple[vw.DialView, ...]:
        shown = plain(engine, state, reader)
        return tuple(attrs.evolve(d, low=state[d.slot]) if d.band else d for d in shown)

    patch.setattr(vw, "dials", leaky)


def locked_order(engine: Engine, patch: pytest.MonkeyPatch) -> None:
    """The orders of all seats stand in everyone's view."""
    plain = vw.order_views

    def leaky(engine: Engine, state: State, reader: vw.Reader) -> tuple[vw.OrderView, ...]:
        return plain(engine, state, vw.control_reader(engine.game))

    patch.setattr(vw, "order_views", leaky)


def modifier(engine: Engine, patch: pytest.MonkeyPatch) -> None:
    """Unseen modifiers count in the odds that seats are shown."""
    patch.setattr(engine.audiences, "knows", lambda modifier, reader: True)
    patch.setattr(engine.audiences, "blind", lambda roll, reader: False)


def covert_event(engine: Engine, patch: pytest.MonkeyPatch) -> None:
    """Covert orders are told when they are carried out."""
    patch.setattr(engine.audiences, "_order", lambda seat, order: engine.game.everyone)


def cause(engine: Engine, patch: pytest.MonkeyPatch) -> None:
    """What a covert order led to is told to all, once its slot is empty."""
    patch.setitem(engine.rules.names, "go_on", lambda S, L, q: None)
    patch.setattr(engine.audiences, "source", lambda numbers, source: engine.game.everyone)


def running_count(engine: Engine, patch: pytest.MonkeyPatch) -> None:
    """The name of a roll is how many orders have been carried out before it."""

    def counted(S: list[int], q: int, purpose: int) -> int:
        count = len(engine.game.seats) * engine.game.width
        size, status = engine.game.order_size, st.ORDER_FIELDS.index("status")
        done = sum(S[engine.orders + n * size + status] == st.DONE for n in range(count))
        drawn = sum(S[engine.orders + n * size] for n in range(count) if n < q)
        return ((S[st.TURN] * 4096 + done * 64 + drawn) * 64 + purpose) * 256

    patch.setitem(engine.rules.names, "roll_name", counted)


def numbering(engine: Engine, patch: pytest.MonkeyPatch) -> None:
    """Events are numbered for all readers together."""

    def leaky(engine: Engine, events: Iterable[ev.Event], reader: vw.Reader) -> tuple[vw.Seen, ...]:
        redactor = vw.Redactor(engine, reader)
        shown = ((number, redactor.feed(event)) for number, event in enumerate(events, 1))
        return tuple(vw.Seen(number, event) for number, told in shown for event in told)

    patch.setattr(vw, "seen", leaky)


def numbered_acts(engine: Engine, patch: pytest.MonkeyPatch) -> None:
    """A covert act is told by its place in the record."""
    plain = vw.redact

    def leaky(engine: Engine, event: ev.Event, reader: vw.Reader) -> ev.Event | None:
        shown = plain(engine, event, reader)
        if isinstance(shown, ev.ActExposed) and isinstance(event, ev.ActExposed):
            return shown._replace(act=event.act)
        return shown

    patch.setattr(vw, "redact", leaky)


def lock_untold(engine: Engine, patch: pytest.MonkeyPatch) -> None:
    """That a seat has locked an order is not told when the order is covert."""
    plain = handlers.HANDLERS[cm.Lock]

    def leaky(do: Handling, command: cm.Lock) -> None:
        plain(do, command)
        spec = do.engine.game.scenario.actions[command.order.action]
        if spec.visibility == "covert":
            do.events[:] = [e for e in do.events if not isinstance(e, ev.SeatLocked)]

    patch.setitem(handlers.HANDLERS, cm.Lock, leaky)


def legality(engine: Engine, patch: pytest.MonkeyPatch) -> None:
    """What may be ordered depends on a number that only Control may know."""
    plain = engine.legal_orders
    rot = next(k for k, slot in enumerate(engine.game.slots) if slot.name == "alder.rot")

    def leaky(state: State, seat: int) -> LegalOrders:
        found = plain(state, seat)
        return LegalOrders(found.codes[: len(found) - (state[rot] >= 2)])

    patch.setattr(engine, "legal_orders", leaky)


def secret_vote(engine: Engine, patch: pytest.MonkeyPatch) -> None:
    """Answers in a secret vote are told to all."""
    patch.setattr(
        engine.audiences, "answer", lambda numbers, question, seat, source: engine.game.everyone
    )


def question_place(engine: Engine, patch: pytest.MonkeyPatch) -> None:
    """Questions bear the number of the place where they stand among all questions."""

    def leaky(state: State, seat: int) -> tuple[Question, ...]:
        return tuple(q for q in engine.open_questions(state) if q.seat == seat)

    patch.setattr(engine, "questions_of", leaky)
    patch.setattr(engine, "place_of", lambda state, seat, place: place)


def delayed_order(engine: Engine, patch: pytest.MonkeyPatch) -> None:
    """A delayed order counts among those that its seat has locked in the next turn."""
    plain = vw.seat_views

    def leaky(engine: Engine, state: State, reader: vw.Reader) -> tuple[vw.SeatView, ...]:
        shown = plain(engine, state, reader)
        return tuple(
            attrs.evolve(s, locked=s.locked + engine.carried(state.numbers, s.seat), delayed=0)
            for s in shown
        )

    patch.setattr(vw, "seat_views", leaky)


def delayed_order_in_the_log(engine: Engine, patch: pytest.MonkeyPatch) -> None:
    """A delayed order counts when it is told how many orders its seat has locked."""
    patch.setattr(Handling, "counted", everything_locked)


def everything_locked(do: Handling, seat: int) -> ev.SeatLocked:
    engine, game = do.engine, do.engine.game
    first = engine.orders + seat * game.width * game.order_size
    last = first + game.allowance[seat] * game.order_size
    statuses = do.numbers[first + st.ORDER_FIELDS.index("status") : last : game.order_size]
    locked = statuses.count(st.LOCKED)
    return ev.SeatLocked(game.everyone, seat, locked, game.allowance[seat])


def delayed_order_not_waited_for(engine: Engine, patch: pytest.MonkeyPatch) -> None:
    """A seat is not waited for when all its room is taken by orders that were delayed."""
    patch.setattr(engine, "carried", lambda numbers, seat: 0)
    patch.setitem(
        engine.rules.names, "undecided", lambda S, seat: int(engine.free_slot(S, seat) >= 0)
    )


def sealed_reply(engine: Engine, patch: pytest.MonkeyPatch) -> None:
    """Replies to what is argued stand in everyone's view before they are disclosed."""
    patch.setattr(Matter, "shown", lambda matter, seat: matter)


def argued_among_few(engine: Engine, patch: pytest.MonkeyPatch) -> None:
    """What is argued among few stands in everyone's view."""

    def leaky(engine: Engine, state: State, reader: vw.Reader) -> tuple[Matter, ...]:
        return tuple(one.shown(reader.seat) for one in engine.matters.all(state.numbers))

    patch.setattr(vw, "matters", leaky)


def word_in_a_room(engine: Engine, patch: pytest.MonkeyPatch) -> None:
    """What is said aside is told to all, and that a room was left or closed."""
    patch.setattr(talking, "mask", lambda seats: engine.game.everyone)


def room_left_by_somebody(engine: Engine, patch: pytest.MonkeyPatch) -> None:
    """That a seat has left a room is told to all."""
    plain = handlers.HANDLERS[cm.LeaveRoom]

    def leaky(do: Handling, command: cm.LeaveRoom) -> None:
        plain(do, command)
        do.events[-1] = do.events[-1]._replace(audience=engine.game.everyone)

    patch.setitem(handlers.HANDLERS, cm.LeaveRoom, leaky)


def leaks_of_arguing(engine: Engine, games: int) -> set[str]:
    """The kinds of leaks in some games in which much is argued."""
    return leaks_while(lambda state: engine.matters.all(state.numbers), engine, games, 0.5)


def test_what_is_argued_among_few_and_replied_in_private_tells_nobody_else() -> None:
    assert leaks_of_arguing(fresh("council"), 40) == set()


@pytest.mark.parametrize("plant", [sealed_reply, argued_among_few])
def test_a_leak_of_what_is_argued_is_called_by_its_name(
    plant: Break, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = fresh("council")
    plant(engine, monkeypatch)
    assert leaks_of_arguing(engine, 40) == {"question"}


@pytest.mark.parametrize(
    ("plant", "kind", "name"),
    [
        (number_in_the_view, "slot", "archipelago"),
        (number_in_the_log, "slot", "archipelago"),
        (number_in_the_log, "slot", "council"),
        (number_behind_the_band, "slot", "archipelago"),
        (locked_order, "order", "archipelago"),
        (locked_order, "order", "council"),
        (modifier, "modifier", "archipelago"),
        (modifier, "modifier", "ledger"),
        (covert_event, "event", "archipelago"),
        (covert_event, "event", "ledger"),
        (cause, "event", "archipelago"),
        (running_count, "dice", "archipelago"),
        (numbering, "numbering", "archipelago"),
        (numbering, "numbering", "ledger"),
        (numbered_acts, "numbering", "archipelago"),
        (lock_untold, "timing", "archipelago"),
        (legality, "legality", "archipelago"),
        (secret_vote, "question", "council"),
        (question_place, "question", "council"),
        (word_in_a_room, "event", "archipelago"),
        (word_in_a_room, "event", "council"),
        (room_left_by_somebody, "event", "council"),
        (delayed_order, "timing", "archipelago"),
        (delayed_order_in_the_log, "timing", "archipelago"),
        (delayed_order_not_waited_for, "timing", "archipelago"),
    ],
)
def test_a_planted_leak_is_called_by_its_name(
    plant: Break, kind: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = fresh(name)
    plant(engine, monkeypatch)
    leak = search(engine, looks=0.2)
    assert leak is not None
    assert leak.kind == kind, leak
